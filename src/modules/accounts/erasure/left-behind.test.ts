import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Visitor } from "#test/app.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { makeRound } from "#test/make-surveys.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function columnsWith(sign: string) {
  const { rows } = await sql<{ t: string; c: string }>`
    select n.nspname || '.' || c.relname as t, a.attname as c from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`.execute(app.db);
  const found: string[] = [];
  for (const { t, c } of rows) {
    const { rows: hit } =
      await sql`select from ${sql.table(t)} where position(lower(${sign}) in lower(${sql.ref(c)}::text)) > 0`.execute(
        app.db,
      );
    if (hit.length > 0) found.push(`${t}.${c}`);
  }
  return found;
}

async function erase(person: Visitor, coordinator: Visitor) {
  const id = randomUUID();
  await person.post("/account/erasure", { id });
  const r = await coordinator.post(`/accounts/joining/${id}/confirm`);
  expect(r.status).toBe(303);
}

type Joining = { keptId: string; mergedId: string; sign: string; undone: boolean };

async function merge({ keptId, mergedId, sign, undone }: Joining) {
  await app.db
    .insertInto("people.merges")
    .values({
      id: randomUUID(),
      kept_id: keptId,
      merged_id: mergedId,
      made_at: now,
      undone_at: undone ? now : null,
      moved: JSON.stringify({
        posts: [],
        categories: [],
        courses: [],
        trainers: [],
        certificates: [],
        acts: [],
        offers: [],
        merged: [],
      }),
      removed: JSON.stringify({
        posts: [],
        categories: [],
        trainers: [],
        courses: [{ certificate_number: sign }],
        restedOn: [],
        acts: [],
        offers: [],
      }),
      filled: JSON.stringify({
        birthYear: 1980,
        workingSince: null,
        iinHash: `iin-${sign}`,
        userId: null,
      }),
    })
    .execute();
}

async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
  const plan = randomUUID();
  await leading.post("/plans", {
    id: plan,
    leadingId: hub.id,
    halfYear: "2025-2",
    proposalsUntil: "2026-03-20",
  });
  return { hub, partner, leading, member, plan };
}

const item = (schoolId: string, responsible: string) => ({
  id: randomUUID(),
  schoolId,
  eventType: "seminar",
  responsible,
  titleKk: "Д",
  titleRu: "Д",
  need: "formative",
});

