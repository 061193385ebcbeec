import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const oldestVersion = 150_000;
const serverRow = z.strictObject({
  version: z.int(),
  collation: z.boolean(),
  missing: z.array(z.string()),
});
const likenessRow = z.strictObject({ near: z.number() });

/** What keeps this database from serving the product, each as one sentence; empty when it can. */
export async function databaseProblems(db: Db): Promise<string[]> {
  const found = await sqlOf(serverRow)`
    select current_setting('server_version_num')::int as version,
      exists (select from pg_collation where collname = 'kk-x-icu') as collation,
      array(
        select needed from unnest(array['pg_trgm', 'btree_gist']) as needed
        where not exists (select from pg_available_extensions e where e.name = needed)
      ) as missing`.execute(db);
  const server = found.rows[0];
  if (!server) return ["The database gives no answer"];
  const problems = server.missing.map((name) => `The database has no extension ${name}`);
  if (server.version < oldestVersion) problems.push("PostgreSQL 15 or newer is needed");
  if (!server.collation) problems.push("The database was built without ICU: no collation kk-x-icu");
  return problems.length > 0 ? problems : cyrillicProblems(db);
}

// A cluster with LC_CTYPE C sees no letters in Cyrillic, and search finds nothing without an error.
async function cyrillicProblems(db: Db): Promise<string[]> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  const { rows } = await sqlOf(likenessRow)`
    select similarity('мектеп', 'мекеп') as near`.execute(db);
  if ((rows[0]?.near ?? 0) > 0) return [];
  return [
    "The database does not know Cyrillic letters: create it with LC_CTYPE C.UTF-8 or kk_KZ.UTF-8",
  ];
}

/** Refuses to go on with a database that would lose searches or sort Kazakh wrongly. */
export async function checkDatabase(db: Db): Promise<void> {
  const problems = await databaseProblems(db);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
