import { describe, expect, it } from "vitest";
import { rootPath } from "#lib/root.ts";

const { problemsIn }: { problemsIn(file: string, source: string): string[] } = await import(
  rootPath("scripts/check-conditions.mjs")
);
const file = "src/modules/network/schools/queries.ts";

const refused = {
  "the house's own raw boolean": "q.where(sqlOf(z.boolean())`lower_inf(during)`)",
  "one of a schema with a name": "const met = z.boolean(); q.where(sqlOf(met)`a`)",
  "a typed raw boolean": "sql<boolean>`a`",
  "one of Kysely's type": "sql<SqlBool | null>`a`",
  "one under another name": "type Met = boolean; sql<Met>`a`",
  "another name for others to use": "export type Met = boolean;",
  "a bare or": "q.where(sql`a or b`)",
  "a bare or, read by a schema": "q.where(sqlOf(text)`a or b`)",
  "a bare and": "q.where(sql`a and b`)",
  "a bare join": "sql.join(all, sql` or `)",
  "raw text": 'q.where(sql.raw("a"))',
  "typed raw text": 'q.where(sql.raw<string>("a"))',
  "raw text with an or": 'q.where(sql.raw("a or b"))',
  "and beside or": "sql`select 1 where a and b or c`",
  "and beside or in a condition": "condition`a and b or c`",
  "and beside or in what a schema reads": "sqlOf(row)`select 1 where a and b or c`",
  "and beside or in brackets": "sqlOf(row)`(select 1 where a and b or c)`",
  "and beside or in plain text": 'client.query("(select 1 where a and b or c)")',
  "and beside or after a comment": "client.query(`-- why\nselect 1 where a and b or c`)",
  "and beside or after a long comment": "client.query(`/* why */ select 1 where a and b or c`)",
  "and beside or after a hole": "sqlOf(row)`#{base} where a and b or c`",
  "and beside or by way of a hole": "sql`select 1 where a or #{sql`b and c`}`",
  "and beside or by way of a name": "const two = sql`b and c`; sql`select 1 where a or #{two}`",
  "not before two": "sql`select 1 where not #{sql`a and b`}`",
  "not before two with a name": "const two = sql`a and b`; condition`not #{two}`",
  "two for whoever takes them": "export const two = sql`a and b`;",
  "two in a table of conditions":
    "const clashes: Record<Part, RawBuilder<boolean>> = { posts: sql`a` };",
  "one given by a function": "function met(): RawBuilder<boolean> { return sql`a`; }",
  "one given by an arrow": "const met = (): RawBuilder<boolean> => (x ? condition`a` : sql`b`);",
  "the rest of a statement by choice":
    "sql`delete from t where a or b #{mine ? sql`and c` : sql``}`",
  "the rest of a statement by a function":
    "function mine() { return sql`and c`; }\nsql`delete from t where a or b #{mine()}`",
  "the rest of a statement by a let":
    "let more = sql``; if (m) more = sql`and c`; sql`delete from t where a or b #{more}`",
  "a where with an or by a function":
    "function which(id) { return sql`where a = #{id} or b = #{id}`; }\nsql`update t set x = 1 #{which(id)} and c`",
  "a where with an or for another file": "export const which = sql`where a or b`;",
  "two literals put together": "client.query('update t set x = 1 where a ' + 'and b or c')",
  "a tag with a name": "const read = sqlOf(z.boolean()); q.where(read`a or b`)",
  "one taken for granted":
    "const met = { which: sql`a` } satisfies { which: RawBuilder<boolean> };",
};

const allowed = {
  "a condition": "q.where(condition`a or b`)",
  "a value": "q.select(sql<string>`lower(a)`.as('name'))",
  "a row with a boolean": "sqlOf(z.strictObject({ is: z.boolean() }))`select a or b as is`",
  "brackets between and and or": "sql`select 1 where (a and b) or c`",
  "the and of between": "sql`select 1 where a between 1 and 2 or b`",
  "the or of another clause": "sql`select a or b from c join d on e and f`",
  "a case within": "sql`select case when a or b then 1 end where c and d`",
  "the rest of a statement": "sql`where a and b`",
  "a list of conditions":
    "const two: RawBuilder<boolean>[] = [condition`a and #{sql`lower(b)`}`, condition`c`];",
  "two that are put in here alone": "const two = sql`a and b`; sql`select 1 where #{two} and c`",
  "not before one": "condition`not #{sql`a`}`",
  "not before a condition": "condition`not #{condition`a or b`}`",
  "words of a page": 'const text = "and this or that";',
};

describe("the check of raw conditions", () => {
  it.each(Object.entries(refused))("refuses %s", (_, source) => {
    expect(problemsIn(file, filled(source))).not.toEqual([]);
  });

  it.each(Object.entries(allowed))("lets %s be", (_, source) => {
    expect(problemsIn(file, filled(source))).toEqual([]);
  });

  it("lets text through raw where the shape of the database is written", () => {
    for (const free of ["src/seed/bulk.ts", "src/cli/database/migrate.ts"])
      expect(problemsIn(free, "sql.raw(text)")).toEqual([]);
  });

  it("looks at tests, journeys and measurements too", () => {
    for (const folder of ["test", "e2e", "bench"])
      expect(problemsIn(`${folder}/rows.ts`, "q.where(sql`a or b`)")).not.toEqual([]);
  });
});

// A hole in plain text is taken for a mistake.
function filled(source: string): string {
  return source.replaceAll("#{", "${");
}
