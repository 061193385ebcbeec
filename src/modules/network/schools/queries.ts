import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import {
  type FacetCount,
  type FacetIndex,
  findCounted,
  indexRows,
  type Mask,
  maskOf,
} from "#lib/facet-index.ts";
import { sqlOf } from "#lib/rows.ts";
import { oneSlipAway, type SearchWord, searchQuery } from "#lib/search.ts";
import { type Language, wordsIn } from "#lib/texts.ts";
import {
  keptCircles,
  keptReading,
  linesIn,
  type Present,
  presentOf,
  readRows,
} from "../base/queries.ts";
import { dayNumber, partnersOn } from "../base/rules/listings.ts";
import { linesRow, type SchoolRow } from "../base/schema.ts";
import { type Facet, facets, orderedBy, parseListed } from "./rules.ts";
import type { SchoolFilters } from "./schema.ts";

type SchoolsQuery = { filters: SchoolFilters; on: string; language: Language };
type Register = { index: FacetIndex<Facet>; districtPlaces: number[]; schoolIds: string[] };
export const rowsPerPage = 50;

const idsRow = z.strictObject({ ids: z.string().nullable() });
const knownWordRow = z.strictObject({
  exact: z.boolean(),
  prefix: z.boolean(),
  stems: z.array(z.string()),
});
const wordRow = z.strictObject({ word: z.string() });

/** How many fit in all, and how many each value of each filter would leave, given the others. */
type Counts = { total: number; facets: FacetCount[] };

/** One page of the schools open on the day that fit the filters, with their counts. */
export async function listSchoolsCounted(
  db: Db,
  { limit = rowsPerPage, ...asked }: SchoolsQuery & { limit?: number },
): Promise<Counts & { schools: SchoolRow[] }> {
  const present = await presentOf(db);
  const { ids, places, facets } = await find(present, asked);
  const first = (asked.filters.page - 1) * limit;
  const shown = places.slice(first, first + limit).map((place) => ids[place] ?? 0);
  const schools = await readRows(present, shown, asked.on);
  return { schools, total: places.length, facets };
}

/** The same without the counts. */
export async function listSchools(
  db: Db,
  asked: SchoolsQuery & { limit?: number },
): Promise<SchoolRow[]> {
  return (await listSchoolsCounted(db, asked)).schools;
}

/** The counts alone. */
export async function countSchools(
  db: Db,
  { filters, on }: { filters: SchoolFilters; on: string },
): Promise<Counts> {
  const found = await find(await presentOf(db), { filters, on, language: "kk" });
  return { total: found.places.length, facets: found.facets };
}

async function find(present: Present, { filters, on, language }: SchoolsQuery) {
  const { index } = await keptRegister(present, "all");
  const name = wordsIn({ kk: "name_kk", ru: "name_ru" }, language);
  const day = filters.sort === "partners" ? ` ${on}` : "";
  const order = await keptOrder(present, `${filters.sort} ${name}${day}`);
  const mask = filters.q ? await keptWords(present, filters.q) : null;
  const days = { from: dayNumber(on), until: dayNumber(on) + 1 };
  const found = findCounted(index, { days, order, wanted: filters, mask });
  return { ids: index.ids, ...found };
}

/** Every listing with what lists are filtered by. */
const keptRegister = keptReading<Register>(
  async ({ db }) => {
    const { rows } = await sqlOf(linesRow)`
      select string_agg(concat_ws('|', l.id, l.school_id, lower(l.during), upper(l.during), l.region_kato,
        l.district_kato, coalesce(l.status, 'none'), l.kind, coalesce(l.locality, ''),
        array_to_string(l.languages, ' '), d.place), e'\n') as lines
      from network.listings l
      join (select id, rank() over (order by name_ru collate network.by_name) as place
        from network.districts) d on d.id = l.district_id`.execute(db);
    const listed = linesIn(rows[0]?.lines).map(parseListed);
    return {
      index: indexRows(listed, facets),
      schoolIds: listed.map(({ schoolId }) => schoolId),
      districtPlaces: listed.map(({ districtPlace }) => districtPlace),
    };
  },
  { most: 1 },
);

/** The places of the register in the order "sort name" or "partners name day" asks for. */
const keptOrder = keptReading<Int32Array>(
  async (present, key) => {
    const [sort, name, on = ""] = key.split(" ");
    const { index, schoolIds, districtPlaces } = await keptRegister(present, "all");
    const byName = await listByName(present.db, name === "name_kk" ? "name_kk" : "name_ru");
    const order = Int32Array.from(byName.flatMap((id) => index.placeOf.get(id) ?? []));
    if (sort === "district") return orderedBy(order, (place) => districtPlaces[place] ?? 0);
    if (sort === "name") return order;
    const circles = await keptCircles(present, "all");
    const day = dayNumber(on);
    return orderedBy(order, (place) => -partnersOn(circles, schoolIds[place] ?? "", day));
  },
  { most: 60 },
);

