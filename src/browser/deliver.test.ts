import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { makeRound } from "#test/make-surveys.ts";
import { deliver, type Outbox, type Send, type Unsent } from "./deliver.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** An outbox like the browser's, in memory. */
function outboxOf(kept: readonly Unsent[]) {
  const shelf = new Map(kept.map((one) => [one.id, one]));
  const outbox: Outbox = {
    list: async () => [...shelf.values()],
    remove: async (ids) => {
      for (const id of ids) shelf.delete(id);
    },
    refuse: async (id, why) => {
      const one = shelf.get(id);
      if (one) shelf.set(id, { ...one, refused: why });
    },
  };
  return { outbox, shelf };
}

type Fault = "none" | "noNetwork" | "answerLost" | "sentTwice" | "serverDown";

/** The real server at the end of a bad line: what is sent may be lost on the way there or on the way back. */
function badLine(post: (url: string, body: string) => Promise<Response>, faults: Fault[]): Send {
  return async (url, body) => {
    const fault = faults.shift() ?? "none";
    if (fault === "noNetwork") return null;
    if (fault === "serverDown") return { status: 503, body: null };
    const text = JSON.stringify(body);
    if (fault === "sentTwice") await post(url, text);
    const response = await post(url, text);
    if (fault === "answerLost") return null;
    return { status: response.status, body: await response.json() };
  };
}

const faults = fc.array(
  fc.constantFrom<Fault>("none", "noNetwork", "answerLost", "sentTwice", "serverDown"),
  { maxLength: 12 },
);

/** Several attempts over the bad line, two of them at once, then one over a good line. */
async function sendAll(outbox: Outbox, given: { line: Send; good: Send }): Promise<number> {
  await deliver(outbox, given.line);
  await Promise.all([deliver(outbox, given.line), deliver(outbox, given.line)]);
  await deliver(outbox, given.line);
  return (await deliver(outbox, given.good)).left;
}

describe("what is sent later", () => {
  it("arrives exactly once as attendance, whatever the line does to it", async () => {
    const school = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
    const startsAt = new Date(now.getTime() - 3_600_000);
    const event = await makeEvent(app.db, { schoolId: school.id, startsAt });
    const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const ids = Array.from({ length: 5 }, () => randomUUID());
    for (const id of ids) {
      const teacher = await makeTeacher(app.db, { schoolId: school.id });
      await app.db
        .insertInto("events.registrations")
        .values({
          id,
          event_id: event.id,
          teacher_id: teacher.id,
          family_name: "Келген",
          given_name: "А",
          school_id: school.id,
          state: "registered",
          made_at: startsAt,
        })
        .execute();
    }
    const url = `/events/${event.id}/attendance/captures`;
    await fc.assert(
      fc.asyncProperty(
        faults,
        fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 8 }),
        async (given, who) => {
          await app.db.deleteFrom("events.attendance").where("event_id", "=", event.id).execute();
          const kept = who.map((at): Unsent => {
            const id = randomUUID();
            const body = { captureId: id, registrationId: ids[at], capturedAt: now.toISOString() };
            return { id, kind: "capture", url, madeAt: now.toISOString(), body };
          });
          const { outbox, shelf } = outboxOf(kept);
          const line = badLine(organiser.postJson, [...given]);

          expect(await sendAll(outbox, { line, good: badLine(organiser.postJson, []) })).toBe(0);

          expect(shelf.size).toBe(0);
          const attended = await app.db
            .selectFrom("events.attendance")
            .where("event_id", "=", event.id)
            .select("registration_id")
            .execute();
          const wanted = [...new Set(who.map((at) => ids[at]))].sort();
          expect(attended.map((one) => one.registration_id).sort()).toEqual(wanted);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it("arrives exactly once as an answer, whatever the line does to it", async () => {
    const school = await makeSchool(app.db);
    const { id: roundId } = await makeRound(app.db, { schools: [school], mode: "open" });
    const guest = app.guest();
    const { open_code: code } = await app.db
      .selectFrom("surveys.rounds")
      .where("id", "=", roundId)
      .select("open_code")
      .executeTakeFirstOrThrow();
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(faults, async (given) => {
        const id = randomUUID();
        sent += 1;
        const answers = { needs: { formative: "high", ict: "low" } };
        const body = { id, language: "kk", answers, role: "teacher", school: school.id };
        const one: Unsent = { id, kind: "answers", url: `/s/${code}/whole`, madeAt: "", body };
        const { outbox, shelf } = outboxOf([one]);
        const line = badLine(guest.postJson, [...given]);

        expect(await sendAll(outbox, { line, good: badLine(guest.postJson, []) })).toBe(0);

        expect(shelf.size).toBe(0);
        const { length } = await app.db
          .selectFrom("surveys.responses")
          .where("id", "=", id)
          .select("id")
          .execute();
        expect(length).toBe(1);
      }),
      { numRuns: 30 },
    );
    const counted = await app.db
      .selectFrom("surveys.round_schools")
      .where("round_id", "=", roundId)
      .select("answered")
      .executeTakeFirst();
    expect(counted?.answered).toBe(sent);
  }, 60_000);

  it.each([
    ["for a while", "2026-03-01T00:00:00Z", undefined],
    ["and is told after two weeks", "2026-02-01T00:00:00Z", "404"],
  ])("waits where there is nothing, %s", async (_, madeAt, told) => {
    const one: Unsent = { id: "a", kind: "answers", url: "/s/x/whole", madeAt, body: {} };
    const { outbox, shelf } = outboxOf([one]);
    const { left } = await deliver(outbox, async () => ({ status: 404, body: null }), now);
    expect(left).toBe(told ? 0 : 1);
    if (told) expect(shelf.get("a")?.refused).toContain(told);
    else expect(shelf.get("a")?.refused).toBeUndefined();
  });

  it("is told of one by one where the server knows some of the people only", async () => {
    const notes = ["a", "b"].map(
      (id): Unsent => ({ id, kind: "capture", url: "/x", madeAt: "", body: { captureId: id } }),
    );
    const { outbox, shelf } = outboxOf(notes);
    const said = { status: 200, body: { taken: ["a"], missing: ["b"] } };
    expect(await deliver(outbox, async () => said)).toEqual({ left: 0 });
    expect([...shelf.keys()]).toEqual(["b"]);
    expect(shelf.get("b")?.refused).toContain("missing");
  });

  it("is kept for the person to mend when the server does not take it", async () => {
    const one: Unsent = { id: "a", kind: "answers", url: "/s/x/whole", madeAt: "", body: {} };
    const { outbox, shelf } = outboxOf([one]);
    const { left } = await deliver(outbox, async () => ({ status: 422, body: { problems: {} } }));
    expect(left).toBe(0);
    expect(shelf.get("a")?.refused).toContain("422");
    await deliver(outbox, async () => {
      throw new Error("a refused one is not sent again");
    });
  });
});
