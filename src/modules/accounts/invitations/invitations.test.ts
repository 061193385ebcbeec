import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function linkFor(email: string): Promise<string> {
  const letter = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", email)
    .select("body")
    .executeTakeFirstOrThrow();
  return /http:\/\/localhost(\/invitations\/\S+)/.exec(letter.body)?.[1] ?? "";
}

const accept = { familyName: "Ахметова", givenName: "Сәуле", password: "берік құпиясөз тіркесі" };

describe("inviting a person", () => {
  it("makes an account with the role it was for, signed in, by a link that works once", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
    const email = "saule@mektep.example";

    const sent = await coordinator.post("/accounts/invitations/new", {
      id: randomUUID(),
      contact: email,
      role: "partner_coordinator",
      schoolCode: partner.code,
      language: "kk",
    });
    const link = await linkFor(email);
    const joined = await app.guest("kk").post(link, accept);
    const again = await app.guest("kk").post(link, accept);

    expect([sent.status, joined.status, again.status]).toEqual([303, 303, 303]);
    expect(again.headers.get("location")).toBe("/sign-in");
    expect(again.headers.get("set-cookie")).toBeNull();
    expect((await coordinator.post(link)).status).toBe(404);
    const token = /tirek=([^;]+)/.exec(joined.headers.get("set-cookie") ?? "")?.[1];
    const account = await app.app.request("/account", {
      headers: { cookie: `tirek=${token}; lang=kk` },
    });
    expect(await account.text()).toContain("серіктес мектеп үйлестірушісі");
  });

  it("refuses a role above one's own and a school outside one's circle", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const stranger = await makeSchool(app.db);
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
    const invitation = { id: randomUUID(), contact: "kim@mektep.example", language: "ru" };

    const above = await coordinator.post("/accounts/invitations/new", {
      ...invitation,
      role: "national",
    });
    const outside = await coordinator.post("/accounts/invitations/new", {
      ...invitation,
      role: "partner_coordinator",
      schoolCode: stranger.code,
    });

    expect(await above.text()).toContain("Сюда с такой ролью вы пригласить не можете");
    expect(outside.status).toBe(422);
  });

  it("by phone gives the link to the inviter once, to pass on", async () => {
    const national = await app.signInAs("national", {}, "kk");
    const invitation = {
      id: randomUUID(),
      contact: "8 701 555 44 33",
      role: "national",
      language: "kk",
    };

    const page = await (await national.post("/accounts/invitations/new", invitation)).text();
    const link = /\/invitations\/[\w-]{40,}/.exec(page)?.[0] ?? "";
    const again = await national.post("/accounts/invitations/new", invitation);
    const joined = await app.guest("kk").post(link, accept);
    const signedIn = await app
      .guest("kk")
      .post("/sign-in", { login: "+7 701 555 44 33", password: accept.password });

    expect(page).toContain("Сілтемені жеткізіңіз");
    expect([again.status, joined.status, signedIn.status]).toEqual([303, 303, 303]);
  });

  it("refuses what is neither an e-mail nor a phone", async () => {
    const national = await app.signInAs("national");
    const response = await national.post("/accounts/invitations/new", {
      id: randomUUID(),
      contact: "Айгүл",
      role: "national",
      language: "kk",
    });
    expect(await response.text()).toContain("Проверьте адрес почты или номер телефона");
  });

  it("can be taken back before it is accepted", async () => {
    const national = await app.signInAs("national");
    const id = randomUUID();
    await national.post("/accounts/invitations/new", {
      id,
      contact: "back@mektep.example",
      role: "national",
      language: "ru",
    });
    const link = await linkFor("back@mektep.example");

    await national.post(`/accounts/invitations/${id}/withdraw`);

    expect((await app.guest().get(link)).status).toBe(404);
  });

  const invitation = (email: string, schoolCode: string) => ({
    id: randomUUID(),
    contact: email,
    role: "teacher",
    schoolCode,
    language: "ru",
  });

  it("adds the role to an account there is, by its owner alone, without telling the inviter of it", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
    const owner = await app.signInAs("regional", { regionKato: "110000000" });
    const stranger = await app.signInAs("national");
    const { email } = await app.db
      .selectFrom("accounts.users")
      .where("id", "=", owner.userId)
      .select("email")
      .executeTakeFirstOrThrow();

    const form = invitation(email ?? "", leading.code);
    const sent = await coordinator.post("/accounts/invitations/new", form);
    const link = await linkFor(email ?? "");
    const asked = await (await app.guest().get(link)).text();
    const asGuest = await app.guest().post(link, accept);
    const asOther = await stranger.post(link);
    const unseen = await coordinator.get(`/accounts/users/${owner.userId}`);
    const taken = await owner.post(link);
    const again = await owner.post(link);

    expect(sent.headers.get("location")).toBe("/accounts/invitations");
    expect(asked).toContain(`/sign-in?next=${encodeURIComponent(link)}`);
    expect([asGuest.status, asOther.status, unseen.status]).toEqual([422, 422, 404]);
    expect([taken.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get("location")).toBe(taken.headers.get("location"));
    expect((await stranger.post(link)).status).toBe(404);
    const held = await app.db
      .selectFrom("accounts.grants")
      .where("user_id", "=", owner.userId)
      .orderBy("role")
      .select("role")
      .execute();
    expect(held.map(({ role }) => role)).toEqual(["regional", "teacher"]);
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", email ?? "")
      .where("body", "like", "%жаңа рөл берілді%")
      .select("id")
      .execute();
    expect(letters).toHaveLength(1);
  });

  it.each(["[2025-09-01,2026-03-02)", "[2026-09-01,)"])(
    "gives the role from today without an end to who holds it for %s",
    async (during) => {
      const leading = await makeSchool(app.db, { status: "leading" });
      const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
      const teacher = await app.signInAs("teacher", { schoolId: leading.id });
      const grants = app.db.selectFrom("accounts.grants").where("user_id", "=", teacher.userId);
      await app.db
        .updateTable("accounts.grants")
        .set({ during })
        .where("user_id", "=", teacher.userId)
        .execute();
      const { email } = await app.db
        .selectFrom("accounts.users")
        .where("id", "=", teacher.userId)
        .select("email")
        .executeTakeFirstOrThrow();
      await coordinator.post("/accounts/invitations/new", invitation(email ?? "", leading.code));

      const taken = await teacher.post(await linkFor(email ?? ""));

      const from = during.startsWith("[2025") ? "2025-09-01" : "2026-03-01";
      expect(taken.status).toBe(303);
      expect(await grants.select(["role", "during"]).execute()).toEqual([
        { role: "teacher", during: `[${from},)` },
      ]);
    },
  );

  it.each(["blocked", "without the role"])(
    "opens nothing when its sender is %s by then",
    async (what) => {
      const leading = await makeSchool(app.db, { status: "leading" });
      const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
      const email = `${randomUUID()}@mektep.example`;
      await coordinator.post("/accounts/invitations/new", invitation(email, leading.code));
      const link = await linkFor(email);
      if (what === "blocked")
        await app.db
          .updateTable("accounts.users")
          .set({ blocked_at: now })
          .where("id", "=", coordinator.userId)
          .execute();
      else
        await app.db
          .deleteFrom("accounts.grants")
          .where("user_id", "=", coordinator.userId)
          .execute();

      const opened = await (await app.guest().get(link)).text();
      const joined = await app.guest().post(link, accept);

      expect(opened).toContain("Приглашение больше не действует");
      expect(joined.status).toBe(422);
      const made = await app.db
        .selectFrom("accounts.users")
        .where("email", "=", email)
        .select("id")
        .execute();
      expect(made).toEqual([]);
    },
  );
});
