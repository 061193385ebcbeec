import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeRound } from "#test/make-surveys.ts";
import { drawSlips, forgetInvitations, inviteSchools, layAnew } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const secret = "secret";

async function makeInvited(emails: (string | null)[]) {
  const school = await makeSchool(app.db);
  const { id } = await makeRound(app.db, { schools: [school] });
  const round = {
    id,
    mode: "anonymous" as const,
    audience: { roles: ["teacher" as const], kinds: [] },
  };
  const people = emails.map((email) => ({
    teacherId: "",
    schoolId: school.id,
    isHead: false,
    email,
    language: null,
  }));
  const asked = { id: school.id, expected: emails.length, people };
  await inviteSchools(app.db, { round, schools: [asked], secret });
  return { round, schoolId: school.id };
}

function invitationsOf(roundId: string) {
  const invitations = app.db.selectFrom("surveys.invitations").where("round_id", "=", roundId);
  return invitations.select(["id", "email", "is_used"]).orderBy("id").execute();
}

describe("slips drawn in a school", () => {
  it("are those that go to nobody by letter, and new ones when they are drawn again", async () => {
    const { round, schoolId } = await makeInvited(["a@test.example", null, null]);
    const drawing = { round, schoolId, secret, expected: 3, again: false };
    const first = await drawSlips(app.db, drawing);
    expect(first).toHaveLength(2);
    expect(await drawSlips(app.db, drawing)).toEqual(first);

    await app.db
      .updateTable("surveys.invitations")
      .set({ is_used: true })
      .where("id", "=", first[0] ?? "")
      .execute();
    const again = await drawSlips(app.db, { ...drawing, again: true });
    expect(again).toHaveLength(1);
    expect(first).not.toContain(again[0]);
    expect(await invitationsOf(round.id)).toHaveLength(3);
  });

  it("are more when the school asks more", async () => {
    const { round, schoolId } = await makeInvited([null]);
    const drawing = { round, schoolId, secret, expected: 4, again: false };
    expect(await drawSlips(app.db, drawing)).toHaveLength(4);
  });
});

describe("invitations of a round that is over", () => {
  it("keep that they were used and no address", async () => {
    const { round } = await makeInvited(["a@test.example", "b@test.example", null]);
    const [one] = await invitationsOf(round.id);
    await app.db
      .updateTable("surveys.invitations")
      .set({ is_used: true })
      .where("id", "=", one?.id ?? "")
      .execute();
    const before = await invitationsOf(round.id);
    await layAnew(app.db, round.id);
    expect(await invitationsOf(round.id)).toEqual(before.map((row) => ({ ...row, email: null })));
  });
});

describe("whoever is forgotten", () => {
  it("is invited no more, and one that was answered leads to nobody", async () => {
    const { round } = await makeInvited(["umytylgan@test.example", "qalgan@test.example"]);
    await forgetInvitations(app.db, { teacherIds: [], emails: ["umytylgan@test.example"] });
    const left = await invitationsOf(round.id);
    expect(left.map(({ email }) => email)).toEqual(["qalgan@test.example"]);

    const used = app.db.updateTable("surveys.invitations").where("round_id", "=", round.id);
    await used.set({ is_used: true }).execute();
    await forgetInvitations(app.db, { teacherIds: [], emails: ["qalgan@test.example"] });
    expect(await invitationsOf(round.id)).toMatchObject([{ email: null, is_used: true }]);
  });
});
