import { randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail, sendMails } from "#lib/mail.ts";
import type { Erasing } from "#lib/of-person.ts";
import { hashPassword } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import type { Shown } from "#lib/shown.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import { getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { findOwnTeacher, listSchoolReaders } from "#modules/people/base/queries.ts";
import { linkAccount, moveTeacher, openForAccount } from "#modules/people/membership/actions.ts";
import { listUnclaimed } from "#modules/people/membership/queries.ts";
import { insertUser } from "../base/actions.ts";
import { eraseEverywhere } from "../erasure/actions.ts";
import { findUserForSignIn } from "../sessions/queries.ts";
import { loginOf } from "../sessions/schema.ts";
import { endTeacherGrants, giveRoleFrom } from "../users/actions.ts";
import { canAnswer, canAnswerOutside } from "./access.ts";
import { findSchoolByJoinCode, findWrittenForm, getRequest } from "./queries.ts";
import { joinTokenOf, newJoinCode } from "./rules.ts";
import { type AskForm, type JoinForm, type JoinRequest, joinLetters } from "./schema.ts";
import { texts } from "./texts.ts";

/** A new code for the school; the one before works no longer. */
export async function changeJoinCode(
  db: Db,
  { person, schoolId, now }: By & { schoolId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    allow(canAnswer(person, await getPlaceOfSchool(tx, { id: schoolId, on: dayOf(now) })));
    const row = { code: newJoinCode(), made_by: person.userId, made_at: now };
    await tx
      .insertInto("accounts.join_codes")
      .values({ school_id: schoolId, ...row })
      .onConflict((conflict) => conflict.column("school_id").doUpdateSet(row))
      .execute();
    // No act of the school itself: guests read those.
    const subject = { kind: "joinCode", id: schoolId };
    await record(tx, { at: now, by: person, act: "joinCodeChanged", subject });
  });
}

type Joining = {
  form: JoinForm;
  language: Language;
  now: Date;
  publicUrl: string;
  secret: string;
};

/**
 * Keeps what was written until whoever wrote it follows the link in a letter to that address. Who has an account already gets
 * another letter instead, and whoever asks hears the same answer either way. To a phone no letter goes: its link leads on at
 * once, and the school that confirms asks whose it is.
 */
export async function askToJoin(
  db: Db,
  { form, language, now, publicUrl, secret }: Joining,
): Promise<Result<{ token: string | null }, { code: "unknownCode" }>> {
  const school = await findSchoolByJoinCode(db, form.code);
  if (!school) return refuse({ code: "unknownCode" });
  const login = loginOf(form.contact);
  const token = joinTokenOf(secret, { formId: form.id, login: Object.values(login).join() });
  const written = { form, login, schoolId: school.id, token, language, now };
  if ("phone" in login) {
    await db.transaction().execute((tx) => keepForm(tx, written));
    return done({ token });
  }
  const { email } = login;
  if (!(await mayTry(db, joinLetters, email))) return done({ token: null });
  await db.transaction().execute(async (tx) => {
    if (await findUserForSignIn(tx, login))
      return tellKnown(tx, { login, language, now, publicUrl });
    if (!(await keepForm(tx, written))) return;
    const t = inLanguage(texts, language);
    const body = t.joinLetter(`${publicUrl}/join/${token}`);
    await sendMail(tx, { to: email, language, subject: t.joinSubject, body, now });
  });
  return done({ token: null });
}

type FormWritten = Pick<Joining, "form" | "language" | "now"> & {
  login: ReturnType<typeof loginOf>;
  schoolId: string;
  token: string;
};

