import { now } from "#test/app.ts";
import { issueCertificate } from "#test/make-certificates.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { signingKey } from "./actions.ts";

export const trials: Trials = {
  who: {
    "GET /certificates/:json": "sign-in yes own own own own own own own",
    "GET /certificates/:svg": "sign-in yes own own own own own own own",
    "GET /certificates/status/:list": "yes yes yes yes yes yes yes yes yes",
    "GET /.well-known/did.json": "yes yes yes yes yes yes yes yes yes",
    "GET /people/badges/keys": "sign-in yes no no no no no no no",
    "POST /people/badges/keys": "sign-in yes no no no no no no no",
  },
  records: {
    "/certificates/:json": async (subject, world) =>
      `${await issueCertificate(subject, world)}.json`,
    "/certificates/:svg": async (subject, world) => `${await issueCertificate(subject, world)}.svg`,
    "/certificates/status/:list": () => "0",
  },
  forms: { "/people/badges/keys": { inUse: "key-0" } },
  variants: { "/people/badges/keys": [{ prepare: newKey }] },
};

async function newKey({ world: { app } }: Setting): Promise<Sent> {
  const { verificationMethod } = await signingKey(app.db, { config: app.config, now });
  return { form: { inUse: verificationMethod.split("#")[1] ?? "" } };
}
