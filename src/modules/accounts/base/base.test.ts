import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { insertUser, setBlockedAt } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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
    await setBlockedAt(app.db, { userId: one.id, blockedAt: now });
    const users = app.db.selectFrom("accounts.users").where("id", "in", [one.id, other.id]);
    const rows = await users.select(["id", "blocked_at"]).execute();
    expect(new Map(rows.map(({ id, blocked_at }) => [id, blocked_at]))).toEqual(
      new Map([
        [one.id, now],
        [other.id, null],
      ]),
    );
  });
});