/** False where this very form was sent before. */
async function keepForm(
  tx: Db,
  { form, login, schoolId, token, language, now }: FormWritten,
): Promise<boolean> {
  const kept = await tx
    .insertInto("accounts.join_forms")
    .values({
      id: form.id,
      token_hash: hashToken(token),
      school_id: schoolId,
      family_name: form.familyName,
      given_name: form.givenName,
      patronymic: form.patronymic ?? null,
      email: "email" in login ? login.email : null,
      phone: "phone" in login ? login.phone : null,
      language,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!kept) return false;
  const subject = { kind: "joinForm", id: form.id };
  await record(tx, { at: now, by: null, act: "joinFormSent", subject });
  return true;
}

type Opening = { token: string; password: string; now: Date; publicUrl: string };

/**
 * Opens an account that may do nothing until the school confirms it. Where somebody else has come to that address meanwhile
 * nothing is opened, and nothing is said.
 */
export async function openJoined(
  db: Db,
  { token, password, now, publicUrl }: Opening,
): Promise<Result<null, { "": "linkOver" }>> {
  const written = await findWrittenForm(db, { token, now });
  if (!written) return refuse({ "": "linkOver" });
  if (written.userId !== null) return done(null);
  const hash = await hashPassword(password);
  const { id, schoolId, familyName, givenName, patronymic, email, phone, language } = written;
  await db.transaction().execute(async (tx) => {
    const userId = randomUUID();
    const made = await insertUser(tx, {
      id: userId,
      family_name: familyName,
      given_name: givenName,
      patronymic,
      email,
      phone,
      password_hash: hash,
      language,
      created_at: now,
    });
    if (!made) return;
    await expectRows(
      tx.updateTable("accounts.join_forms").set({ user_id: userId }).where("id", "=", id),
      { most: 1 },
    );
    await keepRequest(tx, { id, kind: "join", schoolId, userId, since: dayOf(now), now });
    const subject = { kind: "user", id: userId };
    await record(tx, { at: now, by: null, act: "joinAsked", subject });
    await tellKeepers(tx, { schoolIds: [schoolId], what: "asked", now, publicUrl });
  });
  return done(null);
}

/** A person with an account asks another school to confirm that they work there. */
export async function askSchool(
  db: Db,
  { person, form, now, publicUrl }: By & { form: AskForm; publicUrl: string },
): Promise<Result<null, { code: "unknownCode" | "waitsAlready" }>> {
  const school = await findSchoolByJoinCode(db, form.code);
  if (!school) return refuse({ code: "unknownCode" });
  return db.transaction().execute(async (tx) => {
    const own = await findOwnTeacher(tx, person.userId);
    const kept = await keepRequest(tx, {
      id: form.id,
      kind: own ? "move" : "join",
      schoolId: school.id,
      userId: person.userId,
      since: form.since,
      keepsOld: form.keepsOld === "1",
      now,
    });
    if (kept === "other") return refuse({ code: "waitsAlready" } as const);
    if (kept === "made") {
      const subject = { kind: "user", id: person.userId };
      await record(tx, { at: now, by: person, act: "joinAsked", subject });
      await tellKeepers(tx, { schoolIds: [school.id], what: "asked", now, publicUrl });
    }
    return done(null);
  });
}

type NewRequest = {
  id: string;
  kind: JoinRequest["kind"];
  schoolId: string | null;
  userId: string;
  since: string;
  keepsOld?: boolean;
  now: Date;
};

/** "before" when this very form was sent already, "other" when another request waits. */
async function keepRequest(tx: Db, one: NewRequest): Promise<"made" | "before" | "other"> {
  const made = await tx
    .insertInto("accounts.requests")
    .values({
      id: one.id,
      kind: one.kind,
      school_id: one.schoolId,
      user_id: one.userId,
      since: one.since,
      keeps_old: one.keepsOld ?? false,
      state: "waiting",
      made_at: one.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return "made";
  const before = await tx
    .selectFrom("accounts.requests")
    .where("id", "=", one.id)
    .select("id")
    .executeTakeFirst();
  return before ? "before" : "other";
}

type Answering = By & { id: string; publicUrl: string };
type ConfirmRefusal = { record: string };
type Confirming = Answering & { choice: string | undefined; areas: readonly Shown[] };

/** Confirms: the account gets its record and its role, or moves, or is forgotten. */
export async function confirmRequest(
  db: Db,
  { person, id, choice, areas, now, publicUrl }: Confirming,
): Promise<Result<null, ConfirmRefusal>> {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, { person, id, now });
    if (request.state !== "waiting") return done(null);
    const acting = { tx, person, request, now, publicUrl };
    const result =
      request.kind === "join"
        ? await takeIn({ ...acting, choice })
        : await carryOut({ ...acting, areas });
    if (!result.ok) return result;
    await close(tx, { request, state: "confirmed", reason: null, person, now });
    await tellAsker(tx, { request, what: "confirmed", now, publicUrl });
    return done(null);
  });
}

