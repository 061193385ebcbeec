import { randomUUID } from "node:crypto";
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

/** A plan of forty steps with a long self-evaluation, approved. */
async function plan() {
  const hub = await makeSchool(app.db, { status: "leading" });
  const [id, priority] = [randomUUID(), randomUUID()];
  await app.db
    .insertInto("plans.developments")
    .values({
      id,
      kind: "school",
      school_id: hub.id,
      first_year: 2025,
      last_year: 2026,
      state: "approved",
      made_at: new Date(),
      approved_at: new Date("2026-01-25"),
      audit: `Ұжым мықты. ${"Дәлелі көп. ".repeat(600)}Соңы осы.`,
    })
    .execute();
  await app.db
    .insertInto("plans.priorities")
    .values({ id: priority, development_id: id, place: 1, name: "Бағалауды жетілдіру" })
    .execute();
  await app.db
    .insertInto("plans.steps")
    .values(
      Array.from({ length: 40 }, (_, at) => ({
        id: randomUUID(),
        development_id: id,
        priority_id: priority,
        school_id: hub.id,
        state: "accepted" as const,
        area: "formative",
        criteria: "Дескриптор бар",
        step: `Қадам №${at + 1} жасау`,
        responsible: "Өтегенова Ұ.",
        during: "[2026-03-01,2026-05-01)",
        proposed_at: new Date(),
      })),
    )
    .execute();
  return { hub, id };
}

it("prints the plan in Kazakh, what was found of the school first, every step after", async () => {
  const { hub, id } = await plan();
  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "kk");

  const pdf = await (await person.get(`/plans/development/${id}/print.pdf`)).arrayBuffer();
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const whole = text.join(" ").replaceAll(/\s+/g, " ");

  expect(whole).toContain("БЕКІТЕМІН");
  expect(whole).toContain("2025/2026 – 2026/2027 оқу жылы");
  expect(whole).toContain("Ұжым мықты.");
  expect(whole).toContain("Соңы осы.");
  for (let at = 1; at <= 40; at++) expect(whole).toContain(`Қадам №${at} жасау`);
});

it("gives the same as a Word document and a workbook in the reader's language", async () => {
  const { hub, id } = await plan();
  const person = await app.signInAs("leading_director", { schoolId: hub.id }, "ru");

  const docx = await person.get(`/plans/development/${id}/print.docx`);
  const xlsx = await person.get(`/plans/development/${id}/print.xlsx`);

  expect(docx.headers.get("content-type")).toContain("wordprocessingml");
  expect((await docx.arrayBuffer()).byteLength).toBeGreaterThan(2_000);
  const sheet = await readWorkbook(new Uint8Array(await xlsx.arrayBuffer()), { most: tableLimits });
  expect(sheet.ok && sheet.value[0]?.rows).toHaveLength(41);
  expect(sheet.ok && sheet.value[0]?.rows[1]?.cells.slice(0, 2)).toEqual([
    "1. Бағалауды жетілдіру",
    "Формативное оценивание и дескрипторы",
  ]);
});

it("prints for nobody who may not see the plan", async () => {
  const { id } = await plan();
  const other = await makeSchool(app.db);
  const stranger = await app.signInAs("partner_coordinator", { schoolId: other.id });
  expect((await stranger.get(`/plans/development/${id}/print.pdf`)).status).toBe(404);
});
