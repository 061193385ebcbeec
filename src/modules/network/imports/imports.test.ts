import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindOf } from "#imports/desk.ts";
import { missingFields } from "#imports/fields.ts";
import { writeCsv } from "#lib/csv.ts";
import { listHistory } from "#lib/history.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { readTable } from "#test/read-table.ts";
import { desk } from "./actions.ts";

const fieldsOf = (kind: string) => kindOf(desk, kind).fields;

let app: TestApp;
const aktobe = "150000000";
const khromtau = "156000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Sent = { kind: string; rows: (string | number)[][]; asOf?: string };

/** Sends a workbook whose columns are headed as the template's, matches them and has it checked. */
async function check(person: Visitor, { kind, rows, asOf = today }: Sent): Promise<string> {
  const columns = fieldsOf(kind).map((field) => field.headings[0] ?? field.name);
  const bytes = await writeXlsx({ sheet: kind, columns, rows });
  const file = new File([new Uint8Array(bytes)], `${kind}.xlsx`);
  const id = randomUUID();
  const uploaded = await person.post("/network/imports", { id, kind, file });
  expect(uploaded.headers.get("location")).toBe(`/network/imports/${id}/columns`);
  const { mapping } = await app.db
    .selectFrom("core.imports")
    .where("id", "=", id)
    .select("mapping")
    .executeTakeFirstOrThrow();
  const matched = Object.fromEntries(
    Object.entries(Object(mapping)).map(([field, at]) => [field, String(at)]),
  );
  const sent = await person.post(`/network/imports/${id}/columns`, {
    ...matched,
    as_of: asOf,
  });
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return `/network/imports/${id}`;
}

