import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { condition } from "./condition.ts";
import type { Config } from "./config.ts";
import { type Db, expectRows, inTransaction } from "./db.ts";
import { idField } from "./forms.ts";
import { wholeWords } from "./names.ts";
import { type Erasing, erasedAddress, isErased, noName } from "./of-person.ts";
import type { Language } from "./texts.ts";

export type Mail = { to: string; language: Language; subject: string; body: string; now: Date };

export const mailTask = "send_mail";
const tries = 12;
const Payload = z.object({ mailId: idField("mail"), to: z.email().optional() });

/** Puts a letter into the outbox in the caller's transaction: no act, no letter. */
export async function sendMail(db: Db, mail: Mail): Promise<{ id: string }> {
  return keepMail(db, { mail, payload: {} });
}

/** The last letter to somebody who is forgotten: the queue alone knows the address, until it is sent or given up. */
export async function sendLastMail(
  db: Db,
  { userId, ...mail }: Mail & { userId: string },
): Promise<void> {
  await keepMail(db, { mail: { ...mail, to: erasedAddress(userId) }, payload: { to: mail.to } });
}

async function keepMail(
  db: Db,
  { mail, payload }: { mail: Mail; payload: { to?: string } },
): Promise<{ id: string }> {
  const id = randomUUID();
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto("core.mails")
      .values({
        id,
        recipient: mail.to,
        language: mail.language,
        subject: mail.subject,
        body: mail.body,
        created_at: mail.now,
      })
      .execute();
    await sql`select graphile_worker.add_job(${mailTask}, ${JSON.stringify({ mailId: id, ...payload })}::json,
      max_attempts := ${tries})`.execute(tx);
  });
  return { id };
}

/** Puts many letters into the outbox in the caller's transaction, in two statements however many they are. */
export async function sendMails(db: Db, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map(({ to, language, subject, body, now }) => ({
    id: randomUUID(),
    recipient: to,
    language,
    subject,
    body,
    created_at: now,
  }));
  await inTransaction(db, async (tx) => {
    await tx.insertInto("core.mails").values(rows).execute();
    await sql`select graphile_worker.add_job(${mailTask}, json_build_object('mailId', id),
      max_attempts := ${tries}) from unnest(${rows.map(({ id }) => id)}::uuid[]) as id`.execute(tx);
  });
}

/** Sends one letter of the outbox; without SMTP_URL it stays there to be read. */
export async function deliverMail(
  tools: { db: Db; config: Config; now(): Date },
  payload: unknown,
  attempt = 1,
): Promise<void> {
  const { mailId, to } = Payload.parse(payload);
  const { db, config } = tools;
  if (config.SMTP_URL === null) return;
  const mail = await db
    .selectFrom("core.mails")
    .where("id", "=", mailId)
    .where("sent_at", "is", null)
    // Of a letter that was forgotten meanwhile nothing is left to send.
    .where("body", "<>", noName)
    .select(["recipient", "language", "subject", "body"])
    .executeTakeFirst();
  const recipient = to ?? mail?.recipient ?? "";
  if (!mail || (to === undefined && isErased(recipient))) return;
  try {
    await transmit(config, { ...mail, recipient, id: mailId });
  } catch (error) {
    // Both the outbox and the queue keep the words, which may bear the address.
    const failure = wordsOf(error).replaceAll(recipient, noName);
    await expectRows(db.updateTable("core.mails").set({ failure }).where("id", "=", mailId), {
      most: 1,
    });
    if (to !== undefined && attempt >= tries) return;
    throw new Error(failure);
  }
  const sent = { sent_at: tools.now(), failure: null };
  await expectRows(db.updateTable("core.mails").set(sent).where("id", "=", mailId), { most: 1 });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Empties the letters to the person, and takes the name out of letters to others. */
export async function forgetLetters(
  tx: Db,
  { userId, emails, names }: Pick<Erasing, "userId" | "emails" | "names">,
): Promise<void> {
  const emptied = { subject: noName, body: noName, failure: null };
  await tx
    .updateTable("core.mails")
    .set({ ...emptied, recipient: erasedAddress(userId) })
    .where(condition`recipient = any(${emails}::text[])`)
    .execute();
  const phrases = names.map(({ familyName, givenName }) =>
    wholeWords(`${familyName} ${givenName}`),
  );
  const without = (column: "subject" | "body") =>
    phrases.reduce(
      (text, phrase) => sql`regexp_replace(${text}, ${phrase}, ${noName}, 'g')`,
      sql`${sql.ref(column)}`,
    );
  await sql`
    update core.mails set subject = ${without("subject")}, body = ${without("body")}
    where (subject || ' ' || body) ~ any(${phrases}::text[])`.execute(tx);
}

async function transmit(
  { SMTP_URL, MAIL_FROM, PUBLIC_URL }: Config,
  mail: { id: string; recipient: string; language: Language; subject: string; body: string },
): Promise<void> {
  const transport = createTransport({
    ...(SMTP_URL === null ? {} : { url: SMTP_URL }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      // The same letter tried again keeps its number, so that a mailbox shows it once.
      messageId: `<${mail.id}@${new URL(PUBLIC_URL).hostname}>`,
      headers: { "Content-Language": mail.language, "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}
