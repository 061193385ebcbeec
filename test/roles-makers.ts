import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { keepFile } from "#lib/files.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { newJoinCode } from "#modules/accounts/joining/rules.ts";
import { criteria } from "#modules/network/nominations/schema.ts";
import { issueCertificates } from "#modules/people/certificates/actions.ts";
import { now, today } from "./app.ts";
import { makeAct, makePost, makeTeacher, makeTrainer } from "./make-people.ts";
import { makeUser, type Subject, type World } from "./roles-world.ts";

type NominationState = "proposed" | "submitted" | "reviewed";

const soon = new Date(now.getTime() + 3_600_000);
const nominations = new WeakMap<Subject, ReturnType<typeof makeNomination>>();

/** A school has one open nomination at a time. */
export function nominationOf(world: World, subject: Subject, state: NominationState) {
  const nomination = nominations.get(subject) ?? makeNomination(world, subject, state);
  nominations.set(subject, nomination);
  return nomination;
}

async function makeNomination(world: World, { partner, by }: Subject, state: NominationState) {
  const [nomination, file] = [randomUUID(), await makeFile(world, "дәлел")];
  await world.app.db
    .insertInto("network.nominations")
    .values({
      id: nomination,
      school_id: partner.id,
      state,
      reason: "Тәжірибесі мол",
      proposed_at: now,
      proposed_by: by,
    })
    .execute();
  await world.app.db
    .insertInto("network.nomination_evidence")
    .values(
      criteria.map((criterion) => ({
        nomination_id: nomination,
        criterion,
        body: "Дәлел",
        file_id: criterion === "leadership" ? file : null,
        written_at: now,
        written_by: by,
      })),
    )
    .execute();
  return { nomination, file };
}

/** The state a nomination must be in for the act. */
export function waitingFor(pattern: string): NominationState {
  if (pattern.endsWith("/opinion")) return "submitted";
  return pattern.endsWith("/decision") ? "reviewed" : "proposed";
}

async function makeFile(world: World, text: string): Promise<string> {
  const file = { id: randomUUID(), bytes: Buffer.from(text), name: "file.csv", by: null, now };
  return (await keepFile(world.app.db, world.app.files, file)).id;
}

