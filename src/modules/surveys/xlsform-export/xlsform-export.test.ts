import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { readTable } from "#test/read-table.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";

const all = "/surveys/questionnaires";
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

describe("a questionnaire as a form of other programs", () => {
  async function makeCircle() {
    const leading = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
    const other = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    return { coordinator, other };
  }

  it("goes out to those who may see it: a draft to its keepers alone, what is published to others too", async () => {
    const { coordinator, other } = await makeCircle();
    const id = randomUUID();
    await coordinator.post(`${all}/new`, { id, titleKk: "Сауал", titleRu: "Анкета" });
    const standard = app.db.selectFrom("surveys.questionnaires").where("code", "=", "needs");
    const { id: published } = await standard.select("id").executeTakeFirstOrThrow();
    const answers = (one: string) =>
      Promise.all(
        [coordinator, other, app.guest()].map(
          async (visitor) => (await visitor.get(`${all}/${one}/xlsform.xlsx`)).status,
        ),
      );

    expect(await answers(id)).toEqual([200, 404, 303]);
    expect(await answers(published)).toEqual([200, 200, 303]);
  });

  it("is a workbook whose first sheet has a row for every question", async () => {
    const { other } = await makeCircle();
    const standard = app.db.selectFrom("surveys.questionnaires").where("code", "=", "needs");
    const { id } = await standard.select("id").executeTakeFirstOrThrow();

    const answer = await other.get(`${all}/${id}/xlsform.xlsx`);

    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="xlsform-${id.slice(0, 8)}.xlsx"`,
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const sheet = await readTable(bytes, { name: "form.xlsx" });
    const { columns, rows } = sheet.ok ? sheet.value : { columns: [], rows: [] };
    expect(columns.slice(0, 2)).toEqual(["type", "name"]);
    expect(rows.length).toBeGreaterThan(10);
  });
});
