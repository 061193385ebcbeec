import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { inNormalForm } from "./normal-form.ts";
import { Turns } from "./turns.ts";

const derive = promisify(argon2);
// Each takes a processor for some hundredths of a second: beside them pages are to go on.
const turns = new Turns({ most: 2, waiting: 60 });
// OWASP's second recommended setting: 19 MiB of memory, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$<salt>$<hash>`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await turns.take(() =>
    derive("argon2id", { message: inNormalForm(password), nonce, ...cost }),
  );
  return `argon2id$${nonce.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Takes as long for an unknown person (null) as for a known one, so that time tells nothing. */
export async function passwordFits(password: string, kept: string | null): Promise<boolean> {
  const [, salt = "AAAAAAAAAAAAAAAAAAAAAA", expected = ""] = (kept ?? "").split("$");
  const nonce = Buffer.from(salt, "base64url");
  const hash = await turns.take(() =>
    derive("argon2id", { message: inNormalForm(password), nonce, ...cost }),
  );
  const wanted = Buffer.from(expected, "base64url");
  return wanted.length === hash.length && timingSafeEqual(hash, wanted);
}

export type PasswordProblem = "passwordShort" | "passwordLong" | "passwordCommon";

/** Ten characters or more, and none of those that are tried first, be it with some signs beside. */
export function passwordProblem(password: string): PasswordProblem | null {
  if (password.length < 10) return "passwordShort";
  if (password.length > 200) return "passwordLong";
  return isCommon(password) ? "passwordCommon" : null;
}

const written: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
};

function isCommon(password: string): boolean {
  const plain = inNormalForm(password, "NFKC").toLowerCase();
  // The word that is left without a year or a sign at either end, also where figures stand for letters.
  const word = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelled = plain.replaceAll(/[013450@$]/g, (sign) => written[sign] ?? sign);
  const halves = [plain, word, spelled, spelled.replaceAll(/[^\p{L}]+$/gu, "")].flatMap(onceOf);
  return halves.some((one) => one.length < 4 || isTriedFirst(one)) || isInARow(plain);
}

/** What is said several times over, once. */
function onceOf(text: string): string[] {
  const [, once] = /^(.+?)\1+$/u.exec(text) ?? [];
  return once === undefined ? [text] : [text, once];
}

/** Neighbours in the alphabet or among the figures, up or down, as in 1234567890. */
function isInARow(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
}

let triedFirst: ReadonlySet<string> | undefined;

function isTriedFirst(text: string): boolean {
  // Some megabytes that a process needs only where somebody chooses a password.
  triedFirst ??= new Set(commonPasswords());
  return triedFirst.has(text);
}

function commonPasswords(): string[] {
  const { dictionary }: typeof import("@zxcvbn-ts/language-common") = createRequire(
    import.meta.url,
  )("@zxcvbn-ts/language-common");
  return dictionary["passwords-common"];
}
