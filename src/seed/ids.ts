import { createHash } from "node:crypto";

/** An identifier that is the same for the same words. */
export function idFrom(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  const variant = ["8", "9", "a", "b"][Number.parseInt(hex.slice(16, 17), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
