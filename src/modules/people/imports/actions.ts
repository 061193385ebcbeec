import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { ImportDesk, Question, Stay, TableKind } from "#imports/desk.ts";
import { forgetInImports } from "#imports/forgetting.ts";
import type { ImportRow } from "#imports/plan.ts";
import type { Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { bothNames } from "#lib/names.ts";
import type { Erasing } from "#lib/of-person.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { getSchool } from "#modules/network/base/queries.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import { canKeepTeacher, canKeepTeachersOf, scopeOfKept } from "../base/access.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { canRecordTraining } from "../trainings/access.ts";
import { canImport, keepsAnywhere, onlySchoolOf } from "./access.ts";
import {
  getTracesIn,
  isOfSchool,
  listMerged,
  listNamesOf,
  listPlacesTouched,
  listSchoolNames,
  listSchoolsNamed,
  naming,
} from "./queries.ts";
import { pieceWithout, rowWithout } from "./rules/forgotten.ts";
import { nameOrders } from "./rules/full-name.ts";
import { numbersConcealed, withNames, withOwnSchool } from "./rules/rows.ts";
import { mayBeName, SchoolNames, withSchools } from "./rules/school-names.ts";
import { tellMore } from "./rules/telling.ts";
import { texts } from "./texts.ts";

const name = "people";

const words: ImportDesk<ImportContext>["words"] = {
  note: (person, language) =>
    onlySchoolOf(person) === null ? null : inLanguage(texts, language).ownSchool,
  next: ({ rowsDoubtful, person }, language) => {
    const t = inLanguage(texts, language);
    if (rowsDoubtful > 0) return { href: "/people/duplicates", label: t.toDuplicates };
    const school = onlySchoolOf(person);
    return school === null
      ? { href: "/people/teachers", label: t.toTeachers }
      : { href: `/people/teachers?school=${school}`, label: t.toOwnTeachers };
  },
  doubtful: (language) => inLanguage(texts, language).doubtful,
  more: (language) => ({
    href: "/people/duplicates",
    label: inLanguage(texts, language).toDuplicates,
  }),
};

/** Tables of people, of the kinds that the area lists. */
export const deskFor = (kinds: readonly TableKind<ImportContext>[]): ImportDesk<ImportContext> => ({
  name,
  home: "/people/imports",
  subject: { kind: "teacher", table: "people.teachers" },
  tasks: {
    check: "check_people_import",
    write: "write_people_import",
    undo: "undo_people_import",
  },
  kinds: kinds.map(tellingMore),
  texts,
  stays: texts.stays,
  askedBeside: ["people.duplicate_pairs"],
  countedWord: ({ code, number }, language) => {
    if (number === undefined) return null;
    return inLanguage(texts, language).countedProblems[code]?.(number) ?? null;
  },
  questions: (language) => {
    const t = inLanguage(texts, language);
    return [
      {
        name: "name_order",
        type: "choice",
        label: t.nameOrder,
        none: t.nameOrders.auto,
        options: nameOrders.map((order) => ({ value: order, label: t.nameOrders[order] })),
        about: "full_name",
      },
    ];
  },
  questionsTo: async (db, { kind, ...asked }) =>
    hasSchools(kinds, kind) ? askSchool(db, asked) : [],
  mayImport: canImport,
  sparedFor: (person) => (onlySchoolOf(person) === null ? [] : ["code"]),
  contextFor,
  complete: async (db, rows, { answers, person, now }) => {
    const inParts = withNames(rows, answers.name_order);
    const placed = withOwnSchool(inParts, (await ownCode(db, person)) ?? (answers.school || null));
    return withNamedSchools(db, placed, { person, on: dayOf(now) });
  },
  conceals: numbersConcealed,
  tellsOfPeople: true,
  lock: async (tx, { kind, rows }) => {
    await kinds.find((one) => one.name === kind)?.lock?.(tx);
    await lockPeopleOf(tx, rows);
  },
  leansOn: null,
  staying: async (tx, asked) => [
    ...(await listMerged(tx, asked.writtenAt)),
    ...(await notKept(tx, asked)),
  ],
  called: listNamesOf,
  namesIn,
  fills: ["people.teachers", "people.posts"],
  afterPortion: countLater,
  addUp: countWritten,
  words,
});

function hasSchools(kinds: readonly TableKind<ImportContext>[], kind: string): boolean {
  return kinds.some(
    (one) => one.name === kind && one.fields.some(({ name: field }) => field === "code"),
  );
}

// More are no list to choose from.
const mostOffered = 500;

/** Whose list it is, of the schools that the sender keeps, where these are several. */
async function askSchool(
  db: Db,
  { person, on, language }: { person: Person; on: string; language: Language },
): Promise<readonly Question[]> {
  const scope = scopeOfKept(person);
  if (!scope || scope.isEverywhere || onlySchoolOf(person) !== null) return [];
  const schools = await listSchoolsNamed(db, { scope, on });
  if (schools.length === 0 || schools.length > mostOffered) return [];
  const t = inLanguage(texts, language);
  const options = schools
    .map((school) => ({ value: school.code, label: named(school, language) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language));
  const words = { label: t.schoolOfList, hint: t.schoolOfListHint, none: t.schoolInRows };
  return [{ name: "school", type: "choice", insteadOf: "code", ...words, options }];
}

async function namesIn(
  db: Db,
  { rows, language }: { rows: readonly Pick<ImportRow, "cells">[]; language: Language },
) {
  const codes = rows.flatMap(({ cells }) => cells.code || []);
  return { code: await listSchoolNames(db, { codes, language }) };
}

async function notKept(tx: Db, { person, on }: { person: Person; on: string }): Promise<Stay[]> {
  if (keepsAnywhere(person)) return [];
  const touched = await listPlacesTouched(tx, on);
  return touched
    .filter(({ places }) => !canKeepTeacher(person, { places }))
    .flatMap(({ subjects }) =>
      subjects.map((subject) => ({ subject, reason: "notKept" as const })),
    );
}

/** What whoever sent the file may write, on the day. */
function contextFor(
  person: Person,
  { answers, now }: { answers: Readonly<Record<string, string>>; now: Date },
): ImportContext {
  return {
    today: dayOf(now),
    listedOn: answers.listed_on || null,
    mayKeep: (place) => canKeepTeachersOf(person, place),
    mayKeepAnywhere: keepsAnywhere(person),
    mayTrainElsewhere: canRecordTraining(person, null),
    seen: { iins: new Set(), names: new Set() },
  };
}

/** A name is looked for among the schools that the sender keeps, so that it tells of no other. */
async function withNamedSchools(
  db: Db,
  rows: readonly ImportRow[],
  { person, on }: { person: Person; on: string },
): Promise<ImportRow[]> {
  const scope = scopeOfKept(person);
  if (!scope || !rows.some(({ cells }) => mayBeName(cells.code ?? ""))) return [...rows];
  const names = new SchoolNames(await listSchoolsNamed(db, { scope, on }));
  const placed: ImportRow[] = [];
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    for (const row of withSchools(rows.slice(at, at + rowsAtOnce), names)) placed.push(row);
    // A list of very many names keeps no other work waiting.
    await setImmediate();
  }
  return placed;
}

const rowsAtOnce = 2_000;

/** The kind with more said of what is wrong in its rows. */
function tellingMore(kind: TableKind<ImportContext>): TableKind<ImportContext> {
  return {
    ...kind,
    find: async (db, asked) => tellMore(await kind.find(db, asked), asked.rows),
  };
}

async function ownCode(db: Db, person: Person): Promise<string | null> {
  const schoolId = onlySchoolOf(person);
  return schoolId === null ? null : (await getSchool(db, schoolId)).code;
}

const mostLocks = 500;

/**
 * Two lists of one school are written one after the other: the second knows whom the first brought. A list of very many
 * schools is written alone, as a lock for each would fill the server's table of locks, and so is one taken back, whose
 * schools are not known before.
 */
async function lockPeopleOf(tx: Db, rows: readonly ImportRow[] | "all"): Promise<void> {
  const codes = rows === "all" ? [] : [...new Set(rows.map(codeOfRow))].sort();
  if (rows === "all" || codes.length > mostLocks) return lockAllPeople(tx);
  await sql`select pg_advisory_xact_lock_shared(hashtext('people of a list'), 0)`.execute(tx);
  await sql`
    select pg_advisory_xact_lock(hashtext('people of a school'), hashtext(code))
    from (select code from unnest(${codes}::text[]) with ordinality as c (code, place) order by place) c`.execute(
    tx,
  );
}

/** Nobody writes a list, or takes one back, meanwhile. */
async function lockAllPeople(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('people of a list'), 0)`.execute(tx);
}

/** Schools whose counts are added up later. */
async function countLater(
  tx: Db,
  importId: string,
  records: readonly { id: string }[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  await sql`
    insert into people.counted_later (import_id, school_id)
    select distinct ${importId}::uuid, school_id from people.posts where teacher_id = any(${ids}::uuid[])
      -- What is not left for later was counted by the table's triggers.
      and current_setting('people.counts_later', true) = 'on'
    -- Two portions are written at once: in one order neither waits for the other in a ring.
    order by school_id on conflict do nothing`.execute(tx);
}

/** Adds up the counts of the schools that portions wrote, also when not all of them could be written. */
async function countWritten(db: Db, importId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      with taken as (delete from people.counted_later where import_id = ${importId} returning school_id)
      select people.refresh_counts(array(select school_id from taken))`.execute(tx);
  });
}

/**
 * Takes the person out of tables that wait to be written or corrected: a row of theirs is found by the number, or by both
 * names beside the code of a school of theirs or in a table that such a school brought, so that namesakes elsewhere and
 * colleagues whose names hold theirs stay. Inside the caller's transaction, before the record is erased.
 */
export async function forgetRows(
  tx: Db,
  { teacherIds, names }: Pick<Erasing, "teacherIds" | "names">,
): Promise<void> {
  await lockAllPeople(tx);
  const traces = { ...(await getTracesIn(tx, teacherIds)), names };
  await forgetInImports(tx, {
    desk: name,
    naming: (text) => naming(traces, text),
    telling: (text) => condition`lower(${text}) ~ any(${bothNames(names)}::text[])`,
    isOfSchool: isOfSchool(traces),
    rowWithout: (row) => rowWithout(row, traces),
    pieceWithout: (piece) => pieceWithout(piece, traces),
    records: { relation: "people.teachers", keys: teacherIds },
  });
}
