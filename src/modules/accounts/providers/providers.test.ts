import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unseal } from "#lib/sealed.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { aboutSecretOf } from "./schema.ts";

let app: TestApp;
const secret = "client secret 0123456789";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const form = (changes: Record<string, string> = {}) => ({
  id: randomUUID(),
  nameKk: "Министрлік",
  nameRu: "Министерство",
  nameEn: "Ministry",
  issuer: "https://id.edu.example",
  clientId: randomUUID(),
  clientSecret: secret,
  ...changes,
});

async function keptSecret(id: string): Promise<string | null> {
  const { sealed_secret: sealed } = await app.db
    .selectFrom("accounts.providers")
    .where("id", "=", id)
    .select("sealed_secret")
    .executeTakeFirstOrThrow();
  expect(sealed).not.toContain(secret);
  return unseal(app.config.SECRET, { sealed, about: aboutSecretOf(id) });
}

describe("the list of providers", () => {
  it("takes a new one, off at first and once however often it is sent, and tells where it must return", async () => {
    const national = await app.signInAs("national");
    const sent = form();
    const added = await national.post("/accounts/providers/new", sent);
    const twice = await national.post("/accounts/providers/new", sent);
    const page = await (await national.get(`/accounts/providers/${sent.id}`)).text();
    const list = await (await national.get("/accounts/providers")).text();

    expect([added.status, twice.status]).toEqual([303, 303]);
    expect(page).toContain(`http://localhost/sign-in/with/${sent.id}/answer`);
    expect(page.match(/Система добавлена/g)).toHaveLength(1);
    expect(list).toContain("https://id.edu.example");
    expect(await (await app.guest().get("/sign-in")).text()).not.toContain(sent.id);
  });

  it("offers one on the sign-in page when it is turned on, in the reader's language", async () => {
    const national = await app.signInAs("national");
    const sent = form();
    await national.post("/accounts/providers/new", sent);
    await national.post(`/accounts/providers/${sent.id}/on`);
    const offered = await (await app.guest("kk").get("/sign-in")).text();
    await national.post(`/accounts/providers/${sent.id}/off`);
    const later = await (await app.guest("kk").get("/sign-in")).text();

    expect(offered).toContain("«Министрлік» арқылы кіру");
    expect(later).not.toContain(sent.id);
  });

  it("keeps the client secret sealed, never shows it, and keeps it where none is typed", async () => {
    const national = await app.signInAs("national");
    const sent = form();
    await national.post("/accounts/providers/new", sent);
    const path = `/accounts/providers/${sent.id}`;
    expect(await (await national.get(path)).text()).not.toContain(secret);
    expect(await keptSecret(sent.id)).toBe(secret);

    const changed = { ...sent, clientSecret: "", nameRu: "Новое имя", trustsEmails: "yes" };
    await national.post(path, changed);
    await national.post(path, changed);
    const page = await (await national.get(path)).text();
    expect(await keptSecret(sent.id)).toBe(secret);
    expect(page).toContain("<ins>Новое имя</ins>");
    expect(page.match(/Настройки изменены/g)).toHaveLength(1);
    expect(page).toMatch(/type="checkbox"[^>]*checked/);

    await national.post(path, form({ clientSecret: "a new one" }));
    expect(await keptSecret(sent.id)).toBe("a new one");
  });

  it("refuses what cannot work beside the field, and keeps what was typed but the secret", async () => {
    const national = await app.signInAs("national");
    const path = "/accounts/providers/new";
    const plain = await national.post(path, form({ issuer: "http://id.edu.example" }));
    const body = await plain.text();
    const claim = await national.post(path, form({ emailClaim: "e mail" }));
    const none = await national.post(path, form({ clientSecret: "" }));
    const one = form();
    await national.post(path, one);
    const taken = await national.post(path, form({ clientId: one.clientId }));

    expect([plain.status, claim.status, none.status, taken.status]).toEqual([422, 422, 422, 422]);
    expect(body).toContain("Адрес должен начинаться с https://");
    expect(body).toContain('value="http://id.edu.example"');
    expect(body).not.toContain(secret);
    expect(await taken.text()).toContain("уже добавлена");
  });

  it("is the national team's alone", async () => {
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const sent = await region.post("/accounts/providers/new", form());
    expect([sent.status, (await region.get("/accounts/providers")).status]).toEqual([403, 403]);
  });
});