async function write(person: Visitor, path: string): Promise<void> {
  const sent = await person.post(`${path}/writing`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
}

function school(code: string, more: Partial<Record<string, string>> = {}): string[] {
  const row: Record<string, string> = {
    code,
    name_kk: `${code} мектебі`,
    name_ru: `Школа ${code}`,
    district: khromtau,
    kind: "Гимназия",
    ...more,
  };
  return fieldsOf("schools").map((field) => row[field.name] ?? "");
}

async function countSchools(): Promise<number> {
  return (await app.db.selectFrom("network.schools").select("id").execute()).length;
}

describe("importing schools", () => {
  it("names each of the bad rows in words and writes nothing until confirmed; corrected, it is written", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const bad = [
      school("", {}),
      school("жоқ"),
      school("BAD-03", { name_kk: "" }),
      school("BAD-04", { district: "15600" }),
      school("BAD-05", { district: "159999999" }),
      school("BAD-06", { district: "632800000" }),
      school("BAD-07", { district: "111000000" }),
      school("BAD-08", { kind: "ғарыш мектебі" }),
      school("BAD-09", { languages: "клингон тілі" }),
      school("BAD-10", { lat: "95", lon: "58" }),
      school("BAD-11", { email: "пошта емес" }),
      school("BAD-12", { opened: "31.02.2019" }),
      school("BAD-13", { opened: "2020-09-01", closed: "2019-09-01" }),
      school("GOOD-1"),
    ];
    const before = await countSchools();

    const path = await check(region, { kind: "schools", rows: [...bad, school("GOOD-1")] });
    const preview = await (await region.get(path)).text();

    for (const words of [
      "Мектеп коды: толтырылмаған",
      "код 3–20 таңба болуы керек",
      "Қазақша атауы: толтырылмаған",
      "КАТО тоғыз цифрдан тұрады",
      "мұндай КАТО бар аудан жоқ",
      "бұл күні мұндай аудан болмаған",
      "сіздің аумағыңызда емес",
      "Түрі: мұндай мән танылмады",
      "Оқыту тілі: мұндай мән танылмады",
      "координат Қазақстан аумағынан тыс",
      "пошта мекенжайы қате",
      "күн оқылмады",
      "жабылған күні ашылған күнінен бұрын",
      "файлда қайталанған",
    ]) {
      expect(preview, words).toContain(words);
    }
    expect(preview).toContain("Әзірге ештеңе жазылған жоқ");
    expect(await countSchools()).toBe(before);

    const corrected = await check(region, {
      kind: "schools",
      rows: bad.map((_, at) => school(`OK-${String(at).padStart(2, "0")}`)),
    });
    await write(region, corrected);
    expect(await countSchools()).toBe(before + bad.length);
    expect(await (await app.guest().get("/network/schools?q=OK-13")).text()).toContain(
      "Школа OK-13",
    );
  });

  it("leaves the bad rows out, gives them back with the reasons, and writes the others", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = await check(region, {
      kind: "schools",
      rows: [school("PART-1"), school("PART-2", { district: "1" })],
    });

    const corrections = await region.get(`${path}/corrections.xlsx`);
    const sheet = await readTable(new Uint8Array(await corrections.arrayBuffer()), {
      name: "c.xlsx",
    });
    await write(region, path);

    expect(sheet.ok && sheet.value.rows[0]?.cells.at(-1)).toBe(
      "КАТО района: КАТО состоит из девяти цифр («1»)",
    );
    const kept = await app.db
      .selectFrom("network.schools")
      .where("code", "like", "PART-%")
      .select("code")
      .execute();
    expect(kept).toEqual([{ code: "PART-1" }]);
  });

  it("changes nothing the second time, and only what differs the third", async () => {
    const national = await app.signInAs("national");
    const rows = [
      school("TWICE-1", { languages: "русский; казахский", lat: "50,25", lon: "58.45" }),
      school("TWICE-2"),
    ];
    await write(national, await check(national, { kind: "schools", rows }));

    const again = await (
      await national.get(await check(national, { kind: "schools", rows }))
    ).text();
    const third = await check(national, {
      kind: "schools",
      rows: [rows[0] ?? [], school("TWICE-2", { district: "154000000" })],
    });
    await write(national, third);

    expect(again).toContain("Записывать нечего");
    const { id } = await app.db
      .selectFrom("network.schools")
      .where("code", "=", "TWICE-2")
      .select("id")
      .executeTakeFirstOrThrow();
    expect(await (await app.guest().get(`/network/schools/${id}`)).text()).toContain(
      "Каргалинский район",
    );
    expect(await (await app.guest().get(`/network/schools/${id}?on=2026-02-28`)).text()).toContain(
      "Хромтауский район",
    );
  });

  it("takes the districts of the year the file speaks of and follows their successors", async () => {
    const national = await app.signInAs("national");
    await write(
      national,
      await check(national, {
        kind: "schools",
        rows: [school("SEMEY-1", { district: "632800000" })],
        asOf: "2019-10-24",
      }),
    );
    const { id } = await app.db
      .selectFrom("network.schools")
      .where("code", "=", "SEMEY-1")
      .select("id")
      .executeTakeFirstOrThrow();

    expect(await (await app.guest().get(`/network/schools/${id}?on=2019-10-24`)).text()).toContain(
      "Восточно-Казахстанская область",
    );
    expect(await (await app.guest().get(`/network/schools/${id}`)).text()).toContain(
      "область Абай",
    );
  });
});

