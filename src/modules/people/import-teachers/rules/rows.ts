import { randomUUID } from "node:crypto";
import {
  changesIn,
  changesNothing,
  type ImportRow,
  type Outcome,
  type Planned,
  type Problem,
  type RowChanges,
  RowReader,
} from "#imports/plan.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import { isFamilyName, isInitial } from "../../base/rules/family-names.ts";
import type { Identity, ImportContext, KnownPerson } from "../../base/rules/roster.ts";
import {
  birthYearOf,
  birthYears,
  iinOf,
  mayKeep,
  nameOf,
  type RosterContext,
} from "../../base/rules/roster-rows.ts";
import type { Facts, KnownCategory, KnownPost, TeacherValue } from "../schema.ts";
import { categoryOf, newestOf, readCategory } from "./category.ts";
import { isOfNobody, signatureIn } from "./nobody.ts";
import { postChanges, postOf, readPost } from "./posts.ts";

/**
 * What each row would do. The rows of one school come together; what a row brings is known to the
 * rows after it, so that somebody who left and came back is one person in two rows.
 */
export function planTeachers(
  rows: readonly ImportRow[],
  known: RosterContext,
  context: ImportContext,
): Planned<TeacherValue>[] {
  const around = {
    known,
    context,
    taken: new Set<string>(),
    numbered: new Map<string, KnownPerson>(),
    kept: new Map<KnownPerson, boolean>(),
  };
  const wrong = new Map<string, number>();
  const planned = rows.map(
    (row): Planned<TeacherValue> =>
      isOfNobody(row)
        ? { number: row.number, outcome: "aside", problems: [ofNobody(row)] }
        : planTeacher(row, { ...around, wrong }),
  );
  doubtSeen(
    planned.flatMap((plan) => ("value" in plan ? [plan.value] : [])),
    context,
  );
  return planned;
}

/** What is wrong, and what would be left out of other cells. */
function allTold({ problems, remarks }: RowReader): Problem[] {
  const told = new Set(problems.map(({ field }) => field));
  return [...problems, ...remarks.filter(({ field }) => !told.has(field))];
}

/** What else is wrong with a row that is refused anyway, so that it is all mended at once. */
function tellPlace(
  reader: RowReader,
  { row, read, ...around }: { row: ImportRow; read: Read } & Around,
): void {
  const { familyName, givenName } = read.facts;
  if (familyName === "" || givenName === "") return;
  const probe = new RowReader(row);
  placed(probe, { read, ...around, taken: new Set(around.taken), kept: new Map(around.kept) });
  const told = new Set(reader.problems.map(({ field }) => field));
  for (const problem of probe.problems) if (!told.has(problem.field)) reader.problemWith(problem);
}

/** One person in two rows that are both refused. */
function tellRepeated(
  reader: RowReader,
  { row, wrong }: { row: ImportRow; wrong: Map<string, number> },
): void {
  const { since = "", until = "" } = row.cells;
  const key = [codeOfRow(row), nameOf(row), birthYearOf(row), since, until].join("\n");
  const number = wrong.get(key);
  if (number === undefined) wrong.set(key, row.number);
  else if (nameOf(row).trim() !== "" && !reader.problems.some(isRepetition))
    reader.problemWith({ field: "", code: "duplicateInFile", value: "", number });
}

function isRepetition({ code }: { code: string }): boolean {
  return code === "duplicateInFile";
}

function planTeacher(
  row: ImportRow,
  { wrong, ...around }: Around & { wrong: Map<string, number> },
): Planned<TeacherValue> {
  const reader = new RowReader(row);
  const read = readTeacher(reader, { row, ...around });
  const value = read && placedRight(reader, { row, read, ...around });
  if (!value || reader.problems.length > 0) {
    tellRepeated(reader, { row, wrong });
    return { number: row.number, outcome: "bad", problems: allTold(reader) };
  }
  const outcome = outcomeOf(value, around);
  keep(value, around);
  if (read?.facts.iinHash) around.numbered.set(read.facts.iinHash, value.person);
  return { number: row.number, ...outcome, value, remarks: reader.remarks };
}

/** Of a row that is refused anyway only what else is wrong with it. */
function placedRight(
  reader: RowReader,
  { row, ...asked }: { row: ImportRow; read: Read } & Around,
): TeacherValue | null {
  if (reader.problems.length === 0) return placed(reader, asked);
  tellPlace(reader, { row, ...asked });
  return null;
}

function ofNobody(row: ImportRow) {
  const { cells } = row;
  const field = cells.full_name ? "full_name" : "family_name";
  return { field, code: "notPerson", value: cells[field] || signatureIn(row) };
}

