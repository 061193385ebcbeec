import { z } from "zod";
import { done, type Result, refuse } from "./errors.ts";

// A quarter of a second and 25 MB that only a process in which passkeys are used pays for.
const library = () => import("@simplewebauthn/server");

/** EdDSA, ES256 and RS256: what devices in use can sign with. */
const algorithms = [-8, -7, -257];
const timeout = 5 * 60_000;

const Bytes = z
  .string()
  .regex(/^[\w-]+$/)
  .max(16_000);

/** What the browser got from a device that made a key, as the text of a form's field. */
export const MadeAnswer = inJson(
  z.object({
    id: Bytes,
    rawId: Bytes,
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: Bytes,
      attestationObject: Bytes,
      transports: z.array(z.string().max(30)).max(10).default([]),
    }),
  }),
);
export type MadeAnswer = z.output<typeof MadeAnswer>;

/** What the browser got from a device that signed with its key. */
export const SignedAnswer = inJson(
  z.object({
    id: Bytes,
    rawId: Bytes,
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Bytes,
    }),
  }),
);
export type SignedAnswer = z.output<typeof SignedAnswer>;

function inJson<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string("needed")
    .max(50_000, "tooLong")
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "notUnderstood" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** Where keys are for: a device binds each to the host's name, and the browser says which page asked. */
type Site = { publicUrl: string };

/** What to ask a device that shall make a key it can find again by itself, after recognising its owner. */
export async function askToMake(
  { publicUrl }: Site,
  {
    user,
    known,
  }: {
    user: { id: string; login: string; name: string };
    known: { id: string; transports: string[] }[];
  },
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: "Тірек",
    rpID: hostOf(publicUrl),
    timeout,
    userID: new TextEncoder().encode(user.id),
    userName: user.login,
    userDisplayName: user.name,
    attestationType: "none",
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: algorithms,
  });
}

/** What to ask of whoever wants to sign in: the device finds the key, and with it the person. */
export async function askToSign({ publicUrl }: Site) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: hostOf(publicUrl),
    timeout,
    userVerification: "required",
  });
}

export type Key = {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  count: number;
  isBackedUp: boolean;
};

/** Checks a new key: this site, this challenge, the owner recognised. */
export async function readMade(
  { publicUrl }: Site,
  { answer, challenge }: { answer: MadeAnswer; challenge: string },
): Promise<Result<Key, string>> {
  const { verifyRegistrationResponse } = await library();
  return orReason(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      ...expected(publicUrl),
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
    const { id: credentialId, publicKey, counter: count } = credential;
    return { credentialId, publicKey, count, isBackedUp };
  });
}

/** Checks a signature; what its count means is for the caller, who must then know it is the key's own. */
export async function readSigned(
  { publicUrl }: Site,
  {
    answer,
    challenge,
    publicKey,
  }: { answer: SignedAnswer; challenge: string; publicKey: Uint8Array },
): Promise<Result<Pick<Key, "count" | "isBackedUp">, string>> {
  const { verifyAuthenticationResponse } = await library();
  return orReason(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      ...expected(publicUrl),
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    const { newCounter: count, credentialBackedUp: isBackedUp } = authenticationInfo;
    return verified ? { count, isBackedUp } : null;
  });
}

/** The person the device keeps the key for, as `askToMake` named them. */
export function userOf(answer: SignedAnswer): string {
  return Buffer.from(answer.response.userHandle, "base64url").toString("utf8");
}

function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname;
}

function expected(publicUrl: string) {
  return {
    expectedOrigin: new URL(publicUrl).origin,
    expectedRPID: hostOf(publicUrl),
    requireUserVerification: true,
  };
}

// The library throws whatever it finds wrong, each with its sentence.
async function orReason<Value>(check: () => Promise<Value | null>): Promise<Result<Value, string>> {
  try {
    const value = await check();
    return value === null ? refuse("the signature does not fit") : done(value);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
