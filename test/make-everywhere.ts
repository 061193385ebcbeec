import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { foldedName } from "#lib/search.ts";
import { now, type TestApp, today } from "./app.ts";
import { makeSchool } from "./make.ts";
import { makeEvent } from "./make-events.ts";
import { makeAct, makeCertificate, makeCourse, makeTeacher, makeTrainer } from "./make-people.ts";
import { makeResponse, makeRound } from "./make-surveys.ts";

/** What nobody else is called, lives at, or is known by. */
export const unlikely = {
  familyName: "Ұмытылмасова",
  givenName: "Жасырынгүл",
  patronymic: "Көрінбесқызы",
  email: "umytylmas@zhasyryn.example",
  phone: "+77012345679",
  sign: "umyt-sign",
};
const { familyName, givenName, patronymic, email, phone, sign } = unlikely;
const names = { family_name: familyName, given_name: givenName, patronymic };
const fullName = `${familyName} ${givenName}`;

type Who = { db: Db; userId: string; teacherId: string; schoolId: string; joinedId: string };
export type Everywhere = Awaited<ReturnType<typeof makePersonEverywhere>>;

/** A teacher with an account, of whom every table that may tells something. */
export async function makePersonEverywhere(app: TestApp) {
  const { db } = app;
  const school = await makeSchool(db);
  const person = await app.signInAs("teacher", { schoolId: school.id });
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
  const { userId } = person;
  await db
    .updateTable("accounts.users")
    .set({ ...names, email, phone, password_hash: `${sign}-password` })
    .where("id", "=", userId)
    .execute();
  const teacherId = await makeRecord(db, { schoolId: school.id, userId });
  const joinedId = await makeJoined(db, teacherId);
  const who = { db, userId, teacherId, joinedId, schoolId: school.id };
  await makeWaysIn(who);
  await makeInvitations(who);
  await makeTeaching(who);
  await makeMatching(who);
  await makeImport(db, { madeBy: coordinator.userId, code: school.code, teacherId });
  await makeEvents(who);
  await makePlan(who);
  await makeSurveys(who);
  await makeWork(who);
  return { person, coordinator, userId, teacherIds: [teacherId, joinedId] };
}

async function makeRecord(
  db: Db,
  { schoolId, userId }: { schoolId: string; userId: string },
): Promise<string> {
  const { id } = await makeTeacher(db, { schoolId, userId, familyName, givenName });
  const folded = foldedName(familyName, givenName, patronymic);
  const years = { birth_year: 1931, working_since: 1953 };
  await db
    .updateTable("people.teachers")
    .set({ patronymic, folded, ...years, iin_hash: `${sign}-iin` })
    .where("id", "=", id)
    .execute();
  return id;
}

/** A second record, joined to the first. */
async function makeJoined(db: Db, teacherId: string): Promise<string> {
  const { id } = await makeTeacher(db, { familyName, givenName, birthYear: 1931 });
  await db
    .updateTable("people.teachers")
    .set({ merged_into: teacherId })
    .where("id", "=", id)
    .execute();
  await db
    .insertInto("people.merges")
    .values({
      id: randomUUID(),
      kept_id: teacherId,
      merged_id: id,
      made_at: now,
      moved: JSON.stringify({ sign }),
      removed: JSON.stringify({ courses: [{ certificate_number: sign }] }),
      filled: JSON.stringify({ birthYear: 1931, sign }),
    })
    .execute();
  return id;
}

