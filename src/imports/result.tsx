import type { ComponentChild, ComponentChildren } from "preact";
import { showMoment, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { type ImportDesk, type Outcome, problemWords, type Uploaded } from "./desk.ts";
import type { CheckedRow } from "./kept.ts";
import { texts } from "./texts.ts";

const tonesOfRow: Record<Outcome, Tone> = {
  bad: "bad",
  doubtful: "wait",
  new: "good",
  changed: "info",
  same: "plain",
};

type Result = {
  desk: ImportDesk;
  found: Uploaded;
  rows: readonly CheckedRow<Outcome>[];
  page: number;
  /** How many rows there are to leaf through. */
  total: number;
};

/** What the check found, the question whether to write, and the rows. */
export function ImportView({
  about,
  next,
  children,
  ...result
}: Result & {
  about: string;
  /** Where to go once it is written. */
  next: ComponentChild;
  children?: ComponentChildren;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { desk, found } = result;
  const number = (value: number) => showNumber(value, language);
  const good = found.rowsNew + found.rowsChanged + (found.rowsDoubtful ?? 0);
  return (
    <>
      <h1>{desk.kindWord(found.kind, language)}</h1>
      <p class="muted">{about}</p>
      {found.state === "written" && found.writtenAt && (
        <div class="done-panel" role="status">
          <p>
            <b>{t.written(number(good))}</b>
          </p>
          <p class="small">{showMoment(found.writtenAt, language)}</p>
          <p>{next}</p>
        </div>
      )}
      <ul class="figures group" aria-label={t.outcome}>
        <Figure outcome="new" value={found.rowsNew} />
        <Figure outcome="changed" value={found.rowsChanged} />
        <Figure outcome="same" value={found.rowsSame} />
        {found.rowsDoubtful !== undefined && (
          <Figure outcome="doubtful" value={found.rowsDoubtful} />
        )}
        <Figure outcome="bad" value={found.rowsBad} />
      </ul>
      {children}
      {found.state === "checked" && <Decision desk={desk} found={found} good={good} />}
      {result.rows.length > 0 && <Rows {...result} />}
    </>
  );
}

function Figure({ outcome, value }: { outcome: Outcome; value: number }) {
  const { language } = useFrame();
  return (
    <li>
      <b>{showNumber(value, language)}</b>
      <span>{inLanguage(texts, language).outcomes[outcome]}</span>
    </li>
  );
}

function Decision({ desk, found, good }: { desk: ImportDesk; found: Uploaded; good: number }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  const home = `${desk.home}/${found.id}`;
  return (
    <div class="waiting group">
      <p>
        <b>{t.nothingYet}</b>
      </p>
      {found.rowsBad > 0 && (
        <p>
          {t.badLeftOut(number(found.rowsBad))}{" "}
          <a href={`${home}/corrections.xlsx`}>{t.corrections}</a>
        </p>
      )}
      {good === 0 ? (
        <p>{found.rowsSame === 0 ? t.onlyBad : t.nothingToWrite}</p>
      ) : (
        <ActButton action={`${home}/writing`} label={t.write(number(good))} first />
      )}
      <p>
        <a href={`${home}/columns`}>{t.columnsAgain}</a> · <a href={desk.home}>{t.otherFile}</a>
      </p>
    </div>
  );
}

function Rows({ desk, found, rows, page, total }: Result) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{t.rowsTitle}</h2>
      <Table
        caption={t.rowsTitle}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.number)}
        columns={[
          { label: t.row, cell: (row) => <span class="num">{t.rowOf(row.number)}</span> },
          {
            label: t.outcome,
            cell: (row) => <Tag tone={tonesOfRow[row.outcome]}>{t.outcomes[row.outcome]}</Tag>,
          },
          {
            label: t.toCorrect,
            cell: (row) =>
              row.problems.length > 0 ? <Problems desk={desk} found={found} row={row} /> : "–",
          },
          {
            label: t.values,
            cell: (row) => <Values desk={desk} found={found} row={row} />,
            bare: true,
          },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / 100)} />
    </section>
  );
}

type OneRow = { desk: ImportDesk; found: Uploaded; row: CheckedRow<Outcome> };

function Problems({ desk, found: { kind }, row }: OneRow) {
  const { language } = useFrame();
  return (
    <ul>
      {row.problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          {problemWords(desk, { kind, problem, language })}
        </li>
      ))}
    </ul>
  );
}

function Values({ desk, found, row }: OneRow) {
  const { language } = useFrame();
  const filled = desk
    .fieldsOf(found.kind)
    .flatMap(({ name }) => (row.cells[name] ? [[name, row.cells[name]] as const] : []));
  return (
    <span class="small">
      {filled
        .map(([field, value]) => `${desk.fieldWord(found.kind, field, language)}: ${value}`)
        .join("; ")}
    </span>
  );
}
