import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { condition } from "#lib/condition.ts";
import { listHistory } from "#lib/history.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool, makeStatus } from "#test/make.ts";
import { countSchools, listSchools } from "./queries.ts";
import { SchoolFilters } from "./schema.ts";

let app: TestApp;
const aktobe = "150000000";
const khromtau = "156000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("the list of schools", () => {
  it("finds a school by its district written without Kazakh letters, and with a slip", async () => {
    await makeSchool(app.db, { nameKk: "№12 мектеп", nameRu: "Школа №12", district: "111000000" });

    for (const typed of ["Кокшетау", "Көкшетау", "Kokshetau", "Кокшитау", "көкшетауда"]) {
      const page = await app.guest("kk").get(`/network/schools?q=${encodeURIComponent(typed)}`);
      expect(await page.text(), typed).toContain("№12 мектеп");
    }
  });

  it("shows only what fits every filter, with how many each other choice would leave", async () => {
    const leading = await makeSchool(app.db, {
      nameRu: "Фильтрованная ведущая",
      status: "leading",
    });
    const partner = await makeSchool(app.db, {
      nameRu: "Фильтрованная партнёрская",
      status: "partner",
    });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });

    const page = await app
      .guest()
      .get(`/network/schools?q=Фильтрованная&region=${aktobe}&status=leading`);
    const html = await page.text();

    expect(html).toContain("1 школа");
    expect(html).toContain("1 партнёрская школа");
    expect(html).not.toContain("Фильтрованная партнёрская</a>");
  });

  it("counts beside each choice what the list holds once it is chosen", async () => {
    await makeSchool(app.db, { nameRu: "Считанная ведущая", status: "leading" });
    await makeSchool(app.db, { nameRu: "Считанная обычная", district: "111000000" });
    const on = "2026-03-01";

    for (const asked of [{}, { q: "Считанная", region: aktobe }, { status: "none" }]) {
      const { facets } = await countSchools(app.db, { filters: SchoolFilters.parse(asked), on });
      expect(facets.length).toBeGreaterThan(3);
      for (const { facet, value, count } of facets) {
        const filters = SchoolFilters.parse({ ...asked, [facet]: value });
        const { total } = await countSchools(app.db, { filters, on });
        const shown = await listSchools(app.db, { filters, on, language: "kk" });
        expect([total, shown.length], `${facet} ${value}`).toEqual([count, count]);
      }
    }

    const { facets } = await countSchools(app.db, {
      filters: SchoolFilters.parse({ q: "Считанная", region: aktobe }),
      on,
    });
    const counted = (facet: string) => facets.filter((one) => one.facet === facet);
    expect(counted("region")).toHaveLength(2);
    expect(counted("status")).toEqual([{ facet: "status", value: "leading", count: 1 }]);
  });

  it("shows the network as it was on another day", async () => {
    const school = await makeSchool(app.db, {
      nameRu: "Давняя ведущая",
      status: "leading",
      since: "2019-09-01",
    });

    const before = await app.guest().get(`/network/schools/${school.id}?on=2018-05-01`);
    const after = await app.guest().get(`/network/schools/${school.id}?on=2019-10-24`);

    expect(await before.text()).toContain("Без статуса");
    expect(await after.text()).toContain("Ведущая школа");
  });

  it("says what to do when nothing is found, and never breaks on a hostile address", async () => {
    const none = await app.guest().get("/network/schools?q=щщщщщщщ");
    const hostile = await app
      .guest()
      .get("/network/schools?q=%27%20%26%20!(&page=-1&region=x&sort=drop&on=2026-02-31");

    expect(await none.text()).toContain("Таких школ не нашлось");
    expect(hostile.status).toBe(200);
  });

  it("gives the shown list as CSV, XLSX and GeoJSON", async () => {
    await makeSchool(app.db, { nameRu: "Выгружаемая школа", lon: 58.4, lat: 50.2 });
    const q = `q=${encodeURIComponent("Выгружаемая")}`;

    const csv = await (await app.guest().get(`/network/schools.csv?${q}`)).text();
    const xlsx = await app.guest().get(`/network/schools.xlsx?${q}`);
    const geo = await (await app.guest().get(`/network/schools.geojson?${q}`)).json();

    expect(csv.split("\r\n").filter((line) => line !== "")).toHaveLength(2);
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    expect(geo.features[0].geometry).toEqual({ type: "Point", coordinates: [58.4, 50.2] });
  });
});

