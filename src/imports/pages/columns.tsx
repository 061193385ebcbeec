import type { Person } from "#lib/actor.ts";
import { showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Matched } from "../checking.ts";
import { isConcealed } from "../conceal.ts";
import { type ImportDesk, kindOf, type Question, questionsBeside, questionsOf } from "../desk.ts";
import { type Field, sparedBy } from "../fields.ts";
import type { Import } from "../kept.ts";
import type { TableRow } from "../reading/rows.ts";
import { hasLostLetters } from "../spelling.ts";
import { texts } from "../texts.ts";
import { fieldWord, kindWord } from "../words.ts";

type ColumnsShown = {
  desk: ImportDesk;
  found: Import;
  at: Matched;
  state: FormState;
  person: Person;
  /** What is asked of this person alone. */
  asked: readonly Question[];
  writtenBefore: { id: string; writtenAt: Date } | null;
};

/** Where the table is in the file, which of its columns is which, and what only the person knows of all of it. */
export function ColumnsPage(shown: ColumnsShown) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { desk, found, at, writtenBefore } = shown;
  if (at.start.length === 0) {
    return (
      <>
        <h1>{t.columnsTitle}</h1>
        <p class="lead">{t.fileGone}</p>
        <p>
          <a class="button" href={desk.home}>
            {t.otherFile}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{t.columnsTitle}</h1>
      <p class="lead">{found.fileName}</p>
      {writtenBefore && (
        <p class="warnings">
          <a href={`${desk.home}/${writtenBefore.id}`}>
            {t.writtenBefore(showMoment(writtenBefore.writtenAt, language))}
          </a>
        </p>
      )}
      {isDamaged(at.start) && (
        <p class="warnings" role="alert">
          {t.lettersLost}
        </p>
      )}
      <PlaceOfTable desk={desk} found={found} at={at} />
      <Columns {...shown} />
    </>
  );
}

/** Whether letters were lost; what the house itself wrote of a row, in a file that comes back, is no sign of it. */
function isDamaged(rows: readonly TableRow[]): boolean {
  const ours = Object.values(texts.toCorrect);
  const remarks = new Set(
    rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (ours.includes(cell) ? [at] : []))),
  );
  return rows.some(({ cells }) =>
    cells.some((cell, at) => hasLostLetters(cell) && !remarks.has(at)),
  );
}

const rowsShown = 10;
const lettersShown = 40;
const mostNamed = 12;

function PlaceOfTable({ desk, found, at }: Pick<ColumnsShown, "desk" | "found" | "at">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const first = Math.max(0, (at.header ?? 0) - 1);
  const rows = at.start.slice(first, first + rowsShown);
  return (
    <section aria-labelledby="place">
      <h2 id="place">{t.placeTitle}</h2>
      <p>
        {filledSheets(found).length > 1 && <b>{t.onSheet(found.sheets[at.sheet]?.name ?? "")} </b>}
        {at.header === null
          ? t.withoutHeadings
          : t.headingsIn(showNumber(at.start[at.header]?.number ?? 0, language))}
        {found.separator && (
          <>
            {" "}
            {t.separatedBy(t.separators[found.separator] ?? found.separator)}{" "}
            <a href={`${desk.home}?separator=${encodeURIComponent(found.separator)}`}>
              {t.separatedOtherwise}
            </a>
          </>
        )}
      </p>
      <OtherSheets found={found} sheet={at.sheet} />
      <FirstRows rows={rows} header={at.header === null ? null : at.start[at.header]} />
      <details open={filledSheets(found).length > 1}>
        <summary>{t.placeOther}</summary>
        <form method="get" class="form">
          <Place found={found} at={at} />
          <Submit label={t.showPlace} second />
        </form>
      </details>
    </section>
  );
}

