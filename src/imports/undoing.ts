import { sql } from "kysely";
import { z } from "zod";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { type Result, refuse } from "#lib/errors.ts";
import { record, recordMany } from "#lib/history.ts";
import { JobRefused } from "#lib/jobs.ts";
import { sqlOf } from "#lib/rows.ts";
import { type ImportDesk, kindOf } from "./desk.ts";
import type { Import } from "./kept.ts";
import { getImportFor, isUndoable } from "./queries.ts";
import { stayReasons } from "./stays.ts";
import { startWork } from "./work.ts";

/** Sends a written import to be taken back; later than a day after it nothing is kept to do it with. */
export async function startUndo<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { person, id, now }: By & { id: string },
): Promise<Result<{ jobId: string }, "tooLate">> {
  const found = await getImportFor(db, { id, desk, actor: person });
  if (found.state === "written" && !(await isUndoable(db, found, now))) return refuse("tooLate");
  return startWork(db, desk, { person, id, now, task: "undo" });
}

/** How the database speaks of tables that follow others by themselves, and so stand on nothing. */
const derived = "derived: %";

/**
 * Takes back what the import wrote, record by record and in one transaction: rows that it made go, rows that it changed are
 * again as they were. A record stays as it is where any of its rows has been changed since, where something that the import
 * did not write stands on one, or where it is no longer the person's to keep; a kind that does not tell its records is one.
 */
export async function undoImport<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found, by, now }: { found: Import; by: Person; now: Date },
): Promise<void> {
  const kind = kindOf(desk, found.kind);
  await db.transaction().execute(async (tx) => {
    await desk.lock(tx, { kind: kind.name, rows: "all" });
    // While it waited, somebody may have been forgotten or the day have passed.
    if (!(await isKeptWhole(tx, found.id))) throw new JobRefused("changedSince");
    const relations = await keepNet(tx, found.id);
    for (const { name } of relations)
      await sql`lock table ${sql.table(name)} in share row exclusive mode`.execute(tx);
    for (const relation of relations) await holdMade(tx, relation);
    // Not before they are held: whatever came meanwhile is seen.
    await findStaying(tx, { found, relations, desk, person: by, on: dayOf(now) });
    await letStay(tx, found.id);
    for (const relation of relations.toReversed()) await takeAway(tx, relation);
    for (const relation of relations) await putBack(tx, relation);
    // Of a record of which only rows beside it were taken back it is told too.
    const { rows } = await sqlOf(z.strictObject({ id: z.string() }))`
      select key as id from net where relation = ${desk.subject.table}
      union select subject::text from net cross join unnest(net.subjects) as of_row (subject)
        where subject <> ${found.id}::uuid`.execute(tx);
    const ids = rows.map(({ id }) => id);
    await recordMany(tx, { at: now, by, act: "importUndone", kind: desk.subject.kind, ids });
    await endUndo(tx, desk, { found, by, now });
  });
}

type Sought = {
  found: Pick<Import, "id" | "writtenAt">;
  relations: readonly Relation[];
  desk: Pick<ImportDesk, "leansOn" | "staying" | "stays" | "askedBeside">;
  person: Person;
  on: string;
};

/** Fills the table `held` with the records that stay, each with the reason that tells most. */
async function findStaying(
  tx: Db,
  { found: { id, writtenAt }, relations, desk, person, on }: Sought,
): Promise<void> {
  await sql`create temporary table found_to_stay (subject uuid, reason text) on commit drop`.execute(
    tx,
  );
  await keepChangedBetween(tx, id);
  for (const relation of relations)
    if (!desk.askedBeside.includes(relation.name)) await keepChangedSince(tx, relation);
  await keepStoodOn(tx, desk.askedBeside);
  const leans = (await desk.leansOn?.(tx)) ? [{ subject: null, reason: "stoodOn" }] : [];
  const told = [...(await desk.staying(tx, { person, on, writtenAt })), ...leans];
  await sql`
    insert into found_to_stay
    select r.subject, r.reason from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r (subject uuid, reason text)
    where r.subject is not null
    union all select s.subject, r.reason
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r (subject uuid, reason text)
    cross join (select distinct unnest(subjects) as subject from net) s where r.subject is null`.execute(
    tx,
  );
  await sql`
    create temporary table held on commit drop as
    select distinct on (subject) subject, reason from found_to_stay
    order by subject, array_position(${reasonsOf(desk)}::text[], reason)`.execute(tx);
}

/** Those that tell most first. */
function reasonsOf({ stays }: Pick<ImportDesk, "stays">): string[] {
  return [...Object.keys(stays.kk), ...stayReasons];
}