type Read = NonNullable<ReturnType<typeof readTeacher>>;
type Around = {
  known: RosterContext;
  context: ImportContext;
  /** Posts that rows before have spoken of: a second row about the same one is a repetition. */
  taken: Set<string>;
  /** People of the file by the numbers that its rows give them. */
  numbered: Map<string, KnownPerson>;
  /** Whose records who asks keeps, by what was known before the file. */
  kept: Map<KnownPerson, boolean>;
};

function readTeacher(reader: RowReader, { row, known, context }: { row: ImportRow } & Around) {
  const code = codeOfRow(row);
  if (code === "") reader.problem("code", "missing");
  const school = known.schools.get(code);
  if (code !== "" && !school) reader.problem("code", "unknownSchool");
  if (school && !context.mayKeep(school)) reader.problem("code", "outsideTerritory");
  reader.needed("family_name");
  reader.needed("given_name");
  const facts = {
    familyName: readFamilyName(reader),
    givenName: reader.name("given_name"),
    patronymic: reader.name("patronymic") || null,
    folded: nameOf(row),
    birthYear: reader.year("birth_year", birthYears),
    iinHash: iinOf(reader),
    workingSince: reader.year("working_since", {
      least: 1950,
      most: Number(context.today.slice(0, 4)),
    }),
  };
  tellOrder(reader);
  tellLeftOut(reader);
  const post = readPost(reader, context.today);
  const category = readCategory(reader, { ...facts, today: context.today });
  return school ? { school, facts, post, category } : null;
}

function readFamilyName(reader: RowReader): string {
  if (isInitial(reader.text("family_name"))) reader.problem("family_name", "initialAlone");
  return reader.name("family_name");
}

/** What stood in brackets beside a name in one column is no part of it, and is told. */
function tellLeftOut(reader: RowReader): void {
  const value = reader.text("full_name");
  const left = value.match(inBrackets)?.join(" ") ?? "";
  if (left !== "") reader.remarkWith({ field: "full_name", code: "besideName", value: left });
}

const inBrackets = /\([^)]*\p{L}[^)]*\)?|\[[^\]]*\p{L}[^\]]*\]?/gu;

/** Of a name in one column, where its parts end as if they stood the other way round. */
function tellOrder(reader: RowReader): void {
  const [family, given] = [reader.text("family_name"), reader.text("given_name")];
  if (reader.text("full_name") !== "" && isFamilyName(given) && !isFamilyName(family))
    reader.remark("full_name", "checkOrder");
}

/** The row as it changes the person it speaks of, or begins a record. */
function placed(reader: RowReader, { read, ...around }: { read: Read } & Around) {
  const { known, context, taken, numbered, kept } = around;
  const { school } = read;
  const { facts } = read;
  const { iinHash } = facts;
  const who = { ...facts, schoolId: school.schoolId };
  const isOwn = (one: KnownPerson) => isKept(one, around);
  // A number of the file finds its person in the file, whoever else keeps it.
  const found = (iinHash && numbered.get(iinHash)) || known.roster.find(who, { isOwn });
  if (found === "several") return reader.problem("family_name", "severalTeachers");
  const person = found ?? newPerson(facts);
  if (!found) kept.set(person, true);
  const isOfOthers = !isKept(person, around);
  const merged = found ? mergedFacts({ read, person, isOfOthers }) : facts;
  const value: TeacherValue = {
    person,
    facts: merged,
    isNew: found === null,
    factsChanged: found !== null && !changesNothing(factChanges(person, merged)),
    sharesNumber: known.roster.numbered(merged).some((one) => one !== person),
    post: postOf(reader, { read, person, taken, listedOn: context.listedOn }),
    category: categoryFor(reader, { read, person, isOfOthers, taken }),
    doubts: found ? [] : likelyOnes(who, { school, known, isOwn }),
  };
  tellDoubts(reader, { value, known });
  return value;
}

function likelyOnes(
  who: Facts & { schoolId: string },
  {
    school: { regionKato },
    known: { roster },
    isOwn,
  }: Pick<Read, "school"> & Pick<Around, "known"> & { isOwn(one: KnownPerson): boolean },
): TeacherValue["doubts"] {
  return [...roster.doubts(who, { regionKato, isOwn }), ...roster.near(who, { isOwn })];
}

/** Names whom a new row may speak of, so that one sees it before there are two records. */
function tellDoubts(
  reader: RowReader,
  { value: { doubts }, known }: Pick<Around, "known"> & { value: TeacherValue },
): void {
  for (const { personId, isTold } of doubts) {
    const person = isTold ? known.roster.get(personId) : undefined;
    if (!person) continue;
    const { familyName, givenName, patronymic, birthYear } = person;
    const name = [familyName, givenName, patronymic].filter(Boolean).join(" ");
    const value = birthYear === null ? name : `${name}, ${birthYear}`;
    reader.remarkWith({ field: "", code: "perhapsKnown", value });
  }
}

