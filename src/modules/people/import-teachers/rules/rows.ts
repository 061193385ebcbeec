import { randomUUID } from "node:crypto";
import { type ImportRow, type Planned, RowReader } from "#imports/plan.ts";
import { isDay } from "#lib/dates.ts";
import { fold } from "#lib/search.ts";
import type { Identity, ImportContext, KnownPerson, KnownSchool } from "../../base/rules/roster.ts";
import {
  codeOf,
  iinOf,
  mayKeep,
  nameOf,
  type RosterContext,
} from "../../base/rules/roster-rows.ts";
import type { Position } from "../../base/schema.ts";
import type { Category } from "../../teachers/schema.ts";
import type { Facts, KnownCategory, KnownPost, TeacherValue } from "../schema.ts";
import { categoryWords, languagesOf, positionWords, subjectsOf } from "./words.ts";

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
  };
  const planned = rows.map((row): Planned<TeacherValue> => {
    const reader = new RowReader(row);
    if (isOfNobody(row)) return { number: row.number, outcome: "noRow", problems: [ofNobody(row)] };
    const read = readTeacher(reader, { row, ...around });
    const value = read && reader.problems.length === 0 ? placed(reader, { read, ...around }) : null;
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    const outcome = outcomeOf(value);
    keep(value, around);
    around.told.add(value.person);
    if (read?.facts.iinHash) around.numbered.set(read.facts.iinHash, value.person);
    return { number: row.number, outcome, value, remarks: reader.remarks };
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

/** A line below the list, or a place that nobody has. */
function isOfNobody({ cells }: ImportRow): boolean {
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

/** The first position that is named; work that the list has no word for is another position, and told. */
function readPosition(reader: RowReader): Position | null {
  const text = reader.text("position");
  if (text === "") return null;
  const known = [text, ...text.split(/[,;(]/)].map((word) => positionWords.get(fold(word)));
  const found = known.find((code) => code !== undefined);
  if (found) return found;
  reader.leaveOut("position");
  return "other";
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

/** "5–11", "7" or "5а-7б, 9ә": from the lowest class to the highest, as PostgreSQL writes a range of whole numbers. */
function readGrades(reader: RowReader): string | null {
  const text = reader.text("grades");
  if (text === "") return null;
  if (text.length > 80) return reader.problem("grades", "badGrades");
  const parts = text
    .replace(/(сынып\p{L}*|класс\p{L}*|кл|сын)?\.?$/iu, "")
    .split(/[\s,;.–—-]+/u)
    .filter(Boolean);
  const isOfClasses = parts.length > 0 && parts.every((part) => classLike.test(part));
  const classes = (text.match(/\d{1,2}/g) ?? []).map(Number);
  const [from, until] = [Math.min(...classes), Math.max(...classes)];
  if (!isOfClasses || classes.length === 0 || until > 12 || isBackwards(classes, text))
    return reader.problem("grades", "badGrades");
  return `[${from},${until + 1})`;
}

// "7", "7а", "7«Ә»", or the letter of a class that stands apart.
const classLike = /^(\d{1,2})?[«"'(]?\p{L}?[»"')]?$/u;

// "11-5" is a slip; "9, 5" is a list.
function isBackwards([first = 0, last = 0, ...others]: number[], text: string): boolean {
  return others.length === 0 && last < first && /[-–—]/.test(text);
}

function readCategory(reader: RowReader, { today }: ImportContext) {
  const { word, day } = wordAndDay(reader.text("category"));
  const category = categoryWords.get(fold(word)) ?? reader.word("category", categoryWords);
  const since = dayOfCategory(reader, day);
  if (since && since > today) reader.problem("category_since", "future");
  return category ? { category, since } : null;
}

const longestCategory = 100;

/** "педагог-сарапшы, 25.08.2023 ж." as its word and its day. */
function wordAndDay(text: string): { word: string; day: string | undefined } {
  const line = text.slice(0, longestCategory).replaceAll(/\s+/g, " ");
  const at = line.search(/\d/);
  const [before, behind] = at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at)];
  const [isWhole, day] = /^(\d{1,2}\.\d{1,2}\.\d{4})?[ )жг.]*$/i.exec(behind) ?? [];
  if (isWhole === undefined) return { word: "", day: undefined };
  return { word: before.replace(/[ ,(]*((от|бастап)[ ]*)?$/iu, ""), day };
}

/** The day in its own column, or behind the category; a year alone is no day. */
function dayOfCategory(reader: RowReader, beside: string | undefined): string | null {
  const text = reader.text("category_since");
  if (/^(\d{1,2}[./])?\d{4}\s*([жг]\.?)?$/.test(text)) return null;
  if (text !== "" || beside === undefined) return reader.day("category_since");
  const [day = "", month = "", year = ""] = beside.split(".");
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}

/** The row as it changes the person it speaks of, or begins a record. */
function placed(
  reader: RowReader,
  { read, known, context, taken, numbered, told }: { read: Read } & Around,
) {
  const { school } = read;
  const { iinHash } = read.facts;
  const elsewhere = keptElsewhere(read.facts, { known, context });
  const facts = elsewhere ? { ...read.facts, iinHash: null } : read.facts;
  const who = { ...facts, schoolId: school.schoolId };
  const isOwn = (one: KnownPerson) => told.has(one) || mayKeep(one, context);
  // A number of the file finds its person in the file, whoever else keeps it.
  const found = (iinHash && numbered.get(iinHash)) || known.roster.find(who, { isOwn });
  if (found === "several") return reader.problem("family_name", "severalTeachers");
  const person = found ?? newPerson(facts);
  const merged = found ? mergedFacts({ read: { ...read, facts }, person, context }) : facts;
  const value: TeacherValue = {
    person,
    facts: merged,
    isNew: found === null,
    factsChanged: found !== null && !sameFacts(person, merged),
    post: postOf(reader, { read, person, taken, listedOn: context.listedOn }),
    category: categoryOf(reader, { read, person }),
    doubts: [
      ...(found ? [] : known.roster.doubts(who, { regionKato: school.regionKato, isOwn })),
      ...(elsewhere ? [{ personId: elsewhere.id, reason: "sameNumber" as const }] : []),
    ],
  };
  return value;
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
  context,
}: OfPerson & { context: ImportContext }): Facts {
  const isKept = mayKeep(person, context);
  // What a merged record was told by does not come back from it.
  const isMerged = person.merged.some((one) => isOne(one, facts)) && !isOne(person, facts);
  const [first, second] = isKept && !isMerged ? [facts, person] : [person, facts];
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
  const after = { ...place(school), ...postAfter({ ...post, since }, before) };
  taken.add(after.id);
  if (before && samePost(before, after)) return null;
  return checked(reader, { after, school, person });
}

/** A list says of those on it that they work, and nothing of those who have left. */
function firstDay(until: string | null, listedOn: string | null): string | null {
  return until === null || (listedOn !== null && listedOn < until) ? listedOn : null;
}

function postAfter(row: Read["post"], before: KnownPost | undefined) {
  const { position = "teacher", subjects = [], languages = [] } = before ?? {};
  return {
    id: before?.id ?? randomUUID(),
    from: row.since ?? before?.from ?? null,
    until: row.until ?? before?.until ?? null,
    position: row.position ?? position,
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

/** The category after the row; null when the row brings none that is not known. */
function categoryOf(reader: RowReader, { read, person }: OfPerson): KnownCategory | null {
  if (!read.category) return null;
  const { category, since } = read.category;
  if (since === null) return undatedCategory(reader, { category, person });
  const sameDay = person.categories.find(({ from }) => from === since);
  if (sameDay?.category === category) return null;
  if (since < (newestOf(person)?.from ?? ""))
    return reader.problem("category_since", "categoryEarlier");
  return { id: sameDay?.id ?? randomUUID(), category, from: since };
}

/** Without a day it is the first that is known of somebody; beside another one nobody can tell which came later. */
function undatedCategory(
  reader: RowReader,
  { category, person }: { category: Category; person: KnownPerson },
): KnownCategory | null {
  const newest = newestOf(person);
  if (!newest) return { id: randomUUID(), category, from: null };
  return newest.category === category
    ? null
    : reader.problem("category_since", "categoryDayNeeded");
}

function newestOf({ categories }: KnownPerson): KnownCategory | undefined {
  return categories.toSorted((one, other) => ((one.from ?? "") < (other.from ?? "") ? 1 : -1))[0];
}

function outcomeOf(value: TeacherValue): "new" | "changed" | "same" {
  if (value.isNew) return "new";
  return value.factsChanged || value.post || value.category ? "changed" : "same";
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
