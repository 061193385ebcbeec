import type { Person } from "#lib/actor.ts";
import { showMoment, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { type ImportDesk, kindOf } from "../desk.ts";
import {
  type CheckedRow,
  hoursToUndo,
  type Import,
  type Outcome,
  type StayingRow,
} from "../kept.ts";
import { sentFor } from "../plan.ts";
import { mostCorrections, rowsPerPage } from "../queries.ts";
import { texts } from "../texts.ts";
import { fieldWord, kindWord, problemWord, problemWords } from "../words.ts";
import { OtherSheets, shownCell } from "./columns.tsx";

const tonesOfRow: Record<Outcome, Tone> = {
  bad: "bad",
  doubtful: "wait",
  new: "good",
  changed: "info",
  same: "plain",
  aside: "plain",
};

type ImportShown = {
  desk: ImportDesk;
  found: Import;
  person: Person;
  rows: readonly CheckedRow[];
  page: number;
  /** How many rows there are to leaf through. */
  total: number;
  outcome: Outcome | null;
  /** How many rows that would change something are not written. */
  left: number;
  isUndoable: boolean;
  /** Rows whose records stayed when the others were taken back, with what those are called. */
  staying: { rows: readonly StayingRow[]; total: number; names: ReadonlyMap<string, string> };
  /** Another file of the sender's was written or taken back since the check. */
  isOutdated: boolean;
};

/** What the check found, the question whether to write, and the rows. */
export function ImportPage(shown: ImportShown) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { desk, found, left } = shown;
  const doubtful = desk.words.doubtful(language);
  const isGone =
    found.state === "checked" && shown.total === 0 && shown.outcome === null && found.rowsTotal > 0;
  const isLeft = found.state === "checked" && left < goodOf(found);
  return (
    <>
      <h1>{kindWord(desk, { kind: found.kind, language })}</h1>
      <p class="muted">{found.fileName}</p>
      <OtherSheets found={found} sheet={found.sheet} />
      {found.state === "written" && <Written {...shown} />}
      {found.state === "undone" && (
        <div class="done-panel" role="status">
          <p>{t.undone}</p>
          <p>
            <a href={desk.home}>{t.otherFile}</a>
          </p>
        </div>
      )}
      <OutcomeFigures {...shown} />
      {found.rowsDoubtful > 0 && found.state === "checked" && doubtful && <p>{doubtful}</p>}
      {isGone && <Gone desk={desk} />}
      {found.state === "checked" && !isGone && <Decision {...shown} isLeft={isLeft} />}
      {found.state === "written" && found.rowsBad > 0 && <Corrections desk={desk} found={found} />}
      {shown.rows.length > 0 && <Rows {...shown} />}
    </>
  );
}

function Gone({ desk }: Pick<ImportShown, "desk">) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class="waiting group">
      <p>
        <b>{t.fileGone}</b>
      </p>
      <p>
        <a class="button" href={desk.home}>
          {t.otherFile}
        </a>
      </p>
    </div>
  );
}

export function goodOf({ rowsNew, rowsChanged, rowsDoubtful }: Import): number {
  return rowsNew + rowsChanged + rowsDoubtful;
}

/** How many rows are written and were not taken back. */
export function standingOf(found: Import): number {
  return goodOf(found) - found.rowsUndone;
}

function Written({
  desk,
  found,
  person,
  isUndoable,
  staying,
}: Pick<ImportShown, "desk" | "found" | "person" | "isUndoable" | "staying">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const next = desk.words.next({ rowsDoubtful: found.rowsDoubtful, person }, language);
  const { writtenAt } = found;
  return (
    <div class="done-panel" role="status">
      <p>
        <b>{t.written(showNumber(standingOf(found), language))}</b>
      </p>
      {found.rowsUndone > 0 && <p>{t.rowsUndone(showNumber(found.rowsUndone, language))}</p>}
      {writtenAt && <p class="small">{showMoment(writtenAt, language)}</p>}
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
      <Staying staying={staying} />
      {isUndoable && writtenAt && (
        <details>
          <summary>{staying.total > 0 ? t.undoRest : t.undo}</summary>
          <p class="small">
            {t.undoUntil(
              showMoment(new Date(writtenAt.getTime() + hoursToUndo * 3_600_000), language),
            )}
          </p>
          <ActButton
            action={`${desk.home}/${found.id}/undo`}
            label={t.undoAll(standingOf(found), showNumber(standingOf(found), language))}
          />
        </details>
      )}
    </div>
  );
}

