import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepFile } from "#lib/files.ts";
import { getPerson } from "#lib/person.ts";
import { startSession } from "#modules/accounts/sessions/actions.ts";
import { now, openTestApp, sameWay, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

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

  it("goes out as it lies, with its own length, to a browser that takes compressed answers", async () => {
    const person = await app.signInAs("national");
    const cookie = await cookieOf(person.userId);
    const headers = { cookie, "accept-encoding": "gzip, br" };
    for (const name of ["есеп.txt", "кесте.csv", "бет.html", "дерек.json", "сурет.svg"]) {
      const text = "Ақтөбе, Көкшетау; ".repeat(300);
      const path = await kept(person.userId, { text, name });
      const sent = await app.app.request(path, { headers });
      const bytes = await sent.arrayBuffer();
      expect(sent.headers.get("content-encoding"), name).toBeNull();
      expect(sent.headers.get("content-type"), name).toMatch(/^text\/(plain|csv); charset=utf-8$/);
      expect(Number(sent.headers.get("content-length")), name).toBe(bytes.byteLength);
      expect(new TextDecoder().decode(bytes), name).toBe(text);
    }
  });

  it("is never opened inside the site when it could act there", async () => {
    const person = await app.signInAs("national");
    const path = await kept(person.userId, { text: "<script>alert(1)</script>", name: "бет.html" });

    const response = await person.get(path);

    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("of an event is for everyone, or for those who have a place", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id });
    const owner = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const visitor = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    const path = await kept(owner.userId, { text: "Слайдтар", name: "слайд.txt" });
    const share = (shown_to: "everyone" | "registered") =>
      app.db
        .insertInto("events.materials")
        .values({
          id: randomUUID(),
          event_id: event.id,
          title: "Слайдтар",
          shown_to,
          file_id: path.replace("/files/", ""),
          added_at: now,
        })
        .execute();

    await share("registered");
    expect((await owner.get(path)).status).toBe(200);
    expect((await visitor.get(path)).status).toBe(403);
    expect((await app.guest().get(path)).headers.get("location")).toContain("/sign-in");
    await app.db.deleteFrom("events.materials").execute();
    await share("everyone");
    expect(await (await app.guest().get(path)).text()).toBe("Слайдтар");
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
  return `tirek=${await startSession(app.db, { userId, now, device: "test", ...sameWay })}`;
}
