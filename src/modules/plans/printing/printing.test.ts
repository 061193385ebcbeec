import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tableLimits } from "#imports/reading/rows.ts";
import { readWorkbook } from "#imports/reading/sheet.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A plan with more items than one page holds. */
async function plan() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const id = randomUUID();
  await app.db
    .insertInto("plans.cyclogrammes")
    .values({
      id,
      leading_id: hub.id,
      half_year: "2025-2",
      state: "approved",
      proposals_until: "2026-01-20",
      made_at: new Date(),
      approved_at: new Date("2026-01-25"),
    })
    .execute();
  await app.db
    .insertInto("plans.items")
    .values(
      Array.from({ length: 40 }, (_, at) => ({
        id: randomUUID(),
        cyclogramme_id: id,
        school_id: hub.id,
        state: "accepted" as const,
        event_type: "seminar",
        title_kk: `Әңгіме №${at + 1} өткізу`,
        title_ru: `Беседа ${at + 1}`,
        week: "2026-03-09",
        responsible: "Өтегенова Ұ.",
        need_area: "formative",
        proposed_at: new Date(),
      })),
    )
    .execute();
  return { hub, id };
}

/** The parts of a zip archive of which all are packed with deflate, by name. */
function partsOf(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = bytes.indexOf("PK\u0001\u0002", 0, "latin1");
  while (at !== -1 && bytes.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, start] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    parts.set(name, inflateRawSync(bytes.subarray(data, data + packed)).toString("utf8"));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

it("prints the plan in Kazakh on as many pages as it takes, every item on them", async () => {
  const { hub, id } = await plan();
  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "kk");

  const pdf = await (await person.get(`/plans/${id}/print.pdf`)).arrayBuffer();
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const whole = text.join(" ");

  expect(totalPages).toBeGreaterThan(1);
  expect(whole).toContain("БЕКІТЕМІН");
  expect(whole).toContain("2025/2026 оқу жылының 2-жартыжылдығы");
  for (let at = 1; at <= 40; at++) expect(whole).toContain(`Әңгіме №${at} өткізу`);
  expect(text.slice(0, -1).every((page) => page.includes("Іс-шара"))).toBe(true);
});

it("gives the same as a Word document and a workbook, in the reader's language", async () => {
  const { hub, id } = await plan();
  const person = await app.signInAs("leading_director", { schoolId: hub.id }, "ru");

  const docx = await (await person.get(`/plans/${id}/print.docx`)).arrayBuffer();
  const xlsx = await (await person.get(`/plans/${id}/print.xlsx`)).arrayBuffer();

  const document = partsOf(Buffer.from(docx)).get("word/document.xml") ?? "";
  expect(document).toContain("Беседа 40");
  expect(document).toContain("Формативное оценивание и дескрипторы");
  const sheet = await readWorkbook(new Uint8Array(xlsx), { most: tableLimits });
  expect(sheet.ok && sheet.value[0]?.rows).toHaveLength(41);
});

it("prints for nobody outside the circle", async () => {
  const { id } = await plan();
  const other = await makeSchool(app.db);
  const stranger = await app.signInAs("partner_coordinator", { schoolId: other.id });
  expect((await stranger.get(`/plans/${id}/print.pdf`)).status).toBe(404);
});