async function makeWaysIn({ db, userId }: Who): Promise<void> {
  const until = { user_id: userId, expires_at: new Date(now.getTime() + 3_600_000) };
  const provider = await makeProvider(db);
  const sessions = db.updateTable("accounts.sessions").where("user_id", "=", userId);
  await sessions.set({ device: sign }).execute();
  await db
    .insertInto("accounts.passkeys")
    .values({
      id: randomUUID(),
      user_id: userId,
      credential_id: sign,
      public_key: Buffer.from("-"),
      sign_count: 0,
      is_backed_up: false,
      name: `${sign}-telephone`,
      made_at: now,
    })
    .execute();
  const challenge = { token_hash: `${sign}-1`, challenge: "-", ...until };
  await db.insertInto("accounts.passkey_challenges").values(challenge).execute();
  const reset = { token_hash: `${sign}-2`, ...until };
  await db.insertInto("accounts.password_resets").values(reset).execute();
  const factor = { user_id: userId, sealed_secret: "-", last_step: 0, set_up_at: now };
  await db.insertInto("accounts.second_factors").values(factor).execute();
  const code = { code_hash: `${sign}-3`, user_id: userId };
  await db.insertInto("accounts.recovery_codes").values(code).execute();
  const link = { id: randomUUID(), user_id: userId, subject: `${sign}-subject`, linked_at: now };
  await db
    .insertInto("accounts.provider_links")
    .values({ ...link, provider_id: provider })
    .execute();
  const asked = { state: "-", nonce: "-", verifier: "-", next: "/" };
  await db
    .insertInto("accounts.provider_sign_ins")
    .values({ ...asked, ...until, token_hash: sign, provider_id: provider, subject: `${sign}-5` })
    .execute();
}

async function makeProvider(db: Db): Promise<string> {
  const id = randomUUID();
  const called = { name_kk: "Кіру", name_ru: "Вход", name_en: "Sign-in" };
  const issuer = { issuer: "https://id.example", client_id: "tirek", sealed_secret: "-" };
  await db
    .insertInto("accounts.providers")
    .values({ id, ...called, ...issuer, created_at: now })
    .execute();
  return id;
}

/** One accepted, one that waits, and a request that was refused. */
async function makeInvitations({ db, userId, schoolId }: Who): Promise<void> {
  await db
    .updateTable("core.security_events")
    .set({ visitor: `${sign}-visitor`, device: `${sign}-device` })
    .where("user_id", "=", userId)
    .execute();
  const made = { role: "teacher", school_id: schoolId, language: "kk", created_at: now } as const;
  const sent = { ...made, expires_at: now, invited_by: userId, email, phone };
  await db
    .insertInto("accounts.invitations")
    .values([
      { ...sent, id: randomUUID(), token_hash: "1", accepted_by: userId, accepted_at: now },
      { ...sent, id: randomUUID(), token_hash: "2" },
    ])
    .execute();
  await db
    .insertInto("accounts.join_forms")
    .values([
      { ...joinForm(schoolId), id: randomUUID(), token_hash: "1", email, user_id: userId },
      { ...joinForm(schoolId), id: randomUUID(), token_hash: "2", phone },
    ])
    .execute();
  await db
    .insertInto("accounts.requests")
    .values({
      id: randomUUID(),
      kind: "move",
      school_id: schoolId,
      user_id: userId,
      since: today,
      state: "refused",
      reason: `${fullName} бізде жұмыс істемейді`,
      made_at: now,
    })
    .execute();
}

const joinForm = (school_id: string) =>
  ({ ...names, school_id, language: "kk", made_at: now }) as const;

async function makeTeaching(who: Who): Promise<void> {
  const { db, teacherId, schoolId, userId } = who;
  const other = await makeTeacher(db, { schoolId });
  const courseId = await makeCourse(db, { teacherId });
  const course = db.updateTable("people.courses").where("id", "=", courseId);
  await course.set({ certificate_number: `${sign}-course` }).execute();
  await makeTrainer(db, { teacherId });
  await makeAct(db, { trainers: [teacherId], trained: [other.id], schoolId });
  const { number } = await makeCertificate(db, { teacherId });
  const certificate = db.updateTable("people.certificates").where("number", "=", number);
  await certificate.set({ patronymic }).execute();
  const during = "[2019-01-01,)";
  await db
    .insertInto("people.categories")
    .values({ id: randomUUID(), teacher_id: teacherId, category: "expert", during })
    .execute();
  const holders = [
    { key: teacherId, teacherId, familyName, givenName, patronymic, score: null },
    {
      key: "2",
      teacherId: null,
      familyName: "Омар",
      givenName: "Азат",
      patronymic: null,
      score: "5",
    },
  ];
  await db
    .insertInto("people.certificate_lists")
    .values({
      id: randomUUID(),
      activity: "{}",
      holders: JSON.stringify(holders),
      holders_count: 2,
      job_id: randomUUID(),
      made_by: userId,
      made_at: now,
    })
    .execute();
}

