import { createHmac, hkdfSync } from "node:crypto";

const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** True for the twelve digits of an individual identification number: it begins with a day, and its last digit fits. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = (weights: number[]) =>
    weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0) % 11;
  const check = sum(first) === 10 ? sum(second) : sum(first);
  return check === digits[11];
}

/** The number as a keyed hash: it can be compared, and read back by nobody. */
export function hashIdentityNumber(number: string, secret: string): string {
  return createHmac("sha256", keyFrom(secret)).update(number).digest("hex");
}

// Deriving the key takes longer than hashing: a file of the country holds 300,000 numbers.
const keys = new Map<string, Buffer>();

function keyFrom(secret: string): Buffer {
  const known = keys.get(secret);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", "tirek identity number 1", 32));
  keys.set(secret, key);
  return key;
}
