import { randomUUID } from "node:crypto";
import { type By, isNational, type Person, type Role } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { hashPassword } from "#lib/passwords.ts";
import { covers, endingOn, parsePeriod, periodText } from "#lib/period.ts";
import { inLanguage } from "#lib/texts.ts";
import { forgetFailures, insertUser, setBlockedAt, tellOwner } from "../base/actions.ts";
import { removePasskeysOf } from "../passkeys/actions.ts";
import { removeFactor } from "../second-factor/actions.ts";
import { endSessionsOf } from "../sessions/actions.ts";
import { canBlock, canGive, canResetSecondStep, scopeOfUsers } from "./access.ts";
import { findGrantScope, findScopeOfGrant, getUser, holdsRoleInside } from "./queries.ts";
import { scopeFieldOf } from "./rules.ts";
import type { GrantForm, GrantScope } from "./schema.ts";
import { texts } from "./texts.ts";

type GiveRefusal = Record<
  string,
  "unknownPlace" | "notYours" | "alreadyGiven" | "notOrdered" | "inviteInstead"
>;

/**
 * Gives a role for a place and a period, by one who may give it there, to somebody who holds a role in what the
 * giver looks after today; others are invited, and take the role themselves.
 */
export async function giveRole(
  db: Db,
  { person, userId, form, now }: By & { userId: string; form: GrantForm },
): Promise<Result<null, GiveRefusal>> {
  const today = dayOf(now);
  const scope = await findGrantScope(db, { fields: form, today });
  const field = scopeFieldOf(form.role) ?? "role";
  if (!scope) return refuse({ [field]: "unknownPlace" });
  // Nobody prolongs their own role.
  if (!canGive(person, form.role, scope) || userId === person.userId)
    return refuse({ [field]: "notYours" });
  if (form.until && form.until <= (form.from ?? today)) return refuse({ until: "notOrdered" });
  return db.transaction().execute(async (tx) => {
    if (!(await isLookedAfter(tx, { person, userId, today })))
      return refuse({ role: "inviteInstead" } as const);
    const sentBefore = await tx
      .selectFrom("accounts.grants")
      .where("id", "=", form.id)
      .select("id")
      .executeTakeFirst();
    if (sentBefore) return done(null);
    const during = periodText({ from: form.from ?? today, until: form.until ?? null });
    const clash = await tx
      .selectFrom("accounts.grants")
      .where("user_id", "=", userId)
      .where("role", "=", form.role)
      .where("scope", "=", scopeKey(scope))
      .where(condition`during && ${during}::daterange`)
      .select("id")
      .executeTakeFirst();
    if (clash) return refuse({ role: "alreadyGiven" } as const);
    await insertGrant(tx, {
      id: form.id,
      userId,
      role: form.role,
      scope,
      during,
      givenBy: person.userId,
    });
    await record(tx, {
      at: now,
      by: person,
      act: "roleGiven",
      subject: { kind: "user", id: userId },
      changes: { role: { from: null, to: form.role } },
    });
    await tellOwner(tx, { userId, change: "roleGiven", by: person, now });
    return done(null);
  });
}

async function isLookedAfter(
  tx: Db,
  { person, userId, today }: { person: Person; userId: string; today: string },
): Promise<boolean> {
  await getUser(tx, userId);
  const scope = scopeOfUsers(person);
  if (isNational(person)) return true;
  return scope !== null && (await holdsRoleInside(tx, { id: userId, scope, today }));
}

export async function insertGrant(
  db: Db,
  grant: {
    id: string;
    userId: string;
    role: Role;
    scope: GrantScope;
    during: string;
    givenBy: string | null;
  },
): Promise<void> {
  const { scope } = grant;
  await db
    .insertInto("accounts.grants")
    .values({
      id: grant.id,
      user_id: grant.userId,
      role: grant.role,
      ...scopeColumns(scope),
      during: grant.during,
      given_by: grant.givenBy,
    })
    .execute();
}

type FromToday = {
  userId: string;
  role: Role;
  scope: GrantScope;
  today: string;
  givenBy: string | null;
};

/**
 * The role holds from today without an end, in the caller's transaction, which allowed it: one that runs is prolonged,
 * one that was to begin later is taken in.
 */
export async function giveRoleFrom(
  tx: Db,
  { userId, role, scope, today, givenBy }: FromToday,
): Promise<void> {
  const held = await tx
    .selectFrom("accounts.grants")
    .where("user_id", "=", userId)
    .where("role", "=", role)
    .where("scope", "=", scopeKey(scope))
    .where(condition`during && daterange(${today}::date, null)`)
    .select(["id", "during"])
    .forUpdate()
    .execute();
  const running = held.find(({ during }) => covers(parsePeriod(during), today));
  const later = held.filter((one) => one !== running).map(({ id }) => id);
  if (later.length > 0)
    await expectRows(tx.deleteFrom("accounts.grants").where("id", "in", later), {
      most: later.length,
    });
  const from = running ? parsePeriod(running.during).from : today;
  const during = periodText({ from, until: null });
  if (!running) return insertGrant(tx, { id: randomUUID(), userId, role, scope, during, givenBy });
  const prolonged = tx.updateTable("accounts.grants").set({ during }).where("id", "=", running.id);
  await expectRows(prolonged, { most: 1 });
}

/** The columns that say what a role is given over. */
export function scopeColumns(scope: GrantScope) {
  return {
    region_kato: scope.kind === "region" ? scope.regionKato : null,
    district_kato: scope.kind === "district" ? scope.districtKato : null,
    school_id: scope.kind === "school" ? scope.schoolId : null,
  };
}