const reasonRow = z.strictObject({ reason: z.string() });

/** Takes the rows that stay out of the table `net`; refused where it is the import as a whole that stays. */
async function letStay(tx: Db, importId: string): Promise<void> {
  const { rows } = await sqlOf(reasonRow)`
    select reason from held where subject = ${importId}`.execute(tx);
  const [whole] = rows;
  if (whole) throw new JobRefused(whole.reason);
  // A row between two records goes with either of them.
  await sql`
    delete from net where not exists (
      select from unnest(net.subjects) as of_row (subject)
      where not exists (select from held where held.subject = of_row.subject))`.execute(tx);
}

const relationRow = z.strictObject({ name: z.string(), key: z.array(z.string()) });
type Relation = z.infer<typeof relationRow>;

/**
 * For each row what it was before the import and how it was left, and of which records it is; the tables in the order in
 * which they were written. Of a row between two records only those count that the import wrote more of.
 */
async function keepNet(tx: Db, importId: string): Promise<Relation[]> {
  await sql`
    create temporary table net on commit drop as
    select relation, key, (array_agg(before order by place))[1] as before,
      (array_agg(after_hash order by place desc))[1] as after_hash, min(place) as place,
      coalesce(min(subjects), array[${importId}::uuid]) as subjects
    from core.import_changes where import_id = ${importId} group by relation, key`.execute(tx);
  await sql`delete from net where before is null and after_hash is null`.execute(tx);
  await sql`create index on net (relation, key)`.execute(tx);
  await sql`analyze net`.execute(tx);
  await sql`
    update net set subjects = own.subjects
    from (select n.relation, n.key, array_agg(s.subject) as subjects from net n
      cross join lateral unnest(n.subjects) as s (subject)
      where cardinality(n.subjects) > 1
        and s.subject in (select o.subjects[1] from net o where cardinality(o.subjects) = 1)
      group by n.relation, n.key) own
    where net.relation = own.relation and net.key = own.key`.execute(tx);
  const { rows } = await sqlOf(relationRow)`
    select r.relation as name, array(
      select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = r.relation::regclass and i.indisprimary order by k.place) as key
    from (select relation, min(place) as place from net group by relation) r
    order by r.place`.execute(tx);
  return rows;
}

async function isKeptWhole(tx: Db, importId: string): Promise<boolean> {
  const { rows } = await sql`
    select from core.imports i where id = ${importId} and is_undoable
      and exists (select from core.import_changes c where c.import_id = i.id)
    for update`.execute(tx);
  return rows.length > 0;
}

/** Records of which somebody else changed a row between two portions that both wrote it. */
async function keepChangedBetween(tx: Db, importId: string): Promise<void> {
  await sql`
    insert into found_to_stay
    select unnest(net.subjects), 'changedSince' from net join (
      select relation, key, before, place, lag(after_hash) over again as left_as, lag(place) over again as earlier
      from core.import_changes where import_id = ${importId}
      window again as (partition by relation, key order by place)) c
      on c.relation = net.relation and c.key = net.key
    where c.earlier is not null and hashtextextended(c.before::text, 0) is distinct from c.left_as`.execute(
    tx,
  );
}

/** Rows of a table by their keys; one of a single identifier is found by its index. */
function isOfKey(alias: string, key: readonly string[], relation: string) {
  const [column = ""] = key;
  return key.length === 1
    ? sql`${sql.ref(`${alias}.${column}`)} = case when net.relation = ${relation} then net.key::uuid end`
    : sql`net.key = ${keyOf(alias, key)}`;
}

function keyOf(alias: string, key: readonly string[]) {
  return sql.join(
    key.map((column) => sql`${sql.ref(`${alias}.${column}`)}::text`),
    sql` || ' ' || `,
  );
}

async function keepChangedSince(tx: Db, { name, key }: Relation): Promise<void> {
  await sql`
    insert into found_to_stay
    select unnest(net.subjects), 'changedSince'
    from net left join ${sql.table(name)} t on ${isOfKey("t", key, name)}
    where net.relation = ${name} and hashtextextended(to_jsonb(t)::text, 0) is distinct from net.after_hash`.execute(
    tx,
  );
}

const dependentRow = z.strictObject({
  table: z.string(),
  column: z.string(),
  target: z.string(),
  key: z.array(z.string()),
});

