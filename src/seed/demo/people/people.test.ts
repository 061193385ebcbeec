import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { condition } from "#lib/condition.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { loadDemoNetwork } from "../network/actions.ts";
import { createDemoUsers } from "../users/actions.ts";
import { loadDemoPeople } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadDemoNetwork(app.db, now);
  await createDemoUsers(app.db, now);
  await loadDemoPeople(app.db, now);
}, 60_000);
afterAll(() => app.close());

const schools = () =>
  app.db
    .selectFrom("network.schools as s")
    .where("s.origin", "=", "demo")
    .select([
      "s.id",
      sql<number>`(select count(*)::int from people.posts p where p.school_id = s.id)`.as("posts"),
      condition`exists (select from accounts.grants g
        where g.school_id = s.id and g.role = 'partner_coordinator')`.as("isCoordinated"),
    ])
    .execute();

it("fills every invented school but the one whose coordinator has a list to bring", async () => {
  const all = await schools();
  expect(all.length).toBeGreaterThan(3);
  const empty = all.filter(({ posts }) => posts === 0);
  expect(empty.map(({ isCoordinated }) => isCoordinated)).toEqual([true]);
  const heads = await app.db
    .selectFrom("people.posts")
    .where("position", "=", "head")
    .select((eb) => ["school_id", eb.fn.countAll<number>().as("heads")])
    .groupBy("school_id")
    .execute();
  expect(heads).toHaveLength(all.length - 1);
  expect(heads.every((school) => school.heads === 1)).toBe(true);
});

it("is done once, and never where people are already", async () => {
  const before = await schools();
  await loadDemoPeople(app.db, now);
  expect(await schools()).toEqual(before);
});
