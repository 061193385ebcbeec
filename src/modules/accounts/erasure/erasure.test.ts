import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCertificate, makeTeacher } from "#test/make-people.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makePasskey(userId: string): Promise<void> {
  const id = randomUUID();
  await app.db
    .insertInto("accounts.passkeys")
    .values({
      id,
      user_id: userId,
      credential_id: id,
      public_key: Buffer.from("-"),
      sign_count: 0,
      is_backed_up: false,
      name: "Телефон",
      made_at: now,
    })
    .execute();
}

/** In which tables of accounts there is still something of the person, but for what was asked of the coordinator. */
async function listTracesOf(userId: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'accounts' and column_name = 'user_id' and table_name <> 'requests'`.execute(
    app.db,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`
      select from ${sql.table(`accounts.${name}`)} where user_id = ${userId}`.execute(app.db);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe("being forgotten", () => {
  it("is erased when the coordinator confirms: names go, counts stay, nobody can sign in", async () => {
    const school = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const record = await makeTeacher(app.db, {
      schoolId: school.id,
      userId: person.userId,
      familyName: "Ұмытылсынова",
    });
    const { number } = await makeCertificate(app.db, { teacherId: record.id });
    await makePasskey(person.userId);
    const factor = { user_id: person.userId, sealed_secret: "-", last_step: 0, set_up_at: now };
    await app.db.insertInto("accounts.second_factors").values(factor).execute();
    expect(await listTracesOf(person.userId)).toContain("second_factors");
    const asked = { id: randomUUID() };
    await person.post("/account/erasure", asked);
    await person.post("/account/erasure", { id: randomUUID() });

    expect((await coordinator.post(`/accounts/joining/${asked.id}/confirm`)).status).toBe(303);

    const kept = await app.db
      .selectFrom("people.teachers")
      .where("id", "=", record.id)
      .select(["family_name", "birth_year", "user_id", "folded"])
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ family_name: "–", birth_year: null, user_id: null, folded: "" });
    expect((await person.get("/account")).headers.get("location")).toContain("/sign-in");
    expect(await listTracesOf(person.userId)).toEqual([]);
    const steps = await app.db
      .selectFrom("people.school_steps")
      .where("school_id", "=", school.id)
      .where("measure", "=", "teachers")
      .select("delta")
      .execute();
    expect(steps).toEqual([{ delta: 1 }]);
    expect((await coordinator.get(`/people/teachers/${record.id}`)).status).toBe(404);
    const check = await (await app.guest().get(`/certificates/${number}`)).text();
    expect(check).not.toContain("Ұмытылсынова");
    expect(check).toContain("Отозван");
  });

  it("leaves a namesake of another school in the table that waits to be written", async () => {
    const [school, elsewhere] = [await makeSchool(app.db), await makeSchool(app.db)];
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const named = { familyName: "Аттасова", givenName: "Әйгерім" };
    await makeTeacher(app.db, { schoolId: school.id, userId: person.userId, ...named });
    const id = randomUUID();
    const table = { id, kind: "teachers", state: "checked", file_name: "t.csv" } as const;
    await app.db
      .insertInto("people.imports")
      .values({ ...table, made_by: region.userId, made_at: now })
      .execute();
    const row = { import_id: id, portion: 0, outcome: "new" } as const;
    const cells = [school, elsewhere].map(({ code }) => JSON.stringify({ ...named, code }));
    await app.db
      .insertInto("people.import_rows")
      .values(cells.map((one, number) => ({ ...row, number, cells: one })))
      .execute();
    const asked = randomUUID();
    await person.post("/account/erasure", { id: asked });

    await coordinator.post(`/accounts/joining/${asked}/confirm`);

    const rows = app.db.selectFrom("people.import_rows").where("import_id", "=", id);
    expect(await rows.select("number").execute()).toEqual([{ number: 1 }]);
  });
});
