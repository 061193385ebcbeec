import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { tellOfMaterials } from "./actions.ts";

let app: TestApp;
const yesterday = new Date("2026-02-28T05:00:00Z");
const publicUrl = "https://tirek.example";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Scene = { state?: "draft" | "published" | "held"; startsAt?: Date; comes?: boolean };

/** An event with one material that nobody was told of, and the coordinator of a school whose person was there. */
async function makeScene({ state = "held", startsAt = yesterday, comes = true }: Scene = {}) {
  const hub = await makeSchool(app.db);
  const partner = await makeSchool(app.db);
  const event = await makeEvent(app.db, { schoolId: hub.id, state, startsAt });
  for (const schoolId of comes ? [hub.id, partner.id] : [])
    await makeVisitor({ eventId: event.id, schoolId });
  await app.db
    .insertInto("events.materials")
    .values({
      id: randomUUID(),
      event_id: event.id,
      title: "Парақ",
      link: "https://example.kz/v",
      shown_to: "everyone",
      added_at: now,
    })
    .execute();
  const ofHub = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const ofPartner = await app.signInAs("partner_coordinator", { schoolId: partner.id });
  return { event, ofHub, ofPartner };
}

async function makeVisitor({ eventId, schoolId }: { eventId: string; schoolId: string }) {
  const id = randomUUID();
  await app.db
    .insertInto("events.registrations")
    .values({
      id,
      event_id: eventId,
      family_name: "Қонақ",
      given_name: "А",
      school_id: schoolId,
      state: "registered",
      made_at: yesterday,
    })
    .execute();
  await app.db
    .insertInto("events.attendance")
    .values({
      event_id: eventId,
      registration_id: id,
      captured_at: yesterday,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
}

async function lettersTo({ userId }: { userId: string }) {
  return app.db
    .selectFrom("core.mails")
    .where("recipient", "=", `${userId}@test.example`)
    .select(["subject", "body", "language"])
    .execute();
}

const tell = (eventId: string) => tellOfMaterials(app.db, { eventId, now, publicUrl });

describe("the letter about materials", () => {
  it("goes in the reader's language to the schools whose people came, and not to the one that held it", async () => {
    const { event, ofHub, ofPartner } = await makeScene();
    await app.db
      .updateTable("accounts.users")
      .set({ language: "ru" })
      .where("id", "=", ofPartner.userId)
      .execute();

    await tell(event.id);

    const [letter, ...more] = await lettersTo(ofPartner);
    expect(letter).toMatchObject({
      language: "ru",
      subject: "Материалы мероприятия: Открытый семинар",
    });
    expect(letter?.body).toContain("– Парақ\n");
    expect(letter?.body).toContain(`${publicUrl}/events/${event.id}?lang=ru#materials`);
    expect(more).toEqual([]);
    expect(await lettersTo(ofHub)).toEqual([]);
  });

  it("is one, though two workers set about it together", async () => {
    const { event, ofPartner } = await makeScene();
    await Promise.all([tell(event.id), tell(event.id)]);
    expect(await lettersTo(ofPartner)).toHaveLength(1);
  });

  it.each<[string, Scene]>([
    ["an event that is not over", { state: "published", startsAt: now }],
    ["a draft", { state: "draft" }],
  ])("is not written of %s, and is still to be written later", async (_, scene) => {
    const { event, ofPartner } = await makeScene(scene);
    await tell(event.id);
    expect(await lettersTo(ofPartner)).toEqual([]);

    await app.db
      .updateTable("events.events")
      .set({ state: "held", published_at: yesterday, ends_at: yesterday, starts_at: new Date(0) })
      .where("id", "=", event.id)
      .execute();
    await tell(event.id);
    expect(await lettersTo(ofPartner)).toHaveLength(1);
  });

  it("waits until somebody is known to have come", async () => {
    const { event, ofPartner } = await makeScene({ comes: false });
    await tell(event.id);
    expect(await lettersTo(ofPartner)).toEqual([]);
    const material = app.db.selectFrom("events.materials").where("event_id", "=", event.id);
    expect(await material.select("told_at").execute()).toEqual([{ told_at: null }]);
  });
});
