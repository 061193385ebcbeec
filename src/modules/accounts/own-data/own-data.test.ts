import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makeTeacher } from "#test/make-people.ts";

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

describe("one's own data", () => {
  it("can be had as a file, without what serves matching alone", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const record = await makeTeacher(app.db, { schoolId: school.id, userId: person.userId });
    await makeCourse(app.db, { teacherId: record.id, completedOn: "2019-05-20" });
    await makePasskey(person.userId);

    const response = await person.get("/account/data.json");
    const text = await response.text();

    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(text).toContain(record.id);
    expect(text).toContain("level3");
    expect(text).not.toContain("iin_hash");
    expect(text).not.toContain("password");
    const { passkeys } = JSON.parse(text);
    expect(passkeys).toEqual([{ name: "Телефон", madeAt: now.toISOString(), usedAt: null }]);
  });
});
