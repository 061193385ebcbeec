import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

/** What happened, what to do next, and the number to name when asking for help. */
export function ErrorBody({
  title,
  advice,
  request,
}: {
  title: string;
  advice: string;
  request: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="read">
      <h1>{title}</h1>
      <p class="lead">{advice}</p>
      <p class="group">
        <a class="button" href="/">
          {t.toHome}
        </a>
      </p>
      <p class="small muted group">
        {t.requestNumber}: <span class="num">{request}</span>
      </p>
    </div>
  );
}
