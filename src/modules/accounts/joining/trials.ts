import { randomInt, randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { now, today } from "#test/app.ts";
import { giveFactor, makeJoinCode } from "#test/make-accounts.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeCertificate, makePost, makeTeacher } from "#test/make-people.ts";
import { makeRound } from "#test/make-surveys.ts";
import { makeUser, password, type Subject, type World } from "#test/roles-world.ts";
import { type Sent, type Setting, sentTwice, type Trials } from "#test/trials.ts";
import { canAnswer, scopeOfRequests } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /join": "yes yes yes yes yes yes yes yes yes",
    "POST /join": "yes yes yes yes yes yes yes yes yes",
    "GET /join/:token": "yes yes yes yes yes yes yes yes yes",
    "POST /join/:token": "yes yes yes yes yes yes yes yes yes",
    "GET /accounts/joining": "sign-in yes no yes yes yes yes yes no",
    "POST /accounts/joining/schools/:id/code": "sign-in yes no own own own own own no",
    "GET /accounts/joining/:id": "sign-in yes no own own own own own no",
    "POST /accounts/joining/:id/confirm": "sign-in yes no own own own own own no",
    "POST /accounts/joining/:id/refuse": "sign-in yes no own own own own own no",
  },
  records: {
    "/join/:token": makeLink,
    "/accounts/joining/:id": makeRequest,
    "/accounts/joining/schools/:id": ({ school }) => school.id,
  },
  forms: {
    "/join": async (subject, world) => ({
      id: randomUUID(),
      code: await makeJoinCode(subject, world),
      familyName: "Омар",
      givenName: "Азат",
      contact: `${randomUUID()}@test.example`,
    }),
    "/join/:token": { password },
    "/accounts/joining/schools/:id/code": {},
    "/accounts/joining/:id/confirm": { record: "new" },
    "/accounts/joining/:id/refuse": { reason: "Мектепте жұмыс істемейді" },
  },
  variants: {
    "/join": [{}, { name: "by phone", prepare: byPhone }],
    "/accounts/joining/schools/:id/code": [{}, { name: "once more", prepare: sentTwice }],
    "/accounts/joining/:id/confirm": [
      {},
      { name: "with a record the school has", prepare: toLink },
      { name: "for a teacher of another school", narrowest: "methodologist", prepare: toMove },
      { name: "for one who wants to be forgotten", prepare: toForget },
    ],
  },
  lists: [
    {
      name: "requests to join a school",
      places: "schools",
      may: canAnswer,
      scope: scopeOfRequests,
      rowsNameLeading: false,
    },
  ],
};

async function makeLink({ free }: Subject, { app }: World): Promise<string> {
  const token = newToken();
  const id = randomUUID();
  await app.db
    .insertInto("accounts.join_forms")
    .values({
      id,
      token_hash: hashToken(token),
      school_id: free.id,
      family_name: "Омар",
      given_name: "Азат",
      email: `${id}@test.example`,
      language: "kk",
      made_at: now,
    })
    .execute();
  return token;
}

async function byPhone({ world, subject }: Setting): Promise<Sent> {
  const code = await makeJoinCode(subject, world);
  const named = { familyName: "Омар", givenName: "Азат" };
  return {
    form: { id: randomUUID(), code, ...named, contact: `+7701${randomInt(1_000_000, 9_999_999)}` },
  };
}

async function makeRequest({ school, partner }: Subject, world: World): Promise<string> {
  const { userId } = await makeUser(world, partner.id);
  return ask(world.app.db, { kind: "join", userId, schoolId: school.id });
}

async function ask(
  db: Db,
  { kind, userId, schoolId }: { kind: "join" | "move" | "erase"; userId: string; schoolId: string },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("accounts.requests")
    .values({
      id,
      kind,
      school_id: schoolId,
      user_id: userId,
      state: "waiting",
      since: today,
      made_at: now,
    })
    .execute();
  return id;
}

async function toLink({ world, subject }: Setting): Promise<Sent> {
  // Whoever asks to join bears this name, and the page offers no record of another.
  const named = { familyName: "Сынақова", givenName: "Әлия" };
  const { id } = await makeTeacher(world.app.db, { schoolId: subject.school.id, ...named });
  return { form: { record: id } };
}

async function toMove({ world, subject }: Setting): Promise<Sent> {
  const { userId } = await makeSomebody(world, subject.partner.id);
  const id = await ask(world.app.db, { kind: "move", userId, schoolId: subject.free.id });
  return { path: `/accounts/joining/${id}/confirm`, form: {} };
}

async function toForget({ world, subject }: Setting): Promise<Sent> {
  const schoolId = subject.partner.id;
  const { userId, teacherId } = await makeSomebody(world, schoolId);
  await giveFactor(world, userId);
  await makePost(world.app.db, {
    teacherId,
    schoolId: subject.free.id,
    since: "2012-09-01",
    until: "2015-09-01",
  });
  await registerEverywhere(world, { userId, teacherId, subject });
  const id = await ask(world.app.db, { kind: "erase", userId, schoolId });
  return { path: `/accounts/joining/${id}/confirm`, form: {} };
}

/** Somebody of the school who signs in and has a record. */
async function makeSomebody({ app }: World, schoolId: string) {
  const { userId } = await app.signInAs("teacher", { schoolId });
  const { id: teacherId } = await makeTeacher(app.db, { schoolId, userId });
  return { userId, teacherId };
}

/** A name and an address where an event and a survey keep them. */
async function registerEverywhere(
  { app }: World,
  { userId, teacherId, subject }: { userId: string; teacherId: string; subject: Subject },
): Promise<void> {
  const { db } = app;
  const { partner, leading } = subject;
  const { id: eventId } = await makeEvent(db, { schoolId: leading.id, leadingId: leading.id });
  const email = `${userId}@test.example`;
  await db
    .insertInto("events.registrations")
    .values({
      id: randomUUID(),
      event_id: eventId,
      teacher_id: teacherId,
      user_id: userId,
      family_name: "Омар",
      given_name: "Азат",
      email,
      school_id: partner.id,
      state: "registered",
      made_at: now,
    })
    .execute();
  const { id: roundId } = await makeRound(db, { schools: [partner], schoolId: leading.id });
  await db
    .insertInto("surveys.invitations")
    .values({
      id: randomUUID(),
      round_id: roundId,
      school_id: partner.id,
      teacher_id: teacherId,
      role: "teacher",
      email,
      language: "kk",
      token_hash: randomUUID(),
    })
    .execute();
  await makeCertificate(db, { teacherId });
}
