import { afterAll, beforeAll, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { loadDemoNetwork } from "../network/actions.ts";
import { createDemoUsers } from "./actions.ts";
import { demoPeople, scopeAt } from "./rules.ts";

let app: TestApp;
const place = { regionKato: "r1", districtKato: "d1", leadingId: "hub", partnerId: "partner" };

beforeAll(async () => {
  app = await openTestApp();
  await loadDemoNetwork(app.db, now);
}, 60_000);
afterAll(() => app.close());

it("has one person of each role, each at the place that the role is held at", () => {
  expect(demoPeople.map(({ role }) => role)).toEqual([...roles]);
  const scopes = demoPeople.map(({ role, at }) => [role, scopeAt(at, place)]);
  const region = { kind: "region", regionKato: "r1" };
  const district = { regionKato: "r1", districtKato: "d1" };
  const hub = { kind: "school", ...district, schoolId: "hub", leadingId: "hub" };
  const partner = { ...hub, schoolId: "partner" };
  expect(Object.fromEntries(scopes)).toEqual({
    national: { kind: "country" },
    cpm_trainer: region,
    regional: region,
    methodologist: { kind: "district", ...district },
    leading_director: hub,
    leading_coordinator: hub,
    partner_coordinator: partner,
    teacher: partner,
  });
});

it("makes them once, in one circle of the demo network, and each signs in", async () => {
  const signIns = await createDemoUsers(app.db, now);
  expect(await createDemoUsers(app.db, now)).toEqual(signIns);

  const grants = await app.db
    .selectFrom("accounts.grants as g")
    .innerJoin("accounts.users as u", "u.id", "g.user_id")
    .leftJoin("network.listings as l", (join) =>
      join.onRef("l.school_id", "=", "g.school_id").on(condition`l.during @> ${today}::date`),
    )
    .where("u.is_demo", "=", true)
    .select(["g.role", "g.school_id as schoolId", "l.leading_id as leadingId"])
    .execute();
  expect(grants.map(({ role }) => role).toSorted()).toEqual(roles.toSorted());
  const hub = grants.find(({ role }) => role === "leading_director")?.schoolId;
  const partner = grants.find(({ role }) => role === "teacher");
  expect(hub).toBeDefined();
  expect(partner?.leadingId).toBe(hub);

  for (const { role, email, password } of signIns) {
    const answer = await app.guest().post("/sign-in", { login: email, password });
    expect(answer.status, role).toBe(303);
  }
});
