import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
// OWASP's second recommended setting: 19 MiB of memory, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$<salt>$<hash>`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive("argon2id", { message: password.normalize("NFC"), nonce, ...cost });
  return `argon2id$${nonce.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Takes as long for an unknown person (null) as for a known one, so that time tells nothing. */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [, salt = "AAAAAAAAAAAAAAAAAAAAAA", expected = ""] = (kept ?? "").split("$");
  const nonce = Buffer.from(salt, "base64url");
  const hash = await derive("argon2id", { message: password.normalize("NFC"), nonce, ...cost });
  const wanted = Buffer.from(expected, "base64url");
  return wanted.length === hash.length && timingSafeEqual(hash, wanted);
}

const tooCommon = new Set([
  "password",
  "qwertyui",
  "12345678",
  "123456789",
  "1234567890",
  "11111111",
  "qwerty123",
  "password1",
]);

export type PasswordProblem = "passwordShort" | "passwordLong" | "passwordCommon";

/** Ten characters or more, and none of the first ones anybody would try. */
export function passwordProblem(password: string): PasswordProblem | null {
  if (password.length < 10) return "passwordShort";
  if (password.length > 200) return "passwordLong";
  if (tooCommon.has(password.toLowerCase()) || /^(.)\1+$/.test(password)) return "passwordCommon";
  return null;
}
