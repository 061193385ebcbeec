import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listHistory, record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCertificate, makeTeacher } from "#test/make-people.ts";
import { check, peopleOf, teacher, write } from "#test/people-imports.ts";

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
    const table = {
      id,
      desk: "people",
      kind: "teachers",
      state: "checked",
      file_name: "t.csv",
    } as const;
    await app.db
      .insertInto("core.imports")
      .values({ ...table, made_by: region.userId, made_at: now })
      .execute();
    const row = { import_id: id, portion: 0, outcome: "new" } as const;
    const cells = [school, elsewhere].map(({ code }) => JSON.stringify({ ...named, code }));
    await app.db
      .insertInto("core.import_rows")
      .values(cells.map((one, number) => ({ ...row, number, cells: one })))
      .execute();
    const asked = randomUUID();
    await person.post("/account/erasure", { id: asked });

    await coordinator.post(`/accounts/joining/${asked}/confirm`);

    const rows = app.db.selectFrom("core.import_rows").where("import_id", "=", id);
    expect(await rows.select("number").execute()).toEqual([{ number: 1 }]);
  });

  it("takes out of waiting tables the person alone, not colleagues whose names hold the letters", async () => {
    const { person, coordinator, school } = await makeLiAn();
    const colleagues = [
      teacher(school.code, { family_name: "Калиева", given_name: "Жанна" }),
      teacher(school.code, { family_name: "Балиев", given_name: "Санжар" }),
    ];
    const own = teacher(school.code, { family_name: "ЛИ", given_name: "Ан", patronymic: "" });
    const path = await check(app, coordinator, { rows: [colleagues, own].flat() });
    const people = "Балиев Санжар; Ли Ан (1985)";
    const act = { code: school.code, programme: "level3", from: "2025-10-01", hours: "36" };
    const acts = await check(app, coordinator, {
      kind: "acts",
      rows: [
        { ...act, trainers: "Калиева Жанна", trained: people },
        { ...act, trainers: "Калиева Жанна", trained: "Ли Ан" },
      ],
    });

    await erase({ person, coordinator });

    expect(await countsOf(path)).toEqual({ total: 2, new: 2, rows: 2, sent: 3 });
    expect(await countsOf(acts)).toEqual({ total: 1, new: 0, rows: 1, sent: 2 });
    expect(await textOf(acts)).toContain("Балиев Санжар");
    expect(await textOf(acts)).not.toMatch(/Ли Ан/);
    await write(app, coordinator, path);
    const left = (await peopleOf(app, school.id)).map(({ family }) => family);
    expect(left.toSorted()).toEqual(["Балиев", "Калиева", "–"]);
  });

  it("leaves others in letters and in what history tells of speakers", async () => {
    const { person, coordinator } = await makeLiAn();
    const mail = { to: "other@example.kz", language: "ru", subject: "Ли Анна", now } as const;
    const { id } = await sendMail(app.db, { ...mail, body: "Ли Анна, Ли Ан, Али Ан." });
    const subject = { kind: "event", id: randomUUID() };
    const tell = (speakers: string) => {
      const changes = { speakers: { from: null, to: speakers } };
      return record(app.db, { at: now, by: null, act: "eventChanged", subject, changes });
    };
    await tell("Лиева Анна");
    await tell("Ан Ли, методист");

    await erase({ person, coordinator });

    const letter = await app.db
      .selectFrom("core.mails")
      .where("id", "=", id)
      .select(["subject", "body"])
      .executeTakeFirstOrThrow();
    expect(letter).toEqual({ subject: "Ли Анна", body: "Ли Анна, –, Али Ан." });
    const told = (await listHistory(app.db, subject)).map(({ changes }) => JSON.stringify(changes));
    expect(told.join()).toContain("Лиева Анна");
    expect(told.join()).not.toContain("Ан Ли");
  });
});

async function makeLiAn() {
  const school = await makeSchool(app.db);
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
  const person = await app.signInAs("teacher", { schoolId: school.id });
  const named = { familyName: "Ли", givenName: "Ан" };
  await makeTeacher(app.db, { schoolId: school.id, userId: person.userId, ...named });
  return { school, coordinator, person };
}

async function erase({ person, coordinator }: { person: Visitor; coordinator: Visitor }) {
  const id = randomUUID();
  await person.post("/account/erasure", { id });
  expect((await coordinator.post(`/accounts/joining/${id}/confirm`)).status).toBe(303);
}

/** What the import says of its rows, and what is kept of them. */
async function countsOf(path: string) {
  const id = path.slice(-36);
  const { rows } = await sql<Record<string, number>>`
    select i.rows_total as total, i.rows_new as new,
      (select count(*)::int from core.import_rows r where r.import_id = i.id) as rows,
      (select sum(jsonb_array_length(p.rows))::int from core.import_pieces p where p.import_id = i.id) as sent
    from core.imports i where i.id = ${id}`.execute(app.db);
  return rows[0];
}

async function textOf(path: string): Promise<string> {
  const { rows } = await sql`
    select cells::text from core.import_rows where import_id = ${path.slice(-36)}
    union all select rows::text from core.import_pieces where import_id = ${path.slice(-36)}`.execute(
    app.db,
  );
  return JSON.stringify(rows);
}
