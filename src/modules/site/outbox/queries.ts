import type { Db } from "#lib/db.ts";

export type OutboxLetter = {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: Date;
  sentAt: Date | null;
  failure: string | null;
};

/** The newest letters, sent or waiting. */
export async function listLetters(db: Db): Promise<OutboxLetter[]> {
  return db
    .selectFrom("core.mails")
    .orderBy("created_at", "desc")
    .limit(100)
    .select([
      "id",
      "recipient",
      "subject",
      "body",
      "created_at as createdAt",
      "sent_at as sentAt",
      "failure",
    ])
    .execute();
}
