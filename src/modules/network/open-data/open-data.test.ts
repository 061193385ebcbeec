import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { loadDocuments } from "../documents/actions.ts";

let app: TestApp;
let leading: { id: string; code: string };
let partner: { id: string; code: string };
const base = "/api/v1/network";
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
  await loadDocuments(app.db, now);
  leading = await makeSchool(app.db, {
    nameRu: "=Ведущая школа",
    status: "leading",
    lon: 58.4,
    lat: 50.2,
  });
  partner = await makeSchool(app.db, { nameRu: "Партнёрская школа", status: "partner" });
  await makePartnership(app.db, {
    leadingId: leading.id,
    partnerId: partner.id,
    since: "2021-09-01",
  });
  await app.db
    .insertInto("network.school_sizes")
    .values({ school_id: leading.id, year: 2025, pupils: 640, teachers: 52 })
    .execute();
});
afterAll(() => app.close());

const read = async (path: string) => (await app.guest().get(path)).json();

describe("what the door answers", () => {
  it("counts the schools of every region and district of the day", async () => {
    const { on, items } = await read(`${base}/regions`);
    const districts = await read(`${base}/districts?region=${aktobe}`);
    const before = await read(`${base}/regions?on=2022-06-07`);

    expect(on).toBe(today);
    expect(items).toHaveLength(20);
    expect(before.items).toHaveLength(17);
    expect(items).toContainEqual(expect.objectContaining({ kato: aktobe, schools: 2, leading: 1 }));
    expect(districts.items).toContainEqual(
      expect.objectContaining({
        kato: "156000000",
        region: aktobe,
        schools: 2,
        without_leading: 0,
      }),
    );
  });

  it("lists schools by the filters of the page, part by part to the end", async () => {
    const first = await read(`${base}/schools?region=${aktobe}&limit=1&sort=name`);
    const second = await read(first.next);

    expect(first).toMatchObject({ total: 2, page: 1, limit: 1 });
    expect(second.next).toBeNull();
    expect([...first.items, ...second.items].map((school) => school.id).sort()).toEqual(
      [leading.id, partner.id].sort(),
    );
    expect(await read(`${base}/schools?status=leading`)).toMatchObject({
      total: 1,
      items: [{ id: leading.id, partners: 1, status: "leading", district: { kato: "156000000" } }],
    });
  });

  it("tells a school with its periods, sizes and circle, before and after", async () => {
    const current = await read(`${base}/schools/${leading.id}`);
    const before = await read(`${base}/schools/${leading.id}?on=2020-01-01`);
    const helped = await read(`${base}/schools/${partner.id}`);

    expect(current.statuses).toMatchObject([
      { status: "leading", from: "2019-09-01", until: null },
    ]);
    expect(current.sizes).toEqual([{ year: 2025, pupils: 640, teachers: 52 }]);
    expect(current.partners).toMatchObject([{ id: partner.id, same_district: true }]);
    expect(before.partners).toEqual([]);
    expect(helped.on_the_day.leading.id).toBe(leading.id);
  });

  it("tells circles, partnerships and statuses as of the day", async () => {
    const circle = await read(`${base}/schools/${leading.id}/circle`);
    const runs = await read(`${base}/partnerships?leading=${leading.id}`);
    const ofOthers = await read(`${base}/partnerships?leading=${partner.id}`);
    const before = await read(`${base}/partnerships?on=2021-08-31`);
    const statuses = await read(`${base}/statuses?school=${partner.id}`);
    const unborn = await read(`${base}/statuses?on=2019-08-31&school=${partner.id}`);

    expect(circle.members).toHaveLength(1);
    expect(runs.items).toMatchObject([{ from: "2021-09-01", partner: { code: partner.code } }]);
    expect([ofOthers.total, before.total]).toEqual([0, 0]);
    expect(statuses.items).toMatchObject([{ status: "partner", school: { id: partner.id } }]);
    expect(unborn.total).toBe(0);
  });

  it("publishes the documents' figures with their notes and disagreements, by their day", async () => {
    const { items } = await read(`${base}/documents`);
    const early = await read(`${base}/documents?on=2000-01-01`);
    const figures = items.flatMap((document: { figures: object[] }) => document.figures);

    expect(figures).toContainEqual(expect.objectContaining({ disputed: "leading_2019" }));
    expect(early.items).toEqual([]);
  });

  it("gives tables that a spreadsheet opens without running a formula", async () => {
    const csv = await (await app.guest().get(`${base}/schools.csv?region=${aktobe}`)).text();
    const circles = await (await app.guest().get(`${base}/partnerships.csv`)).text();

    expect(csv.trim().split("\r\n")).toHaveLength(3);
    expect(csv).toContain("'=Ведущая школа");
    expect(circles).toContain(`${leading.code},`);
  });

  it("draws schools and the regions of the day", async () => {
    const schools = await read(`${base}/schools.geojson?status=leading`);
    const regions = await read(`${base}/regions.geojson`);
    const before = await read(`${base}/regions.geojson?on=2020-01-01`);

    expect(schools.features[0].geometry).toEqual({ type: "Point", coordinates: [58.4, 50.2] });
    for (const map of [regions, before]) {
      expect(map.features.filter((one: { geometry: unknown }) => one.geometry === null)).toEqual(
        [],
      );
    }
    expect([regions.features.length, before.features.length]).toEqual([20, 17]);
  });
});

