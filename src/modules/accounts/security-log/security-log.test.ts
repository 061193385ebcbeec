import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "#lib/passwords.ts";
import { rootPath } from "#lib/root.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { listEvents } from "./queries.ts";

let app: TestApp;
const password = "үш күшік ойнайды";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.deleteFrom("core.rate_limits").execute();
  await app.db.deleteFrom("core.security_events").execute();
});

async function makeAccount(): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@mektep.example`;
  await app.db
    .insertInto("accounts.users")
    .values({
      id,
      family_name: "Журналова",
      given_name: "Сәуле",
      email,
      language: "kk",
      password_hash: await hashPassword(password),
      created_at: now,
    })
    .execute();
  return { id, email };
}

const told = async (person: string | null = null) =>
  (await listEvents(app.db, { sort: null, person, most: 100 })).map(
    ({ act, detail, userId }) => `${act} ${detail} ${userId}`,
  );

const textOf = async (reader: Visitor, address: string) => (await reader.get(address)).text();

describe("the security log", () => {
  it("tells who came in and who was kept out, also of a name that nobody has", async () => {
    const { id, email } = await makeAccount();
    await app.guest().post("/sign-in", { login: email, password: "қате құпиясөз" });
    await app.guest().post("/sign-in", { login: "nobody@mektep.example", password });
    await app.guest().post("/sign-in", { login: email, password });

    const events = await app.db
      .selectFrom("core.security_events")
      .select(["act", "detail", "user_id", "visitor"])
      .execute();
    expect(events.map(({ act, detail, user_id }) => `${act} ${detail} ${user_id}`).sort()).toEqual([
      `signInRefused wrong ${id}`,
      "signInRefused wrong null",
      `signedIn byPassword ${id}`,
    ]);
    expect(new Set(events.map(({ visitor }) => visitor)).size).toBe(1);
  });

  it("tells who pressed the button to leave, once", async () => {
    const national = await app.signInAs("national");
    await national.post("/sign-out");
    await national.post("/sign-out");
    expect((await told(national.userId)).sort()).toEqual([
      `signedIn byPassword ${national.userId}`,
      `signedOut byButton ${national.userId}`,
    ]);
  });

  it("tells who asked for what is not theirs, by the address without its ids", async () => {
    const school = await makeSchool(app.db);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    const address = `/accounts/joining/schools/${school.id}/code`;
    expect((await teacher.post(address)).status).toBe(403);
    const refusals = (await told(teacher.userId)).filter((one) => one.startsWith("forbidden"));
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/^forbidden POST \/accounts\/joining\/schools\/:id/);
    expect(refusals[0]).not.toContain(school.id);
  });

  it("fills no table, however often somebody is refused", async () => {
    const school = await makeSchool(app.db);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    const address = `/accounts/joining/schools/${school.id}/code`;
    for (let times = 0; times < 70; times++) await teacher.post(address);
    const noted = app.db.selectFrom("core.security_events").where("act", "=", "forbidden");
    expect(await noted.select("id").execute()).toHaveLength(60);
  });

  it("shows changes of rights beside them, whose they are and who made them", async () => {
    const national = await app.signInAs("national");
    const { id } = await makeAccount();
    await app.db
      .insertInto("accounts.grants")
      .values({ id: randomUUID(), user_id: id, role: "national", during: "[2025-09-01,)" })
      .execute();
    await national.post(`/accounts/users/${id}/block`);

    const all = await textOf(national, `/accounts/security?person=${id}&lang=ru`);
    const power = await textOf(national, "/accounts/security?sort=power&lang=kk");
    const entries = await textOf(national, "/accounts/security?sort=entries");

    expect(all).toContain("Доступ остановлен");
    expect(all).toContain("Журналова Сәуле");
    expect(power).toContain("Кіру тоқтатылды");
    expect(power).not.toContain("құпиясөзбен");
    expect(entries).not.toContain("Доступ остановлен");
  });

  it("is the national team's, on the page and as a file", async () => {
    const school = await makeSchool(app.db);
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const national = await app.signInAs("national");
    for (const address of ["/accounts/security", "/accounts/security.csv"]) {
      expect((await coordinator.get(address)).status).toBe(403);
      expect((await app.guest().get(address)).headers.get("location")).toContain("/sign-in");
      expect((await national.get(address)).status).toBe(200);
    }
    const file = await textOf(national, "/accounts/security.csv?sort=entries&lang=ru");
    expect(file).toContain("Вход: по паролю");
  });

  it("leafs through, the newest first, and counts nothing twice", async () => {
    const { id } = await makeAccount();
    await sql`insert into core.security_events (at, act, detail, user_id, visitor, device)
      select ${now}::timestamptz - make_interval(secs => at), 'signedIn', 'byPassword', ${id}::uuid, '', ''
      from generate_series(1, 120) as at`.execute(app.db);
    const pages = await Promise.all(
      [0, 50, 100].map((skip) => listEvents(app.db, { sort: null, person: id, most: 50, skip })),
    );
    const ids = pages.flat().map((event) => event.id);
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
    const national = await app.signInAs("national");
    expect(await textOf(national, `/accounts/security?person=${id}`)).toContain("page=2");
  });

  it("has a word for every act that it tells", async () => {
    const national = await app.signInAs("national");
    const kinds = ["user", "invitation", "provider", "joinCode"];
    const sources = globSync(rootPath("src", "modules", "accounts", "*", "actions.ts"));
    const acts = sources.flatMap((file) => actsIn(readFileSync(file, "utf8"), kinds));
    expect(acts.length).toBeGreaterThan(25);
    for (const { act, kind } of acts)
      await sql`insert into core.history (at, actor_label, act, subject_kind, subject_id)
        values (${now}, 'system', ${act}, ${kind}, ${randomUUID()})`.execute(app.db);
    // A word that is missing is a fault of the page in tests.
    expect((await national.get("/accounts/security?sort=power")).status).toBe(200);
    expect((await national.get("/accounts/security.csv?sort=power")).status).toBe(200);
  });
});

/** Every act that is written there, each as one of a kind that the page tells. */
function actsIn(source: string, kinds: readonly string[]): { act: string; kind: string }[] {
  const named = [...source.matchAll(/\bact(?::| =)\s*(?:\w+ \? )?"(\w+)"(?: : "(\w+)")?/g)];
  const kind = kinds.find((one) => source.includes(`kind: "${one}"`)) ?? "user";
  const ofLog = ["signedIn", "signedOut", "signInRefused", "forbidden", "joinFormSent"];
  return named
    .flatMap(([, one, other]) => [one, other])
    .flatMap((act) => (act && !ofLog.includes(act) ? [{ act, kind }] : []));
}
