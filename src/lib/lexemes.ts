import { sql } from "kysely";
import type { Db } from "./db.ts";
import { oneSlipAway, type SearchWord, searchQuery } from "./search.ts";

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

// What is found nowhere stays in the query, which then finds nothing.
function anyOf(terms: string[], word: string): string {
  return `(${terms.length > 0 ? terms.join(" | ") : `'${word}'`})`;
}

async function listKnown(db: Db, words: SearchWord[]): Promise<string[][]> {
  const { rows } = await sql<{ exact: boolean; prefix: boolean; stems: string[] }>`
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

const near = { likeness: 0.35, most: 8 };

/** The words one slip away; only where there is none, those that merely look alike. */
async function listNear(db: Db, word: string): Promise<string[]> {
  const slips = await sql<{ word: string }>`
    select word from network.lexemes where word = any (${oneSlipAway(word)})
    order by similarity(word, ${word}) desc, word limit ${near.most}`.execute(db);
  if (slips.rows.length > 0) return slips.rows.map((row) => `'${row.word}'`);
  const alike = await sql<{ word: string }>`
    select word from network.lexemes
    where word % ${word} and similarity(word, ${word}) >= ${near.likeness}
    order by similarity(word, ${word}) desc, word limit ${near.most}`.execute(db);
  return alike.rows.map((row) => `'${row.word}'`);
}
