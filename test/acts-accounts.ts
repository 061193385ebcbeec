import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { offerSecret } from "#modules/accounts/second-factor/actions.ts";
import { codeAt } from "#modules/accounts/second-factor/rules.ts";
import { startHalfSession, startSession } from "#modules/accounts/sessions/actions.ts";
import type { Sent, Setting, Variant } from "./acts.ts";
import { type JsonVisitor, now, type TestApp, today } from "./app.ts";
import { makeAuthenticator } from "./authenticator.ts";
import { makeEvent } from "./make-events.ts";
import { makeCertificate, makePost, makeTeacher } from "./make-people.ts";
import { makeRound } from "./make-surveys.ts";
import { addressOf } from "./roles-addresses.ts";
import { makeProvider } from "./roles-makers.ts";
import { makeUser, password, type Subject, type World } from "./roles-world.ts";

/** A browser that keeps the cookies it is given. */
function browserOf({ visitor }: TestApp) {
  const jar = new Map([["lang", "ru"]]);
  const asking = () => visitor([...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  const kept = async (answer: Promise<Response>) => {
    const response = await answer;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const browser: JsonVisitor = {
    get: (path) => kept(asking().get(path)),
    post: (path, form) => kept(asking().post(path, form)),
    postJson: (path, body) => kept(asking().postJson(path, body)),
  };
  return { ...browser, jar };
}

async function signedIn(world: World, userId: string) {
  const browser = browserOf(world.app);
  await browser.post("/sign-in", { login: `${userId}@test.example`, password });
  return browser;
}

async function giveFactor({ app }: World, userId: string): Promise<string> {
  const { secret, sealed } = offerSecret(app.config.SECRET, { userId, sealed: undefined });
  await app.db
    .insertInto("accounts.second_factors")
    .values({
      user_id: userId,
      sealed_secret: sealed,
      last_step: 0,
      set_up_at: now,
    })
    .execute();
  await app.db
    .insertInto("accounts.recovery_codes")
    .values({ code_hash: hashToken(newToken()), user_id: userId })
    .execute();
  return secret;
}

async function byCode({ world, subject }: Setting): Promise<Sent> {
  const secret = await giveFactor(world, subject.by);
  const token = await startHalfSession(world.app.db, { userId: subject.by, now, device: "test" });
  const asker = world.app.visitor(`tirek=${token}; lang=ru`);
  return { asker, cookie: token, form: { code: codeAt(secret, now) } };
}

async function withFactor({ world, subject }: Setting): Promise<Sent> {
  await giveFactor(world, subject.by);
  return {};
}

/** What the page that asks the device tells its script. */
function optionsOn(html: string) {
  const given = /data-given="([^"]+)"/.exec(html)?.[1] ?? "{}";
  return JSON.parse(given.replaceAll("&quot;", '"').replaceAll("&amp;", "&")).options;
}

async function answering(world: World, userId: string) {
  const browser = await signedIn(world, userId);
  const device = makeAuthenticator();
  const page = await browser.post("/account/passkeys/new", { name: "Телефон", password });
  const answer = device.make(optionsOn(await page.text()));
  return { browser, device, form: { name: "Телефон", answer } };
}

async function byNewPasskey({ world, subject }: Setting): Promise<Sent> {
  const { browser, form } = await answering(world, subject.by);
  return { asker: browser, cookie: browser.jar.get("tirek-asked") ?? "", form };
}

async function byPasskey({ world, subject }: Setting): Promise<Sent> {
  const { browser, device, form } = await answering(world, subject.by);
  await browser.post("/account/passkeys", form);
  const other = browserOf(world.app);
  const options = await (await other.post("/sign-in/passkey/challenge")).json();
  const cookie = other.jar.get("tirek-asked") ?? "";
  return { asker: other, cookie, form: { answer: device.sign(options), next: "" } };
}

async function byLink({ world, subject }: Setting): Promise<Sent> {
  const token = newToken();
  await world.app.db
    .insertInto("accounts.provider_sign_ins")
    .values({
      token_hash: hashToken(token),
      provider_id: await makeProvider(world),
      state: "state",
      nonce: "nonce",
      verifier: "verifier",
      next: "/account",
      expires_at: new Date(now.getTime() + 600_000),
      answered_at: now,
      subject: randomUUID(),
      user_id: subject.by,
      vouched: false,
    })
    .execute();
  const asker = world.app.visitor(`tirek-way=${token}; lang=ru`);
  return { asker, cookie: token, form: { password } };
}

/** Somebody of the partner school with every way in that there is, and a record. */
async function somebody({ app }: World, { schoolId }: { schoolId: string }) {
  const { userId } = await app.signInAs("teacher", { schoolId });
  const { id: teacherId } = await makeTeacher(app.db, { schoolId, userId });
  return { userId, teacherId };
}

const ask = (db: Db, row: { kind: "move" | "erase"; userId: string; schoolId: string }) => {
  const id = randomUUID();
  return db
    .insertInto("accounts.requests")
    .values({
      id,
      kind: row.kind,
      school_id: row.schoolId,
      user_id: row.userId,
      state: "waiting",
      since: today,
      made_at: now,
    })
    .execute()
    .then(() => id);
};

async function toMove({ world, subject }: Setting): Promise<Sent> {
  const { userId } = await somebody(world, { schoolId: subject.partner.id });
  const id = await ask(world.app.db, { kind: "move", userId, schoolId: subject.free.id });
  return { path: `/accounts/joining/${id}/confirm`, form: {} };
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

async function toForget({ world, subject }: Setting): Promise<Sent> {
  const schoolId = subject.partner.id;
  const { userId, teacherId } = await somebody(world, { schoolId });
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

async function toLink({ world, subject }: Setting): Promise<Sent> {
  // Whoever asks to join bears this name, and the page offers no record of another.
  const named = { familyName: "Сынақова", givenName: "Әлия" };
  const { id } = await makeTeacher(world.app.db, { schoolId: subject.school.id, ...named });
  return { form: { record: id } };
}

async function withRecord({ world, subject }: Setting): Promise<Sent> {
  await makeTeacher(world.app.db, { schoolId: subject.partner.id, userId: subject.by });
  return {};
}

async function fromElsewhere({ world, subject }: Setting): Promise<Sent> {
  await startSession(world.app.db, { userId: subject.by, now, device: "other" });
  return {};
}

async function ofAnother({ world, pattern, subject }: Setting): Promise<Sent> {
  const { userId } = await makeUser(world, subject.partner.id);
  await giveFactor(world, userId);
  return { path: pattern.replace(":id", userId) };
}

async function ofBlocked({ world, pattern, subject }: Setting): Promise<Sent> {
  const { userId } = await makeUser(world, subject.partner.id);
  const user = world.app.db.updateTable("accounts.users").where("id", "=", userId);
  await user.set({ blocked_at: now }).execute();
  return { path: pattern.replace(":id", userId) };
}

async function whileOff({ world, pattern, subject }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  const id = path.split("/")[3] ?? "";
  const provider = world.app.db.updateTable("accounts.providers").where("id", "=", id);
  await provider.set({ is_on: false }).execute();
  return { path };
}

async function withWrongPassword({ subject }: Setting): Promise<Sent> {
  return { form: { login: `${subject.by}@test.example`, password: "басқа құпиясөз" } };
}

export const variantsOfAccounts: Record<string, Variant[]> = {
  "/sign-in": [{}, { name: "with a wrong password", prepare: withWrongPassword, refused: true }],
  "/sign-out": [{ role: "national" }],
  "/sign-out-everywhere": [{ prepare: fromElsewhere }],
  "/sign-in/code": [{ prepare: byCode }],
  "/account/second-factor/recovery-codes": [{ prepare: withFactor }],
  "/account/second-factor/off": [{ prepare: withFactor }],
  "/accounts/users/:id/second-factor/reset": [{ prepare: ofAnother }],
  "/sign-in/passkey": [{ role: "guest", prepare: byPasskey }],
  "/account/passkeys": [{ role: "teacher", prepare: byNewPasskey }],
  "/sign-in/link": [{ role: "guest", prepare: byLink }],
  "/accounts/providers/:id/on": [{ prepare: whileOff }],
  "/accounts/users/:id/unblock": [{ prepare: ofBlocked }],
  "/account/password": [{ prepare: fromElsewhere }],
  "/account/second-factor/set-up": [{ prepare: fromElsewhere }],
  "/account/joining": [
    {},
    { name: "by a teacher who has a record", role: "teacher", prepare: withRecord },
  ],
  "/account/erasure": [{ role: "teacher", prepare: withRecord }],
  "/accounts/joining/:id/confirm": [
    {},
    { name: "with a record the school has", prepare: toLink },
    { name: "for a teacher of another school", prepare: toMove },
    { name: "for one who wants to be forgotten", prepare: toForget },
  ],
};
