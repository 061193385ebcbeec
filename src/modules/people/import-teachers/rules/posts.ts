import { randomUUID } from "node:crypto";
import { dayIn } from "#imports/days.ts";
import { changesIn, changesNothing, type RowChanges, type RowReader } from "#imports/plan.ts";
import { plusDays } from "#lib/dates.ts";
import { meet } from "#lib/period.ts";
import { fold } from "#lib/search.ts";
import type { KnownPerson, KnownSchool } from "../../base/rules/roster.ts";
import type { Position } from "../../base/schema.ts";
import type { KnownPost } from "../schema.ts";
import { readGrades } from "./classes.ts";
import { languagesOf, positionWords, subjectsOf, teaches } from "./words.ts";

// A list of the next school year is drawn up in spring.
const mostAhead = 366;

/** The post that a row tells of. */
export function readPost(reader: RowReader, today: string) {
  const since = readSince(reader);
  if (since && since > plusDays(today, mostAhead)) reader.problem("since", "future");
  const until = reader.day("until");
  if (since && until && until <= since) reader.problem("until", "untilBeforeFrom");
  return {
    since,
    isSinceUnknown: since === null && reader.text("since") !== "",
    until,
    position: readPosition(reader),
    subjects: readWords(reader, { field: "subjects", codesOf: subjectsOf }),
    grades: readGrades(reader),
    languages: readWords(reader, { field: "languages", codesOf: languagesOf }),
  };
}

/** The first day of work; of one that is told by its year or month alone nobody knows which it is. */
function readSince(reader: RowReader): string | null {
  const text = reader.text("since");
  return isYearOrMonth(text) ? reader.remark("since", "workDayUnknown") : reader.day("since");
}

function isYearOrMonth(text: string): boolean {
  return yearOrMonth.test(text.slice(0, longestYear)) && dayIn(text) === null;
}

const longestYear = 40;
const yearOrMonth =
  /^(с\s+)?(\p{L}{3,}\s+|\d{1,2}[./-])?(19|20)\d\d(\s*(г|ж|год|жыл)\p{L}*\.?)?(\s*\p{L}{3,})?(\s*бастап)?$/iu;

type ReadPost = ReturnType<typeof readPost>;

/** The first position that is named, or that the list has no word for what is named. */
function readPosition(reader: RowReader): Position | "unlisted" | null {
  const text = reader.text("position");
  if (text === "") return null;
  const words = [text, ...text.split(/[,;(]/)];
  const known = words.map((word) => positionWords.get(fold(word)));
  const code = known.find((one) => one !== undefined);
  return code ?? (teaches(text) ? "teacher" : "unlisted");
}

/** One or more words between commas or semicolons, in alphabetical order of their codes; one that is not known is told. */
function readWords(
  reader: RowReader,
  { field, codesOf }: { field: string; codesOf: (word: string) => readonly string[] },
): string[] | null {
  const text = reader.text(field);
  if (text === "") return null;
  const whole = codesOf(text);
  const parts = text.split(betweenWords).map((part) => part.trim());
  const listed = parts.filter((part) => !allSubjects.test(part));
  if (listed.length < parts.length)
    reader.remark(field, reader.text("grades") === "" ? "primaryNotWritten" : "primaryByGrades");
  const words = whole.length > 0 ? [whole] : listed.map(codesOf);
  if (words.some((codes) => codes.length === 0)) reader.leaveOut(field);
  const known = [...new Set(words.flat())].sort();
  return known.length > 0 ? known : null;
}

// Who teaches a primary class teaches nearly everything in it.
const allSubjects =
  /^(бастауыш(\s+сынып\p{L}*)?|начальн\p{L}+\s+(класс\p{L}*|школ\p{L}*)|primary( school)?)(\s+(мұғалімі|учитель))?$/iu;

// "химия-биология" is two, "физ-ра" is one.
const betweenWords = /[,;/+]|(?<=\p{L}{4})-(?=\p{L}{4})/u;

/** The post after the row; null when the row leaves it as it is. */
export function postOf(
  reader: RowReader,
  {
    read: { school, post },
    person,
    taken,
    listedOn,
  }: {
    read: { school: KnownSchool; post: ReadPost };
    person: KnownPerson;
    taken: Set<string>;
    listedOn: string | null;
  },
): KnownPost | null {
  const here = person.posts.filter(({ schoolId }) => schoolId === school.schoolId);
  const meant = here.filter((one) => meets(one, post));
  const [before] = meant;
  if (meant.length > 1) return reader.problem("since", "severalPosts");
  if (before && taken.has(before.id)) return reader.problem("family_name", "duplicateInFile");
  const since = post.since ?? (before ? null : sinceUntold(reader, { post, here, listedOn }));
  if (since === undefined) return null;
  tellUnlisted(reader, { post, before });
  const after = { ...place(school), ...postAfter({ ...post, since }, before) };
  taken.add(after.id);
  if (before && changesNothing(postChanges(before, after))) return null;
  return checked(reader, { after, school, person });
}

/** The first day of work that begins now; undefined where there has to be one. */
function sinceUntold(
  reader: RowReader,
  {
    post: { isSinceUnknown, until },
    here,
    listedOn,
  }: { post: ReadPost; here: readonly KnownPost[]; listedOn: string | null },
): string | null | undefined {
  // Work without a first day has no place beside other work there.
  if (isSinceUnknown && here.length === 0) return null;
  const since = isSinceUnknown ? null : firstDay(until, listedOn);
  if (since === null) reader.problem("since", isSinceUnknown ? "badDay" : "missing");
  return since ?? undefined;
}

/** Work that the list has no word for changes no post, and is another position in a new one. */
function tellUnlisted(
  reader: RowReader,
  { post, before }: { post: ReadPost; before: KnownPost | undefined },
): void {
  if (post.position === "unlisted") reader.remark("position", before ? "leftOut" : "otherPosition");
}

function positionAfter(row: ReadPost, before: KnownPost | undefined): string {
  const [known, unlisted] = before
    ? [before.position, before.position]
    : (["teacher", "other"] as const);
  return row.position === "unlisted" ? unlisted : (row.position ?? known);
}

/** A list says of those on it that they work, and nothing of those who have left. */
function firstDay(until: string | null, listedOn: string | null): string | null {
  return until === null || (listedOn !== null && listedOn < until) ? listedOn : null;
}

function postAfter(row: ReadPost, before: KnownPost | undefined) {
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
  return post.from === row.since || meet(post, { from: row.since, until: row.until });
}

/** What of a post becomes another. */
export function postChanges(before: KnownPost | undefined, after: KnownPost): RowChanges {
  return changesIn({
    since: [before?.from, after.from],
    until: [before?.until, after.until],
    position: [before?.position, after.position],
    subjects: [before?.subjects, after.subjects],
    grades: [before?.grades, after.grades],
    languages: [before?.languages, after.languages],
  });
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

function place({ schoolId, regionKato, districtKato }: KnownSchool) {
  return { schoolId, regionKato, districtKato };
}
