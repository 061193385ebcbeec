import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepFile } from "#lib/files.ts";
import { getPerson } from "#lib/person.ts";
import { startSession } from "#modules/accounts/sessions/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function kept(
  userId: string,
  { text, name }: { text: string; name: string },
): Promise<string> {
  const id = randomUUID();
  const by = await getPerson(app.db, { userId, now });
  await keepFile(app.db, app.files, { id, bytes: new TextEncoder().encode(text), name, by, now });
  return `/files/${id}`;
}

describe("a kept file", () => {
  it("is sent whole or by a range, and not again to a browser that has it", async () => {
    const person = await app.signInAs("national");
    const path = await kept(person.userId, { text: "0123456789", name: "есеп.txt" });
    const cookie = await cookieOf(person.userId);

    const whole = await person.get(path);
    const part = await app.app.request(path, { headers: { cookie, range: "bytes=2-5" } });
    const wrong = await app.app.request(path, { headers: { cookie, range: "bytes=90-" } });
    const again = await app.app.request(path, {
      headers: { cookie, "if-none-match": whole.headers.get("etag") ?? "" },
    });

    expect(await whole.text()).toBe("0123456789");
    expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([
      206,
      "2345",
      "bytes 2-5/10",
    ]);
    expect([wrong.status, again.status]).toEqual([416, 304]);
  });

  it("is never opened inside the site when it could act there", async () => {
    const person = await app.signInAs("national");
    const path = await kept(person.userId, { text: "<script>alert(1)</script>", name: "бет.html" });

    const response = await person.get(path);

    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is its owner's: a guest signs in first, a stranger may not", async () => {
    const owner = await app.signInAs("regional", { regionKato: "150000000" });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });
    const path = await kept(owner.userId, { text: "жеке", name: "жеке.txt" });

    expect([
      (await owner.get(path)).status,
      (await stranger.get(path)).status,
      (await app.guest().get(path)).status,
    ]).toEqual([200, 403, 303]);
  });
});

async function cookieOf(userId: string): Promise<string> {
  return `tirek=${await startSession(app.db, { userId, now, device: "test" })}`;
}
