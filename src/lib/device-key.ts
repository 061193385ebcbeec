import { createHmac } from "node:crypto";

/** What a person's device seals unsent notes with, 32 bytes in base64, and the sign by which it knows whose they are. */
export function deviceKeyOf(secret: string, userId: string): { owner: string; key: string } {
  const made = (what: string) => createHmac("sha256", secret).update(`device ${what} ${userId}`);
  return {
    owner: made("owner").digest("base64url").slice(0, 16),
    key: made("key").digest("base64"),
  };
}