function FirstRows({
  rows,
  header,
}: {
  rows: readonly TableRow[];
  header: TableRow | null | undefined;
}) {
  const t = inLanguage(texts, useFrame().language);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const places = Array.from({ length: width }, (_, at) => at);
  return (
    // What scrolls sideways is reached by keyboard.
    <section class="sheet" tabindex={0} aria-label={t.firstRows}>
      <table class="table table--tight">
        <caption class="hidden">{t.firstRows}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number} class={row === header ? "heads" : undefined}>
              <th scope="row" class="num muted">
                {row.number}
              </th>
              {(isTitle(row) ? places.slice(0, titlePlace(row) + 1) : places).map((place) =>
                isTitle(row) && place === titlePlace(row) ? (
                  <td key={place} colSpan={width - place}>
                    {row.cells[place]}
                  </td>
                ) : (
                  <td key={place}>{shownCell(row.cells[place] ?? "")}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// A title stands alone in its row and would widen the column that it happens to stand in.
function isTitle({ cells }: TableRow): boolean {
  return cells.filter(Boolean).length === 1;
}

/** Where it stands, behind the cells that are empty. */
function titlePlace({ cells }: TableRow): number {
  return cells.findIndex(Boolean);
}

/** A cell in few letters; of what is concealed only that there was something. */
export function shownCell(cell: string): string {
  if (isConcealed(cell)) return "•••";
  return cell.length > lettersShown ? `${cell.slice(0, lettersShown)}…` : cell;
}

/** What of the file is not taken: half a list would be lost without a word. */
export function OtherSheets({ found, sheet }: { found: Import; sheet: number }) {
  const t = inLanguage(texts, useFrame().language);
  const others = found.sheets.flatMap(({ name, rows, isHidden }, at) =>
    at === sheet || rows === 0 || isHidden ? [] : `«${shownCell(name)}»`,
  );
  if (others.length === 0) return null;
  const shown = others.slice(0, mostNamed).join(", ");
  return <p class="warnings">{t.otherSheets(others.length > mostNamed ? `${shown} …` : shown)}</p>;
}

function filledSheets({ sheets }: Import) {
  return sheets.filter(({ rows, isHidden }) => rows > 0 && !isHidden);
}

function Place({ found, at }: Pick<ColumnsShown, "found" | "at">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const sheets = found.sheets.flatMap((sheet, place) =>
    sheet.rows > 0 ? [{ value: String(place), label: sheet.name || String(place + 1) }] : [],
  );
  const rows = at.start.slice(0, 20).map(({ number, cells }, place) => ({
    value: String(place),
    label: t.rowWith(
      showNumber(number, language),
      cells.filter(Boolean).slice(0, 3).map(shownCell).join(", "),
    ),
  }));
  return (
    <>
      {sheets.length > 1 && (
        <SelectField name="sheet" label={t.sheet} options={sheets} value={String(at.sheet)} />
      )}
      <SelectField
        name="header"
        label={t.headingsRow}
        options={[{ value: "none", label: t.noHeadings }, ...rows]}
        value={at.header === null ? "none" : String(at.header)}
      />
    </>
  );
}

function Columns({ desk, found, at, state, person, asked }: ColumnsShown) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { fields } = kindOf(desk, found.kind);
  const spared = sparedBy(fields, at.mapping);
  const beside = questionsBeside(asked, at.mapping);
  const may = [...desk.sparedFor(person), ...beside.flatMap(({ insteadOf }) => insteadOf ?? [])];
  const isMissing = (name: string) =>
    fields.some((one) => one.name === name && one.needed) && at.mapping[name] === undefined;
  // A whole is what is needed where its parts have no columns.
  const isWhole = ({ insteadOf = [] }: Field) => insteadOf.some(isMissing);
  const isOptional = (field: Field) =>
    may.includes(field.name) || spared.has(field.name) || !(field.needed || isWhole(field));
  const isOpen = (field: Field) =>
    at.mapping[field.name] !== undefined ||
    !isOptional(field) ||
    state.problems[field.name] !== undefined ||
    (state.typed[field.name] ?? "") !== "";
  const select = (field: Field) => (
    <SelectField
      key={field.name}
      name={field.name}
      label={fieldWord(desk, { kind: found.kind, field: field.name, language })}
      options={optionsOf(at, t.column)}
      value={at.mapping[field.name] ?? ""}
      none={isOptional(field) ? t.notInFile : t.chooseColumn}
      optional={isOptional(field)}
    />
  );
  const others = fields.filter((field) => !isOpen(field));
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{t.columnsOf(kindWord(desk, { kind: found.kind, language }))}</h2>
      <p>{t.columnsLead}</p>
      <Form state={state} words={t}>
        <Hidden name="sheet" value={String(at.sheet)} />
        <Hidden name="header" value={at.header === null ? "none" : String(at.header)} />
        <div class="pairs">{fields.filter(isOpen).map(select)}</div>
        {others.length > 0 && (
          <details>
            <summary>{t.notFound(showNumber(others.length, language))}</summary>
            <div class="pairs">{others.map(select)}</div>
          </details>
        )}
        <NotTaken fields={fields} at={at} />
        {[...questionsOf(desk, { kind: found.kind, language }), ...beside]
          .filter(({ about }) => about === undefined || at.mapping[about] !== undefined)
          .map((question) => (
            <QuestionField
              key={question.name}
              question={question}
              answer={found.answers[question.name]}
            />
          ))}
        <Submit label={t.check} />
      </Form>
    </section>
  );
}

/** The columns of the file that no field has, by their headings. */
function NotTaken({ fields, at }: { fields: readonly Field[]; at: Matched }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const taken = new Set(fields.map(({ name }) => at.mapping[name]));
  const headings = at.columns.flatMap((heading, place) =>
    heading === "" || taken.has(String(place)) ? [] : shownCell(heading),
  );
  if (headings.length === 0) return null;
  const named = headings.slice(0, mostNamed).join(", ");
  const others = headings.length - mostNamed;
  const all = others > 0 ? t.andMore(named, showNumber(others, language)) : named;
  return <p class="small">{t.notTaken(all)}</p>;
}

/** Each column by its heading and the first thing in it. */
function optionsOf({ columns, rows, start }: Matched, word: string) {
  const width = Math.max(columns.length, ...start.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    const heading = shownCell(columns[at] ?? "") || `${word} ${at + 1}`;
    const sample = rows.map(({ cells }) => cells[at] ?? "").find((cell) => cell !== "");
    return { value: String(at), label: sample ? `${heading}: ${shownCell(sample)}` : heading };
  });
}

function QuestionField({ question, answer }: { question: Question; answer: string | undefined }) {
  const { today } = useFrame();
  const { name, label, hint } = question;
  if (question.type === "day") {
    const value = answer ?? (question.usual === "today" ? today : "");
    return (
      <TextField name={name} type="date" label={label} hint={hint} value={value} optional short />
    );
  }
  const { options, none } = question;
  return (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      options={options}
      value={answer ?? ""}
      none={none}
      optional
    />
  );
}
