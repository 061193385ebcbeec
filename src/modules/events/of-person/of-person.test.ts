import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { record } from "#lib/history.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { personWith } from "#test/reach.ts";
import { eraseOfPerson } from "./actions.ts";
import { readOfPerson } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Name = { familyName: string; givenName: string };
const aisha = { familyName: "Сөйлегенова", givenName: "Айша" };
const dina = { familyName: "Тыңдаушиева", givenName: "Дина" };

/** Somebody who registered for the event, spoke at it and led a session there. */
async function makeComer(eventId: string, { place, ...name }: Name & { place: number }) {
  const { userId } = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
  const { id: teacherId } = await makeTeacher(app.db, name);
  const of = { event_id: eventId, teacher_id: teacherId };
  const fullName = `${name.familyName} ${name.givenName}`;
  await app.db
    .insertInto("events.registrations")
    .values({
      ...of,
      id: randomUUID(),
      user_id: userId,
      family_name: name.familyName,
      given_name: name.givenName,
      state: "registered",
      made_at: now,
    })
    .execute();
  await app.db
    .insertInto("events.speakers")
    .values({ ...of, id: randomUUID(), place, name: fullName, about: "Тәлімгер" })
    .execute();
  await app.db
    .insertInto("events.sessions")
    .values({
      ...of,
      id: randomUUID(),
      kind: "open_lesson",
      title_kk: "Сабақ",
      title_ru: "Урок",
      starts_at: now,
      ends_at: new Date(now.getTime() + 60_000),
      speaker: fullName,
    })
    .execute();
  await app.db
    .insertInto("events.feeds")
    .values({ user_id: userId, number: 2, made_at: now })
    .execute();
  return { userId, teacherIds: [teacherId], fullName, names: [name] };
}

async function makeScene() {
  const school = await makeSchool(app.db);
  const { id } = await makeEvent(app.db, { schoolId: school.id });
  return {
    id,
    one: await makeComer(id, { ...aisha, place: 0 }),
    other: await makeComer(id, { ...dina, place: 1 }),
  };
}

type Comer = Awaited<ReturnType<typeof makeComer>>;

function erase({ userId, teacherIds, names }: Comer) {
  const erasing = { userId, teacherIds, names, emails: [], phones: [], person: personWith(), now };
  return app.db.transaction().execute((tx) => eraseOfPerson(tx, erasing));
}

it("tells a person where they registered, spoke and taught, and nothing of the others there", async () => {
  const { one, other } = await makeScene();
  const facts = await readOfPerson(app.db, one);
  expect(facts).toMatchObject({
    registrations: [{ event: "Открытый семинар", family_name: aisha.familyName, came_at: null }],
    speaker_at: [{ name: one.fullName, about: "Тәлімгер" }],
    sessions_led: [{ title: "Урок", speaker: one.fullName }],
    own_calendar: { user_id: one.userId },
  });
  expect(JSON.stringify(facts)).not.toContain(dina.familyName);
  expect(await readOfPerson(app.db, { ...other, teacherIds: [] })).toMatchObject({
    registrations: [{ family_name: dina.familyName }],
    speaker_at: [],
  });
});

it("loses the name of one person and counts them still; the others keep theirs", async () => {
  const { id, one, other } = await makeScene();
  const before = await readOfPerson(app.db, other);

  await erase(one);

  const left = await readOfPerson(app.db, one);
  expect(JSON.stringify(left)).not.toContain(aisha.familyName);
  expect(left).toMatchObject({
    registrations: [{ state: "registered" }],
    speaker_at: [{ about: "" }],
    own_calendar: null,
  });
  expect(await readOfPerson(app.db, other)).toEqual(before);
  const page = await (await app.guest().get(`/events/${id}`)).text();
  expect(page).toContain(dina.familyName);
  expect(page).not.toContain(aisha.familyName);
});

it("is taken out of what the history says of speakers, where it is the person's own name", async () => {
  const { id, one } = await makeScene();
  const subject = { kind: "event", id };
  for (const to of [one.fullName, `${aisha.familyName} Әлия`, `Дина ${dina.familyName}`]) {
    const changes = { speakers: { from: null, to } };
    await record(app.db, { at: now, by: null, act: "eventChanged", subject, changes });
  }

  await erase(one);

  const rows = await app.db
    .selectFrom("core.history")
    .where("subject_id", "=", id)
    .orderBy("place")
    .select("changes")
    .execute();
  expect(rows.map(({ changes }) => changes)).toEqual([
    { speakers: { from: null, to: null } },
    { speakers: { from: null, to: `${aisha.familyName} Әлия` } },
    { speakers: { from: null, to: `Дина ${dina.familyName}` } },
  ]);
});
