import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { texts } from "./texts.ts";

export function AboutPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="read">
      <h1>{t.about}</h1>
      {t.aboutText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2 class="group">{t.dataTitle}</h2>
      {t.dataText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

export function AccessibilityPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="read">
      <h1>{t.accessibility}</h1>
      {t.accessibilityText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

/** Kept on a device and shown there in the place of a page that cannot be reached. */
export function NoNetworkPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="read">
      <h1>{t.noNetwork}</h1>
      {t.noNetworkText.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p class="actions">
        <a class="button" href="?">
          {t.tryAgain}
        </a>
      </p>
    </div>
  );
}
