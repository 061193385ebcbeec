import { randomUUID } from "node:crypto";
import { dayIn } from "#imports/days.ts";
import { changesIn, changesNothing, type RowChanges, type RowReader } from "#imports/plan.ts";
import { meet } from "#lib/period.ts";
import { fold } from "#lib/search.ts";
import type { KnownPerson, KnownSchool } from "../../base/rules/roster.ts";
import {
  firstDayIn,
  isTooFarAhead,
  type Start,
  startTold,
  yearOf,
} from "../../base/rules/starts.ts";
import type { Position } from "../../base/schema.ts";
import type { KnownPost } from "../schema.ts";
import { readGrades } from "./classes.ts";
import { languagesOf, positionWords, subjectsOf, teaches } from "./words.ts";

/** The post that a row tells of. */
export function readPost(reader: RowReader, today: string) {
  const sinceYear = yearIn(reader.text("since"));
  const since = sinceYear === null ? reader.day("since") : null;
  const from = since ?? (sinceYear && firstDayIn(sinceYear, []));
  if (isTooFarAhead(from, today)) reader.problem("since", "future");
  const until = reader.day("until");
  if (from && until && until <= from) reader.problem("until", "untilBeforeFrom");
  return {
    since,
    sinceYear,
    until,
    position: readPosition(reader),
    subjects: readWords(reader, { field: "subjects", codesOf: subjectsOf }),
    grades: readGrades(reader),
    languages: readWords(reader, { field: "languages", codesOf: languagesOf }),
  };
}

/** The year of a first day of work that is told by its year or month alone. */
function yearIn(text: string): string | null {
  const [year = null] = isYearOrMonth(text) ? (/(19|20)\d\d/.exec(text) ?? []) : [];
  return year;
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
  const others = here.filter((one) => one !== before);
  const start = startOf(reader, { post, before, others, listedOn });
  if (start === null) return null;
  tellUnlisted(reader, { post, before });
  const after = { ...place(school), ...postAfter(post, { before, start }) };
  taken.add(after.id);
  if (before && changesNothing(postChanges(before, after))) return null;
  return checked(reader, { after, school, person });
}

type Beginning = {
  post: ReadPost;
  before: KnownPost | undefined;
  others: readonly KnownPost[];
  listedOn: string | null;
};

/** How the work begins after the row; null where there has to be a day, which is told. */
function startOf(reader: RowReader, { post, before, others, listedOn }: Beginning): Start | null {
  const { since, sinceYear, until } = post;
  if (since !== null) return { from: since, startKnown: null };
  if (sinceYear !== null) return startInYear(reader, { sinceYear, before, others });
  if (before) return before;
  const from = firstDay(until, listedOn);
  return from === null ? reader.problem("since", "missing") : { from, startKnown: "listed" };
}

/** A year takes no day away that is known. */
function startInYear(
  reader: RowReader,
  { sinceYear, before, others }: Pick<Beginning, "before" | "others"> & { sinceYear: string },
): Start {
  if (before && before.from !== null && before.startKnown === null) {
    if (yearOf(before.from) !== sinceYear) reader.remark("since", "workDayStays");
    return before;
  }
  reader.remark("since", "workDayUnknown");
  return { from: firstDayIn(sinceYear, others), startKnown: "year" };
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

function postAfter(
  row: ReadPost,
  { before, start: { from, startKnown } }: { before: KnownPost | undefined; start: Start },
) {
  const { subjects = [], languages = [] } = before ?? {};
  return {
    id: before?.id ?? randomUUID(),
    from,
    startKnown,
    until: row.until ?? before?.until ?? null,
    position: positionAfter(row, before),
    subjects: row.subjects ?? subjects,
    grades: row.grades ?? before?.grades ?? null,
    languages: row.languages ?? languages,
  };
}

/** A row without a first day means the post that lasts, or the only one there is. */
function meets(
  post: KnownPost,
  { since, sinceYear, until }: Pick<ReadPost, "since" | "sinceYear" | "until">,
): boolean {
  if (sinceYear !== null)
    return yearOf(post.from) === sinceYear || meet(post, { from: `${sinceYear}-12-31`, until });
  if (since === null) return post.until === null || (until !== null && post.until === until);
  return post.from === since || meet(post, { from: since, until });
}

/** What of a post becomes another. */
export function postChanges(before: KnownPost | undefined, after: KnownPost): RowChanges {
  return changesIn({
    since: [before && startTold(before), startTold(after)],
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
      post.schoolId !== school.schoolId &&
      meets(post, { since: after.from, sinceYear: null, until: after.until }),
  );
  if (new Set(elsewhere.map(({ schoolId }) => schoolId)).size >= 2)
    return reader.problem("code", "twoSchoolsAlready");
  return after;
}

function place({ schoolId, regionKato, districtKato }: KnownSchool) {
  return { schoolId, regionKato, districtKato };
}
