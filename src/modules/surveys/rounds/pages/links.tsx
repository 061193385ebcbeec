import { encode } from "uqr";
import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { inFours } from "../rules.ts";
import type { Round } from "../schema.ts";
import { texts } from "../texts.ts";

type SchoolName = { name_kk: string; name_ru: string };
type Parts = { round: Round; school: SchoolName; tokens: string[]; publicUrl: string };

/** A sheet to print and cut: one link on each slip. */
export function LinksPage({ round, school, tokens, publicUrl }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{named(round, language)}</h1>
      <p class="lead">
        {named(school, language)}. {t.slipsCount(showNumber(tokens.length, language))}
      </p>
      <p class="no-print">{t.linksHint}</p>
      <ul class="slips" aria-label={t.slips}>
        {tokens.map((token) => (
          <li key={token}>
            <Code text={`${publicUrl}/s/${token}`} />
            <p class="small">
              <b>{named(round, language)}</b>
              <br />
              {named(school, language)}
              <br />
              {t.slipPrivacy}
            </p>
            <p class="small">
              <b>{`${new URL(publicUrl).host}/s/${inFours(token)}`}</b>
              <br />
              {t.slipHint}
              <br />
              {t.closesOn}: {showDay(round.closesOn, language)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Code({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text}>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