describe("importing statuses, partnerships and numbers", () => {
  it("refuses periods that meet another of the file or of the registry", async () => {
    const national = await app.signInAs("national");
    const held = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
    const free = await makeSchool(app.db);
    const rows = [
      [held.code, "Партнёрская школа", "2021-09-01", "", "", ""],
      [free.code, "Ведущая", "2019-09-01", "2020-09-01", "7", "2019-08-01"],
      [free.code, "Партнёрская", "2020-08-01", "", "", ""],
      ["NOBODY", "Ведущая", "2019-09-01", "", "", ""],
    ];

    const path = await check(national, { kind: "statuses", rows });
    const preview = await (await national.get(path)).text();
    await write(national, path);

    expect(preview).toContain("период пересекается со статусом в реестре");
    expect(preview).toContain("период пересекается с другой строкой файла");
    expect(preview).toContain("такой школы нет в реестре");
    const kept = await app.db
      .selectFrom("network.statuses")
      .where("school_id", "=", free.id)
      .select(["status", "during", "order_number"])
      .execute();
    expect(kept).toEqual([
      { status: "leading", during: "[2019-09-01,2020-09-01)", order_number: "7" },
    ]);
  });

  it("joins schools to leading schools, once, and says what stands against it", async () => {
    const national = await app.signInAs("national");
    const hub = await makeSchool(app.db, { status: "leading" });
    const other = await makeSchool(app.db, { status: "leading" });
    const free = await makeSchool(app.db);
    const taken = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: other.id, partnerId: taken.id });
    const rows = [
      [hub.code, free.code, "2022-09-01", "", "", ""],
      [hub.code, taken.code, "2022-09-01", "", "", ""],
      [hub.code, hub.code, "2022-09-01", "", "", ""],
      [free.code, taken.code, "2022-09-01", "", "", ""],
      [hub.code, taken.code, "2022-09-01", "", "Цепочка", ""],
    ];

    const path = await check(national, { kind: "partnerships", rows });
    const preview = await (await national.get(path)).text();
    await write(national, path);
    const again = await (
      await national.get(await check(national, { kind: "partnerships", rows: rows.slice(0, 1) }))
    ).text();

    for (const words of [
      "в этот период школа в другом круге",
      "партнёром самой себе",
      "школа не была ведущей",
      "нужно основание цепочки",
    ]) {
      expect(preview).toContain(words);
    }
    expect(again).toContain("Записывать нечего");
    expect(await (await app.guest().get(`/network/schools/${free.id}`)).text()).toContain(
      "Партнёрская школа</span>",
    );
  });

  it("makes a school a partner for every circle that the file tells of", async () => {
    const national = await app.signInAs("national");
    const first = await makeSchool(app.db, { status: "leading", since: "2014-09-01" });
    const second = await makeSchool(app.db, { status: "leading", since: "2014-09-01" });
    const moved = await makeSchool(app.db);
    const rows = [
      [first.code, moved.code, "2015-09-01", "2018-09-01", "", ""],
      [second.code, moved.code, "2018-09-01", "", "", ""],
    ];

    await write(national, await check(national, { kind: "partnerships", rows }));

    const kept = await app.db
      .selectFrom("network.statuses")
      .where("school_id", "=", moved.id)
      .orderBy("during")
      .select(["status", "during"])
      .execute();
    expect(kept).toEqual([
      { status: "partner", during: "[2015-09-01,2018-09-01)" },
      { status: "partner", during: "[2018-09-01,)" },
    ]);
  });

  it("tells the end that a file gave, and keeps the reason of no other end", async () => {
    const national = await app.signInAs("national");
    const hub = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
    const partner = await makeSchool(app.db);
    const id = await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    for (const table of ["statuses", "partnerships"])
      await sql`update network.${sql.raw(table)} set during = '[2019-09-01,2023-06-01)', end_reason = 'Бұйрық'
        where ${hub.id} in (${sql.raw(table === "statuses" ? "school_id, school_id" : "leading_id, partner_id")})`.execute(
        app.db,
      );
    const status = (until: string) => ({
      kind: "statuses" as const,
      rows: [[hub.code, "Ведущая", "2019-09-01", until, "", ""]],
    });
    const ended = {
      kind: "partnerships" as const,
      rows: [[hub.code, partner.code, "2019-09-01", "2022-06-01", "", ""]],
    };

    await write(national, await check(national, ended));
    await write(national, await check(national, status("")));
    await write(national, await check(national, status("2024-06-01")));

    const { rows } = await sql<{ during: string; end_reason: string | null }>`
      select during::text, end_reason from network.statuses where school_id = ${hub.id}
      union all select during::text, end_reason from network.partnerships where id = ${id}`.execute(
      app.db,
    );
    expect(rows).toEqual([
      { during: "[2019-09-01,2024-06-01)", end_reason: null },
      { during: "[2019-09-01,2022-06-01)", end_reason: null },
    ]);
    const told = async (schoolId: string) =>
      (await listHistory(app.db, { kind: "school", id: schoolId })).map(({ changes }) => changes);
    const ofCircle = { until: { from: "2023-06-01", to: "2022-06-01" } };
    expect(await told(hub.id)).toEqual([
      { until: { from: null, to: "2024-06-01" } },
      { until: { from: "2023-06-01", to: null } },
      ofCircle,
    ]);
    expect(await told(partner.id)).toEqual([ofCircle]);
  });

  it("keeps numbers of pupils and teachers by year", async () => {
    const national = await app.signInAs("national");
    const one = await makeSchool(app.db);
    const path = await check(national, {
      kind: "sizes",
      rows: [
        [one.code, 2024, 310, 31],
        [one.code, 2024, 1, 1],
        [one.code, 2025, "много", 30],
      ],
    });
    const preview = await (await national.get(path)).text();
    await write(national, path);

    expect(preview).toContain("повторяется в файле");
    expect(preview).toContain("должно быть целое число");
    const kept = await app.db
      .selectFrom("network.school_sizes")
      .where("school_id", "=", one.id)
      .select(["year", "pupils"])
      .execute();
    expect(kept).toEqual([{ year: 2024, pupils: 310 }]);
  });
});

