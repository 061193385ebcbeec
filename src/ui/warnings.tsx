import { inLanguage, type Texts } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";

export type WarningLine = {
  key: string;
  text: string;
  link?: { href: string; label: string };
  when?: string;
};

/** Warnings do not stop anybody; they are shown so that the decision is a decision. */
export function Warnings({ lines }: { lines: readonly WarningLine[] }) {
  const t = inLanguage(texts, useFrame().language);
  if (lines.length === 0) return null;
  return (
    <section class="warnings" aria-labelledby="warnings">
      <h2 id="warnings">{t.title}</h2>
      <ul>
        {lines.map(({ key, text, link, when }) => (
          <li key={key}>
            {text}
            {link && (
              <>
                : <a href={link.href}>{link.label}</a>
              </>
            )}
            {when && (
              <>
                {" "}
                <span class="num">{when}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const texts = {
  title: { kk: "Назар аударыңыз", ru: "Обратите внимание", en: "Please note" },
} satisfies Texts;
