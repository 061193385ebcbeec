import { showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { type Findings, mostFindings, type Waiting } from "../schema.ts";
import { texts } from "../texts.ts";

/** What of the file cannot be taken, row by row, before anything is made of it. */
export function ReportPage({ waiting }: { waiting: Waiting }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { id, fileName, draft, findings } = waiting;
  const questions = draft.sections.reduce((sum, section) => sum + section.questions.length, 0);
  const isTooMany = findings.length > mostFindings;
  const number = (count: number) => showNumber(count, language);
  return (
    <>
      <h1>{t.reportTitle}</h1>
      <p class="lead">{t.reportLead(fileName)}</p>
      <p>{questions === 0 ? t.empty : t.wouldBe(number(questions), questions)}</p>
      <Listed findings={findings.slice(0, mostFindings)} />
      {isTooMany && <p>{t.onlyFirst(number(mostFindings), number(findings.length))}</p>}
      <div class="actions row">
        {!isTooMany && questions > 0 && (
          <ActButton first action={`/surveys/questionnaires/imports/${id}`} label={t.without} />
        )}
        <a class="button button--2" href="/surveys/questionnaires/import">
          {t.another}
        </a>
      </div>
    </>
  );
}

function Listed({ findings }: { findings: Findings }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <Table
      caption={t.reportTitle}
      captionHidden
      rows={findings.map((finding, at) => ({ ...finding, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        {
          label: t.row,
          cell: ({ sheet, row }) => (row === 0 ? `${sheet}: ${t.whole}` : t.place(sheet, row)),
        },
        { label: t.what, bare: true, cell: ({ what, word }) => t.faults[what](word) },
      ]}
    />
  );
}