describe("work that failed", () => {
  it("can be begun again, and writes once", async () => {
    const national = await app.signInAs("national");
    const path = await check(national, { kind: "schools", rows: [school("AGAIN-1")] });
    await national.post(`${path}/writing`);
    await app.db
      .updateTable("core.jobs")
      .set({ state: "failed", failure: "interrupted" })
      .where("state", "=", "waiting")
      .execute();

    const page = await (await national.get(path)).text();
    await write(national, path);

    expect(page).toContain("Записать строк: 1");
    const kept = await app.db
      .selectFrom("network.schools")
      .where("code", "=", "AGAIN-1")
      .select("id")
      .execute();
    expect(kept).toHaveLength(1);
    expect(await (await national.get(path)).text()).toContain("Записано строк: 1");
  });
});

describe("the file itself", () => {
  it("is refused in words when it is no table, and its kind asked for", async () => {
    const national = await app.signInAs("national", {}, "kk");
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])], "сурет.xlsx");
    const upload = { id: randomUUID(), kind: "schools" };

    const broken = await (
      await national.post("/network/imports", { ...upload, file: picture })
    ).text();
    const missing = await (await national.post("/network/imports", { ...upload, kind: "" })).text();

    expect(broken).toContain("Бұл файлды оқу мүмкін болмады");
    expect(missing).toContain('href="#kind"');
  });

  it("asks for the columns it cannot match by their headings", async () => {
    const national = await app.signInAs("national");
    const csv = new File(
      [writeCsv(["Неведомый столбец", "Код школы"], [["а", "X-1"]])],
      "schools.csv",
    );
    const id = randomUUID();
    await national.post("/network/imports", { id, kind: "schools", file: csv });

    const sent = await national.post(`/network/imports/${id}/columns`, { code: "1" });

    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain("Выберите столбец для этих данных");
  });

  it("has a template for each kind whose own row passes when it is sent back", async () => {
    const national = await app.signInAs("national");
    for (const language of ["kk", "ru", "en"] as const) {
      const person = await app.signInAs("national", {}, language);
      const response = await person.get("/network/imports/templates/schools.xlsx");
      const file = new File([await response.arrayBuffer()], "schools.xlsx");
      const id = randomUUID();
      await person.post("/network/imports", { id, kind: "schools", file });
      const { mapping } = await app.db
        .selectFrom("core.imports")
        .where("id", "=", id)
        .select("mapping")
        .executeTakeFirstOrThrow();
      expect(Object.keys(Object(mapping))).toHaveLength(fieldsOf("schools").length);
    }
    expect(
      (await national.get("/network/imports/templates/sizes.csv")).headers.get(
        "content-disposition",
      ),
    ).toContain("sizes.csv");
  });

  it("is nobody else's to see", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = await check(region, { kind: "schools", rows: [school("MINE-1")] });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });

    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/writing`)).status).toBe(404);
  });
});

describe("the rules of an import", () => {
  it("names the needed fields without a column", () => {
    expect(missingFields(fieldsOf("sizes"), { code: "0", year: "1", pupils: "" })).toEqual([
      "pupils",
      "teachers",
    ]);
  });
});
