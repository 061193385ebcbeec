import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { criteria } from "./schema.ts";

let app: TestApp;
const aktobe = "150000000";
const khromtau = "156000000";
const evidence = Object.fromEntries(
  criteria.map((criterion) => [criterion, `Бұл критерий бойынша дәлел: ${criterion}`]),
);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function proposed(person: Visitor, schoolCode: string): Promise<string> {
  const id = randomUUID();
  const response = await person.post("/network/nominations/new", {
    id,
    schoolCode,
    reason: "Тәжірибесі мол",
  });
  expect(response.status).toBe(303);
  return `/network/nominations/${id}`;
}

const order = { decision: "grant", orderNumber: "125", orderDate: "2026-02-20" };

/** A nomination that waits for the decision. */
async function reviewed(person: Visitor, schoolCode: string): Promise<string> {
  const path = await proposed(person, schoolCode);
  await person.post(`${path}/evidence`, evidence);
  await person.post(`${path}/submission`);
  await person.post(`${path}/opinion`, { opinion: "for", text: "Мектеп дайын" });
  return path;
}

describe("granting the leading status", () => {
  it("begins after the first day of the status and the circle that it replaces", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const since = "2026-02-25";
    const school = await makeSchool(app.db, { status: "partner", since });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: school.id, since });
    const national = await app.signInAs("national");
    const path = await reviewed(national, school.code);
    const decide = (startsOn: string) => national.post(`${path}/decision`, { ...order, startsOn });

    const refused = await decide(since);

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("её партнёрство в круге началось в этот день или позже");
    expect((await decide("2026-02-26")).status).toBe(303);
    const kept = await app.db
      .selectFrom("network.partnerships")
      .where("partner_id", "=", school.id)
      .select("during")
      .execute();
    expect(kept).toEqual([{ during: "[2026-02-25,2026-02-26)" }]);
  });

  it("goes from the district's proposal to the region's order, and the partner leaves its old circle", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const school = await makeSchool(app.db, { nameRu: "Растущая школа", status: "partner" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: school.id });
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const region = await app.signInAs("regional", { regionKato: aktobe });

    const path = await proposed(district, school.code);
    await district.post(`${path}/evidence`, evidence);
    await district.post(`${path}/submission`);
    await trainer.post(`${path}/opinion`, { opinion: "for", text: "Мектеп дайын" });
    const decided = await region.post(`${path}/decision`, { ...order, startsOn: "2026-03-01" });

    expect(decided.status).toBe(303);
    expect(await (await region.get(path)).text()).toContain("Приказ № 125");
    const now = await (await app.guest().get(`/network/schools/${school.id}`)).text();
    const before = await (
      await app.guest().get(`/network/schools/${school.id}?on=2026-02-28`)
    ).text();
    expect(now).toContain("Ведущая школа</span>");
    expect(before).toContain("Партнёрская школа</span>");
    expect(await (await app.guest().get(`/network/schools/${hub.id}/circle`)).text()).toContain(
      "Сама стала ведущей школой",
    );
  });

  it("keeps what was written of the criteria and is not handed in until all eight are there", async () => {
    const school = await makeSchool(app.db);
    const district = await app.signInAs("methodologist", { districtKato: khromtau }, "kk");
    const path = await proposed(district, school.code);

    await district.post(`${path}/evidence`, { leadership: "Даму командасы жұмыс істейді" });
    const early = await district.post(`${path}/submission`);
    const page = await (await district.get(path)).text();

    expect(early.status).toBe(422);
    expect(await early.text()).toContain("Алдымен барлық критерийді сипаттаңыз");
    expect(page).toContain("Даму командасы жұмыс істейді");
    expect(page).toContain("Тағы 7 критерийді");
  });

  it("keeps a document handed in, for those who take part and nobody else", async () => {
    const school = await makeSchool(app.db);
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    const path = await proposed(district, school.code);
    const file = new File(["Оқушылар нәтижесі\n"], "нәтиже.txt", { type: "text/plain" });

    const document = { results_id: randomUUID(), results_file: file };
    await district.post(`${path}/evidence`, { results: "Қоса берілді", ...document });
    const link = /\/files\/[0-9a-f-]{36}/.exec(await (await district.get(path)).text())?.[0] ?? "";
    const read = await district.get(link);
    const stranger = await app.signInAs("methodologist", { districtKato: "111000000" });

    expect(await read.text()).toBe("Оқушылар нәтижесі\n");
    expect((await stranger.get(link)).status).toBe(403);
    expect((await app.guest().get(link)).status).toBe(303);
  });

  it("keeps no document of those who may not hand one in, or not now", async () => {
    const school = await makeSchool(app.db);
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const path = await proposed(district, school.code);
    const count = async () => (await app.db.selectFrom("core.files").select("id").execute()).length;
    const file = new File(["Бөтен құжат\n"], "бөтен.txt", { type: "text/plain" });
    const form = { results: "Қоса берілді", results_id: randomUUID(), results_file: file };

    const before = await count();
    expect((await trainer.post(`${path}/evidence`, form)).status).toBe(403);
    await district.post(`${path}/withdrawal`);
    expect((await district.post(`${path}/evidence`, form)).status).toBe(422);
    expect(await count()).toBe(before);
  });

  it("keeps a document once, and none that has no text, is empty or comes without its id", async () => {
    const school = await makeSchool(app.db);
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    const path = await proposed(district, school.code);
    const page = await (await district.get(path)).text();
    const offered = /name="results_id" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const file = new File(["Нәтиже"], "нәтиже.txt", { type: "text/plain" });
    const names = async () =>
      (
        await app.db.selectFrom("core.files").select("name").where("id", "=", offered).execute()
      ).map(({ name }) => name);
    const count = async () => (await app.db.selectFrom("core.files").select("id").execute()).length;
    const before = await count();
    const send = (form: Record<string, string | File>) =>
      district.post(`${path}/evidence`, { trainers: "Үйретеді", ...form });

    const textless = await send({ results_id: offered, results_file: file });
    expect(textless.status).toBe(422);
    const shown = await textless.text();
    expect(shown).toContain('href="#results"');
    expect(shown).toContain("Опишите критерий и прикрепите документ снова");
    expect(shown).toContain("Үйретеді");
    const results = { results: "Қоса берілді" };
    const empty = new File([], "бос.txt");
    expect((await send({ ...results, results_id: offered, results_file: empty })).status).toBe(422);
    expect((await send({ ...results, results_file: file })).status).toBe(422);
    expect(await count()).toBe(before);

    const form = { ...results, results_id: offered, results_file: file };
    expect((await send(form)).status).toBe(303);
    expect((await send(form)).status).toBe(303);
    expect(await names()).toEqual(["нәтиже.txt"]);
    expect(await count()).toBe(before + 1);
    const written = app.db.selectFrom("core.history").where("act", "=", "evidenceWritten");
    const id = path.split("/").at(-1) ?? "";
    const rows = await written.where("subject_id", "=", id).select("act").execute();
    expect(rows).toHaveLength(1);
  });

  it("lets each step be taken only in its turn and only by whose it is", async () => {
    const school = await makeSchool(app.db);
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const path = await proposed(district, school.code);

    const early = await trainer.post(`${path}/opinion`, { opinion: "for", text: "рано" });
    const notMine = await district.post(`${path}/opinion`, { opinion: "for", text: "сам за себя" });
    const foreign = await app.signInAs("cpm_trainer", { regionKato: "110000000" });

    expect([early.status, notMine.status, (await foreign.get(path)).status]).toEqual([
      422, 403, 403,
    ]);
  });

  it("asks for the order's number and day, and for the reason of a refusal", async () => {
    const school = await makeSchool(app.db);
    const national = await app.signInAs("national");
    const path = await proposed(national, school.code);
    await national.post(`${path}/evidence`, evidence);
    await national.post(`${path}/submission`);
    await national.post(`${path}/opinion`, { opinion: "against", text: "Нет плана" });

    const grant = await (
      await national.post(`${path}/decision`, {
        decision: "grant",
        orderDate: "2026-02-20",
        startsOn: "2026-02-01",
      })
    ).text();
    const refusal = await national.post(`${path}/decision`, { decision: "refuse" });
    const refused = await national.post(`${path}/decision`, {
      decision: "refuse",
      text: "Нет плана сетевой работы",
    });

    expect(grant).toContain('href="#orderNumber"');
    expect(grant).toContain("Статус не может начаться раньше приказа");
    expect([refusal.status, refused.status]).toEqual([422, 303]);
  });

  it("is not granted from before another status of the school, and says so beside the day", async () => {
    const school = await makeSchool(app.db, { status: "partner", since: "2026-09-01" });
    const national = await app.signInAs("national");
    const grant = async (startsOn: string) => {
      const path = await reviewed(national, school.code);
      return { path, response: await national.post(`${path}/decision`, { ...order, startsOn }) };
    };

    const early = await grant("2026-03-01");
    const html = await early.response.text();
    await national.post(`${early.path}/withdrawal`);
    const first = await grant("2026-09-01");
    const again = await grant("2026-09-01");

    expect(early.response.status).toBe(422);
    expect(html).toContain('href="#startsOn"');
    expect(html).toContain("После этого дня у школы начинается другой статус");
    expect(html).toContain('value="125"');
    expect([first.response.status, again.response.status]).toEqual([303, 303]);
    expect(await (await national.get(first.path)).text()).toContain("Приказ № 125");
  });

  it("refuses a second nomination while one is open, a leading school and a school elsewhere", async () => {
    const school = await makeSchool(app.db);
    const leading = await makeSchool(app.db, { status: "leading" });
    const elsewhere = await makeSchool(app.db, { district: "111000000" });
    const district = await app.signInAs("methodologist", { districtKato: khromtau });
    await proposed(district, school.code);
    const propose = async (schoolCode: string) =>
      (
        await district.post("/network/nominations/new", {
          id: randomUUID(),
          schoolCode,
          reason: "ещё раз",
        })
      ).text();

    expect(await propose(school.code)).toContain("уже рассматривается");
    expect(await propose(leading.code)).toContain("Эта школа уже ведущая");
    expect(await propose(elsewhere.code)).toContain("не на вашей территории");
  });
});
