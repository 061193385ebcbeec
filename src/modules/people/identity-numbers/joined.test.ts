import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { pairBearers } from "../duplicates/actions.ts";

let app: TestApp;
let national: Visitor;
let schoolId: string;

beforeAll(async () => {
  app = await openTestApp();
  national = await app.signInAs("national");
  schoolId = (await makeSchool(app.db)).id;
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.deleteFrom("people.duplicate_pairs").execute();
});

/** A record that bears the number, the first to bear it unless it shares. */
async function makeBearer(
  iinHash: string | null,
  more: { shares?: boolean; familyName?: string } = {},
): Promise<string> {
  const name = more.familyName === undefined ? {} : { familyName: more.familyName };
  const { id } = await makeTeacher(app.db, { schoolId, ...name });
  await app.db
    .updateTable("people.teachers")
    .set({ iin_hash: iinHash, shares_number: more.shares ?? false })
    .where("id", "=", id)
    .execute();
  return id;
}

const newHash = () => randomUUID().replaceAll("-", "").repeat(2);
const pairNumbers = (...ids: string[]) => pairBearers(app.db, { ids, now: new Date() });

/** The open questions of one number, each by its two records; those of joined records are not asked. */
async function asked(): Promise<string[]> {
  const page = await (await national.get("/people/duplicates")).text();
  const { rows } = await sql<{ id: string; first_id: string; second_id: string }>`
    select id, first_id, second_id from people.duplicate_pairs
    where reason = 'sameNumber' and decision is null`.execute(app.db);
  return rows
    .filter(({ id }) => page.includes(id))
    .map(({ first_id, second_id }) => [first_id, second_id].join(" "))
    .sort();
}

const of = (one: string, other: string) => [one, other].sort().join(" ");

/** Says that two records are of one person; the first one is kept, for it has an account. */
async function join(keptId: string, mergedId: string): Promise<void> {
  const [first = keptId, second = mergedId] = [keptId, mergedId].sort();
  const { userId } = await app.signInAs("national");
  const owner = { user_id: userId };
  await app.db.updateTable("people.teachers").set(owner).where("id", "=", keptId).execute();
  const pair = { id: randomUUID(), first_id: first, second_id: second, found_at: new Date() };
  await app.db
    .insertInto("people.duplicate_pairs")
    .values({ ...pair, reason: "sameSchool" })
    .execute();
  const form = { mergeId: randomUUID(), decision: "same" };
  await national.post(`/people/duplicates/${pair.id}`, form);
  const kept = app.db.selectFrom("people.merges").where("merged_id", "=", mergedId);
  expect(await kept.select("kept_id").execute()).toEqual([{ kept_id: keptId }]);
}

async function undo(mergedId: string): Promise<void> {
  const { id } = await app.db
    .selectFrom("people.merges")
    .where("merged_id", "=", mergedId)
    .select("id")
    .executeTakeFirstOrThrow();
  expect((await national.post(`/people/duplicates/merges/${id}/undoing`)).status).toBe(303);
}

describe("two records that bear one number", () => {
  it.each([
    ["brings it", false],
    ["brings it beside another", true],
  ])("are asked of where a joining %s", async (_which, hasOwn) => {
    const hash = newHash();
    const a = await makeBearer(hasOwn ? newHash() : null);
    const b = await makeBearer(hash);
    const c = await makeBearer(hash, { shares: true });
    await pairNumbers(b);
    expect(await asked()).toEqual([of(b, c)]);

    await join(a, b);
    expect(await asked()).toEqual([of(a, c)]);

    await undo(b);
    expect(await asked()).toEqual([of(b, c)]);
  });

  it("are asked of by the same question while something else of either is mended", async () => {
    const hash = newHash();
    const a = await makeBearer(newHash());
    const b = await makeBearer(hash);
    const c = await makeBearer(hash, { shares: true });
    await join(a, b);
    const ids = async () =>
      (await app.db.selectFrom("people.duplicate_pairs").select("id").execute()).map((p) => p.id);
    const before = await ids();

    await pairNumbers(a);
    await pairNumbers(c);

    expect(await asked()).toEqual([of(a, c)]);
    expect(await ids()).toEqual(before);
  });

  it("are asked of no more when one of them comes to another number", async () => {
    const hash = newHash();
    const a = await makeBearer(newHash());
    const b = await makeBearer(hash);
    const c = await makeBearer(hash, { shares: true });
    await join(a, b);
    const other = { iin_hash: newHash(), shares_number: false };
    await app.db.updateTable("people.teachers").set(other).where("id", "=", c).execute();

    await pairNumbers(c);

    expect(await asked()).toEqual([]);
  });

  it("are asked of at most five times a record, those of the same name first", async () => {
    const hash = newHash();
    await makeBearer(hash);
    for (let at = 0; at < 6; at++) await makeBearer(hash, { shares: true });
    const namesake = await makeBearer(hash, { shares: true, familyName: "Аттасов" });
    const last = await makeBearer(hash, { shares: true, familyName: "Аттасов" });

    await pairNumbers(last);
    await pairNumbers(last);

    const pairs = await asked();
    expect(pairs).toHaveLength(5);
    expect(pairs).toContain(of(last, namesake));
    expect(pairs.every((pair) => pair.includes(last))).toBe(true);
  });
});

it("is asked of as many records at a time as a list brings, whatever the country holds", async () => {
  const held = 20_000;
  await sql`
    insert into people.teachers (id, family_name, given_name, folded, iin_hash)
    select gen_random_uuid(), 'Көпшілікова', 'Асыл', ' көпшілікова асыл ', 'many ' || number
    from generate_series(1, ${held}::int) as number`.execute(app.db);
  await sql`analyze people.teachers`.execute(app.db);
  const { rows } = await sql<{ id: string }>`
    select id from people.teachers where iin_hash like 'many %' limit 500`.execute(app.db);
  const readInTurn = await app.db.transaction().execute(async (tx) => {
    await pairBearers(tx, { ids: rows.map(({ id }) => id), now: new Date() });
    const { rows: read } = await sql<{ rows: number }>`
      select seq_tup_read::int as rows from pg_stat_xact_user_tables
      where relid = 'people.teachers'::regclass`.execute(tx);
    return read[0]?.rows ?? 0;
  });
  // Once through the table may be the planner's choice, once for each record is not.
  expect(readInTurn).toBeLessThan(held * 5);
  await sql`delete from people.teachers where iin_hash like 'many %'`.execute(app.db);
});