export async function refuseRequest(
  db: Db,
  { person, id, reason, now, publicUrl }: Answering & { reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, { person, id, now });
    if (request.state !== "waiting") return;
    await close(tx, { request, state: "refused", reason, person, now });
    await tellAsker(tx, { request, what: "refused", now, publicUrl });
  });
}

type LockedRequest = { tx: Db; person: Person; request: JoinRequest; now: Date; publicUrl: string };

async function takeIn({
  tx,
  person,
  request,
  now,
  choice,
}: LockedRequest & { choice: string | undefined }): Promise<Result<null, ConfirmRefusal>> {
  const { userId, schoolId, since } = request;
  if (!userId || !schoolId) throw new NotFound();
  if (!choice) return refuse({ record: "needed" });
  if (choice === "new") {
    const { familyName, givenName, patronymic } = request;
    const named = { familyName, givenName, patronymic };
    await openForAccount(tx, { person, now, id: randomUUID(), userId, schoolId, since, ...named });
  } else {
    const { familyName, givenName, patronymic } = request;
    const named = { familyName, givenName, patronymic };
    const offered = await listUnclaimed(tx, { schoolId, ...named, on: dayOf(now) });
    if (!offered.some((one) => one.id === choice)) return refuse({ record: "notOffered" });
    const linked = await linkAccount(tx, { person, now, teacherId: choice, userId });
    if (!linked.ok) return refuse({ record: linked.refusal });
  }
  await grantTeacher(tx, { userId, schoolId, person, now });
  return done(null);
}

async function carryOut({
  tx,
  person,
  request,
  areas,
  now,
  publicUrl,
}: LockedRequest & { areas: readonly Shown[] }): Promise<Result<null, ConfirmRefusal>> {
  const { userId, schoolId, since, keepsOld } = request;
  if (!userId) throw new NotFound();
  const own = await findOwnTeacher(tx, userId);
  if (!own) throw new NotFound();
  if (request.kind === "erase") {
    await eraseEverywhere(tx, { areas, userId, person, now });
    return done(null);
  }
  if (!schoolId) throw new NotFound();
  const moved = await moveTeacher(tx, {
    person,
    now,
    teacherId: own.id,
    schoolId,
    since,
    keepsOld,
  });
  if (!moved.ok) return refuse({ record: moved.refusal });
  const { left } = moved.value;
  if (left.length > 0) {
    await endTeacherGrants(tx, { userId, schoolIds: left, now });
    await tellKeepers(tx, { schoolIds: left, what: "left", now, publicUrl });
  }
  await grantTeacher(tx, { userId, schoolId, person, now });
  return done(null);
}

type Granting = { userId: string; schoolId: string; person: Person; now: Date };

async function grantTeacher(tx: Db, { userId, schoolId, person, now }: Granting): Promise<void> {
  const today = dayOf(now);
  const place = await getPlaceOfSchool(tx, { id: schoolId, on: today });
  const scope = { kind: "school", ...place } as const;
  await giveRoleFrom(tx, { userId, role: "teacher", scope, today, givenBy: person.userId });
}

async function lockRequest(tx: Db, { person, id, now }: By & { id: string }): Promise<JoinRequest> {
  await tx.selectFrom("accounts.requests").where("id", "=", id).select("id").forUpdate().execute();
  const request = await getRequest(tx, id);
  if (!request.schoolId) {
    allow(canAnswerOutside(person));
    return request;
  }
  allow(canAnswer(person, await getPlaceOfSchool(tx, { id: request.schoolId, on: dayOf(now) })));
  return request;
}

