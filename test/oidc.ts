import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";

/** Somebody of the provider's, as it will speak of them in the next sign-in. */
export type Somebody = {
  sub: string;
  amr?: string[];
  refuses?: boolean;
  [claim: string]: unknown;
};

/** A real OpenID provider on a free port; its sign-in page agrees at once, for whoever `next` names. */
export async function openProvider(clients: { id: string; redirectUri: string }[]) {
  const answering: { with: (request: IncomingMessage, response: ServerResponse) => void } = {
    with: (_request, response) => response.end(),
  };
  const server = createServer((request, response) => answering.with(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const issuer = `http://127.0.0.1:${port}`;
  const known = new Map<string, Somebody>();
  const provider = makeProvider(issuer, { clients, known });
  const handle = provider.callback();
  const state: { next: Somebody } = { next: { sub: "nobody" } };
  answering.with = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return handle(request, response);
    known.set(state.next.sub, state.next);
    return agree(provider, { request, response, somebody: state.next });
  };
  return {
    issuer,
    secret: clientSecret,
    /** Who signs in next. */
    let(somebody: Somebody) {
      state.next = somebody;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const clientSecret = "a secret of the client's that is long enough";

function makeProvider(
  issuer: string,
  {
    clients,
    known,
  }: { clients: { id: string; redirectUri: string }[]; known: Map<string, Somebody> },
): Provider {
  return new Provider(issuer, {
    clients: clients.map(({ id, redirectUri }) => ({
      client_id: id,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    })),
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["upn"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    jwks: { keys: [newKey()] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    cookies: { keys: ["test"] },
    interactions: { url: (_c, { uid }) => `/interaction/${uid}` },
    findAccount: (_c, sub) => ({
      accountId: sub,
      claims: async () => ({ ...known.get(sub), sub }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      const grant = new oidc.provider.Grant({
        clientId: client?.clientId ?? "",
        accountId: session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

function newKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "test" };
}

async function agree(
  provider: Provider,
  {
    request,
    response,
    somebody,
  }: { request: IncomingMessage; response: ServerResponse; somebody: Somebody },
): Promise<void> {
  const { sub, amr, refuses } = somebody;
  const result = refuses
    ? { error: "access_denied", error_description: "the person said no" }
    : { login: { accountId: sub, ...(amr ? { amr } : {}) } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
