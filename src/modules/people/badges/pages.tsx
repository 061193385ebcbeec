import { renderToString } from "preact-render-to-string";
import { showMoment } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { markPath } from "#ui/mark.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { Certificate } from "../certificates/schema.ts";
import type { IssuerKey } from "./schema.ts";
import { texts } from "./texts.ts";

export function KeysPage({ keys }: { keys: readonly IssuerKey[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const inUse = keys.find(({ retiredAt }) => retiredAt === null);
  return (
    <>
      <h1>{t.keys}</h1>
      <p class="lead">{t.keysLead}</p>
      {keys.length === 0 ? (
        <EmptyState title={t.noKeys}>
          <p>{t.noKeysHint}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.keys}
          captionHidden
          rows={keys}
          rowKey={(key) => key.id}
          columns={[
            { label: t.key, cell: (key) => key.id },
            { label: t.publicKey, cell: (key) => <code>{key.publicKey}</code> },
            { label: t.madeAt, cell: (key) => showMoment(key.madeAt, language) },
            {
              label: t.state,
              cell: (key) =>
                key.retiredAt ? (
                  <Tag tone="plain">{t.retired}</Tag>
                ) : (
                  <Tag tone="good">{t.inUse}</Tag>
                ),
            },
          ]}
        />
      )}
      {inUse && (
        <ActButton action="/people/badges/keys" label={t.change} hidden={{ inUse: inUse.id }} />
      )}
    </>
  );
}

type Badge = { certificate: Certificate; language: Language; credential: object };

/** The badge as a picture with its credential baked in, as Open Badges 3.0 has it. */
export function drawBadge({ certificate, language, credential }: Badge): string {
  const t = inLanguage(texts, language);
  const lines = linesOf(wordsIn(wordsOf(certificate, "title"), language));
  const picture = renderToString(
    <>
      <title>{`${wordsIn(wordsOf(certificate, "title"), language)} – ${fullName(certificate)}`}</title>
      <rect width="480" height="480" rx="28" fill="#0b5563" />
      <rect y="452" width="480" height="6" fill="#f2b632" />
      <g transform="translate(170 44) scale(1.4)">
        <path d={markPath} fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" />
      </g>
      <g font-family="system-ui, sans-serif" text-anchor="middle" fill="#fff">
        <text x="240" y="226" font-size="20" fill="#b5e6ec">
          {t.certificate}
        </text>
        {lines.map((line, at) => (
          <text key={line} x="240" y={262 + at * 32} font-size="25" font-weight="600">
            {line}
          </text>
        ))}
        <text x="240" y="404" font-size="18">
          {shortened(fullName(certificate), 46)}
        </text>
        <text x="240" y="432" font-size="16" fill="#b5e6ec">
          {certificate.number}
        </text>
      </g>
    </>,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 480 480" width="480" height="480" lang="${language}">`,
    // The one thing that could end the section early is written in another way of JSON.
    `<openbadges:credential><![CDATA[${JSON.stringify(credential).replaceAll("]]>", "]]\\u003e")}]]></openbadges:credential>`,
    // Text of XML may not hold the end of a section either.
    `${picture.replaceAll("]]>", "]]&gt;")}</svg>\n`,
  ].join("\n");
}

const [widest, mostLines] = [32, 4];

/** A title in up to four lines that fit the picture. */
function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    const together = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && together.length <= widest) lines[lines.length - 1] = together;
    else lines.push(shortened(word, widest));
  }
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  return [...kept.slice(0, -1), shortened(`${kept.at(-1) ?? ""} …`, widest)];
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
