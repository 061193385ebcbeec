import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { By } from "#lib/actor.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { personWith } from "#test/reach.ts";
import { linkAccount, moveTeacher, openForAccount } from "./actions.ts";
import { findSubject, listUnclaimed } from "./queries.ts";

let app: TestApp;
let by: By;
const since = "2026-03-01";

beforeAll(async () => {
  app = await openTestApp();
  const { userId } = await app.signInAs("national");
  by = { person: { ...personWith(), userId }, now };
});
afterAll(() => app.close());

async function makeAccount(): Promise<string> {
  const school = await makeSchool(app.db);
  const { userId } = await app.signInAs("teacher", { schoolId: school.id });
  return userId;
}

const postsOf = (teacherId: string) =>
  app.db
    .selectFrom("people.posts")
    .where("teacher_id", "=", teacherId)
    .orderBy("during")
    .select(["school_id as schoolId", "during"])
    .execute();

describe("a record that nobody has claimed", () => {
  const asked = { familyName: "ҚОСЫЛҒАНОВА", givenName: "айгүл", patronymic: null, on: today };

  it("is found in the school where its person works, first where the name may be the one asked for", async () => {
    const [school, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const one = { familyName: "Қосылғанова", schoolId: school.id };
    const { id } = await makeTeacher(app.db, one);
    await makeTeacher(app.db, { ...one, schoolId: other.id });
    const byInitial = await makeTeacher(app.db, { ...one, givenName: "А." });
    const another = await makeTeacher(app.db, { ...one, familyName: "Аманова", givenName: "Әлия" });
    await makeTeacher(app.db, { ...one, userId: await makeAccount() });
    const left = await makeTeacher(app.db, { familyName: "Қосылғанова" });
    await makePost(app.db, { teacherId: left.id, schoolId: school.id, until: "2026-01-01" });

    const found = await listUnclaimed(app.db, { ...asked, schoolId: school.id });
    const ids = found.map((match) => match.id);
    expect(ids.slice(0, 2).toSorted()).toEqual([id, byInitial.id].toSorted());
    expect(ids.slice(2)).toEqual([another.id]);
  });

  it("is tied to one account, however often that is asked", async () => {
    const { id: teacherId } = await makeTeacher(app.db);
    const [userId, other] = [await makeAccount(), await makeAccount()];
    const link = (who: string) => linkAccount(app.db, { ...by, teacherId, userId: who });
    expect(await link(userId)).toMatchObject({ ok: true });
    expect(await link(userId)).toMatchObject({ ok: true });
    expect(await link(other)).toEqual({ ok: false, refusal: "claimedAlready" });
    expect(await findSubject(app.db, userId)).toEqual({ userId, teacherIds: [teacherId] });
    expect(await findSubject(app.db, other)).toEqual({ userId: other, teacherIds: [] });
  });
});

it("is opened for somebody who joined and had none, with the work it begins with", async () => {
  const school = await makeSchool(app.db);
  const userId = await makeAccount();
  const id = randomUUID();
  const name = { familyName: "Жаңадан", givenName: "Келген", patronymic: null };
  await openForAccount(app.db, { ...by, id, userId, ...name, schoolId: school.id, since });
  expect(await postsOf(id)).toEqual([{ schoolId: school.id, during: `[${since},)` }]);
  expect((await findSubject(app.db, userId)).teacherIds).toEqual([id]);
});

describe("moving to another school", () => {
  async function makeMover() {
    const [old, fresh] = [await makeSchool(app.db), await makeSchool(app.db)];
    const { id } = await makeTeacher(app.db, { schoolId: old.id });
    const move = { ...by, teacherId: id, schoolId: fresh.id, since, keepsOld: false };
    return { id, old, fresh, move };
  }

  it("ends the work in the old one on the day it begins in the new one", async () => {
    const { id, old, fresh, move } = await makeMover();
    expect(await moveTeacher(app.db, move)).toEqual({ ok: true, value: { left: [old.id] } });
    expect(await postsOf(id)).toEqual([
      { schoolId: old.id, during: `[2015-09-01,${since})` },
      { schoolId: fresh.id, during: `[${since},)` },
    ]);
  });

  it("keeps the old one where that is meant, but no third", async () => {
    const { id, old, fresh, move } = await makeMover();
    const both = { ...move, keepsOld: true };
    expect(await moveTeacher(app.db, both)).toEqual({ ok: true, value: { left: [] } });
    expect((await postsOf(id)).map(({ during }) => during)).toEqual([
      "[2015-09-01,)",
      `[${since},)`,
    ]);
    const third = await makeSchool(app.db);
    expect(await moveTeacher(app.db, { ...both, schoolId: third.id })).toEqual({
      ok: false,
      refusal: "twoSchoolsAlready",
    });
    const away = await moveTeacher(app.db, { ...move, schoolId: third.id, since: "2026-03-02" });
    expect(away.ok && new Set(away.value.left)).toEqual(new Set([old.id, fresh.id]));
  });

  it("is refused where the person works already, and from before the work that it would end", async () => {
    const { id, old, move } = await makeMover();
    expect(await moveTeacher(app.db, { ...move, schoolId: old.id })).toEqual({
      ok: false,
      refusal: "worksThere",
    });
    expect(await moveTeacher(app.db, { ...move, since: "2015-09-01" })).toEqual({
      ok: false,
      refusal: "beforeStart",
    });
    expect(await postsOf(id)).toHaveLength(1);
  });
});