describe("whoever is forgotten", () => {
  it("leaves nothing of what a joining of a joined record took over", async () => {
    const school = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const own = await makeTeacher(app.db, { schoolId: school.id, userId: person.userId });
    const b = await makeTeacher(app.db, { schoolId: school.id });
    const a = await makeTeacher(app.db, { schoolId: school.id });
    await merge({ keptId: b.id, mergedId: a.id, sign: "CHAINSIGN", undone: false });
    await merge({ keptId: own.id, mergedId: b.id, sign: "OTHERSIGN", undone: false });
    await app.db
      .updateTable("people.teachers")
      .set({ merged_into: own.id })
      .where("id", "in", [a.id, b.id])
      .execute();
    await erase(person, coordinator);
    expect([await columnsWith("OTHERSIGN"), await columnsWith("CHAINSIGN")]).toEqual([[], []]);
  });

  it("leaves nothing of what a joining that was undone had taken over", async () => {
    const school = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const own = await makeTeacher(app.db, { schoolId: school.id, userId: person.userId });
    const other = await makeTeacher(app.db, { schoolId: school.id });
    await merge({ keptId: other.id, mergedId: own.id, sign: "UNDONESIGN", undone: true });
    await erase(person, coordinator);
    expect(await columnsWith("UNDONESIGN")).toEqual([]);
  });

  it("leaves no other request that waits", async () => {
    const [school, next] = [await makeSchool(app.db), await makeSchool(app.db)];
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const elsewhere = await app.signInAs("partner_coordinator", { schoolId: next.id });
    const person = await app.signInAs("teacher", { schoolId: school.id });
    await makeTeacher(app.db, { schoolId: school.id, userId: person.userId });
    const id = randomUUID();
    await app.db
      .insertInto("accounts.requests")
      .values({
        id,
        kind: "move",
        school_id: next.id,
        user_id: person.userId,
        since: "2026-03-01",
        keeps_old: false,
        state: "waiting",
        made_at: now,
      })
      .execute();
    await erase(person, coordinator);
    await elsewhere.post(`/accounts/joining/${id}/confirm`, { record: "new" });
    const left = await app.db
      .selectFrom("accounts.requests")
      .where("id", "=", id)
      .select("state")
      .executeTakeFirst();
    expect(left?.state).toBe("refused");
  });

  it("is in no plan whose page named them", async () => {
    const { partner, member, plan } = await circle();
    const person = await app.signInAs("teacher", { schoolId: partner.id });
    await makeTeacher(app.db, {
      schoolId: partner.id,
      userId: person.userId,
      familyName: "Жауаптиева",
      givenName: "Гүлсім",
    });
    expect(
      (await member.post(`/plans/${plan}/items/new`, item(partner.id, "Жауаптиева Гүлсім"))).status,
    ).toBe(303);
    const file = JSON.parse(await (await person.get("/account/data.json")).text());
    await erase(person, member);
    const left = await columnsWith("Жауаптиева");
    expect([file.planned_work.length, left]).toEqual([1, []]);
  });

  it("takes no name out of an item that is somebody else's now", async () => {
    const { partner, member, plan } = await circle();
    const [a, b] = [
      await app.signInAs("teacher", { schoolId: partner.id }),
      await app.signInAs("teacher", { schoolId: partner.id }),
    ];
    const ta = await makeTeacher(app.db, {
      schoolId: partner.id,
      userId: a.userId,
      familyName: "Алдыңғы",
      givenName: "А",
    });
    await makeTeacher(app.db, {
      schoolId: partner.id,
      userId: b.userId,
      familyName: "Кейінгі",
      givenName: "Б",
    });
    const form = item(partner.id, "Алдыңғы А");
    await member.post(`/plans/${plan}/items/new`, form);
    // As seeds and copies of last half-year's items write it.
    await app.db
      .updateTable("plans.items")
      .set({ teacher_id: ta.id })
      .where("id", "=", form.id)
      .execute();
    expect(
      (await member.post(`/plans/${plan}/items/new`, { ...form, responsible: "Кейінгі Б" })).status,
    ).toBe(303);
    const file = await (await a.get("/account/data.json")).text();
    await erase(a, member);
    const row = await app.db
      .selectFrom("plans.items")
      .where("id", "=", form.id)
      .select("responsible")
      .executeTakeFirstOrThrow();
    expect([file.includes("Кейінгі"), row.responsible]).toEqual([false, "Кейінгі Б"]);
  });
});

describe("one's own data", () => {
  it("hold invitations to one's address, accepted or not", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const email = `${person.userId}@test.example`;
    await app.db
      .insertInto("accounts.invitations")
      .values({
        id: randomUUID(),
        token_hash: randomUUID(),
        role: "leading_director",
        school_id: school.id,
        language: "kk",
        email,
        created_at: now,
        expires_at: new Date(now.getTime() + 1e6),
        invited_by: (await app.signInAs("national")).userId,
      })
      .execute();
    const data = JSON.parse(await (await person.get("/account/data.json")).text());
    expect(data.invitations).toHaveLength(1);
  });

  it("hold the letter of a survey to one's address", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const { userId } = person;
    await makeTeacher(app.db, { schoolId: school.id, userId });
    const round = await makeRound(app.db, { schools: [{ id: school.id }], mode: "anonymous" });
    await app.db
      .insertInto("surveys.invitations")
      .values({
        id: randomUUID(),
        round_id: round.id,
        school_id: school.id,
        language: "kk",
        token_hash: randomUUID(),
        email: `${userId}@test.example`,
      })
      .execute();
    const data = JSON.parse(await (await person.get("/account/data.json")).text());
    expect(data.surveys).toHaveLength(1);
  });
});
