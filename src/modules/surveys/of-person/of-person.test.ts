import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";
import { personWith } from "#test/reach.ts";
import { eraseOfPerson } from "./actions.ts";
import { readOfPerson } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makeScene() {
  const school = await makeSchool(app.db);
  const round = await makeRound(app.db, { schools: [{ id: school.id }], mode: "named" });
  const of = { roundId: round.id, schoolId: school.id };
  return {
    ...of,
    one: await makeAnswering(of, "Тәлімгер керек"),
    other: await makeAnswering(of, "Уақыт"),
  };
}

type Of = { roundId: string; schoolId: string };

/** Somebody who answered by name, was asked again by letter and has a form of their own that waits. */
async function makeAnswering({ roundId, schoolId }: Of, comment: string) {
  const { userId } = await app.signInAs("teacher", { schoolId });
  const { id: teacherId } = await makeTeacher(app.db, { schoolId, userId });
  const email = `${userId}@test.example`;
  const invited = { round_id: roundId, school_id: schoolId, language: "kk" as const };
  const answered = randomUUID();
  const letter = { ...invited, id: randomUUID(), token_hash: randomUUID(), email };
  await app.db
    .insertInto("surveys.invitations")
    .values([
      { ...invited, id: answered, token_hash: randomUUID(), teacher_id: teacherId, is_used: true },
      letter,
    ])
    .execute();
  const response = await makeResponse(app.db, { roundId, schoolId, answers: { comment } });
  await app.db
    .updateTable("surveys.responses")
    .set({ invitation_id: answered, user_id: userId })
    .where("id", "=", response)
    .execute();
  await app.db
    .insertInto("surveys.waiting_forms")
    .values({
      id: randomUUID(),
      made_by: userId,
      made_at: now,
      owner_key: "country",
      file_name: `${userId}.xlsx`,
      draft: "{}",
      findings: "[]",
    })
    .execute();
  return { userId, teacherIds: [teacherId], email };
}

type Answering = Awaited<ReturnType<typeof makeAnswering>>;

function erase({ userId, teacherIds, email }: Answering) {
  const known = { names: [], emails: [email], phones: [] };
  const erasing = { userId, teacherIds, person: personWith(), now, ...known };
  return app.db.transaction().execute((tx) => eraseOfPerson(tx, erasing));
}

it("tells a person what they were asked and answered, and not what others did", async () => {
  const { one, other } = await makeScene();
  const facts = await readOfPerson(app.db, one);
  expect(facts).toMatchObject({
    answers: [{ user_id: one.userId, answers: { comment: "Тәлімгер керек" } }],
    waiting_forms: [{ file_name: `${one.userId}.xlsx` }],
  });
  // One that was sent to the address, and one that was answered.
  expect(facts.surveys).toHaveLength(2);
  expect(facts.surveys).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ email: `${one.userId}@test.example`, answered: false }),
      expect.objectContaining({ title: "Анкета", mode: "named", answered: true, email: null }),
    ]),
  );
  expect(JSON.stringify(facts)).not.toContain("Уақыт");
  expect(JSON.stringify(facts)).not.toContain(other.userId);

  // What was sent while signed in is the person's own, without an invitation too.
  const sent = app.db.updateTable("surveys.responses").where("user_id", "=", one.userId);
  await sent.set({ invitation_id: null }).execute();
  expect((await readOfPerson(app.db, one)).answers).toEqual(facts.answers);
});

it("cuts what leads from an answer to one person, and counts the answer still", async () => {
  const { roundId, one, other } = await makeScene();
  const before = await readOfPerson(app.db, other);

  await erase(one);

  expect(await readOfPerson(app.db, one)).toEqual({ surveys: [], answers: [], waiting_forms: [] });
  expect(await readOfPerson(app.db, other)).toEqual(before);
  const said = await app.db
    .selectFrom("surveys.responses")
    .where("round_id", "=", roundId)
    .orderBy("place")
    .select(["answers", "user_id"])
    .execute();
  expect(said).toEqual([
    { answers: { comment: "Тәлімгер керек" }, user_id: null },
    { answers: { comment: "Уақыт" }, user_id: other.userId },
  ]);
});

it("takes back the links that wait for the person, and leaves those that were used as counted", async () => {
  const { roundId, one, other } = await makeScene();
  await erase(one);
  const links = await app.db
    .selectFrom("surveys.invitations")
    .where("round_id", "=", roundId)
    .select(["email", "is_used"])
    .execute();
  expect(links).toHaveLength(3);
  expect(links.filter(({ is_used }) => is_used)).toHaveLength(2);
  expect(links.map(({ email }) => email).filter(Boolean)).toEqual([other.email]);
});
