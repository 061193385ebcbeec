import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { now } from "./app.ts";
import { makeEvent } from "./make-events.ts";
import { makeImport } from "./make-imports.ts";
import { makeDevelopment } from "./make-plans.ts";
import { makeResponse, makeRound } from "./make-surveys.ts";
import type { Subject, World } from "./roles-world.ts";

let made = 0;

/** What no address names and no act is prepared with, and yet an act might touch. */
export async function makeRecords({ app }: World, subject: Subject): Promise<void> {
  const { db } = app;
  const round = await makeAnswers(db, subject);
  await makeNeeds(db, { subject, round });
  await makeSeries(db, subject);
  await makeMarks(db, subject);
  await makeFeed(db, subject);
  await makeNetwork(db, subject);
  const importId = await makeImport(app, {
    by: subject.by,
    desk: "people",
    kind: "teachers",
    row: { code: subject.partner.code, family_name: "Омар" },
  });
  const later = { import_id: importId, school_id: subject.partner.id };
  await db.insertInto("people.counted_later").values(later).execute();
  await db
    .insertInto("people.certificate_lists")
    .values({
      id: randomUUID(),
      activity: "{}",
      holders: "[]",
      holders_count: 1,
      job_id: randomUUID(),
      made_by: subject.by,
      made_at: now,
    })
    .execute();
}

/** An answer of somebody who signed in, under a theme. */
async function makeAnswers(db: Db, { leading, partner, by }: Subject): Promise<string> {
  const schools = [leading, partner];
  const { id: round } = await makeRound(db, { schools, schoolId: leading.id, mode: "named" });
  const answers = { comment: "Тәлімгер керек" };
  const response = await makeResponse(db, { roundId: round, schoolId: partner.id, answers });
  const sent = db.updateTable("surveys.responses").where("id", "=", response);
  await sent.set({ user_id: by }).execute();
  const theme = randomUUID();
  await db
    .insertInto("surveys.themes")
    .values({ id: theme, round_id: round, question: "comment", name: "Тәлімгер", made_at: now })
    .execute();
  await db
    .insertInto("surveys.themed")
    .values({ response_id: response, theme_id: theme })
    .execute();
  return round;
}

async function makeNeeds(
  db: Db,
  { subject: { leading, partner }, round }: { subject: Subject; round: string },
): Promise<void> {
  const [diagnosis, focus] = [randomUUID(), randomUUID()];
  const [of, at] = [{ diagnosis_id: diagnosis }, { made_at: now }];
  await db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: leading.id, half_year: "2024-1", ...at })
    .execute();
  await db
    .insertInto("needs.diagnosis_rounds")
    .values({ ...of, round_id: round })
    .execute();
  const talk = { held_on: "2026-02-01", aim: "Басымдық", people: 6, school_id: partner.id };
  await db
    .insertInto("needs.focus_groups")
    .values({ id: focus, ...of, ...talk, ...at })
    .execute();
  const theme = { focus_group_id: focus, area: "ict", votes: 3 };
  await db.insertInto("needs.focus_themes").values(theme).execute();
  const offer = { leading_id: leading.id, area: "ict", ...at };
  await db.insertInto("needs.offers").values(offer).execute();
  await db
    .insertInto("needs.swots")
    .values({ id: randomUUID(), ...of, school_id: partner.id, changed_at: now })
    .execute();
}

/** Two events made in one act, a draft and a published one, whose speaker is told. */
async function makeSeries(db: Db, { leading, region, district }: Subject): Promise<void> {
  const series = randomUUID();
  await db.insertInto("events.series").values({ id: series, pace: "week", made_at: now }).execute();
  const place = { leadingId: leading.id, regionKato: region, districtKato: district };
  for (const state of ["draft", "published"] as const) {
    const { id } = await makeEvent(db, { schoolId: leading.id, ...place, state });
    const event = db.updateTable("events.events").where("id", "=", id);
    await event.set({ series_id: series }).execute();
    await db
      .insertInto("events.speakers")
      .values({ id: randomUUID(), event_id: id, place: 0, name: "Омар Азат" })
      .execute();
  }
}

async function makeMarks(db: Db, subject: Subject): Promise<void> {
  const { step } = await makeDevelopment(db, { subject, stage: "approved" });
  await db
    .insertInto("plans.step_marks")
    .values({ id: randomUUID(), step_id: step, mark: "going", marked_at: now })
    .execute();
}

async function makeFeed(db: Db, { by }: Subject): Promise<void> {
  const feed = { user_id: by, number: 2, made_at: now };
  await db.insertInto("events.feeds").values(feed).execute();
}

/** A confirmed status, last year's numbers, and the platform that the region once was of. */
async function makeNetwork(db: Db, { leading, region, by }: Subject): Promise<void> {
  const { id } = await db
    .selectFrom("network.statuses")
    .where("school_id", "=", leading.id)
    .orderBy("during", "desc")
    .select("id")
    .executeTakeFirstOrThrow();
  const confirmed = { status_id: id, school_year: 2025, confirmed_at: now, confirmed_by: by };
  await db.insertInto("network.status_confirmations").values(confirmed).execute();
  const size = { school_id: leading.id, year: 2024, pupils: 300, teachers: 20 };
  await db
    .insertInto("network.school_sizes")
    .values(size)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  made += 1;
  const during = `[${1900 + made}-01-01,${1900 + made}-06-01)`;
  const platform = { id: randomUUID(), region_kato: region, platform: 1, during };
  await db.insertInto("network.platform_regions").values(platform).execute();
}
