import { createHmac } from "node:crypto";

// Without letters and digits that look alike on paper; 32 of them, five bits each.
const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/** So many letters as bytes, all easy to tell apart on paper. */
export function inLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => letters.charAt(byte & 31)).join("");
}

/** The link's own part, made from the invitation and the secret, so that it need not be kept anywhere. */
export function tokenOf(secret: string, invitationId: string): string {
  const made = createHmac("sha256", secret).update(`survey ${invitationId}`).digest();
  return inLetters(made.subarray(0, 16));
}