/** Where what was typed is found. */
const keptWords = keptReading<Mask>(
  async (present, typed) => {
    const { db } = present;
    const { index } = await keptRegister(present, "all");
    const query = await expandWords(db, typed);
    if (!query) return maskOf(index, index.ids);
    const { rows } = await sqlOf(idsRow)`
      select string_agg(id::text, ' ') as ids from network.listings
      where words @@ ${query}::tsquery`.execute(db);
    return maskOf(index, numbersIn(rows[0]?.ids));
  },
  { most: 500 },
);

async function listByName(db: Db, name: "name_kk" | "name_ru"): Promise<number[]> {
  const { rows } = await sqlOf(idsRow)`
    select string_agg(id::text, ' ') as ids from (
      select id from network.listings
      order by ${sql.ref(name)} collate network.by_name, school_id) ordered`.execute(db);
  return numbersIn(rows[0]?.ids);
}

function numbersIn(text: string | null | undefined): number[] {
  return text ? text.split(" ").map(Number) : [];
}

export async function listSizes(db: Db, schoolId: string) {
  return db
    .selectFrom("network.school_sizes")
    .where("school_id", "=", schoolId)
    .orderBy("year", "desc")
    .select(["year", "pupils", "teachers"])
    .execute();
}

export const near = { likeness: 0.35, most: 8 };
// What is found nowhere stays in the query, which then finds nothing.
export function anyOf(terms: string[], word: string): string {
  return `(${terms.length > 0 ? terms.join(" | ") : `'${word}'`})`;
}

export async function listKnown(db: Db, words: SearchWord[]): Promise<string[][]> {
  const { rows } = await sqlOf(knownWordRow)`
    select
      exists (select from network.lexemes l where l.word = w.word) as exact,
      exists (select from network.lexemes l where l.word ~>=~ w.word and l.word ~<~ (w.word || 'ӿ')) as prefix,
      array(select l.word from network.lexemes l where l.word = any (w.stems) order by length(l.word) desc) as stems
    from rows from (jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as (word text, stems text[]))
      with ordinality as w (word, stems, place)
    order by place`.execute(db);
  return rows.map((row, at) => {
    const word = words[at];
    if (!word) return [];
    // School 1 is not school 10: a number stands for its own beginning only while no such number exists.
    if (word.isNumber && row.exact) return [`'${word.word}'`];
    return [...(row.prefix ? [`'${word.word}':*`] : []), ...row.stems.map((stem) => `'${stem}'`)];
  });
}

/** The words one slip away; only where there is none, those that merely look alike. */
export async function listNear(db: Db, word: string): Promise<string[]> {
  const slips = await sqlOf(wordRow)`
    select word from network.lexemes where word = any (${oneSlipAway(word)})
    order by similarity(word, ${word}) desc, word limit ${near.most}`.execute(db);
  if (slips.rows.length > 0) return slips.rows.map((row) => `'${row.word}'`);
  const alike = await sqlOf(wordRow)`
    select word from network.lexemes
    where word % ${word} and similarity(word, ${word}) >= ${near.likeness}
    order by similarity(word, ${word}) desc, word limit ${near.most}`.execute(db);
  return alike.rows.map((row) => `'${row.word}'`);
}

/**
 * What was typed as the text of a tsquery over the words of the network, or null when nothing was.
 * A word is first sought as it is, by its beginning and by its stems; only then by its likeness.
 */
export async function expandWords(db: Db, typed: string): Promise<string | null> {
  const words = searchQuery(typed);
  if (words.length === 0) return null;
  const known = await listKnown(db, words);
  const parts = await Promise.all(
    words.map(async (word, at) => {
      const terms = known[at] ?? [];
      return terms.length > 0 || word.isNumber ? terms : listNear(db, word.word);
    }),
  );
  return parts.map((terms, at) => anyOf(terms, words[at]?.word ?? "")).join(" & ");
}

/** The statuses of the school that run on the day or begin later. */
export async function listStatusesFrom(
  db: Db,
  { schoolId, from }: { schoolId: string; from: string },
) {
  return db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .where(condition`during && daterange(${from}::date, null)`)
    .select("id")
    .execute();
}
