import { showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { type ImportDesk, kindOf } from "../desk.ts";
import type { Field } from "../fields.ts";
import type { CheckedRow, CommonRemark, Import, Outcome } from "../kept.ts";
import { type Problem, sentFor } from "../plan.ts";
import { rowsPerPage } from "../queries.ts";
import { texts } from "../texts.ts";
import { fieldWord, problemWord, problemWords, quoted } from "../words.ts";
import { shownCell } from "./columns.tsx";

const tonesOfRow: Record<Outcome, Tone> = {
  bad: "bad",
  doubtful: "wait",
  new: "good",
  changed: "info",
  same: "plain",
  aside: "plain",
};

type RowsShown = {
  desk: ImportDesk;
  found: Import;
  rows: readonly CheckedRow[];
  page: number;
  /** How many rows there are to leaf through. */
  total: number;
  outcome: Outcome | null;
  /** What values are called, by the field, then by the value. */
  names: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** What is told of many rows, and not of each again. */
  common: readonly CommonRemark[];
};

/** The rows that are kept, and what each would do or did. */
export function Rows(shown: RowsShown) {
  const { desk, found, rows, page, total, outcome: chosen, names, common } = shown;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (rows.length === 0) return chosen === null ? null : <p>{t.noSuchRows}</p>;
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{t.rowsTitle}</h2>
      <Common desk={desk} found={found} common={common} />
      <Table
        caption={t.rowsTitle}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.number)}
        columns={[
          { label: t.row, cell: (row) => <span class="num">{t.rowOf(row.number)}</span> },
          {
            label: t.outcome,
            cell: (row) => (
              <Tag tone={tonesOfRow[row.outcome]}>
                {t.ofRows(found.state === "written")(1)[row.outcome]}
              </Tag>
            ),
          },
          {
            label: t.values,
            cell: (row) => <About desk={desk} found={found} row={row} names={names} />,
            bare: true,
          },
          {
            label: rows.every(({ outcome }) => outcome === "bad") ? t.toCorrect : t.remarks,
            cell: (row) =>
              row.problems.length > 0 ? (
                <Problems desk={desk} found={found} row={row} common={common} />
              ) : (
                "–"
              ),
          },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / rowsPerPage)} />
    </section>
  );
}

type OneRow = Pick<RowsShown, "desk" | "found"> & { row: CheckedRow };

/** Said once, above the rows, of how many of them it is true. */
function Common({ desk, found: { kind }, common }: Pick<RowsShown, "desk" | "found" | "common">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (common.length === 0) return null;
  return (
    <>
      <p>{t.commonRemarks}</p>
      <ul>
        {common.map(({ field, code, rows: number }) => (
          <li key={`${field} ${code}`}>
            {problemWords(desk, { kind, problem: { field, code, value: "" }, language })}
            {": "}
            {t.inRows(number, showNumber(number, language))}
          </li>
        ))}
      </ul>
    </>
  );
}

function isCommon(row: CheckedRow, common: readonly CommonRemark[]) {
  return ({ field, code }: Problem) =>
    row.outcome !== "bad" &&
    row.outcome !== "aside" &&
    common.some((one) => one.field === field && one.code === code);
}

function Problems({ desk, found: { kind }, row, common }: OneRow & Pick<RowsShown, "common">) {
  const { language } = useFrame();
  const own = row.problems.filter((problem) => !isCommon(row, common)(problem));
  if (own.length === 0)
    return <span class="small muted">{inLanguage(texts, language).saidAbove}</span>;
  return (
    <ul>
      {own.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          {row.outcome === "aside"
            ? problemWord(desk, { kind, problem, language })
            : problemWords(desk, { kind, problem, language })}
        </li>
      ))}
    </ul>
  );
}

/** Whom or what the row is about, and what it would change or bring. */
function About({ desk, found, row, names: called }: OneRow & Pick<RowsShown, "names">) {
  const { language } = useFrame();
  const kind = kindOf(desk, found.kind);
  const names = kind
    .subjectFields(language)
    .flatMap((field) => (isNew(row) && row.changes[field]?.to) || row.cells[field] || []);
  if (row.outcome === "aside") return <b>{shownCell(row.problems[0]?.value ?? "")}</b>;
  return (
    <>
      {names.length > 0 && <b>{names.join(" ")}</b>}
      {row.outcome === "changed" && Object.keys(row.changes).length > 0 ? (
        <Changes desk={desk} found={found} row={row} />
      ) : (
        <Values desk={desk} found={found} row={row} names={called} />
      )}
    </>
  );
}

function Changes({ desk, found, row }: OneRow) {
  const { language } = useFrame();
  return (
    <ul class="small">
      {kindOf(desk, found.kind).fields.flatMap(({ name, shown }) => {
        const change = row.changes[name];
        if (!change) return [];
        const say = (kept: string) =>
          (kept && shown ? shown(kept, language) : shownCell(kept)) || "–";
        const field = fieldWord(desk, { kind: found.kind, field: name, language });
        return [<li key={name}>{`${field}: ${say(change.from)} → ${say(change.to)}`}</li>];
      })}
    </ul>
  );
}

function isNew({ outcome }: CheckedRow): boolean {
  return outcome === "new" || outcome === "doubtful";
}

function Values({ desk, found, row, names }: OneRow & Pick<RowsShown, "names">) {
  const { language } = useFrame();
  const kind = kindOf(desk, found.kind);
  const subject = kind.subjectFields(language);
  const whole = kind.fields.find(({ name, insteadOf }) => insteadOf && row.cells[name]);
  // Where one column was split, its parts are named, so that one sees how.
  const named = whole ? [whole.name] : subject;
  const filled = kind.fields.filter(
    ({ name, isConcealed }) =>
      (row.cells[name] || row.changes[name]) && !isConcealed && !named.includes(name),
  );
  const said = (field: Field) => {
    const to = row.changes[field.name]?.to ?? "";
    const written = to !== "" && field.shown ? field.shown(to, language) : shownCell(to);
    return [saidIn(row, { field, names }), written].filter(Boolean).join(" → ");
  };
  return (
    <p class="small">
      {filled
        .map((field) => {
          const word = fieldWord(desk, { kind: found.kind, field: field.name, language });
          return `${word}: ${said(field)}`;
        })
        .join("; ")}
    </p>
  );
}

/** What the file says in the field, by its name where it has one. */
function saidIn(
  { cells }: CheckedRow,
  { field: { name }, names }: { field: Field } & Pick<RowsShown, "names">,
): string {
  const cell = cells[name] ?? "";
  const sent = cells[sentFor(name)] ?? "";
  const called = names[name]?.get(cell);
  const value = called ? `${called} (${cell})` : shownCell(cell);
  return sent === "" || sent === called ? value : `${value} ${quoted(shownCell(sent))}`;
}