type RequestEnd = By & {
  request: JoinRequest;
  state: "confirmed" | "refused";
  reason: string | null;
};

async function close(tx: Db, { request, state, reason, person, now }: RequestEnd): Promise<void> {
  await expectRows(
    tx
      .updateTable("accounts.requests")
      .set({ state, reason, decided_by: person.userId, decided_at: now })
      .where("id", "=", request.id),
    { most: 1 },
  );
  const subject = { kind: "request", id: request.id };
  const changes = { state: { from: "waiting", to: state } };
  await record(tx, { at: now, by: person, act: `request.${state}`, subject, changes });
}

type KeeperLetter = { schoolIds: string[]; what: "asked" | "left"; now: Date; publicUrl: string };

async function tellKeepers(
  tx: Db,
  { schoolIds, what, now, publicUrl }: KeeperLetter,
): Promise<void> {
  const readers = await listSchoolReaders(tx, { schoolIds, today: dayOf(now) });
  await sendMails(
    tx,
    readers.map(({ email, language }) => {
      const t = inLanguage(texts, language);
      const body = t.keeperLetter[what](`${publicUrl}/accounts/joining`);
      return { to: email, language, subject: t.keeperSubject[what], body, now };
    }),
  );
}

async function tellAsker(
  tx: Db,
  {
    request,
    what,
    now,
    publicUrl,
  }: { request: JoinRequest; what: "confirmed" | "refused"; now: Date; publicUrl: string },
): Promise<void> {
  const user = await tx
    .selectFrom("accounts.users")
    .where("id", "=", request.userId)
    .where("blocked_at", "is", null)
    .select(["email", "language"])
    .executeTakeFirst();
  if (!user?.email) return;
  const t = inLanguage(texts, user.language);
  const body = t.askerLetter[what](`${publicUrl}/account/joining`);
  await sendMail(tx, {
    to: user.email,
    language: user.language,
    subject: t.askerSubject,
    body,
    now,
  });
}

type KnownLogin = {
  login: ReturnType<typeof loginOf>;
  language: Language;
  now: Date;
  publicUrl: string;
};

async function tellKnown(tx: Db, { login, language, now, publicUrl }: KnownLogin): Promise<void> {
  if (!("email" in login)) return;
  const t = inLanguage(texts, language);
  const body = t.knownLetter(`${publicUrl}/account/joining`);
  await sendMail(tx, { to: login.email, language, subject: t.askerSubject, body, now });
}

/** Asks to be forgotten; whoever keeps the record answers, or the national team where nobody does. */
export async function askErasure(
  db: Db,
  { person, id, schoolId, now }: By & { id: string; schoolId: string | null },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("accounts.requests")
      .values({
        id,
        kind: "erase",
        school_id: schoolId,
        user_id: person.userId,
        since: dayOf(now),
        keeps_old: false,
        state: "waiting",
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "erasureAsked", subject });
  });
}

/** Takes out why requests of the person were refused, which may name them, and closes those that wait; inside the caller's transaction. */
export async function forgetRequests(
  tx: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable("accounts.requests")
    .set({ reason: null })
    .where("user_id", "=", userId)
    .where("reason", "is not", null)
    .execute();
  await tx
    .updateTable("accounts.requests")
    .set({ state: "refused", decided_at: now })
    .where("user_id", "=", userId)
    .where("state", "=", "waiting")
    .where("kind", "<>", "erase")
    .execute();
}

/** Takes away what was written in the person's name or to an address of theirs, inside the caller's transaction. */
export async function forgetForms(
  tx: Db,
  { userId, emails, phones }: Pick<Erasing, "userId" | "emails" | "phones">,
): Promise<void> {
  const theirs = condition`user_id = ${userId} or email = any(${emails}::text[])
    or phone = any(${phones}::text[])`;
  await tx.deleteFrom("accounts.join_forms").where(theirs).execute();
}
