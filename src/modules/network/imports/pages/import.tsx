import { showDay, showMoment, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { CheckedRow, Import } from "../schema.ts";
import { texts } from "../texts.ts";
import { fieldWord, problemWords } from "./words.tsx";

const tones: Record<CheckedRow["outcome"], Tone> = {
  bad: "bad",
  new: "good",
  changed: "info",
  same: "plain",
};

export function ImportPage({
  found,
  rows,
  page,
}: {
  found: Import;
  rows: CheckedRow[];
  page: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  const good = found.rowsNew + found.rowsChanged;
  return (
    <>
      <h1>{t[found.kind]}</h1>
      <p class="muted">
        {found.fileName}, {t.asOfDay(showDay(found.asOf, language))}
      </p>
      {found.state === "written" && found.writtenAt && (
        <div class="done-panel" role="status">
          <p>
            <b>{t.written(number(good))}</b>
          </p>
          <p class="small">{showMoment(found.writtenAt, language)}</p>
          <p>
            <a href="/network/schools">{t.toSchools}</a>
          </p>
        </div>
      )}
      <ul class="figures group" aria-label={t.outcome}>
        <Figure value={number(found.rowsNew)} word={t.outcomes.new} />
        <Figure value={number(found.rowsChanged)} word={t.outcomes.changed} />
        <Figure value={number(found.rowsSame)} word={t.outcomes.same} />
        <Figure value={number(found.rowsBad)} word={t.outcomes.bad} />
      </ul>
      {found.state === "checked" && <Decision found={found} good={good} />}
      <section aria-labelledby="rows">
        <h2 id="rows">{t.rowsTitle}</h2>
        <Table
          caption={t.rowsTitle}
          captionHidden
          rows={rows}
          rowKey={(row) => String(row.number)}
          columns={[
            { label: t.row, cell: (row) => <span class="num">{row.number}</span> },
            {
              label: t.outcome,
              cell: (row) => <Tag tone={tones[row.outcome]}>{t.outcomes[row.outcome]}</Tag>,
            },
            { label: t.toCorrect, cell: (row) => <Problems found={found} row={row} /> },
            { label: t.values, cell: (row) => <Values found={found} row={row} /> },
          ]}
        />
        <Pager page={page} pages={Math.ceil(found.rowsTotal / 100)} />
      </section>
    </>
  );
}

function Figure({ value, word }: { value: string; word: string }) {
  return (
    <li>
      <b>{value}</b>
      <span>{word}</span>
    </li>
  );
}

function Decision({ found, good }: { found: Import; good: number }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  return (
    <div class="waiting group">
      <p>
        <b>{t.nothingYet}</b>
      </p>
      {found.rowsBad > 0 && (
        <p>
          {t.badLeftOut(number(found.rowsBad))}{" "}
          <a href={`/network/imports/${found.id}/corrections.xlsx`}>{t.corrections}</a>
        </p>
      )}
      {good === 0 ? (
        <p>{t.nothingToWrite}</p>
      ) : (
        <ActButton action={`/network/imports/${found.id}/writing`} label={t.write(number(good))} />
      )}
      <p>
        <a href={`/network/imports/${found.id}/columns`}>{t.columnsAgain}</a> ·{" "}
        <a href="/network/imports">{t.otherFile}</a>
      </p>
    </div>
  );
}

function Problems({ found, row }: { found: Import; row: CheckedRow }) {
  const { language } = useFrame();
  if (row.problems.length === 0) return <span class="muted">–</span>;
  return (
    <ul>
      {row.problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          {problemWords(found.kind, problem, language)}
        </li>
      ))}
    </ul>
  );
}

function Values({ found, row }: { found: Import; row: CheckedRow }) {
  const { language } = useFrame();
  const filled = Object.entries(row.cells).filter(([, value]) => value !== "");
  return (
    <span class="small">
      {filled
        .map(([field, value]) => `${fieldWord(found.kind, field, language)}: ${value}`)
        .join("; ")}
    </span>
  );
}
