import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { codeAt } from "#modules/events/attendance/rules.ts";
import type { Sent, Setting, Variant } from "./acts.ts";
import { now } from "./app.ts";
import { makeEvent } from "./make-events.ts";
import { makeTeacher } from "./make-people.ts";
import { makeRound } from "./make-surveys.ts";
import { addressOf } from "./roles-addresses.ts";
import type { Subject, World } from "./roles-world.ts";

const begun = new Date("2026-03-01T03:50:00Z");
const ahead = new Date("2026-03-08T05:00:00Z");

function eventOf({ app }: World, subject: Subject, startsAt: Date): Promise<{ id: string }> {
  return makeEvent(app.db, {
    schoolId: subject.leading.id,
    leadingId: subject.leading.id,
    regionKato: subject.region,
    districtKato: subject.district,
    startsAt,
  });
}

/** Somebody of the partner school who will come, and gets letters. */
async function registeredFor(
  { app }: World,
  { eventId, subject, userId }: { eventId: string; subject: Subject; userId?: string },
): Promise<string> {
  const id = randomUUID();
  const { id: teacherId } = await makeTeacher(app.db, { schoolId: subject.partner.id });
  await app.db
    .insertInto("events.registrations")
    .values({
      id,
      event_id: eventId,
      teacher_id: teacherId,
      user_id: userId ?? null,
      family_name: "Келген",
      given_name: "Азат",
      email: `${id}@test.example`,
      school_id: subject.partner.id,
      state: "registered",
      made_at: begun,
    })
    .execute();
  return id;
}