/** Which rows were not taken back, and why. */
function Staying({ staying: { rows, total, names } }: Pick<ImportShown, "staying">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (total === 0) return null;
  return (
    <>
      <p>
        <b>{t.notUndone(showNumber(total, language))}</b>
      </p>
      <ul>
        {rows.map(({ number, subject, stays }) => (
          <li key={String(number)}>
            {[t.rowOf(number), names.get(subject)].filter(Boolean).join(", ")}: {t.stays[stays]}
          </li>
        ))}
      </ul>
      {total > rows.length && <p>{t.andOthers(showNumber(total - rows.length, language))}</p>}
    </>
  );
}

const figures = ["new", "changed", "same", "doubtful", "bad", "aside"] as const;
const toldOfSome: readonly Outcome[] = ["doubtful", "aside"];
const written: readonly Outcome[] = ["new", "changed", "doubtful"];

/** Each with a link to its rows while these are kept. */
function OutcomeFigures({ desk, found, outcome: chosen, total }: ImportShown) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const values: Record<Outcome, number> = {
    new: found.rowsNew,
    changed: found.rowsChanged,
    same: found.rowsSame,
    doubtful: found.rowsDoubtful,
    bad: found.rowsBad,
    aside: found.rowsAside,
  };
  const isOver = isEnded(found);
  const words = t.ofRows(found.state === "written");
  // Of rows that were taken back nothing else is said.
  const isTold = (outcome: Outcome) =>
    !(written.includes(outcome) && found.rowsUndone > 0) &&
    (!toldOfSome.includes(outcome) || values[outcome] > 0);
  const isEmpty = chosen === null && total === 0;
  const isKept = (outcome: Outcome) =>
    !isEmpty && values[outcome] > 0 && (outcome === "bad" || !(desk.tellsOfPeople && isOver));
  return (
    <ul class="figures group" aria-label={t.outcome}>
      {found.rowsUndone > 0 && (
        <li>
          <b>{showNumber(found.rowsUndone, language)}</b>
          <span>{t.ofUndone}</span>
        </li>
      )}
      {found.rowsUndone > 0 && standingOf(found) > 0 && (
        <li>
          <b>{showNumber(standingOf(found), language)}</b>
          <span>{t.ofStanding}</span>
        </li>
      )}
      {figures.filter(isTold).map((outcome) => (
          <li key={outcome}>
            <b>{showNumber(values[outcome], language)}</b>
            {isKept(outcome) ? (
              <a
                href={here(frame, { outcome: chosen === outcome ? null : outcome, page: null })}
                aria-current={chosen === outcome ? "true" : undefined}
              >
                {words(values[outcome])[outcome]}
              </a>
            ) : (
              <span>{words(values[outcome])[outcome]}</span>
            )}
          </li>
      ))}
    </ul>
  );
}

function isEnded({ state }: Pick<Import, "state">): boolean {
  return state === "written" || state === "undone";
}

