import { randomUUID } from "node:crypto";
import {
  changesIn,
  type ImportRow,
  type Outcome,
  type Planned,
  type RowChanges,
  RowReader,
} from "#imports/plan.ts";
import { isGarbled } from "#imports/spelling.ts";
import { fold } from "#lib/search.ts";
import type { Identity, ImportContext, KnownPerson, KnownSchool } from "../../base/rules/roster.ts";
import {
  codeOf,
  iinOf,
  mayKeep,
  nameFields,
  nameOf,
  type RosterContext,
} from "../../base/rules/roster-rows.ts";
import type { Position } from "../../base/schema.ts";
import type { Facts, KnownPost, TeacherValue } from "../schema.ts";
import { categoryOf, newestOf, readCategory } from "./category.ts";
import { readGrades } from "./classes.ts";
import { languagesOf, positionWords, subjectsOf } from "./words.ts";

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
    told: new Set<KnownPerson>(),
    kept: new Map<KnownPerson, boolean>(),
  };
  const planned = rows.map((row): Planned<TeacherValue> => {
    const reader = new RowReader(row);
    if (isOfNobody(row)) return { number: row.number, outcome: "noRow", problems: [ofNobody(row)] };
    const read = readTeacher(reader, { row, ...around });
    const value = read && reader.problems.length === 0 ? placed(reader, { read, ...around }) : null;
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    const outcome = outcomeOf(value, around);
    keep(value, around);
    around.told.add(value.person);
    if (read?.facts.iinHash) around.numbered.set(read.facts.iinHash, value.person);
    return { number: row.number, ...outcome, value, remarks: reader.remarks };
  });
  doubtSeen(
    planned.flatMap((plan) => ("value" in plan ? [plan.value] : [])),
    context,
  );
  return planned;
}

const totals = /^(барлығы|жиыны|жалпы|қорытынды|итого|всего)(?!\p{L})/iu;
const vacancies = /^(вакансия|вакант|бос орын|бос жүктеме)/iu;
const signatures =
  /(директор\p{L}*|завуч|орынбасар\p{L}*|заместител\p{L}*|қолы|подпись|м\.о\.|м\.п\.)\s*[:_/]/iu;

/** A line below the list, a place that nobody has, or a number where names stand. */
function isOfNobody({ cells }: ImportRow): boolean {
  const name = nameFields.map((field) => cells[field] ?? "").join("");
  if (name !== "" && !/\p{L}/u.test(name) && !isGarbled(name)) return true;
  const texts = [cells.full_name, cells.family_name, cells.position].map((text) =>
    (text ?? "").trim(),
  );
  return texts.some((text) => totals.test(text) || vacancies.test(text) || signatures.test(text));
}

function ofNobody({ cells }: ImportRow) {
  const field = cells.full_name ? "full_name" : "family_name";
  return { field, code: "notPerson", value: cells[field] ?? "" };
}

type Read = NonNullable<ReturnType<typeof readTeacher>>;
type Around = {
  known: RosterContext;
  context: ImportContext;
  /** Posts that rows before have spoken of: a second row about the same one is a repetition. */
  taken: Set<string>;
  /** People of the file by the numbers that its rows give them. */
  numbered: Map<string, KnownPerson>;
  /** People that rows of the file have spoken of. */
  told: Set<KnownPerson>;
  /** Whose records who asks keeps, by what was known before the file. */
  kept: Map<KnownPerson, boolean>;
};

function readTeacher(reader: RowReader, { row, known, context }: { row: ImportRow } & Around) {
  const code = codeOf(row);
  if (code === "") reader.problem("code", "missing");
  const school = known.schools.get(code);
  if (code !== "" && !school) reader.problem("code", "unknownSchool");
  if (school && !context.mayKeep(school)) reader.problem("code", "outsideTerritory");
  reader.needed("family_name");
  reader.needed("given_name");
  const facts = {
    familyName: reader.name("family_name"),
    givenName: reader.name("given_name"),
    patronymic: reader.name("patronymic") || null,
    folded: nameOf(row),
    birthYear: reader.year("birth_year", { least: 1930, most: 2015 }),
    iinHash: iinOf(reader),
    workingSince: reader.year("working_since", {
      least: 1950,
      most: Number(context.today.slice(0, 4)),
    }),
  };
  const post = readPost(reader);
  const category = readCategory(reader, context);
  return school ? { school, facts, post, category } : null;
}

function readPost(reader: RowReader) {
  const since = reader.day("since");
  const until = reader.day("until");
  if (since && until && until <= since) reader.problem("until", "untilBeforeFrom");
  return {
    since,
    until,
    position: readPosition(reader),
    subjects: readWords(reader, { field: "subjects", codesOf: subjectsOf }),
    grades: readGrades(reader),
    languages: readWords(reader, { field: "languages", codesOf: languagesOf }),
  };
}