async function attended({ app }: World, { eventId, id }: { eventId: string; id: string }) {
  await app.db
    .insertInto("events.attendance")
    .values({
      event_id: eventId,
      registration_id: id,
      captured_at: begun,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
}

async function toRegister({ world, subject }: Setting): Promise<Sent> {
  await makeTeacher(world.app.db, { schoolId: subject.partner.id, userId: subject.by });
  const { id } = await eventOf(world, subject, ahead);
  return { path: `/events/${id}/registration`, form: { id: randomUUID() } };
}

async function toBeHere({ world, subject }: Setting): Promise<Sent> {
  const { id } = await eventOf(world, subject, begun);
  await registeredFor(world, { eventId: id, subject, userId: subject.by });
  const code = codeAt(world.app.config.SECRET, { eventId: id, at: now });
  return { path: `/events/${id}/here`, form: { id: randomUUID(), code } };
}

async function toHaveBeenHere(setting: Setting): Promise<Sent> {
  const { path, form } = await toBeHere(setting);
  return { path: `${path}/captures`, json: JSON.stringify(form) };
}

async function ofCaptures({ world, subject }: Setting): Promise<Sent> {
  const { id } = await eventOf(world, subject, begun);
  const registrationId = await registeredFor(world, { eventId: id, subject });
  await registeredFor(world, { eventId: id, subject });
  const capture = { captureId: randomUUID(), registrationId, capturedAt: begun.toISOString() };
  const json = JSON.stringify({ captures: [capture] });
  return { path: `/events/${id}/attendance/captures`, json };
}

async function ofList({ world, subject }: Setting): Promise<Sent> {
  const { id } = await eventOf(world, subject, begun);
  const present = await registeredFor(world, { eventId: id, subject });
  const away = await registeredFor(world, { eventId: id, subject });
  await attended(world, { eventId: id, id: away });
  return { path: `/events/${id}/attendance`, form: { people: present, shown: away } };
}

const withPeople =
  (act: string, startsAt: Date) =>
  async ({ world, subject }: Setting): Promise<Sent> => {
    const { id } = await eventOf(world, subject, startsAt);
    const registered = await registeredFor(world, { eventId: id, subject });
    if (startsAt < now) await attended(world, { eventId: id, id: registered });
    return { path: `/events/${id}/${act}` };
  };

async function withWaiting({ world, subject }: Setting): Promise<Sent> {
  const { id } = await makeEvent(world.app.db, {
    schoolId: subject.leading.id,
    leadingId: subject.leading.id,
    startsAt: ahead,
    capacity: 1,
  });
  const goes = await registeredFor(world, { eventId: id, subject });
  const waits = await registeredFor(world, { eventId: id, subject });
  const waiting = world.app.db.updateTable("events.registrations").where("id", "=", waits);
  await waiting.set({ state: "waiting" }).execute();
  return { path: `/events/${id}/registration/${goes}/cancel` };
}

async function ofMaterial({ world, subject }: Setting): Promise<Sent> {
  const { id } = await eventOf(world, subject, ahead);
  const [material, other] = [randomUUID(), randomUUID()];
  const shared = {
    event_id: id,
    link: "https://example.org",
    shown_to: "everyone" as const,
    added_at: now,
  };
  await world.app.db
    .insertInto("events.materials")
    .values([
      { id: material, title: "Слайдтар", ...shared },
      { id: other, title: "Парақ", ...shared },
    ])
    .execute();
  return { path: `/events/${id}/materials/removal`, form: { material } };
}

async function ofSession({ world, subject }: Setting): Promise<Sent> {
  const { id } = await eventOf(world, subject, ahead);
  const [session, other] = [randomUUID(), randomUUID()];
  const at = { starts_at: ahead, ends_at: new Date(ahead.getTime() + 1_800_000) };
  const shared = {
    event_id: id,
    kind: "talk" as const,
    title_kk: "Әңгіме",
    title_ru: "Беседа",
    ...at,
  };
  await world.app.db
    .insertInto("events.sessions")
    .values([
      { id: session, ...shared },
      { id: other, ...shared },
    ])
    .execute();
  return { path: `/events/${id}/programme/removal`, form: { session } };
}

const planIn =
  (table: "plans.cyclogrammes" | "plans.developments", step: string, state: string) =>
  async ({ world, pattern, subject }: Setting): Promise<Sent> => {
    const path = await addressOf(world, pattern, subject);
    const id = path.split("/").at(-2) ?? "";
    await sql`
      update ${sql.table(table)} set state = ${state}, submitted_at = ${now},
        agreed_at = case when ${state} = 'agreed' then ${now}::timestamptz end
      where id = ${id}`.execute(world.app.db);
    const form: Record<string, string> =
      step === "return" ? { returnReason: "Толықтыру керек" } : {};
    return { path: path.replace("/submit", `/${step}`), form };
  };

const stepsOf = (table: "plans.cyclogrammes" | "plans.developments"): Variant[] => [
  { name: "submit" },
  { name: "agree", role: "leading_director", prepare: planIn(table, "agree", "submitted") },
  { name: "approve", role: "methodologist", prepare: planIn(table, "approve", "agreed") },
  { name: "return", role: "methodologist", prepare: planIn(table, "return", "agreed") },
];

async function withRound({ world, pattern, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  const schools = [subject.leading, subject.partner];
  const { id } = await makeRound(world.app.db, { schools, schoolId: subject.leading.id });
  return { path, form: { rounds: id } };
}

async function underTheme({ world, pattern, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  const theme = await world.app.db
    .selectFrom("surveys.themes")
    .where("round_id", "=", path.split("/")[3] ?? "")
    .select("id")
    .executeTakeFirstOrThrow();
  return { path, form: { themes: theme.id } };
}

async function whole({ world, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, "/s/:key", subject);
  const answers = { needs: { formative: "low", ict: "high" } };
  const json = JSON.stringify({ id: randomUUID(), language: "kk", answers });
  return { path: `${path}/whole`, json };
}

async function twoQuestions({ world, pattern, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  await sql`
    update surveys.versions set content = jsonb_set(content, '{sections,0,questions}',
      content #> '{sections,0,questions}' ||
        jsonb_build_array((content #> '{sections,0,questions,0}') || '{"code": "second"}'))
    where questionnaire_id = ${path.split("/")[3] ?? ""} and published_at is null`.execute(
    world.app.db,
  );
  return { path, form: { question: "second", way: "up" } };
}

async function otherTitle(): Promise<Sent> {
  return { form: { titleKk: "Басқа сауал", titleRu: "Другая анкета", roles: "teacher" } };
}

/** A round with a link in somebody's letter. */
async function withLetters({ world, pattern, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  const roundId = path.split("/")[3] ?? "";
  const id = randomUUID();
  await world.app.db
    .insertInto("surveys.invitations")
    .values({
      id,
      round_id: roundId,
      school_id: subject.partner.id,
      role: "teacher",
      email: `${id}@test.example`,
      language: "kk",
      token_hash: id,
    })
    .execute();
  return { path };
}

export const variantsOfWork: Record<string, Variant[]> = {
  "/surveys/questionnaires/:id/edit": [{ prepare: otherTitle }],
  "/surveys/questionnaires/:id/moves": [{ prepare: twoQuestions }],
  "/surveys/rounds/new": [{ role: "leading_director" }],
  "/surveys/rounds/:id/reminder": [{ prepare: withLetters }],
  "/surveys/rounds/:id/closing": [{ prepare: withLetters }],
  "/surveys/rounds/:id/prolonging": [{ prepare: withLetters }],
  "/s/:key/whole": [{ prepare: whole }],
  "/surveys/rounds/:id/results/open/:question/:response": [{ prepare: underTheme }],
  "/needs/:id/rounds": [{ prepare: withRound }],
  "/plans/development/:id/:act": stepsOf("plans.developments"),
  "/plans/:id/:step": stepsOf("plans.cyclogrammes"),
  "/events/:id/cancellation": [{ prepare: withPeople("cancellation", ahead) }],
  "/events/:id/edit": [{ prepare: withPeople("edit", ahead) }],
  "/events/:id/holding": [{ prepare: withPeople("holding", new Date("2026-02-28T05:00:00Z")) }],
  "/events/:id/materials/removal": [{ prepare: ofMaterial }],
  "/events/:id/programme/removal": [{ prepare: ofSession }],
  "/events/:id/registration": [{ role: "teacher", prepare: toRegister }],
  "/events/:id/registration/:registration/cancel": [
    {},
    { name: "while another waits", prepare: withWaiting },
  ],
  "/events/:id/attendance": [{ prepare: ofList }],
  "/events/:id/attendance/captures": [{ role: "leading_coordinator", prepare: ofCaptures }],
  "/events/:id/here": [{ role: "teacher", prepare: toBeHere }],
  "/events/:id/here/captures": [{ role: "teacher", prepare: toHaveBeenHere }],
};
