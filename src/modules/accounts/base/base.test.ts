import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { mustSetUp, mustUsePasskey, needsSecondFactor } from "./access.ts";
import { insertUser, updateUser } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const seat = { regionKato: "r1", districtKato: "d1", schoolId: schools[0], leadingId: null };
const regional = personWith(grantsOfRoles.regional(seat));

describe("the second step of signing in", () => {
  it("is asked of who decides for a region or the country, in whatever other role", () => {
    const asked = roles.filter((role) =>
      needsSecondFactor([grantsOfRoles[role](seat)], { demo: false }),
    );
    expect(asked).toEqual(["national", "regional"]);
    const both = [grantsOfRoles.teacher(seat), ...regional.grants];
    expect(needsSecondFactor(both, { demo: false })).toBe(true);
    expect(needsSecondFactor(both, { demo: true })).toBe(false);
  });

  const bare = {
    person: regional,
    isDemo: false,
    hasFactor: false,
    hasPasskey: false,
    vouched: false,
  };

  it("is set up first by who has none, and the passkey used by who has it alone", () => {
    const passkey = { ...bare, hasPasskey: true };
    expect([mustSetUp(bare, "production"), mustUsePasskey(bare, "production")]).toEqual([
      true,
      false,
    ]);
    expect([mustSetUp(passkey, "production"), mustUsePasskey(passkey, "production")]).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ["codes are set up", { hasFactor: true, hasPasskey: true }],
    ["two steps were taken", { vouched: true, hasPasskey: true }],
    ["the role decides for a school", { person: personWith(grantsOfRoles.teacher(seat)) }],
  ])("keeps nobody out where %s", (_, more) => {
    const found = { ...bare, ...more };
    expect([mustSetUp(found, "production"), mustUsePasskey(found, "production")]).toEqual([
      false,
      false,
    ]);
  });

  it("lets demo people off, but not where others work", () => {
    const demo = { ...bare, isDemo: true };
    expect([mustSetUp(demo, "demo"), mustSetUp(demo, "production")]).toEqual([false, true]);
  });
});

describe("the row of an account", () => {
  const user = (more: { email?: string; phone?: string }) => ({
    id: randomUUID(),
    family_name: "Жаңа",
    given_name: "А",
    created_at: now,
    ...more,
  });

  it("is made once for an address and once for a telephone", async () => {
    const first = user({ email: "zhana@mektep.example", phone: "+77010000001" });
    expect(await insertUser(app.db, first)).toEqual({ id: first.id });
    expect(await insertUser(app.db, user({ email: "zhana@mektep.example" }))).toBeUndefined();
    expect(await insertUser(app.db, user({ phone: "+77010000001" }))).toBeUndefined();
    expect(await insertUser(app.db, user({ email: "basqa@mektep.example" }))).toBeDefined();
  });

  it("changes without its neighbours", async () => {
    const [one, other] = [user({ email: "1@mektep.example" }), user({ email: "2@mektep.example" })];
    for (const row of [one, other]) await insertUser(app.db, row);
    await updateUser(app.db, one.id, { language: "ru" });
    const users = app.db.selectFrom("accounts.users").where("id", "in", [one.id, other.id]);
    const spoken = await users.select(["id", "language"]).execute();
    expect(new Map(spoken.map(({ id, language }) => [id, language]))).toEqual(
      new Map([
        [one.id, "ru"],
        [other.id, "kk"],
      ]),
    );
  });
});
