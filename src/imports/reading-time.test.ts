import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasTries, spendTries } from "#lib/rate-limit.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { secondsAnHour } from "./reading-time.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function send(person: Visitor) {
  const file = new File(["Фамилия;Имя\nАхметова;Гүлнар\n"], "list.csv");
  return person.post("/people/imports", { id: randomUUID(), kind: "teachers", file });
}

it("counts the seconds that somebody's files were read, and reads no more of them than an hour's share", async () => {
  const { id: schoolId } = await makeSchool(app.db);
  const person = await app.signInAs("partner_coordinator", { schoolId }, "kk");
  const other = await app.signInAs("partner_coordinator", { schoolId }, "kk");
  expect((await send(person)).status).toBe(303);
  const who = person.userId;
  expect(await hasTries(app.db, { ...secondsAnHour, points: 1 }, who)).toBe(false);
  expect(await hasTries(app.db, secondsAnHour, who)).toBe(true);

  await spendTries(app.db, secondsAnHour, { who, tries: secondsAnHour.points });
  const refused = await send(person);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Бір сағаттан кейін қайталаңыз");
  expect((await send(other)).status).toBe(303);
});

it("holds for files that are sent at once", async () => {
  const { id: schoolId } = await makeSchool(app.db);
  const person = await app.signInAs("partner_coordinator", { schoolId }, "kk");
  const tries = secondsAnHour.points - 1;
  await spendTries(app.db, secondsAnHour, { who: person.userId, tries });
  const sent = await Promise.all(Array.from({ length: 6 }, () => send(person)));
  expect(sent.filter(({ status }) => status === 303)).toHaveLength(1);
});
