import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { check, schoolRow, write } from "#test/network-imports.ts";
import { readTable } from "#test/read-table.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function countSchools(): Promise<number> {
  return (await app.db.selectFrom("network.schools").select("id").execute()).length;
}

describe("importing schools", () => {
  it("names each of the bad rows in words and writes nothing until confirmed; corrected, it is written", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const bad = [
      schoolRow("", {}),
      schoolRow("жоқ"),
      schoolRow("BAD-03", { name_kk: "" }),
      schoolRow("BAD-04", { district: "15600" }),
      schoolRow("BAD-05", { district: "159999999" }),
      schoolRow("BAD-06", { district: "632800000" }),
      schoolRow("BAD-07", { district: "111000000" }),
      schoolRow("BAD-08", { kind: "ғарыш мектебі" }),
      schoolRow("BAD-09", { languages: "клингон тілі" }),
      schoolRow("BAD-10", { lat: "95", lon: "58" }),
      schoolRow("BAD-11", { email: "пошта емес" }),
      schoolRow("BAD-12", { opened: "31.02.2019" }),
      schoolRow("BAD-13", { opened: "2020-09-01", closed: "2019-09-01" }),
      schoolRow("GOOD-1"),
    ];
    const before = await countSchools();

    const path = await check(app, region, { kind: "schools", rows: [...bad, schoolRow("GOOD-1")] });
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
      "мұндай күн жоқ",
      "жабылған күні ашылған күнінен бұрын",
      "файлда қайталанған",
    ]) {
      expect(preview, words).toContain(words);
    }
    expect(preview).toContain("Әзірге ештеңе жазылған жоқ");
    expect(await countSchools()).toBe(before);

    const corrected = await check(app, region, {
      kind: "schools",
      rows: bad.map((_, at) => schoolRow(`OK-${String(at).padStart(2, "0")}`)),
    });
    await write(app, region, corrected);
    expect(await countSchools()).toBe(before + bad.length);
    expect(await (await app.guest().get("/network/schools?q=OK-13")).text()).toContain(
      "Школа OK-13",
    );
  });

  it("leaves the bad rows out, gives them back with the reasons, and writes the others", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = await check(app, region, {
      kind: "schools",
      rows: [schoolRow("PART-1"), schoolRow("PART-2", { district: "1" })],
    });

    const corrections = await region.get(`${path}/corrections.xlsx`);
    const sheet = await readTable(new Uint8Array(await corrections.arrayBuffer()), {
      name: "c.xlsx",
    });
    await write(app, region, path);

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
      schoolRow("TWICE-1", { languages: "русский; казахский", lat: "50,25", lon: "58.45" }),
      schoolRow("TWICE-2"),
    ];
    await write(app, national, await check(app, national, { kind: "schools", rows }));

    const again = await (
      await national.get(await check(app, national, { kind: "schools", rows }))
    ).text();
    const third = await check(app, national, {
      kind: "schools",
      rows: [rows[0] ?? [], schoolRow("TWICE-2", { district: "154000000" })],
    });
    await write(app, national, third);

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
      app,
      national,
      await check(app, national, {
        kind: "schools",
        rows: [schoolRow("SEMEY-1", { district: "632800000" })],
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
