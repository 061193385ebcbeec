import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";
import { askPeople } from "./actions.ts";
import type { EventSurveyPlan } from "./schema.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

const planFor = (id: string): EventSurveyPlan => ({
  questionnaire: "event_feedback",
  purpose: "event",
  about: { kind: "event", id },
  owner: { kind: "country" },
  title: { kk: "Пікір", ru: "Отзыв" },
  opensOn: "2026-03-01",
  closesOn: "2026-03-15",
});

async function ask(
  asking: EventSurveyPlan,
  { schoolIds, at = now }: { schoolIds: readonly string[]; at?: Date },
) {
  const people = schoolIds.map((schoolId) => ({
    schoolId,
    email: null,
    language: "kk" as const,
  }));
  return app.db
    .transaction()
    .execute((tx) => askPeople(tx, { asking, people, secret: app.config.SECRET, now: at }));
}

const roundsAbout = (id: string) =>
  app.db
    .selectFrom("surveys.rounds")
    .where("subject_id", "=", id)
    .select(["mode", "made_by"])
    .execute();

it("asks in one round without names, to which whoever is new is added", async () => {
  const { id: schoolId } = await makeSchool(app.db, { status: "partner" });
  const asking = planFor(randomUUID());
  expect(await ask(asking, { schoolIds: [schoolId, schoolId] })).toEqual({ links: 2 });
  expect(await ask(asking, { schoolIds: [schoolId, schoolId, schoolId] })).toEqual({ links: 1 });
  expect(await roundsAbout(asking.about.id)).toEqual([{ mode: "anonymous", made_by: null }]);
});

it("knows how many of a school it asked, so that lost papers can be drawn anew", async () => {
  const { id: schoolId } = await makeSchool(app.db, { status: "partner" });
  const asking = planFor(randomUUID());
  await ask(asking, { schoolIds: Array(30).fill(schoolId) });
  const rounds = app.db.selectFrom("surveys.rounds").where("subject_id", "=", asking.about.id);
  const { id } = await rounds.select("id").executeTakeFirstOrThrow();
  const coordinator = await app.signInAs("partner_coordinator", { schoolId });
  const draw = (again: string) =>
    coordinator.post(`/surveys/rounds/${id}/links`, { school: schoolId, again });

  const statuses = [(await draw("")).status];
  for (const again of ["yes", "yes"]) statuses.push((await draw(again)).status);
  expect(statuses).toEqual([200, 200, 200]);
});

it("makes one round, though two ask at once", async () => {
  const { id: schoolId } = await makeSchool(app.db, { status: "partner" });
  const asking = planFor(randomUUID());
  const schoolIds = [schoolId];
  let second: ReturnType<typeof ask> | undefined;
  const first = await app.db.transaction().execute(async (tx) => {
    const people = [{ schoolId, email: null, language: "kk" as const }];
    const made = await askPeople(tx, { asking, people, secret: app.config.SECRET, now });
    second = ask(asking, { schoolIds });
    // The second has time to look while the first one's round is not there for it yet.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return made;
  });
  expect([first, await second]).toEqual([{ links: 1 }, { links: 0 }]);
  expect(await roundsAbout(asking.about.id)).toHaveLength(1);
});

it("asks nobody where nobody was, and nobody more once the round is over", async () => {
  const { id: schoolId } = await makeSchool(app.db, { status: "partner" });
  const asking = planFor(randomUUID());
  expect(await ask(asking, { schoolIds: [] })).toEqual({ links: 0 });
  expect(await roundsAbout(asking.about.id)).toEqual([]);

  await ask(asking, { schoolIds: [schoolId] });
  const late = { schoolIds: [schoolId, schoolId], at: new Date("2026-03-16T04:00:00Z") };
  expect(await ask(asking, late)).toEqual({ links: 0 });
  const lastDay = { ...late, at: new Date("2026-03-15T04:00:00Z") };
  expect(await ask(asking, lastDay)).toEqual({ links: 1 });
});
