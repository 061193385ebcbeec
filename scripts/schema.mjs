// Writes the migrated schema as text (db/tables) and as types (db/types.ts); with --check only compares.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { migrate } from "../src/cli/database/migrate.ts";
import { startPostgres } from "../src/cli/database/postgres.ts";
import { openDb } from "../src/lib/db.ts";
import { commandFile, findNode, root, run } from "./engine.mjs";

const checkOnly = process.argv.includes("--check");
const tablesFolder = join(root, "db", "tables");
const typesFile = join(root, "db", "types.ts");

const scratch = mkdtempSync(join(tmpdir(), "tirek-schema-"));
const postgres = await startPostgres({ dataDir: scratch, volatile: true });
try {
  const db = openDb({ connectionString: postgres.url, max: 1 });
  await migrate(db);
  // The list of migrations is no table of the product's.
  await sql`drop table public.tirek_migrations`.execute(db);
  await db.destroy();
  const wanted = new Map([[typesFile, await makeTypes(postgres.url)]]);
  for (const [name, text] of await describeTables(postgres.url)) {
    wanted.set(join(tablesFolder, `${name}.txt`), text);
  }
  if (checkOnly) compare(wanted);
  else write(wanted);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function makeTypes(url) {
  const file = join(scratch, "types.ts");
  const made = await run(
    findNode(),
    [
      commandFile("kysely-codegen", "kysely-codegen"),
      ...["--config-file", join(root, ".kysely-codegenrc.json"), "--out-file", file],
    ],
    { quiet: true, env: { DATABASE_URL: url } },
  );
  if (made.code !== 0) throw new Error(made.printed);
  return readFileSync(file, "utf8");
}

async function describeTables(url) {
  const client = new pg.Client(url);
  await client.connect();
  const tables = await client.query(`
    select c.oid, n.nspname || '.' || c.relname as name, pg_get_partkeydef(c.oid) as partition_key,
      obj_description(c.oid, 'pg_class') as told
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
      and n.nspname not like 'pg_toast%'
    order by 2`);
  const described = [];
  for (const table of tables.rows) described.push([table.name, await textOf(client, table)]);
  await client.end();
  return described;
}

async function textOf(client, { oid, name, partition_key, told }) {
  const rows = async (text) => (await client.query(text, [oid])).rows;
  const columns = await rows(`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      case when a.attnotnull then 'not null' else '' end as needed,
      case a.attgenerated
        when 's' then 'generated (' || pg_get_expr(d.adbin, d.adrelid) || ')'
        else coalesce('default ' || pg_get_expr(d.adbin, d.adrelid), '')
      end as value
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const constraints = await rows(`
    select conname as name, pg_get_constraintdef(oid) as type
    from pg_constraint where conrelid = $1 and contype not in ('n', 't') order by conname`);
  const indexes = await rows(`
    select c.relname as name, regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE ', '') as type
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = $1
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname`);
  const triggers = await rows(`
    select tgname as name, regexp_replace(pg_get_triggerdef(oid), '^CREATE TRIGGER [^ ]+ ', '') as type
    from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`);
  const partitions = await rows(`
    select i.inhrelid::regclass::text as name, pg_get_expr(c.relpartbound, c.oid) as type
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1 order by 1`);
  return [
    partition_key ? `${name}, partitioned by ${partition_key}\n` : `${name}\n`,
    ...(told ? [`${told}\n`] : []),
    ...section("columns", columns),
    ...section("constraints", constraints),
    ...section("indexes", indexes),
    ...section("triggers", triggers),
    ...section("partitions", partitions),
  ].join("\n");
}

function section(title, rows) {
  if (rows.length === 0) return [];
  const keys = Object.keys(rows[0]);
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key].length)));
  const line = (row) => keys.map((key, place) => row[key].padEnd(widths[place])).join("  ");
  return [title, ...rows.map((row) => `  ${line(row).trimEnd()}`), ""];
}

function write(wanted) {
  for (const name of readdirSync(tablesFolder)) rmSync(join(tablesFolder, name));
  for (const [file, text] of wanted) writeFileSync(file, text);
  console.log(`db/types.ts and ${wanted.size - 1} tables written`);
}

function compare(wanted) {
  const stale = [...wanted].filter(([file, text]) => readText(file) !== text).map(([file]) => file);
  for (const name of readdirSync(tablesFolder)) {
    if (!wanted.has(join(tablesFolder, name))) stale.push(join(tablesFolder, name));
  }
  for (const file of stale) console.error(`${file} does not tell the migrated schema`);
  if (stale.length > 0) {
    console.error("Run: npm run schema");
    process.exitCode = 1;
  }
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
