import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendMail } from "#lib/mail.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("outgoing mail", () => {
  it("is kept for the national team to read while no mail server is set, and for nobody else", async () => {
    await sendMail(app.db, {
      to: "aigul@mektep.example",
      language: "kk",
      subject: "Тірекке шақыру",
      body: "Сілтеме: <b>",
      now,
    });
    const national = await app.signInAs("national", {}, "kk");
    const region = await app.signInAs("regional", { regionKato: "150000000" });

    const html = await (await national.get("/outbox")).text();

    expect(html).toContain("aigul@mektep.example");
    expect(html).toContain("Сілтеме: &lt;b>");
    expect(html).toContain("Пошта сервері (SMTP_URL) көрсетілмеген");
    expect((await region.get("/outbox")).status).toBe(403);
  });
});