function Decision({ desk, found, left, isLeft, isOutdated }: ImportShown & { isLeft: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  const home = `${desk.home}/${found.id}`;
  return (
    <div class="waiting group">
      <p>
        <b>{isLeft ? t.partWritten(number(goodOf(found) - left), number(left)) : t.nothingYet}</b>
      </p>
      {found.rowsBad > 0 && <Corrections desk={desk} found={found} />}
      {isOutdated && <p>{t.outdated}</p>}
      {isOutdated ? (
        <ActButton action={`${home}/writing`} label={t.checkAgain} first />
      ) : left === 0 ? (
        <p>{t[nothingLeft(found)]}</p>
      ) : (
        <ActButton action={`${home}/writing`} label={t.write(left, number(left))} first />
      )}
      <p>
        {!isLeft && (
          <>
            <a href={`${home}/columns`}>{t.columnsAgain}</a> ·{" "}
          </>
        )}
        <a href={desk.home}>{t.otherFile}</a>
      </p>
    </div>
  );
}

/** Why there is nothing to write. */
export function nothingLeft({
  rowsBad,
  rowsSame,
}: Pick<Import, "rowsBad" | "rowsSame">):
  | "onlyBad"
  | "othersTheSame"
  | "nothingToWrite"
  | "nothingCounted" {
  if (rowsBad === 0) return rowsSame === 0 ? "nothingCounted" : "nothingToWrite";
  return rowsSame === 0 ? "onlyBad" : "othersTheSame";
}

function Corrections({ desk, found }: Pick<ImportShown, "desk" | "found">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <p>
      {found.state === "written"
        ? t.badNotWritten(found.rowsBad, showNumber(found.rowsBad, language))
        : t.badLeftOut(found.rowsBad, showNumber(found.rowsBad, language))}{" "}
      <a href={`${desk.home}/${found.id}/corrections.xlsx`}>
        {found.rowsBad > mostCorrections
          ? t.firstCorrections(showNumber(mostCorrections, language))
          : t.corrections}
      </a>
    </p>
  );
}

function Rows({ desk, found, rows, page, total }: ImportShown) {
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
            cell: (row) => (
              <Tag tone={tonesOfRow[row.outcome]}>
                {t.ofRows(found.state === "written")(1)[row.outcome]}
              </Tag>
            ),
          },
          {
            label: t.values,
            cell: (row) => <About desk={desk} found={found} row={row} />,
            bare: true,
          },
          {
            label: rows.every(({ outcome }) => outcome === "bad") ? t.toCorrect : t.remarks,
            cell: (row) =>
              row.problems.length > 0 ? <Problems desk={desk} found={found} row={row} /> : "–",
          },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / rowsPerPage)} />
    </section>
  );
}

type OneRow = Pick<ImportShown, "desk" | "found"> & { row: CheckedRow };

function Problems({ desk, found: { kind }, row }: OneRow) {
  const { language } = useFrame();
  return (
    <ul>
      {row.problems.map((problem) => (
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
function About({ desk, found, row }: OneRow) {
  const { language } = useFrame();
  const kind = kindOf(desk, found.kind);
  const names = kind.subjectFields(language).flatMap((field) => row.cells[field] || []);
  if (row.outcome === "aside") return <b>{shownCell(row.problems[0]?.value ?? "")}</b>;
  const isTold = Object.keys(row.changes).length > 0;
  return (
    <>
      {names.length > 0 && <b>{names.join(" ")}</b>}
      {isTold ? (
        <Changes desk={desk} found={found} row={row} />
      ) : (
        <Values desk={desk} found={found} row={row} />
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

function Values({ desk, found, row }: OneRow) {
  const { language } = useFrame();
  const kind = kindOf(desk, found.kind);
  const subject = kind.subjectFields(language);
  const whole = kind.fields.find(({ name, insteadOf }) => insteadOf && row.cells[name]);
  // Where one column was split, its parts are named, so that one sees how.
  const named = whole ? [whole.name] : subject;
  const filled = kind.fields.filter(
    ({ name, isConcealed }) => row.cells[name] && !isConcealed && !named.includes(name),
  );
  return (
    <p class="small">
      {filled
        .map(({ name }) => {
          const value = shownCell(row.cells[name] ?? "");
          const sent = shownCell(row.cells[sentFor(name)] ?? "");
          const field = fieldWord(desk, { kind: found.kind, field: name, language });
          return sent === "" ? `${field}: ${value}` : `${field}: ${value} («${sent}»)`;
        })
        .join("; ")}
    </p>
  );
}
