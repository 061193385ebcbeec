import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { askProvider, type Provider, readAnswer } from "./openid.ts";

// A provider that says what a right one never would; the right one is met in accounts/provider-links.
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const redirectUri = "http://localhost/sign-in/with/1/answer";
const right = {
  asked: 0,
  takes: ["client_secret_basic"],
  claims: {},
  authorization: "",
  calledItself: "",
  ledTo: "",
  algorithms: ["RS256"],
  token: tokenOf,
};
let says = { ...right };
let issuer = "";
let clients = 0;

const server = createServer((request, response) => {
  const send = (body: unknown) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };
  if (request.url === "/jwks") {
    return send({ keys: [{ ...publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] });
  }
  if (request.url === "/token") {
    says.authorization = request.headers.authorization ?? "";
    return send({ access_token: "a", token_type: "bearer", id_token: says.token(says.claims) });
  }
  says.asked += 1;
  if (says.ledTo) return response.writeHead(302, { location: says.ledTo }).end();
  send({
    issuer: says.calledItself || issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: says.algorithms,
    token_endpoint_auth_methods_supported: says.takes,
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
beforeEach(() => {
  says = { ...right };
  clients += 1;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function tokenOf(claims: object, key = privateKey): string {
  const text = unsigned("RS256", claims);
  return `${text}.${createSign("sha256").update(text).sign(key, "base64url")}`;
}

function unsigned(alg: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg })}.${part(claims)}`;
}

/** Signed with what the client knows too, and not with the provider's own key. */
function tokenBySecret(claims: object): string {
  const text = unsigned("HS256", claims);
  return `${text}.${createHmac("sha256", provider().secret).update(text).digest("base64url")}`;
}

const provider = (changes: Partial<Provider> = {}): Provider => ({
  issuer,
  clientId: `client-${clients}`,
  secret: "сыр: secret",
  emailClaim: "email",
  ...changes,
});

/** Asks, and reads an answer whose ID token is right but for the changes. */
async function answerWith(changes: object, who = provider()) {
  const asked = await askProvider(who, { redirectUri, language: "kk" });
  if (!asked.ok) return asked;
  const second = Math.floor(Date.now() / 1000);
  says.claims = {
    iss: issuer,
    aud: who.clientId,
    sub: "s",
    nonce: asked.value.nonce,
    iat: second,
    exp: second + 60,
    ...changes,
  };
  const address = new URL(`${redirectUri}?code=c&state=${asked.value.state}`);
  return readAnswer(who, { address, question: asked.value });
}

it("asks with PKCE, state and nonce, in the reader's language", async () => {
  const asked = await askProvider(provider(), { redirectUri, language: "kk" });
  const query = new URL(asked.ok ? asked.value.address : "").searchParams;

  expect(query.get("code_challenge_method")).toBe("S256");
  expect(query.get("state")).toBe(asked.ok && asked.value.state);
  expect(query.get("nonce")).toBe(asked.ok && asked.value.nonce);
  expect(query.get("ui_locales")).toBe("kk");
});

it("keeps the provider's description for a while", async () => {
  await answerWith({});
  await answerWith({});
  expect(says.asked).toBe(1);
});

it("sends the secret the way the provider takes it", async () => {
  await answerWith({});
  expect(says.authorization).toMatch(/^Basic /);
  says.takes = ["client_secret_post"];
  await answerWith({}, provider({ clientId: "other" }));
  expect(says.authorization).toBe("");
});

it("reads the address in lower case, and what is said of it", async () => {
  const answer = await answerWith({ email: " Aigul@Edu.Example ", email_verified: "true" });
  expect(answer).toMatchObject({
    ok: true,
    value: { subject: "s", email: "aigul@edu.example", emailVerified: true, vouched: false },
  });
  expect(await answerWith({ email: "no address", email_verified: "false" })).toMatchObject({
    value: { email: null, emailVerified: false },
  });
});

it.each([
  [{ amr: ["pwd", "mfa"] }, true],
  [{ amr: ["otp"] }, true],
  [{ acr: "https://refeds.org/profile/mfa" }, true],
  [{ amr: ["pwd"] }, false],
  [{ amr: "mfa" }, false],
])("takes %j for a second factor: %s", async (claims, vouched) => {
  expect(await answerWith(claims)).toMatchObject({ value: { vouched } });
});

it.each([
  ["a clock an hour behind", { iat: 1_000_000_000, exp: 1_000_000_060 }, "clock"],
  ["another sign-in's nonce", { nonce: "another" }, "broken"],
  ["a token made for another client", { aud: "another" }, "broken"],
  ["a token of another issuer", { iss: "https://evil.example" }, "broken"],
  ["nobody in particular", { sub: "" }, "broken"],
])("refuses %s", async (_what, changes, kind) => {
  expect(await answerWith(changes)).toMatchObject({ ok: false, refusal: { kind } });
});

it.each([
  ["signed by another key", (claims: object) => tokenOf(claims, stranger.privateKey)],
  ["changed after it was signed", (claims: object) => changedAfter(tokenOf(claims))],
  ["that nobody signed", (claims: object) => `${unsigned("none", claims)}.`],
  ["signed with the client's secret", tokenBySecret],
])("refuses a token %s, whatever the provider says it may be", async (_what, token) => {
  says.algorithms = ["RS256", "HS256", "none"];
  expect(await answerWith({})).toMatchObject({ ok: true });
  says.token = token;
  expect(await answerWith({})).toMatchObject({ ok: false, refusal: { kind: "broken" } });
});

function changedAfter(token: string): string {
  const [head = "", body = "", signature = ""] = token.split(".");
  const claims = { ...JSON.parse(Buffer.from(body, "base64url").toString()), sub: "other" };
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
}

it("believes no description that speaks for another issuer or lies elsewhere", async () => {
  says.calledItself = "https://evil.example";
  expect(await answerWith({})).toMatchObject({ ok: false });
  says.calledItself = "";
  says.ledTo = `${issuer}/elsewhere`;
  says.asked = 0;
  expect(await answerWith({})).toMatchObject({ ok: false });
  expect(says.asked).toBe(1);
});

it("allows half a minute between two clocks", async () => {
  const second = Math.floor(Date.now() / 1000);
  const answer = await answerWith({ iat: second - 90, exp: second - 15 });
  expect(answer.ok).toBe(true);
});
