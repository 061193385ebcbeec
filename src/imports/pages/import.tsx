import type { Person } from "#lib/actor.ts";
import { showMoment, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import type { ImportDesk } from "../desk.ts";
import {
  type CheckedRow,
  type CommonRemark,
  hoursToUndo,
  type Import,
  type Outcome,
  type StayingRow,
} from "../kept.ts";
import { mostCorrections } from "../queries.ts";
import { texts } from "../texts.ts";
import { kindWord, stayWord } from "../words.ts";
import { OtherSheets } from "./columns.tsx";
import { Rows } from "./rows.tsx";

type ImportShown = {
  desk: ImportDesk;
  found: Import;
  person: Person;
  rows: readonly CheckedRow[];
  page: number;
  /** How many rows there are to leaf through. */
  total: number;
  outcome: Outcome | null;
  /** What values are called, by the field, then by the value. */
  names: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** What is told of many rows, and not of each again. */
  common: readonly CommonRemark[];
  /** How many rows that would change something are not written. */
  left: number;
  /** How many rows were written of which something is told. */
  told: number;
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
      {shown.told > 0 && <WrittenWithRemarks {...shown} />}
      <Rows {...shown} />
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
  const standing = standingOf(found);
  const isNothingLeft = staying.total > 0 && staying.total >= standing;
  return (
    <div class="done-panel" role="status">
      <p>
        <b>{t.written(showNumber(standing, language))}</b>
      </p>
      {found.rowsUndone > 0 && <p>{t.rowsUndone(showNumber(found.rowsUndone, language))}</p>}
      {writtenAt && <p class="small">{showMoment(writtenAt, language)}</p>}
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
      <Staying desk={desk} staying={staying} />
      {isUndoable && writtenAt && (
        <details>
          <summary>{staying.total > 0 ? t.undoRest : t.undo}</summary>
          {isNothingLeft && <p>{t.nothingToUndo}</p>}
          <p class="small">
            {t.undoUntil(
              showMoment(new Date(writtenAt.getTime() + hoursToUndo * 3_600_000), language),
            )}
          </p>
          <ActButton
            action={`${desk.home}/${found.id}/undo`}
            label={
              isNothingLeft ? t.undoAgain : t.undoAll(standing, showNumber(standing, language))
            }
          />
        </details>
      )}
    </div>
  );
}

/** Which rows were not taken back, and why. */
function Staying({ desk, staying: { rows, total, names } }: Pick<ImportShown, "desk" | "staying">) {
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
            {[t.rowOf(number), names.get(subject)].filter(Boolean).join(", ")}:{" "}
            {stayWord(desk, { reason: stays, language })}
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

/** Rows that were written and of which something is remarked: to look at, or to complete and send again. */
function WrittenWithRemarks({ desk, found, told }: ImportShown) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <p>
      {t.writtenInPart(showNumber(told, language))}{" "}
      {found.rowsBad === 0 && (
        <a href={`${desk.home}/${found.id}/corrections.xlsx`}>{t.toldRows}</a>
      )}
    </p>
  );
}
