import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

function send(path: string, type: string, body: string): Promise<Response> {
  const headers = { origin: "http://localhost", host: "localhost", cookie: "lang=ru" };
  return Promise.resolve(
    app.app.request(path, { method: "POST", headers: { ...headers, "content-type": type }, body }),
  );
}

async function makeScene(state: "draft" | "published" = "published") {
  const school = await makeSchool(app.db, { status: "leading" });
  const startsAt = new Date(now.getTime() - 3_600_000);
  const at = { schoolId: school.id, leadingId: school.id, startsAt };
  const event = await makeEvent(app.db, { ...at, state });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  return { at: `/events/${event.id}`, organiser };
}

describe("what cannot be read", () => {
  it.each([
    ["has no boundary", "multipart/form-data", "email=a"],
    [
      "is cut off",
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="login"\r\n\r\na',
    ],
    ["has another boundary", "multipart/form-data; boundary=x", "--y\r\n\r\na\r\n--y--"],
  ])("is answered with 400 and words where a form %s", async (_, type, body) => {
    const response = await send("/sign-in", type, body);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Отправленное не удалось прочитать");
  });

  it("fails nowhere for signs that no text can hold, in a form, a file's name, JSON or an address", async () => {
    const { at, organiser } = await makeScene();
    // The last letter written as a letter and a mark, as some devices send it.
    const [id, seminar] = [randomUUID(), "Се\u0000ми\u0000нари\u0306"];
    const signIn = { login: "a\u0000@b.kz", password: "\u0000құпия\u0000" };
    const file = new File(["a"], "па\u0000рақ.txt");
    const material = { id, title: seminar, file, shownTo: "everyone" };

    expect((await app.guest().post("/sign-in", signIn)).status).toBe(422);
    expect((await organiser.post(`${at}/materials`, material)).status).toBe(303);
    const here = JSON.stringify({ id, code: "\u0000\ud800" });
    expect((await organiser.postJson(`${at}/here/captures`, here)).status).toBe(422);
    for (const path of [
      "/network/schools?q=%00",
      "/events?q=%00",
      "/search?q=%00",
      "/network/regions/%00",
    ])
      expect((await app.guest().get(path)).status, path).toBeLessThan(500);

    const kept = await app.db
      .selectFrom("events.materials as m")
      .innerJoin("core.files as f", "f.id", "m.file_id")
      .where("m.id", "=", id)
      .select(["m.title", "f.name"])
      .execute();
    expect(kept).toEqual([{ title: "Семинарй", name: "парақ.txt" }]);
  });

  it("is done in no part: a series is not opened by halves, and no note is dropped", async () => {
    const { at, organiser } = await makeScene("draft");
    const draft = await app.db.selectFrom("events.events").selectAll().execute();
    const published = await organiser.post(`${at}/publication`, { whole: "all" });
    expect(published.status).toBe(400);
    expect(await app.db.selectFrom("events.events").selectAll().execute()).toEqual(draft);

    const national = await app.signInAs("national");
    const status = await app.db
      .selectFrom("network.statuses")
      .where("status", "=", "leading")
      .select("id")
      .executeTakeFirstOrThrow();
    const confirm = `/network/statuses/${status.id}/confirm`;
    expect((await national.post(confirm, { note: "a".repeat(501) })).status).toBe(400);
    const confirmations = () =>
      app.db.selectFrom("network.status_confirmations").select("note").execute();
    expect(await confirmations()).toEqual([]);
    expect((await national.post(confirm, { note: "Жақсы" })).status).toBe(303);
    expect(await confirmations()).toEqual([{ note: "Жақсы" }]);
  });

  it.each(["/materials/removal", "/programme/removal"])(
    "is not answered as if it were done: %s",
    async (act) => {
      const { at, organiser } = await makeScene();
      expect((await organiser.post(`${at}${act}`, { material: "x", session: "x" })).status).toBe(
        400,
      );
    },
  );
});