describe("how the door answers", () => {
  it.each([
    ["schools?limit=501", "limit"],
    ["schools?page=0", "page"],
    ["schools?status=best", "status"],
    ["regions?on=2026-02-31", "on"],
    ["districts?region=aktobe", "region"],
    ["partnerships?leading=1", "leading"],
    ["schools/------------------------------------", "id"],
    ["regions?onn=2019-10-24", "onn"],
    ["schools.csv?limit=3", "limit"],
  ])("refuses %s and names %s", async (path, parameter) => {
    const answer = await app.guest().get(`${base}/${path}`);
    const problem = await answer.json();

    expect(answer.status).toBe(400);
    expect(problem).toMatchObject({ error: "bad_parameter", parameter });
    expect(problem.message.ru).toContain(parameter);
  });

  it("says that there is no such school", async () => {
    const answer = await app.guest().get(`${base}/schools/00000000-0000-4000-8000-000000000000`);

    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: "not_found" });
  });

  it("answers any site, and at once when nothing has changed", async () => {
    const first = await app.guest().get(`${base}/regions`);
    const headers = { "If-None-Match": first.headers.get("etag") ?? "" };
    const again = await app.app.request(`${base}/regions`, { headers });
    await makeSchool(app.db, { district: "111000000" });
    const changed = await app.app.request(`${base}/regions`, { headers });
    const refused = await app.guest().get(`${base}/regions?on=x`);

    expect([first.status, again.status, changed.status]).toEqual([200, 304, 200]);
    for (const answer of [first, again, refused]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    }
    expect(refused.headers.get("etag")).toBeNull();
  });

  it("tells nothing of people, not even to those who may see them", async () => {
    const person = await app.signInAs("national");
    const school = await (await person.get(`${base}/schools/${leading.id}`)).text();

    expect(school).not.toContain(person.userId);
    expect(school).not.toContain("Сынақова");
    expect(school).not.toContain("test.example");
  });
});

describe("the OpenAPI document", () => {
  const Described = z.object({
    paths: z.record(
      z.string(),
      z.object({
        get: z.object({
          parameters: z.array(z.object({ name: z.string(), in: z.string() })),
          responses: z.record(
            z.string(),
            z.object({
              content: z.record(
                z.string(),
                z.object({ schema: z.record(z.string(), z.unknown()) }),
              ),
            }),
          ),
        }),
      }),
    ),
  });

  it("describes every address, and every address answers as described", async () => {
    const { paths } = Described.parse(await read("/api/v1/openapi.json"));

    for (const [path, { get }] of Object.entries(paths)) {
      const answer = await app.guest().get(path.replace("{id}", leading.id));
      const [[type = "", content] = []] = Object.entries(get.responses[200]?.content ?? {});
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-type"), path).toBe(type);
      if (type.startsWith("text/csv")) continue;
      const schema = z.fromJSONSchema(content?.schema ?? { not: {} });
      const body = await answer.json();
      expect(schema.safeParse(body).error?.issues ?? [], path).toEqual([]);
      expect(schema.safeParse({ ...body, more: 1 }).success, `${path} allows anything`).toBe(false);
    }
  });

  it("leaves no address of the API out", async () => {
    const { paths } = Described.parse(await read("/api/v1/openapi.json"));
    const served = app.app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
      .map(({ path }) => path.replaceAll(/:(\w+)/g, "{$1}"));

    expect(new Set(served)).toEqual(new Set([...Object.keys(paths), "/api/v1/openapi.json"]));
  });
});

describe("the page of open data", () => {
  it.each(["kk", "ru", "en"] as const)(
    "leads in %s to addresses that all answer",
    async (language) => {
      const html = await (await app.guest(language).get("/open-data")).text();
      const links = [...html.matchAll(/href="(\/api\/[^"]+)"/g)].map(([, link = ""]) => link);

      expect(links.length).toBe(15);
      expect(html).toContain("CC BY 4.0");
      for (const link of links) {
        expect((await app.guest().get(link.replaceAll("&amp;", "&"))).status, link).toBe(200);
      }
    },
  );
});