describe("keeping the registry", () => {
  const form = () => ({
    id: randomUUID(),
    code: `N-${randomUUID().slice(0, 6)}`,
    name_kk: "Жаңа мектеп",
    name_ru: "Новая школа в реестре",
    kind: "general",
    districtKato: khromtau,
    languages: ["kk", "ru"],
  });

  it("enters a school once, however many times the form is sent, and shows it at once to guests", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const filled = form();
    await app.guest().get("/network/schools?q=реестре");

    const first = await region.post("/network/schools/new", filled);
    const again = await region.post("/network/schools/new", filled);
    const list = await app.guest().get("/network/schools?q=реестре");

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(await list.text()).toContain("1 школа");
  });

  it("keeps what was typed and says beside each field what is wrong", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const response = await region.post("/network/schools/new", {
      ...form(),
      code: "жоқ",
      name_ru: "",
      email: "no",
    });
    const html = await response.text();

    expect(response.status).toBe(422);
    expect(html).toContain("Код 3–20 таңба");
    expect(html).toContain("Бұл жолды толтырыңыз");
    expect(html).toContain('<a href="#name_ru">Орысша атауы: бұл жолды толтырыңыз</a>');
    expect(html).toContain('value="Жаңа мектеп"');
    expect(html).toContain('href="#code"');
  });

  it("refuses a code that is taken and a district of another region", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const taken = await makeSchool(app.db);

    const sameCode = await region.post("/network/schools/new", { ...form(), code: taken.code });
    const elsewhere = await region.post("/network/schools/new", {
      ...form(),
      districtKato: "111000000",
    });

    expect(await sameCode.text()).toContain("Школа с таким кодом уже есть");
    expect(await elsewhere.text()).toContain("Этот район не на вашей территории");
  });

  it("changes facts with the old and the new value in the history, and moves the school from today", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const school = await makeSchool(app.db, { nameRu: "До переезда" });
    const moved = {
      ...form(),
      id: school.id,
      code: school.code,
      name_ru: "После переезда",
      districtKato: "154000000",
    };

    const response = await region.post(`/network/schools/${school.id}/edit`, moved);
    const page = await (await app.guest().get(`/network/schools/${school.id}`)).text();
    const yesterday = await (
      await app.guest().get(`/network/schools/${school.id}?on=2026-02-28`)
    ).text();

    expect(response.status).toBe(303);
    expect(page).toContain("<del>До переезда</del>");
    expect(page).toContain("Каргалинский район");
    expect(yesterday).toContain("Хромтауский район");
  });

  it("lets a school keep its own numbers and nobody else's", async () => {
    const own = await makeSchool(app.db, { status: "partner" });
    const other = await makeSchool(app.db, { status: "partner" });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const size = { year: "2025", pupils: "180", teachers: "24" };

    const kept = await coordinator.post(`/network/schools/${own.id}/sizes`, size);
    const refused = await coordinator.post(`/network/schools/${other.id}/sizes`, size);
    const wrong = await coordinator.post(`/network/schools/${own.id}/sizes`, {
      ...size,
      pupils: "много",
    });

    expect([kept.status, refused.status, wrong.status]).toEqual([303, 403, 422]);
    expect(await (await app.guest().get(`/network/schools/${own.id}`)).text()).toContain("180");
  });

  it("closes a school with its status and partnerships, and leaves its past", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
    const national = await app.signInAs("national");

    const response = await national.post(`/network/schools/${partner.id}/close`, {
      closedOn: "2026-02-01",
    });
    const now = await (await app.guest().get(`/network/schools/${partner.id}`)).text();
    const then = await (
      await app.guest().get(`/network/schools/${leading.id}/circle?on=2026-01-31`)
    ).text();

    expect(response.status).toBe(303);
    expect(now).toContain("В этот день школа не работает");
    expect(then).toContain(partner.nameRu);
  });

  it("begins nothing of the school after it is closed, though an order granted it", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const closing = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const granted = await makeStatus(app.db, {
      schoolId: closing.id,
      status: "leading",
      since: "2026-09-01",
    });
    await app.db
      .insertInto("network.nominations")
      .values({
        id: randomUUID(),
        school_id: closing.id,
        state: "granted",
        reason: "Тәжірибе",
        proposed_at: now,
        proposed_by: randomUUID(),
        status_id: granted,
        order_number: "7",
        order_date: "2026-02-20",
      })
      .execute();
    const since = "2026-09-01";
    await makePartnership(app.db, { leadingId: closing.id, partnerId: other.id, since });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: closing.id, since });
    const kept = await makePartnership(app.db, {
      leadingId: leading.id,
      partnerId: other.id,
      since,
      kind: "chain",
    });
    const national = await app.signInAs("national");

    const response = await national.post(`/network/schools/${closing.id}/close`, {
      closedOn: "2026-06-01",
    });

    expect(response.status).toBe(303);
    const partnerships = await app.db
      .selectFrom("network.partnerships")
      .where(condition`${leading.id}::uuid in (leading_id, partner_id)
        or ${closing.id}::uuid in (leading_id, partner_id)`)
      .select("id")
      .execute();
    expect(partnerships).toEqual([{ id: kept }]);
    const statuses = await app.db
      .selectFrom("network.statuses")
      .where("school_id", "=", closing.id)
      .select("id")
      .execute();
    expect(statuses).toEqual([]);
  });

  it("takes nothing that has begun out of history, however far back the closing day slips", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const school = await makeSchool(app.db, { status: "partner" });
    const alone = await makeSchool(app.db);
    const kept = await makePartnership(app.db, { leadingId: leading.id, partnerId: school.id });
    await makePartnership(app.db, {
      leadingId: leading.id,
      partnerId: alone.id,
      since: "2026-01-15",
      kind: "chain",
    });
    const national = await app.signInAs("national");
    const close = (id: string, closedOn: string) =>
      national.post(`/network/schools/${id}/close`, { closedOn });

    const slips = [
      await close(school.id, "1900-01-01"),
      await close(school.id, "2019-09-01"),
      await close(alone.id, "2026-01-15"),
      await close(leading.id, "2026-01-15"),
    ];

    expect(slips.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(await slips[0]?.text()).toMatch(
      /href="#closedOn"[^>]*>Статус или партнёрство школы началось/,
    );
    expect((await close(school.id, "2019-09-02")).status).toBe(303);
    const left = await app.db
      .selectFrom("network.partnerships")
      .where("id", "=", kept)
      .select("during")
      .execute();
    expect(left).toEqual([{ during: "[2019-09-01,2019-09-02)" }]);
  });

  it("is closed once: the same day again changes nothing, another one is refused", async () => {
    const school = await makeSchool(app.db);
    const national = await app.signInAs("national", {}, "kk");
    const path = `/network/schools/${school.id}`;
    const close = (closedOn: string) => national.post(`${path}/close`, { closedOn });

    const answers = [
      await close("2026-02-01"),
      await close("2026-02-01"),
      await close("2026-02-10"),
      await close("2025-02-10"),
    ];

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 422, 422]);
    expect(await answers[2]?.text()).toContain("Мектептің жабылған күні көрсетілген");
    const told = await listHistory(app.db, { kind: "school", id: school.id });
    expect(told.map(({ changes }) => changes)).toEqual([
      { closedOn: { from: null, to: "2026-02-01" } },
    ]);
  });

  it("knows no year 0, in a form or in an address", async () => {
    const school = await makeSchool(app.db);
    const national = await app.signInAs("national");

    const closed = await national.post(`/network/schools/${school.id}/close`, {
      closedOn: "0000-01-01",
    });

    expect(closed.status).toBe(422);
    expect((await app.guest().get("/?on=0000-01-01")).status).toBe(200);
  });

  it("leaves every other school's status and partnership as it was when one closes", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const [stays, goes] = [
      await makeSchool(app.db, { status: "partner" }),
      await makeSchool(app.db, { status: "partner" }),
    ];
    await makePartnership(app.db, { leadingId: leading.id, partnerId: goes.id });
    const kept = await makePartnership(app.db, { leadingId: leading.id, partnerId: stays.id });
    const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" });

    const response = await methodologist.post(`/network/schools/${goes.id}/close`, {
      closedOn: "2026-02-20",
    });

    expect(response.status).toBe(303);
    const running = await app.db
      .selectFrom("network.partnerships")
      .where("leading_id", "=", leading.id)
      .where("end_reason", "is", null)
      .select("id")
      .execute();
    expect(running).toEqual([{ id: kept }]);
    const ended = await app.db
      .selectFrom("network.statuses")
      .where("end_reason", "=", "schoolClosed")
      .where("school_id", "in", [leading.id, stays.id])
      .select("id")
      .execute();
    expect(ended).toEqual([]);
  });
});

