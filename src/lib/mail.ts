import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Config } from "./config.ts";
import { type Db, expectRows, inTransaction } from "./db.ts";
import { idField } from "./forms.ts";
import type { Language } from "./texts.ts";

export type Mail = { to: string; language: Language; subject: string; body: string; now: Date };

export const mailTask = "send_mail";
const tries = 12;
const Payload = z.object({ mailId: idField("mail") });

/** Puts a letter into the outbox in the caller's transaction: no act, no letter. */
export async function sendMail(db: Db, mail: Mail): Promise<{ id: string }> {
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
    await sql`select graphile_worker.add_job(${mailTask}, ${JSON.stringify({ mailId: id })}::json,
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
): Promise<void> {
  const { mailId } = Payload.parse(payload);
  const { db, config } = tools;
  if (config.SMTP_URL === null) return;
  const mail = await db
    .selectFrom("core.mails")
    .where("id", "=", mailId)
    .where("sent_at", "is", null)
    .select(["recipient", "language", "subject", "body"])
    .executeTakeFirst();
  if (!mail) return;
  try {
    await transmit(config, { ...mail, id: mailId });
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await expectRows(db.updateTable("core.mails").set({ failure }).where("id", "=", mailId), {
      most: 1,
    });
    throw error;
  }
  const sent = { sent_at: tools.now(), failure: null };
  await expectRows(db.updateTable("core.mails").set(sent).where("id", "=", mailId), { most: 1 });
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
