import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";
import { endRound, inviteSome, prolongRound } from "./actions.ts";
import { getRound, listDueEnds } from "./queries.ts";

let app: TestApp;
let questionnaire: string;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
  const needs = app.db.selectFrom("surveys.questionnaires").where("code", "=", "needs");
  questionnaire = (await needs.select("id").executeTakeFirstOrThrow()).id;
});
afterAll(() => app.close());

/** An anonymous round of a leading school of which nobody is known, and of a partner with one teacher who has an address. */
async function makeRound(mode: "anonymous" | "named" = "anonymous") {
  const leading = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
  const teacher = await app.signInAs("teacher", { schoolId: partner.id });
  await makeTeacher(app.db, { schoolId: partner.id, userId: teacher.userId });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
  const id = randomUUID();
  await coordinator.post("/surveys/rounds/new", {
    id,
    questionnaire,
    titleKk: "Не керек?",
    titleRu: "Что нужно?",
    mode,
    purpose: "needs",
    roles: "teacher",
    schools: [leading.id, partner.id],
    opensOn: "2026-03-01",
    closesOn: "2026-03-20",
  });
  const at = `/surveys/rounds/${id}`;
  const read = () => getRound(app.db, { id, on: "2026-03-01" });
  return { id, at, leading, partner, coordinator, read };
}

const addressesOf = async (roundId: string) =>
  (
    await app.db
      .selectFrom("surveys.invitations")
      .where("round_id", "=", roundId)
      .where("email", "is not", null)
      .select("id")
      .execute()
  ).length;

const isDue = async (roundId: string) =>
  (await listDueEnds(app.db, { now, most: 1_000 })).some((one) => one.roundId === roundId);

describe("a round that is over", () => {
  it("invites nobody any more, whatever work comes last", async () => {
    const { id, at, coordinator, read } = await makeRound();
    await coordinator.post(`${at}/closing`);
    await runWaitingJobs(app);
    expect(await addressesOf(id)).toBe(0);
    expect(await inviteSome(app.db, { round: await read(), secret: app.config.SECRET, now })).toBe(
      0,
    );
    expect(await addressesOf(id)).toBe(0);
  });

  it("is cleared up once more where a draft came afterwards", async () => {
    const { id, at, coordinator, read } = await makeRound();
    await coordinator.post(`${at}/closing`);
    await endRound(app.db, { round: await read(), now });
    expect(await isDue(id)).toBe(false);
    await sql`insert into surveys.drafts (key_hash, round_id, answers, saved_at)
      values (${randomUUID()}, ${id}, '{}', ${now})`.execute(app.db);
    expect(await isDue(id)).toBe(true);
    await endRound(app.db, { round: await read(), now });
    expect(await isDue(id)).toBe(false);
  });

  it("is judged as it is when the work begins, not as it was when it was read", async () => {
    const { id, read } = await makeRound();
    await runWaitingJobs(app);
    const before = await read();
    await app.db
      .updateTable("surveys.rounds")
      .set({ closes_on: "2026-02-01", opens_on: "2026-01-10" })
      .where("id", "=", id)
      .execute();
    const person = {
      ...(await app.signInAs("national")),
      kind: "person",
      name: "",
      grants: [],
    } as const;
    const late = { person, round: before, closesOn: "2026-04-01", now };
    expect(await prolongRound(app.db, late)).toMatchObject({ ok: false });
    await endRound(app.db, { round: before, now });
    expect(await addressesOf(id)).toBe(0);
  });
});

describe("a school of which nobody is known", () => {
  it("may replace lost papers by the first number that it gave", async () => {
    const { at, leading, coordinator } = await makeRound();
    await runWaitingJobs(app);
    await coordinator.post(`${at}/expected`, { school: leading.id, expected: "60" });
    const draw = (more: Record<string, string> = {}) =>
      coordinator.post(`${at}/links`, { school: leading.id, ...more });
    const statuses = [(await draw()).status, (await draw({ again: "yes" })).status];
    expect(statuses).toEqual([200, 200]);
    // Whoever draws without end is stopped all the same.
    for (let times = 0; times < 3; times += 1) await draw({ again: "yes" });
    expect((await draw({ again: "yes" })).status).toBe(422);
  });

  it("stands beside the total with its answers, not in it", async () => {
    const { id, at, leading, coordinator } = await makeRound();
    await runWaitingJobs(app);
    await sql`update surveys.round_schools set answered = 3
      where round_id = ${id} and school_id = ${leading.id}`.execute(app.db);
    const page = await (await coordinator.get(`${at}?lang=ru`)).text();
    expect(page).toContain("0 из 1 (0\u00a0%)");
    expect(page).toContain("Ещё ответов от школ, где число неизвестно: 3");
    const list = await (await coordinator.get("/surveys?lang=ru")).text();
    expect(list).toContain("0 из 1 (0\u00a0%)");
  });

  it("is asked for a number only where there is a field for it", async () => {
    const named = await makeRound("named");
    await runWaitingJobs(app);
    const page = await (await named.coordinator.get(`${named.at}?lang=ru`)).text();
    expect(page).not.toContain("Укажите, скольких нужно спросить");
    expect(page).not.toContain('name="expected"');
  });
});