describe("acts of the network at one moment", () => {
  /** What runs of closed schools though they are closed. */
  async function countRunning(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      with periods as (
        select school_id, during from network.statuses
        union all select leading_id, during from network.partnerships
        union all select partner_id, during from network.partnerships)
      select count(*)::int as count from periods p join network.schools s on s.id = p.school_id
      where not (p.during <@ s.open_during)`.execute(app.db);
    return rows[0]?.count ?? 0;
  }

  function begin(leading: { id: string }, partner: { code: string }) {
    const form = { kind: "circle", startsOn: "2026-01-15", reason: "" };
    return national.post(`/network/schools/${leading.id}/circle/new`, {
      id: randomUUID(),
      partnerCode: partner.code,
      ...form,
    });
  }

  const close = (school: { id: string }) =>
    national.post(`/network/schools/${school.id}/close`, { closedOn: "2026-02-20" });

  async function endStatus(schoolId: string): Promise<Response> {
    const { id } = await app.db
      .selectFrom("network.statuses")
      .where("school_id", "=", schoolId)
      .select("id")
      .executeTakeFirstOrThrow();
    const form = { endsOn: "2026-02-10", reason: "Бұйрық" };
    return national.post(`/network/schools/${schoolId}/status/${id}/end`, form);
  }

  async function decide(schoolId: string): Promise<Response> {
    const id = randomUUID();
    const nomination = { id, school_id: schoolId, state: "reviewed", reason: "Тәжірибе" } as const;
    await app.db
      .insertInto("network.nominations")
      .values({ ...nomination, proposed_at: now, proposed_by: randomUUID() })
      .execute();
    return national.post(`/network/nominations/${id}/decision`, {
      decision: "grant",
      orderNumber: "7",
      orderDate: "2026-02-01",
      startsOn: "2026-03-01",
    });
  }

  let national: Visitor;
  beforeAll(async () => {
    national = await app.signInAs("national");
  });

  it("leave no closed school with a status or a circle, and fail for nobody", async () => {
    const before = await countRunning();
    for (let round = 0; round < 12; round += 1) {
      const hub = await makeSchool(app.db, { status: "leading" });
      const other = await makeSchool(app.db, { status: "leading" });
      const [one, two, three] = [
        await makeSchool(app.db, { status: "partner" }),
        await makeSchool(app.db),
        await makeSchool(app.db),
      ];
      await makePartnership(app.db, { leadingId: hub.id, partnerId: one.id });
      await makePartnership(app.db, { leadingId: other.id, partnerId: one.id, kind: "chain" });
      const acts = [
        () => close(one),
        () => endStatus(hub.id),
        () => decide(one.id),
        () => begin(hub, two),
        () => close(two),
        () => begin(other, three),
        () => close(other),
        () => close(three),
      ];
      const turned = [...acts.slice(round % acts.length), ...acts.slice(0, round % acts.length)];

      const answers = await Promise.all(turned.map((act) => act()));

      for (const { status } of answers) expect([303, 422]).toContain(status);
    }
    expect(await countRunning()).toBe(before);
  });

  it("neither begin a partnership nor grant a status of a school that is closed already", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const school = await makeSchool(app.db);
    await close(school);

    const begun = await begin(hub, school);
    const granted = await decide(school.id);

    expect([begun.status, granted.status]).toEqual([422, 422]);
    expect(await begun.text()).toContain("Одна из школ закрыта или день её закрытия назначен");
    expect(await granted.text()).toContain("Школа закрыта или день её закрытия назначен");
  });
});
