import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  WWWAuthenticateChallengeError,
} from "openid-client";
import { z } from "zod";
import { done, type Result, refuse } from "./errors.ts";

export type Provider = { issuer: string; clientId: string; secret: string; emailClaim: string };

/** What one sign-in must remember between the question and the answer. */
export type Question = { state: string; nonce: string; verifier: string };

export type Answer = {
  subject: string;
  email: string | null;
  /** Only of the claim `email` does the protocol say whether somebody has confirmed it. */
  emailVerified: boolean;
  /** The provider itself asked for a second factor. */
  vouched: boolean;
};

export type Trouble = {
  kind: "denied" | "unreachable" | "clock" | "stale" | "broken";
  reason: string;
};

const secondsToWait = 8;
const secondsOfDrift = 30;
const keptFor = 10 * 60_000;

/** The provider's address to send the person to, with PKCE, state and nonce. */
export async function askProvider(
  provider: Provider,
  { redirectUri, language }: { redirectUri: string; language: string },
): Promise<Result<Question & { address: string }, Trouble>> {
  return orTrouble(async () => {
    const configuration = await discovered(provider);
    const question = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: provider.emailClaim === "email" ? "openid email" : "openid email profile",
      state: question.state,
      nonce: question.nonce,
      code_challenge: await calculatePKCECodeChallenge(question.verifier),
      code_challenge_method: "S256",
      ui_locales: language,
    });
    return { ...question, address: address.href };
  });
}

/** Redeems the code in the address the person came back to, and checks all that can be checked. */
export async function readAnswer(
  provider: Provider,
  { address, question }: { address: URL; question: Question },
): Promise<Result<Answer, Trouble>> {
  return orTrouble(async () => {
    const configuration = await discovered(provider);
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: question.state,
      expectedNonce: question.nonce,
      pkceCodeVerifier: question.verifier,
      idTokenExpected: true,
    });
    const token = IdToken.parse(tokens.claims());
    const known = { ...token };
    // Many providers keep the e-mail out of the ID token.
    if (!(provider.emailClaim in known) && configuration.serverMetadata().userinfo_endpoint) {
      Object.assign(known, await fetchUserInfo(configuration, tokens.access_token, token.sub));
    }
    return answerOf(provider, { token, known });
  });
}

const IdToken = z.looseObject({
  sub: z.string().min(1),
  amr: z.array(z.string()).catch([]),
  acr: z.string().optional().catch(undefined),
});

const Email = z.string().trim().toLowerCase().pipe(z.email().max(200));

function answerOf(
  { emailClaim }: Provider,
  { token, known }: { token: z.infer<typeof IdToken>; known: Record<string, unknown> },
): Answer {
  const email = Email.safeParse(known[emailClaim]);
  const verified = known.email_verified;
  return {
    subject: token.sub,
    email: email.success ? email.data : null,
    emailVerified: emailClaim === "email" && (verified === true || verified === "true"),
    vouched:
      token.amr.some((method) => method === "mfa" || method === "otp") ||
      token.acr === "https://refeds.org/profile/mfa",
  };
}

const kept = new Map<string, { until: number; configuration: Promise<Configuration> }>();

/** The provider's own description, kept for ten minutes; a failure is not kept. */
async function discovered(provider: Provider): Promise<Configuration> {
  const key = JSON.stringify(provider);
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.configuration;
  for (const [old, { until }] of kept) if (until <= Date.now()) kept.delete(old);
  const configuration = discover(provider);
  kept.set(key, { until: Date.now() + keptFor, configuration });
  configuration.catch(() => kept.delete(key));
  return configuration;
}

async function discover({ issuer, clientId, secret }: Provider): Promise<Configuration> {
  // Whether the issuer may be without TLS was decided when it was entered.
  const insecure = issuer.startsWith("http:") ? [allowInsecureRequests] : [];
  const metadata = { [clockTolerance]: secondsOfDrift };
  return discovery(new URL(issuer), clientId, metadata, secretAs(secret), {
    // The line alone proves who answers, not that the provider's own key has signed.
    execute: [...insecure, enableNonRepudiationChecks],
    timeout: secondsToWait,
  });
}

// In the body where the provider says it takes it there; else as the protocol's default has it.
function secretAs(secret: string): ClientAuth {
  return (server, ...request) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes("client_secret_post");
    const auth = takesPost ? ClientSecretPost(secret) : ClientSecretBasic(secret);
    return auth(server, ...request);
  };
}

async function orTrouble<Value>(ask: () => Promise<Value>): Promise<Result<Value, Trouble>> {
  try {
    return done(await ask());
  } catch (error) {
    const kind = troubleOf(error);
    if (!kind) throw error;
    const reason = error instanceof Error ? error.message : "";
    return refuse({ kind, reason });
  }
}

function troubleOf(error: unknown): Trouble["kind"] | null {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError)
    return byWord[error.error] ?? "broken";
  if (error instanceof ClientError) return byCode[error.code ?? ""] ?? "broken";
  // What fetch throws when nobody answers.
  if (error instanceof TypeError) return "unreachable";
  return unreadable.some((kind) => error instanceof kind) ? "broken" : null;
}

const byWord: Record<string, Trouble["kind"]> = {
  access_denied: "denied",
  invalid_grant: "stale",
  temporarily_unavailable: "unreachable",
};
const byCode: Record<string, Trouble["kind"]> = {
  OAUTH_TIMEOUT: "unreachable",
  OAUTH_RESPONSE_IS_NOT_CONFORM: "unreachable",
  OAUTH_RESPONSE_IS_NOT_JSON: "unreachable",
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: "clock",
};
const unreadable = [WWWAuthenticateChallengeError, z.ZodError];