/** The first position that is named, or that the list has no word for what is named. */
function readPosition(reader: RowReader): Position | "unlisted" | null {
  const text = reader.text("position");
  if (text === "") return null;
  const known = [text, ...text.split(/[,;(]/)].map((word) => positionWords.get(fold(word)));
  return known.find((code) => code !== undefined) ?? "unlisted";
}

/** One or more words between commas or semicolons, in alphabetical order of their codes; one that is not known is told. */
function readWords(
  reader: RowReader,
  { field, codesOf }: { field: string; codesOf: (word: string) => readonly string[] },
): string[] | null {
  const text = reader.text(field);
  if (text === "") return null;
  if (allSubjects.test(text)) return null;
  const whole = codesOf(text);
  const words = whole.length > 0 ? [whole] : text.split(betweenWords).map(codesOf);
  if (words.some((codes) => codes.length === 0)) reader.leaveOut(field);
  const known = [...new Set(words.flat())].sort();
  return known.length > 0 ? known : null;
}

// Who teaches a primary class teaches nearly everything in it.
const allSubjects =
  /^(бастауыш(\s+сынып\p{L}*)?|начальн\p{L}+\s+(класс\p{L}*|школ\p{L}*)|primary( school)?)(\s+(мұғалімі|учитель))?$/iu;

// "химия-биология" is two, "физ-ра" is one.
const betweenWords = /[,;/+]|(?<=\p{L}{4})-(?=\p{L}{4})/u;

/** The row as it changes the person it speaks of, or begins a record. */
function placed(reader: RowReader, { read, ...around }: { read: Read } & Around) {
  const { known, context, taken, numbered, told, kept } = around;
  const { school } = read;
  const { iinHash } = read.facts;
  const elsewhere = keptElsewhere(read.facts, { known, context });
  const facts = elsewhere ? { ...read.facts, iinHash: null } : read.facts;
  const who = { ...facts, schoolId: school.schoolId };
  const isOwn = (one: KnownPerson) => told.has(one) || isKept(one, around);
  // A number of the file finds its person in the file, whoever else keeps it.
  const found = (iinHash && numbered.get(iinHash)) || known.roster.find(who, { isOwn });
  if (found === "several") return reader.problem("family_name", "severalTeachers");
  const person = found ?? newPerson(facts);
  if (!found) kept.set(person, true);
  const isOfOthers = !isKept(person, around);
  const merged = found ? mergedFacts({ read: { ...read, facts }, person, isOfOthers }) : facts;
  const value: TeacherValue = {
    person,
    facts: merged,
    isNew: found === null,
    factsChanged: found !== null && !sameFacts(person, merged),
    post: postOf(reader, { read, person, taken, listedOn: context.listedOn }),
    category: categoryOf(reader, { read: read.category, person }),
    doubts: [
      ...(found ? [] : known.roster.doubts(who, { regionKato: school.regionKato, isOwn })),
      ...(elsewhere ? [{ personId: elsewhere.id, reason: "sameNumber" as const }] : []),
    ],
  };
  return value;
}

/** What rows of the file bring makes nobody the keeper of a record. */
function isKept(person: KnownPerson, { kept, context }: Pick<Around, "kept" | "context">): boolean {
  const known = kept.get(person) ?? mayKeep(person, context);
  kept.set(person, known);
  return known;
}

/** Whose number it is when who asks does not keep that record: the two are told apart by those who keep both. */
function keptElsewhere(
  facts: Facts,
  { known, context }: Pick<Around, "known" | "context">,
): KnownPerson | null {
  const numbered = known.roster.numbered(facts);
  return numbered && !mayKeep(numbered, context) ? numbered : null;
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

function sameFacts(person: KnownPerson, facts: Facts): boolean {
  return (
    person.familyName === facts.familyName &&
    person.givenName === facts.givenName &&
    person.patronymic === facts.patronymic &&
    person.birthYear === facts.birthYear &&
    person.iinHash === facts.iinHash &&
    person.workingSince === facts.workingSince
  );
}

/** The post after the row; null when the row leaves it as it is. */
function postOf(
  reader: RowReader,
  {
    read: { school, post },
    person,
    taken,
    listedOn,
  }: OfPerson & { taken: Set<string>; listedOn: string | null },
): KnownPost | null {
  const here = person.posts.filter(({ schoolId }) => schoolId === school.schoolId);
  const meant = here.filter((one) => meets(one, post));
  const [before] = meant;
  if (meant.length > 1) return reader.problem("since", "severalPosts");
  if (before && taken.has(before.id)) return reader.problem("family_name", "duplicateInFile");
  const since = post.since ?? (before ? null : firstDay(post.until, listedOn));
  if (!before && !since) return reader.problem("since", "missing");
  tellUnlisted(reader, { post, before });
  const after = { ...place(school), ...postAfter({ ...post, since }, before) };
  taken.add(after.id);
  if (before && samePost(before, after)) return null;
  return checked(reader, { after, school, person });
}

/** Work that the list has no word for changes no post, and is another position in a new one. */
function tellUnlisted(
  reader: RowReader,
  { post, before }: { post: Read["post"]; before: KnownPost | undefined },
): void {
  if (post.position === "unlisted") reader.remark("position", before ? "leftOut" : "otherPosition");
}

function positionAfter(row: Read["post"], before: KnownPost | undefined): string {
  const [known, unlisted] = before
    ? [before.position, before.position]
    : (["teacher", "other"] as const);
  return row.position === "unlisted" ? unlisted : (row.position ?? known);
}

/** A list says of those on it that they work, and nothing of those who have left. */
function firstDay(until: string | null, listedOn: string | null): string | null {
  return until === null || (listedOn !== null && listedOn < until) ? listedOn : null;
}

function postAfter(row: Read["post"], before: KnownPost | undefined) {
  const { subjects = [], languages = [] } = before ?? {};
  return {
    id: before?.id ?? randomUUID(),
    from: row.since ?? before?.from ?? null,
    until: row.until ?? before?.until ?? null,
    position: positionAfter(row, before),
    subjects: row.subjects ?? subjects,
    grades: row.grades ?? before?.grades ?? null,
    languages: row.languages ?? languages,
  };
}

/** A row without a first day means the post that lasts, or the only one there is. */
function meets(post: KnownPost, row: { since: string | null; until: string | null }): boolean {
  if (row.since === null)
    return post.until === null || (row.until !== null && post.until === row.until);
  if (post.from === row.since) return true;
  const isBefore = row.until !== null && post.from !== null && row.until <= post.from;
  const isAfter = post.until !== null && post.until <= row.since;
  return !isBefore && !isAfter;
}

function samePost(one: KnownPost, other: KnownPost): boolean {
  return (
    one.from === other.from &&
    one.until === other.until &&
    one.position === other.position &&
    one.grades === other.grades &&
    one.subjects.toSorted().join() === other.subjects.toSorted().join() &&
    one.languages.toSorted().join() === other.languages.toSorted().join()
  );
}

type Checked = { after: KnownPost; school: KnownSchool; person: KnownPerson };

function checked(reader: RowReader, { after, school, person }: Checked): KnownPost | null {
  if (after.from && after.until && after.until <= after.from)
    return reader.problem("until", "untilBeforeFrom");
  if (school.closed && after.from && after.from >= school.closed)
    return reader.problem("since", "schoolNotOpen");
  const elsewhere = person.posts.filter(
    (post) =>
      post.schoolId !== school.schoolId && meets(post, { since: after.from, until: after.until }),
  );
  if (new Set(elsewhere.map(({ schoolId }) => schoolId)).size >= 2)
    return reader.problem("code", "twoSchoolsAlready");
  return after;
}

/** A record that others keep is not told what it said before. */
function outcomeOf(value: TeacherValue, around: Pick<Around, "kept" | "context">): Outcome {
  if (value.isNew) return { outcome: "new" };
  const isSame = !value.factsChanged && !value.post && !value.category;
  if (isSame) return { outcome: "same" };
  return { outcome: "changed", changes: isKept(value.person, around) ? rowChanges(value) : {} };
}

// Of a number no more is shown than that there is one.
const someNumber = "•••";

function rowChanges({ person, facts, post, category }: TeacherValue): RowChanges {
  const before = person.posts.find(({ id }) => id === post?.id);
  const newest = newestOf(person);
  return changesIn({
    family_name: [person.familyName, facts.familyName],
    given_name: [person.givenName, facts.givenName],
    patronymic: [person.patronymic, facts.patronymic],
    birth_year: [person.birthYear, facts.birthYear],
    working_since: [person.workingSince, facts.workingSince],
    iin: [person.iinHash && someNumber, facts.iinHash && someNumber],
    ...(post && {
      since: [before?.from, post.from],
      until: [before?.until, post.until],
      position: [before?.position, post.position],
      subjects: [before?.subjects, post.subjects],
      grades: [before?.grades, post.grades],
      languages: [before?.languages, post.languages],
    }),
    ...(category && {
      category: [newest?.category, category.category],
      category_since: [newest?.from, category.from],
    }),
  });
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
      doubts.push({ personId: "", reason: "sameRegion" });
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

function place({ schoolId, regionKato, districtKato }: KnownSchool) {
  return { schoolId, regionKato, districtKato };
}