export async function makeImport(world: World, by: string): Promise<string> {
  const id = randomUUID();
  const columns = JSON.stringify(["code", "year", "pupils", "teachers"]);
  const mapping = JSON.stringify({ code: "0", year: "1", pupils: "2", teachers: "3" });
  await world.app.db
    .insertInto("network.imports")
    .values({
      id,
      kind: "sizes",
      state: "checked",
      columns,
      mapping,
      file_id: await makeFile(world, "code,year,pupils,teachers"),
      as_of: today,
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

export async function makePeopleImport(world: World, by: string): Promise<string> {
  const id = randomUUID();
  await world.app.db
    .insertInto("people.imports")
    .values({
      id,
      kind: "courses",
      state: "checked",
      file_name: "courses.csv",
      columns: JSON.stringify(["programme", "completed_on"]),
      mapping: JSON.stringify({ programme: "0", completed_on: "1" }),
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

/** Two records of the role's own school that may be of one person. */
export async function makePair(world: World, subject: Subject): Promise<string> {
  const [one, other] = [
    await makeStaff(world, subject, null),
    await makeStaff(world, subject, null),
  ];
  const [first = one.id, second = other.id] = [one.id, other.id].sort();
  const id = randomUUID();
  await world.app.db
    .insertInto("people.duplicate_pairs")
    .values({ id, first_id: first, second_id: second, reason: "sameSchool", found_at: now })
    .execute();
  return id;
}

export async function makeMerge(world: World, subject: Subject): Promise<string> {
  const [kept, merged] = [await makeStaff(world, subject, null), await makeTeacher(world.app.db)];
  const id = randomUUID();
  const nothing = { posts: [], categories: [], courses: [], trainers: [], acts: [] };
  await world.app.db
    .updateTable("people.teachers")
    .set({ merged_into: kept.id })
    .where("id", "=", merged.id)
    .execute();
  await world.app.db
    .insertInto("people.merges")
    .values({
      id,
      kept_id: kept.id,
      merged_id: merged.id,
      made_at: now,
      moved: JSON.stringify({ ...nothing, certificates: [], merged: [] }),
      removed: JSON.stringify({ ...nothing, restedOn: [] }),
      filled: JSON.stringify({ birthYear: null, workingSince: null, iinHash: null, userId: null }),
    })
    .execute();
  return id;
}

export async function makeJob(world: World, by: string): Promise<string> {
  const id = randomUUID();
  await world.app.db
    .insertInto("core.jobs")
    .values({
      id,
      task: "check_import",
      payload: "{}",
      state: "failed",
      started_by: by,
      created_at: now,
    })
    .execute();
  return id;
}

export async function makeCertificate(
  world: World,
  { leading, region, district, by }: Subject,
): Promise<string> {
  const activity = {
    kind: "event" as const,
    titleKk: "Семинар",
    titleRu: "Семинар",
    titleEn: null,
    hours: null,
    form: null,
    placeKk: null,
    placeRu: null,
    signatories: [],
    result: null,
    fromDay: today,
    untilDay: today,
    issuedOn: today,
    validUntil: null,
    ground: "№ 5",
    organiser: {
      schoolId: leading.id,
      kk: "Мектеп",
      ru: "Школа",
      regionKato: region,
      districtKato: district,
    },
  };
  const named = { familyName: "Омар", givenName: "Азат", patronymic: null, score: null };
  const [issued] = await issueCertificates(world.app.db, {
    activity,
    source: { kind: "manual", id: randomUUID() },
    holders: [{ ...named, key: "holder", teacherId: null }],
    by: { kind: "person", userId: by, name: "", grants: [] },
    now,
    publicUrl: world.app.config.PUBLIC_URL,
  });
  return issued?.number ?? "";
}

export async function makeCertificateList(world: World, by: string): Promise<string> {
  const id = randomUUID();
  const activity = {
    kind: "event",
    titleKk: "Семинар",
    titleRu: "Семинар",
    titleEn: null,
    hours: null,
    form: null,
    placeKk: null,
    placeRu: null,
    signatories: [],
    result: null,
    fromDay: today,
    untilDay: today,
    issuedOn: today,
    validUntil: null,
    ground: "№ 5",
    organiser: { schoolId: null, kk: "Орталық", ru: "Центр", regionKato: null, districtKato: null },
  };
  await world.app.db
    .insertInto("people.certificate_lists")
    .values({
      id,
      activity: JSON.stringify(activity),
      holders: "[]",
      holders_count: 1,
      job_id: randomUUID(),
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

const staff = new WeakMap<Subject, Promise<{ id: string; postId: string }>>();

/** Somebody of the role's own school; for taking on, one who left it. */
export function staffOf(world: World, subject: Subject, pattern: string) {
  if (pattern.endsWith("/posts")) return makeStaff(world, subject, today);
  const known = staff.get(subject) ?? makeStaff(world, subject, null);
  staff.set(subject, known);
  return known;
}

export async function makeStaff(world: World, { school }: Subject, until: string | null) {
  const { id } = await makeTeacher(world.app.db);
  const postId = await makePost(world.app.db, { teacherId: id, schoolId: school.id, until });
  return { id, postId };
}

/** A training in the role's own school, led by and for its own people. */
export async function makeTraining(world: World, subject: Subject) {
  const [trainer, trained] = [
    await makeStaff(world, subject, null),
    await makeStaff(world, subject, null),
  ];
  const people = { trainers: [trainer.id], trained: [trained.id] };
  const act = await makeAct(world.app.db, { ...people, schoolId: subject.school.id });
  return { act, trainer: trainer.id };
}

export async function makeRequest(world: World, { school, partner }: Subject): Promise<string> {
  const id = randomUUID();
  const { userId } = await makeUser(world, partner.id);
  const asked = { kind: "join" as const, state: "waiting" as const, since: today, made_at: now };
  await world.app.db
    .insertInto("accounts.requests")
    .values({ id, school_id: school.id, user_id: userId, ...asked })
    .execute();
  return id;
}

export async function makeJoinCode(world: World, { free, by }: Subject): Promise<string> {
  const code = newJoinCode();
  await world.app.db
    .insertInto("accounts.join_codes")
    .values({ school_id: free.id, code, made_by: by, made_at: now })
    .onConflict((conflict) => conflict.column("school_id").doUpdateSet({ code }))
    .execute();
  return code;
}

/** A trainer of the leading school, offered to the role's own school. */
export async function makeOffer(world: World, { school, leading, by }: Subject): Promise<string> {
  const id = randomUUID();
  const { id: trainer } = await makeTeacher(world.app.db, { schoolId: leading.id });
  await makeTrainer(world.app.db, { teacherId: trainer });
  await world.app.db
    .insertInto("people.support_offers")
    .values({
      id,
      school_id: school.id,
      trainer_id: trainer,
      direction: "methods_trainer",
      half_year: "2025-2",
      state: "proposed",
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

export async function makeRecommendation(
  world: World,
  { region, partner, leading, by }: Subject,
): Promise<string> {
  const id = randomUUID();
  const { id: trainer } = await makeTeacher(world.app.db, { schoolId: leading.id });
  await makeTrainer(world.app.db, { teacherId: trainer });
  await world.app.db
    .insertInto("people.recommendations")
    .values({
      id,
      half_year: "2025-2",
      region_kato: region,
      job_id: randomUUID(),
      made_by: by,
      made_at: now,
      ready_at: now,
    })
    .execute();
  await world.app.db
    .insertInto("people.recommended")
    .values({
      recommendation_id: id,
      direction: "methods_trainer",
      school_id: partner.id,
      trainer_id: trainer,
      region_kato: region,
      teachers: 9,
      small: true,
    })
    .execute();
  return id;
}

export async function makeInvitation(world: World, { partner, by }: Subject) {
  const [id, token] = [randomUUID(), newToken()];
  await world.app.db
    .insertInto("accounts.invitations")
    .values({
      id,
      token_hash: hashToken(token),
      email: `${id}@test.example`,
      language: "kk",
      role: "teacher",
      school_id: partner.id,
      invited_by: by,
      created_at: now,
      expires_at: soon,
    })
    .execute();
  return { id, token };
}

export async function makeResetToken(world: World, { partner }: Subject): Promise<string> {
  const token = newToken();
  const { userId } = await makeUser(world, partner.id);
  await world.app.db
    .insertInto("accounts.password_resets")
    .values({ token_hash: hashToken(token), user_id: userId, expires_at: soon })
    .execute();
  return token;
}

export async function makeProvider(world: World): Promise<string> {
  const id = randomUUID();
  await world.app.db
    .insertInto("accounts.providers")
    .values({
      id,
      name_kk: "Жүйе",
      name_ru: "Система",
      name_en: "Provider",
      created_at: now,
      issuer: world.provider.issuer,
      client_id: id,
      sealed_secret: "-",
      is_on: true,
    })
    .execute();
  return id;
}

export async function makePasskey(world: World, by: string): Promise<string> {
  const id = randomUUID();
  await world.app.db
    .insertInto("accounts.passkeys")
    .values({
      id,
      user_id: by,
      credential_id: id,
      public_key: Buffer.from("-"),
      sign_count: 0,
      is_backed_up: false,
      name: "Телефон",
      made_at: now,
    })
    .execute();
  return id;
}

export async function makeLink(world: World, by: string): Promise<string> {
  const id = randomUUID();
  const link = { id, provider_id: await makeProvider(world), user_id: by, linked_at: now };
  await world.app.db
    .insertInto("accounts.provider_links")
    .values({ ...link, subject: "s" })
    .execute();
  return id;
}

export async function statusOf(world: World, schoolId: string): Promise<string> {
  const query = world.app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .where(sql<boolean>`upper_inf(during)`);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}

export async function roleIn(world: World, { partner }: Subject): Promise<string> {
  const { userId } = await makeUser(world, partner.id);
  const query = world.app.db.selectFrom("accounts.grants").where("user_id", "=", userId);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}