function scopeKey(scope: GrantScope): string {
  switch (scope.kind) {
    case "country":
      return "country";
    case "region":
      return scope.regionKato;
    case "district":
      return scope.districtKato;
    case "school":
      return scope.schoolId;
  }
}

/** Ends a role as of today; a role that began today or later is taken back altogether, and is nobody's when asked again. */
export async function endRole(
  db: Db,
  { person, grantId, now }: By & { grantId: string },
): Promise<{ userId: string | null }> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    const grant = await tx
      .selectFrom("accounts.grants")
      .where("id", "=", grantId)
      .select([
        "id",
        "user_id",
        "role",
        "during",
        "region_kato as regionKato",
        "district_kato as districtKato",
        "school_id as schoolId",
      ])
      .forUpdate()
      .executeTakeFirst();
    if (!grant) return { userId: null };
    const scope = await findScopeOfGrant(tx, { grant, today });
    allow(scope !== null && canGive(person, grant.role, scope));
    const { from, until } = parsePeriod(grant.during);
    if (until !== null && until <= today) return { userId: grant.user_id };
    if (from !== null && from >= today) {
      await expectRows(tx.deleteFrom("accounts.grants").where("id", "=", grantId), { most: 1 });
    } else {
      await expectRows(
        tx
          .updateTable("accounts.grants")
          .set({ during: endingOn(today) })
          .where("id", "=", grantId),
        { most: 1 },
      );
    }
    await record(tx, {
      at: now,
      by: person,
      act: "roleEnded",
      subject: { kind: "user", id: grant.user_id },
      changes: { role: { from: grant.role, to: null } },
    });
    await tellOwner(tx, { userId: grant.user_id, change: "roleEnded", by: person, now });
    return { userId: grant.user_id };
  });
}

/** Stops or lets back a person; stopping ends every session at once. */
export async function setBlocked(
  db: Db,
  { person, userId, blocked, now }: By & { userId: string; blocked: boolean },
): Promise<void> {
  allow(canBlock(person) && userId !== person.userId);
  await db.transaction().execute(async (tx) => {
    const user = await getUser(tx, userId);
    if ((user.blockedAt !== null) === blocked) return;
    const blockedAt = blocked ? now : null;
    await setBlockedAt(tx, { userId, blockedAt });
    await forgetFailures(tx, userId);
    if (blocked) await endSessionsOf(tx, { userId });
    await record(tx, {
      at: now,
      by: person,
      act: blocked ? "userBlocked" : "userUnblocked",
      subject: { kind: "user", id: userId },
    });
    const change = blocked ? "userBlocked" : "userUnblocked";
    await tellOwner(tx, { userId, change, by: person, now });
  });
}

/** For somebody who lost phone and codes: removes codes and passkeys, ends their sessions and tells them by letter. */
export async function resetSecondStep(
  db: Db,
  { person, userId, now }: By & { userId: string },
): Promise<void> {
  allow(canResetSecondStep(person) && userId !== person.userId);
  await db.transaction().execute(async (tx) => {
    const removed = [await removeFactor(tx, userId), await removePasskeysOf(tx, userId)];
    if (!removed.includes(true)) return;
    await endSessionsOf(tx, { userId });
    const { email, language } = await tx
      .selectFrom("accounts.users")
      .where("id", "=", userId)
      .select(["email", "language"])
      .executeTakeFirstOrThrow();
    const { resetSubject: subject, resetBody: body } = inLanguage(texts, language);
    if (email) await sendMail(tx, { to: email, language, subject, body, now });
    await record(tx, {
      at: now,
      by: person,
      act: "secondFactorReset",
      subject: { kind: "user", id: userId },
    });
  });
}

/** The first person of a new deployment, or one whom the operator adds from the command line. */
export async function createUser(
  db: Db,
  user: {
    familyName: string;
    givenName: string;
    email: string;
    password: string;
    role: Role;
    scope: GrantScope;
    now: Date;
    isDemo?: boolean;
  },
): Promise<Result<{ id: string }, { email: "taken" }>> {
  const hash = await hashPassword(user.password);
  return db.transaction().execute(async (tx) => {
    const id = randomUUID();
    const made = await insertUser(tx, {
      id,
      family_name: user.familyName,
      given_name: user.givenName,
      email: user.email.trim().toLowerCase(),
      password_hash: hash,
      is_demo: user.isDemo ?? false,
      created_at: user.now,
    });
    if (!made) return refuse({ email: "taken" } as const);
    const during = periodText({ from: dayOf(user.now), until: null });
    await insertGrant(tx, {
      id: randomUUID(),
      userId: id,
      role: user.role,
      scope: user.scope,
      during,
      givenBy: null,
    });
    await record(tx, { at: user.now, by: null, act: "userCreated", subject: { kind: "user", id } });
    return done({ id });
  });
}

/** Ends the role of a teacher in these schools from today on, in the caller's transaction, which allowed it. */
export async function endTeacherGrants(
  tx: Db,
  { userId, schoolIds, now }: { userId: string; schoolIds: string[]; now: Date },
): Promise<void> {
  const today = dayOf(now);
  const held = tx
    .updateTable("accounts.grants")
    .where("user_id", "=", userId)
    .where("role", "=", "teacher")
    .where("school_id", "in", schoolIds)
    .where(condition`during @> ${today}::date and lower(during) < ${today}::date`);
  await held.set({ during: endingOn(today) }).execute();
  await tx
    .deleteFrom("accounts.grants")
    .where("user_id", "=", userId)
    .where("role", "=", "teacher")
    .where("school_id", "in", schoolIds)
    .where(condition`lower(during) >= ${today}::date`)
    .execute();
}