async function makeMatching({ db, teacherId, joinedId, schoolId, userId }: Who): Promise<void> {
  const [first_id = "", second_id = ""] = [teacherId, joinedId].sort();
  const pair = { id: randomUUID(), reason: "sameSchool", found_at: now } as const;
  await db
    .insertInto("people.duplicate_pairs")
    .values({ ...pair, first_id, second_id })
    .execute();
  const offered = { direction: "methods_trainer", half_year: "2025-2" } as const;
  const by = { made_by: userId, made_at: now };
  await db
    .insertInto("people.support_offers")
    .values({
      id: randomUUID(),
      school_id: schoolId,
      trainer_id: teacherId,
      state: "done",
      ...offered,
      ...by,
    })
    .execute();
  const id = randomUUID();
  await db
    .insertInto("people.recommendations")
    .values({ id, half_year: "2025-2", job_id: randomUUID(), ...by })
    .execute();
  await db
    .insertInto("people.recommended")
    .values({
      recommendation_id: id,
      direction: "methods_trainer",
      school_id: schoolId,
      trainer_id: teacherId,
      region_kato: "150000000",
      teachers: 9,
      small: true,
    })
    .execute();
}

async function makeImport(
  db: Db,
  { madeBy, code, teacherId }: { madeBy: string; code: string; teacherId: string },
): Promise<void> {
  const id = randomUUID();
  await db
    .insertInto("core.imports")
    .values({
      id,
      desk: "people",
      kind: "teachers",
      state: "checked",
      file_name: "t.csv",
      made_by: madeBy,
      made_at: now,
    })
    .execute();
  const theirs = [code, familyName.toUpperCase(), givenName];
  const rows = [
    { number: 1, cells: theirs },
    { number: 2, cells: ["2", "Омар", "Азат"] },
    { number: 3, cells: ["3", `${sign}-iin`] },
  ];
  const piece = { import_id: id, sheet: 0, place: 0, rows: JSON.stringify(rows) };
  await db.insertInto("core.import_pieces").values(piece).execute();
  const found = { import_id: id, portion: 0, outcome: "bad" } as const;
  await db
    .insertInto("core.import_rows")
    .values([
      {
        ...found,
        number: 1,
        cells: JSON.stringify({ familyName, givenName }),
        raw: JSON.stringify(theirs),
      },
      { ...found, number: 2, cells: JSON.stringify({ familyName: "Омар", givenName: "Азат" }) },
      {
        ...found,
        number: 4,
        cells: JSON.stringify({ code, family_name: "Жаңа", given_name: givenName }),
        changes: JSON.stringify({ family_name: { from: familyName, to: "Жаңа" } }),
      },
      { ...found, number: 3, cells: JSON.stringify({ sign, iin: `#${sign}-iin` }) },
    ])
    .execute();
  await db
    .insertInto("core.import_written")
    .values({ import_id: id, number: 1, subject: teacherId })
    .execute();
  const before = JSON.stringify({ ...names, given_name: givenName });
  await db
    .insertInto("core.import_changes")
    .values({
      import_id: id,
      relation: "people.teachers",
      key: teacherId,
      before,
      after_hash: 3,
    })
    .execute();
}

async function makeEvents({ db, userId, teacherId, schoolId }: Who): Promise<void> {
  const { id } = await makeEvent(db, { schoolId, state: "held" });
  const registration = randomUUID();
  const of = { event_id: id, teacher_id: teacherId };
  await db
    .insertInto("events.registrations")
    .values({
      ...of,
      ...names,
      id: registration,
      user_id: userId,
      email,
      state: "registered",
      made_at: now,
    })
    .execute();
  await db
    .insertInto("events.attendance")
    .values({
      event_id: id,
      registration_id: registration,
      captured_at: now,
      way: "self",
      capture_id: randomUUID(),
      recorded_by: userId,
    })
    .execute();
  await db
    .insertInto("events.speakers")
    .values({ ...of, id: randomUUID(), place: 0, name: fullName, about: `${sign}-about` })
    .execute();
  const times = { starts_at: now, ends_at: new Date(now.getTime() + 60_000) };
  const titles = { title_kk: "Сабақ", title_ru: "Урок" };
  await db
    .insertInto("events.sessions")
    .values({
      ...of,
      ...times,
      ...titles,
      id: randomUUID(),
      kind: "open_lesson",
      speaker: fullName,
    })
    .execute();
  await db
    .insertInto("events.feeds")
    .values({ user_id: userId, number: 2, made_at: now })
    .execute();
  const changes = { speakers: { from: null, to: `${fullName} ${sign}` } };
  await sql`
    insert into core.history (at, user_id, actor_label, act, subject_kind, subject_id, changes)
    values (${now}, ${userId}, 'teacher', 'eventChanged', 'event', ${id}, ${JSON.stringify(changes)})`.execute(
    db,
  );
}

