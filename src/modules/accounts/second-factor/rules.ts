import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const stepLasts = 30_000;
const digits = 6;
/** Codes of the step before and of the step after are taken too: clocks differ. */
const drift = 1;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const recoveryCodes = 10;

/** A secret as authenticator apps take it: 160 bits in base32. */
export function newSecret(): string {
  return base32(randomBytes(20));
}

/** Ten codes of 80 bits for a lost phone. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => base32(randomBytes(10)));
}

/** A recovery code as it is kept: however it was typed, without spaces and dashes. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}

/** "ABCD EFGH IJKL": what is easier to read and type. */
export function inFours(text: string): string {
  return text.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** RFC 6238: the code of the 30 seconds that hold this moment. */
export function codeAt(secret: string, moment: Date): string {
  return codeOfStep(secret, stepOf(moment));
}

/** The step whose code was typed, when it is near enough to now and not spent yet. */
export function fittingStep(
  secret: string,
  { code, now, lastStep }: { code: string; now: Date; lastStep: number },
): number | null {
  const steps = Array.from({ length: 2 * drift + 1 }, (_, at) => stepOf(now) - drift + at);
  const fitting = steps.find((step) => step > lastStep && isSame(codeOfStep(secret, step), code));
  return fitting ?? null;
}

/** The address that an authenticator app reads from the square. */
export function appAddress({ secret, account }: { secret: string; account: string }): string {
  const query = new URLSearchParams({ secret, issuer: "Tirek" });
  return `otpauth://totp/Tirek:${encodeURIComponent(account)}?${query}`;
}

function stepOf(moment: Date): number {
  return Math.floor(moment.getTime() / stepLasts);
}

// RFC 4226: four bytes from where the last half-byte points, without the sign.
function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const at = hash.readUInt8(hash.length - 1) & 15;
  const number = hash.readUInt32BE(at) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

function isSame(code: string, typed: string): boolean {
  const [right, given] = [Buffer.from(code), Buffer.from(typed)];
  return right.length === given.length && timingSafeEqual(right, given);
}

/** RFC 4648 without padding: the lengths used here need none. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const fives = bits.match(/.{5}/g) ?? [];
  return fives.map((five) => letters.charAt(Number.parseInt(five, 2))).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"));
  const eights = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(eights.map((eight) => Number.parseInt(eight, 2)));
}