/** What rows of the file bring makes nobody the keeper of a record. */
function isKept(person: KnownPerson, { kept, context }: Pick<Around, "kept" | "context">): boolean {
  const known = kept.get(person) ?? mayKeep(person, context);
  kept.set(person, known);
  return known;
}

/** What is said of somebody whom others keep is neither written nor compared, whatever they hold. */
function categoryFor(
  reader: RowReader,
  {
    read: { category },
    person,
    isOfOthers,
    taken,
  }: OfPerson & Pick<Around, "taken"> & { isOfOthers: boolean },
): KnownCategory | null {
  if (isOfOthers) return category ? reader.leaveOut("category") : null;
  const found = categoryOf(reader, { read: category, person });
  if (found && taken.has(found.id)) return reader.problem("category", "duplicateInFile");
  if (found) taken.add(found.id);
  return found;
}

function newPerson(facts: Facts): KnownPerson {
  return { ...facts, id: randomUUID(), posts: [], categories: [], merged: [], certificates: [] };
}

type OfPerson = { read: Read; person: KnownPerson };

/** A record kept by others is only added to. */
function mergedFacts({
  read: { facts },
  person,
  isOfOthers,
}: OfPerson & { isOfOthers: boolean }): Facts {
  // What a merged record was told by does not come back from it.
  const isMerged = person.merged.some((one) => isOne(one, facts)) && !isOne(person, facts);
  const [first, second] = !isOfOthers && !isMerged ? [facts, person] : [person, facts];
  return {
    familyName: first.familyName,
    givenName: first.givenName,
    patronymic: first.patronymic ?? (first === facts ? person.patronymic : null),
    folded: first.folded,
    birthYear: first.birthYear ?? second.birthYear,
    iinHash: person.iinHash ?? facts.iinHash,
    workingSince: first.workingSince ?? second.workingSince,
  };
}

function isOne(one: Identity, other: Identity): boolean {
  return one.folded === other.folded && one.birthYear === other.birthYear;
}

/** A record that others keep is not told what it said before. */
function outcomeOf(value: TeacherValue, around: Pick<Around, "kept" | "context">): Outcome {
  if (value.isNew) return { outcome: "new" };
  const { factsChanged, post, category } = value;
  if (!factsChanged && !post && !category) return { outcome: "same" };
  return { outcome: "changed", changes: isKept(value.person, around) ? rowChanges(value) : {} };
}

// Of a number no more is shown than that there is one.
const someNumber = "•••";

function rowChanges({ person, facts, post, category }: TeacherValue): RowChanges {
  const newest = newestOf(person);
  return {
    ...factChanges(person, facts),
    ...(post && postChanges(postBefore(person, post), post)),
    ...(category &&
      changesIn({
        category: [newest?.category, category.category],
        category_since: [newest?.from, category.from],
      })),
  };
}

function factChanges(person: KnownPerson, facts: Facts): RowChanges {
  return changesIn({
    family_name: [person.familyName, facts.familyName],
    given_name: [person.givenName, facts.givenName],
    patronymic: [person.patronymic, facts.patronymic],
    birth_year: [person.birthYear, facts.birthYear],
    working_since: [person.workingSince, facts.workingSince],
    iin: [person.iinHash && someNumber, facts.iinHash && someNumber],
  });
}

function postBefore({ posts }: KnownPerson, { id }: KnownPost): KnownPost | undefined {
  return posts.find((one) => one.id === id);
}

/** Makes what the row brings known to the rows after it. */
function keep(value: TeacherValue, { known }: Around): void {
  const { person, post, category, facts } = value;
  Object.assign(person, facts);
  if (post) person.posts = [...person.posts.filter(({ id }) => id !== post.id), post];
  if (category)
    person.categories = [...person.categories.filter(({ id }) => id !== category.id), category];
  known.roster.add(person);
}

/** What earlier portions brought is looked up by its keys while it is in no database. */
function doubtSeen(values: readonly TeacherValue[], { seen }: ImportContext): void {
  const begun = values.filter(({ isNew, person }) => isNew && person.birthYear !== null);
  for (const { person, doubts } of begun) {
    if (doubts.length === 0 && wasSeen(person, seen))
      doubts.push({ personId: "", reason: "sameRegion", isTold: true });
  }
  for (const { person } of begun) {
    if (person.iinHash) seen.iins.add(person.iinHash);
    else seen.names.add(`${nameKey(person)}?`);
    seen.names.add(nameKey(person));
  }
}

/** Of two people with different numbers neither is taken for the other. */
function wasSeen(person: KnownPerson, seen: ImportContext["seen"]): boolean {
  if (person.iinHash === null) return seen.names.has(nameKey(person));
  return !seen.iins.has(person.iinHash) && seen.names.has(`${nameKey(person)}?`);
}

function nameKey({ posts, birthYear, folded }: KnownPerson): string {
  return `${posts[0]?.regionKato} ${birthYear}${folded}`;
}