async function makePlan({ db, teacherId, schoolId }: Who): Promise<void> {
  const id = randomUUID();
  const plan = {
    half_year: "2025-2",
    state: "draft",
    proposals_until: today,
    made_at: now,
  } as const;
  await db
    .insertInto("plans.cyclogrammes")
    .values({ id, leading_id: schoolId, ...plan })
    .execute();
  await db
    .insertInto("plans.items")
    .values({
      id: randomUUID(),
      cyclogramme_id: id,
      school_id: schoolId,
      state: "proposed",
      event_type: "seminar",
      title_kk: "Семинар",
      title_ru: "Семинар",
      responsible: fullName,
      teacher_id: teacherId,
      need_area: "ict",
      need_reason: "Сұралды",
      expected: "Тәжірибе",
      proposed_at: now,
    })
    .execute();
}

async function makeSurveys({ db, userId, teacherId, schoolId }: Who): Promise<void> {
  const round = await makeRound(db, { schools: [{ id: schoolId }], mode: "named" });
  const of = { roundId: round.id, schoolId };
  const invitation = randomUUID();
  await db
    .insertInto("surveys.invitations")
    .values({
      id: invitation,
      round_id: round.id,
      school_id: schoolId,
      teacher_id: teacherId,
      email,
      language: "kk",
      token_hash: randomUUID(),
      is_used: true,
    })
    .execute();
  const one = await makeResponse(db, { ...of, answers: { comment: "Тәлімгер керек" } });
  const response = db.updateTable("surveys.responses").where("id", "=", one);
  await response.set({ invitation_id: invitation, user_id: userId }).execute();
  await db
    .insertInto("surveys.waiting_forms")
    .values({
      id: randomUUID(),
      made_by: userId,
      made_at: now,
      owner_key: "country",
      file_name: `${sign}.xlsx`,
      draft: JSON.stringify({ sign }),
      findings: "[]",
    })
    .execute();
}

async function makeWork({ db, userId }: Who): Promise<void> {
  const by = { started_by: userId, state: "failed", created_at: now } as const;
  await db
    .insertInto("core.jobs")
    .values({ id: randomUUID(), task: "check_import", payload: "{}", ...by })
    .execute();
  const file = { sha256: "0".repeat(64), size: 1, media_type: "text/csv", name: "kesteler.csv" };
  await db
    .insertInto("core.files")
    .values({ id: randomUUID(), ...file, uploaded_by: userId, uploaded_at: now })
    .execute();
  const letter = { subject: `${sign}-subject`, body: `${sign}-body`, failure: `<${email}> жоқ` };
  await db
    .insertInto("core.mails")
    .values({ id: randomUUID(), recipient: email, language: "kk", created_at: now, ...letter })
    .execute();
}

/** What others are told and sign with: it names the person, and is no data of theirs alone. */
export async function nameToOthers(db: Db): Promise<void> {
  await db
    .insertInto("core.mails")
    .values({
      id: randomUUID(),
      recipient: "dos@mektep.example",
      language: "kk",
      subject: fullName,
      body: `Мектеп. Тренер: ${fullName}. Ұсынылды.`,
      created_at: now,
    })
    .execute();
  const other = await makeTeacher(db);
  const { number } = await makeCertificate(db, { teacherId: other.id });
  const signed = JSON.stringify([{ name: fullName, positionKk: "-", positionRu: "-" }]);
  const certificate = db.updateTable("people.certificates").where("number", "=", number);
  await certificate.set({ signatories: signed }).execute();
}
