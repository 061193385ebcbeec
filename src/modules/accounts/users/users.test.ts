import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;
const aktobe = "150000000";
const akmola = "110000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("users and their roles", () => {
  it("shows a region its own people only", async () => {
    const here = await makeSchool(app.db, { district: "156000000" });
    const there = await makeSchool(app.db, { district: "111000000" });
    const own = await app.signInAs("teacher", { schoolId: here.id });
    const foreign = await app.signInAs("teacher", { schoolId: there.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });

    const list = await (await region.get("/accounts/users")).text();

    expect(list).toContain(own.userId);
    expect(list).not.toContain(foreign.userId);
  });

  it("shows the first page for what is no page", async () => {
    const national = await app.signInAs("national");
    for (const asked of ["1e999", "1.5", "-1", "x"]) {
      const list = await national.get(`/accounts/users?page=${asked}`);
      expect(list.status, asked).toBe(200);
      expect(await list.text(), asked).toContain(national.userId);
    }
  });

  it("gives a role once, not twice for the same time, and takes it back", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const grant = { id: randomUUID(), role: "leading_coordinator", schoolCode: school.code };
    const path = `/accounts/users/${person.userId}`;

    const first = await region.post(`${path}/roles`, grant);
    const again = await region.post(`${path}/roles`, grant);
    const clash = await region.post(`${path}/roles`, { ...grant, id: randomUUID() });
    const ended = await region.post(`/accounts/roles/${grant.id}/end`);

    expect([first.status, again.status, clash.status, ended.status]).toEqual([303, 303, 422, 303]);
    const left = await app.db
      .selectFrom("accounts.grants")
      .where("user_id", "=", person.userId)
      .select("role")
      .execute();
    expect(left.map((row) => row.role)).toEqual(["teacher"]);
  });

  it("gives none to who holds no role in what the giver looks after: they are invited and take it themselves", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
    const national = await app.signInAs("national");
    const form = { id: randomUUID(), role: "teacher", schoolCode: leading.code };

    const seized = await coordinator.post(`/accounts/users/${national.userId}/roles`, form);
    const seen = await coordinator.get(`/accounts/users/${national.userId}`);

    const held = await app.db
      .selectFrom("accounts.grants")
      .where("user_id", "=", national.userId)
      .select("role")
      .execute();
    expect([seized.status, seen.status, held]).toEqual([404, 404, [{ role: "national" }]]);
  });

  it("tells the person by letter of a role that was given and of one that ended", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const form = { id: randomUUID(), role: "partner_coordinator", schoolCode: school.code };
    await region.post(`/accounts/users/${person.userId}/roles`, form);
    await region.post(`/accounts/roles/${form.id}/end`);
    const { email } = await app.db
      .selectFrom("accounts.users")
      .where("id", "=", person.userId)
      .select("email")
      .executeTakeFirstOrThrow();
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", email ?? "")
      .select("body")
      .execute();
    const told = letters.map(({ body }) => body).join("\n");
    expect(told).toMatch(/назначена новая роль|жаңа рөл берілді/);
    expect(told).toMatch(/Одна из ваших ролей завершена|Рөлдеріңіздің бірі аяқталды/);
    expect(told).toMatch(/кто управляет ролями|рөлдер мен кіруді басқаратын/);
  });

  it("refuses to give a role in another region, and knows nobody there", async () => {
    const here = await makeSchool(app.db);
    const there = await makeSchool(app.db, { district: "111000000" });
    const own = await app.signInAs("teacher", { schoolId: here.id });
    const foreign = await app.signInAs("teacher", { schoolId: there.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const grant = { id: randomUUID(), role: "leading_director", schoolCode: there.code };

    const refused = await region.post(`/accounts/users/${own.userId}/roles`, grant);

    expect(await refused.text()).toContain("Здесь вы не можете назначить эту роль");
    expect((await region.get(`/accounts/users/${foreign.userId}`)).status).toBe(404);
  });

  it("shows nobody from outside one's own part of the country", async () => {
    const school = await makeSchool(app.db, { district: "111000000" });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const atHome = await app.signInAs("regional", { regionKato: akmola });

    expect((await region.get(`/accounts/users/${person.userId}`)).status).toBe(404);
    expect((await atHome.get(`/accounts/users/${person.userId}`)).status).toBe(200);
  });

  it("stops a person at once in every session, and only the national team may", async () => {
    const person = await app.signInAs("regional", { regionKato: akmola });
    const region = await app.signInAs("regional", { regionKato: akmola });
    const national = await app.signInAs("national");

    const refused = await region.post(`/accounts/users/${person.userId}/block`);
    await national.post(`/accounts/users/${person.userId}/block`);

    expect(refused.status).toBe(403);
    expect((await person.get("/account")).status).toBe(303);
    await national.post(`/accounts/users/${person.userId}/unblock`);
    expect(await (await national.get(`/accounts/users/${person.userId}`)).text()).toContain(
      "Доступ возвращён",
    );
  });
});
