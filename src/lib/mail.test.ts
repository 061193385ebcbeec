import { tmpdir } from "node:os";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { readConfig } from "./config.ts";
import { deliverMail, forgetLetters, sendLastMail, sendMail } from "./mail.ts";
import { noName } from "./of-person.ts";

let t: TestDatabase;
const received: Email[] = [];
const now = new Date("2026-03-01T09:00:00Z");
const mailbox = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: async (stream, _session, done) => {
    const raw = await stream.toArray();
    received.push(await PostalMime.parse(Buffer.concat(raw)));
    done();
  },
});
let port = 0;

beforeAll(async () => {
  t = await testDatabase();
  await new Promise<void>((ready) => mailbox.listen(0, "127.0.0.1", ready));
  const address = mailbox.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(async () => {
  await new Promise<void>((closed) => mailbox.close(closed));
  await t.close();
});

const letter = {
  to: "aigul@example.kz",
  language: "kk",
  subject: "«Тірек» платформасына шақыру",
  body: "Құрметті Айгүл!\n\nСізді шақырамыз.",
  now,
} as const;

function toolsWith(environment: Record<string, string>) {
  const config = readConfig({
    DATA_DIR: tmpdir(),
    PUBLIC_URL: "https://tirek.example.kz",
    ...environment,
  });
  return { db: t.db, config, now: () => now };
}
async function rowOf(id: string) {
  return t.db.selectFrom("core.mails").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
}

test("a letter arrives with its Kazakh words whole, once", async () => {
  const { id } = await sendMail(t.db, letter);
  const tools = toolsWith({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  await deliverMail(tools, { mailId: id });
  await deliverMail(tools, { mailId: id });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    subject: letter.subject,
    from: { address: "no-reply@tirek.example.kz" },
    to: [{ address: letter.to }],
    messageId: `<${id}@tirek.example.kz>`,
  });
  expect(received[0]?.text?.trim().replaceAll("\r\n", "\n")).toBe(letter.body);
  expect(await rowOf(id)).toMatchObject({ sent_at: now, failure: null });
});

test("what was typed makes no header and no reader of its own", async () => {
  received.length = 0;
  const subject = "Шақыру\r\nBcc: thief@example.kz\r\n\r\nBody";
  const { id } = await sendMail(t.db, { ...letter, subject });
  await deliverMail(toolsWith({ SMTP_URL: `smtp://127.0.0.1:${port}` }), { mailId: id });
  expect(received).toHaveLength(1);
  expect(received[0]?.subject).toContain("Bcc: thief@example.kz");
  expect(received[0]?.headers.map(({ key }) => key)).not.toContain("bcc");
  expect(received[0]?.to).toEqual([{ address: letter.to, name: "" }]);
  expect(received[0]?.text?.trim().replaceAll("\r\n", "\n")).toBe(letter.body);
});

test("without a mail server the letter stays in the outbox", async () => {
  const { id } = await sendMail(t.db, letter);
  await deliverMail(toolsWith({}), { mailId: id });
  expect(await rowOf(id)).toMatchObject({ sent_at: null, failure: null, body: letter.body });
});

test("a mail server that does not answer leaves its reason, and the letter for the next try", async () => {
  const { id } = await sendMail(t.db, letter);
  const unreachable = toolsWith({ SMTP_URL: "smtp://127.0.0.1:1" });
  await expect(deliverMail(unreachable, { mailId: id })).rejects.toThrow("ECONNREFUSED");
  expect(await rowOf(id)).toMatchObject({
    sent_at: null,
    failure: expect.stringMatching(/REFUSED/),
  });
});

test("a letter whose words are forgotten is tried no more", async () => {
  const { id } = await sendMail(t.db, letter);
  await t.db.updateTable("core.mails").set({ body: noName }).where("id", "=", id).execute();
  await deliverMail(toolsWith({ SMTP_URL: "smtp://127.0.0.1:1" }), { mailId: id });
  expect(await rowOf(id)).toMatchObject({ sent_at: null, failure: null });
});

const userId = "6f1c0f4e-3a55-4a4e-9f0e-3f8f6a2f7c11";
const hidden = `${userId}@erased.invalid`;

async function lastMail() {
  await sendLastMail(t.db, { ...letter, to: "songy@example.kz", userId });
  const row = await t.db
    .selectFrom("core.mails")
    .where("recipient", "=", hidden)
    .where("body", "=", letter.body)
    .where("sent_at", "is", null)
    .selectAll()
    .executeTakeFirstOrThrow();
  return { payload: { mailId: row.id, to: "songy@example.kz" } };
}

test("a letter that waits is sent to nobody any more when its reader is forgotten", async () => {
  const { id } = await sendMail(t.db, { ...letter, to: "umyt@example.kz" });
  const names = [{ familyName: "Ұмыт", givenName: "Айгүл" }];
  await forgetLetters(t.db, { userId, emails: ["umyt@example.kz"], names });
  const before = received.length;
  await deliverMail(toolsWith({ SMTP_URL: `smtp://127.0.0.1:${port}` }), { mailId: id });
  expect(received).toHaveLength(before);
  expect(await rowOf(id)).toMatchObject({ recipient: hidden, body: "–", sent_at: null });
});

test("the last letter arrives, and the outbox does not know where", async () => {
  const { payload } = await lastMail();
  await deliverMail(toolsWith({ SMTP_URL: `smtp://127.0.0.1:${port}` }), payload);
  expect(received.at(-1)).toMatchObject({ to: [{ address: "songy@example.kz" }] });
  expect(await rowOf(payload.mailId)).toMatchObject({ recipient: hidden, sent_at: now });
});

test("the last letter is given up after its last try, so that the queue forgets the address", async () => {
  const { payload } = await lastMail();
  const unreachable = toolsWith({ SMTP_URL: "smtp://127.0.0.1:1" });
  await expect(deliverMail(unreachable, payload, 11)).rejects.toThrow("ECONNREFUSED");
  await expect(deliverMail(unreachable, payload, 12)).resolves.toBeUndefined();
});

test("an act that was rolled back sends nothing", async () => {
  const countMails = () => t.db.selectFrom("core.mails").select("id").execute();
  const before = await countMails();
  const act = t.db.transaction().execute(async (tx) => {
    await sendMail(tx, letter);
    throw new Error("refused");
  });
  await expect(act).rejects.toThrow("refused");
  expect(await countMails()).toHaveLength(before.length);
});