/** Records of which the import made a row that one which it did not make points to. */
async function keepStoodOn(tx: Db, askedBeside: readonly string[]): Promise<void> {
  const { rows: dependents } = await sqlOf(dependentRow)`
    select c.conrelid::regclass::text as "table", a.attname::text as "column", c.confrelid::regclass::text as target,
      array(select b.attname::text from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
        join pg_attribute b on b.attrelid = i.indrelid and b.attnum = k.attnum
        where i.indrelid = c.conrelid and i.indisprimary order by k.place) as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and array_length(c.conkey, 1) = 1
      and c.confrelid::regclass::text in (select distinct relation from net where before is null)
      and c.conrelid::regclass::text <> all (${[...askedBeside]}::text[])
      and coalesce(obj_description(c.conrelid, 'pg_class'), '') not like ${derived}`.execute(tx);
  for (const { table, column, target, key } of dependents) {
    const isMade =
      key.length === 0
        ? sql`false`
        : sql`exists (select from net own where own.relation = ${table} and own.before is null
          and own.key = ${keyOf("d", key)})`;
    await sql`
      insert into found_to_stay
      select unnest(net.subjects), 'stoodOn' from net join ${sql.table(table)} d
        on net.relation = ${target} and net.before is null
        and ${sql.ref(`d.${column}`)} = case when net.relation = ${target} then net.key::uuid end
      where not ${isMade}`.execute(tx);
  }
}

/** Lets nobody point to the rows that are to go: whoever is about to is waited for. */
async function holdMade(tx: Db, { name, key }: Relation): Promise<void> {
  await sql`
    select from net join ${sql.table(name)} t on ${isOfKey("t", key, name)}
    where net.relation = ${name} and net.before is null for update of t`.execute(tx);
}

async function takeAway(tx: Db, { name, key }: Relation): Promise<void> {
  await sql`
    delete from ${sql.table(name)} t using net
    where net.relation = ${name} and net.before is null and ${isOfKey("t", key, name)}`.execute(tx);
}

const columnRow = z.strictObject({ column: z.string() });

async function putBack(tx: Db, { name, key }: Relation): Promise<void> {
  const { rows } = await sqlOf(columnRow)`
    select attname::text as "column" from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(tx);
  const columns = rows.map(({ column }) => column);
  const list = sql.join(columns.map((column) => sql.ref(column)));
  const was = sql.join(columns.map((column) => sql.ref(`was.${column}`)));
  const row = sql`jsonb_populate_record(null::${sql.table(name)}, net.before)`;
  await sql`
    update ${sql.table(name)} t set (${list}) = row(${was})
    from net cross join lateral ${row} was
    where net.relation = ${name} and net.before is not null and net.after_hash is not null
      and ${isOfKey("t", key, name)}`.execute(tx);
  await sql`
    insert into ${sql.table(name)} (${list})
    select ${was} from net cross join lateral ${row} was
    where net.relation = ${name} and net.before is not null and net.after_hash is null`.execute(tx);
}

const undoneRow = z.strictObject({ isAny: z.boolean(), isAll: z.boolean(), rows: z.int() });

/** Keeps what is left to be taken back later, and of which rows it is. */
async function endUndo<Context>(
  tx: Db,
  desk: ImportDesk<Context>,
  {
    found: { id, rowsNew, rowsChanged, rowsDoubtful },
    by,
    now,
  }: { found: Import; by: Person; now: Date },
): Promise<void> {
  await sql`
    delete from core.import_changes c using net
    where c.import_id = ${id} and c.relation = net.relation and c.key = net.key`.execute(tx);
  await sql`
    update core.import_written w set stays = held.reason from held
    where w.import_id = ${id} and w.subject = held.subject`.execute(tx);
  const { rows } = await sqlOf(undoneRow)`
    with gone as (
      delete from core.import_written w where w.import_id = ${id}
        and not exists (select from held where held.subject = w.subject) returning number
    ), told as (
      delete from core.import_rows r using gone where r.import_id = ${id} and r.number = gone.number
        and ${desk.tellsOfPeople}
    )
    select exists (select from net) as "isAny", not exists (select from held) as "isAll",
      (select count(*)::int from gone) as rows`.execute(tx);
  const [{ isAny, isAll, rows: gone } = { isAny: false, isAll: false, rows: 0 }] = rows;
  const all = rowsNew + rowsChanged + rowsDoubtful;
  await expectRows(
    sql`update core.imports set state = ${isAll ? "undone" : "written"},
      rows_undone = ${isAll ? sql`${all}::int` : sql`rows_undone + ${gone}::int`} where id = ${id}`.execute(
      tx,
    ),
    { most: 1 },
  );
  if (isAll) await sql`delete from core.import_changes where import_id = ${id}`.execute(tx);
  if (!isAny) return;
  const subject = { kind: desk.tellsOfPeople ? "peopleImport" : "import", id };
  await record(tx, { at: now, by, act: "importUndone", subject });
}
