import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("one's own page", () => {
  it("leads to what one's role keeps, and not to what it does not", async () => {
    const national = await (await app.signInAs("national")).get("/account");
    const school = await makeSchool(app.db);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });

    expect(await national.text()).toContain('href="/accounts/providers"');
    const own = await (await teacher.get("/account")).text();
    expect(own).toContain(`href="/network/schools/${school.id}"`);
    expect(own).toContain('href="/account/passkeys"');
    expect(own).not.toContain('href="/accounts/providers"');
    expect(own).not.toContain('href="/accounts/users"');
  });

  it("sends a guest to sign in", async () => {
    const response = await app.guest().get("/account");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/sign-in?next=%2Faccount");
  });
});
