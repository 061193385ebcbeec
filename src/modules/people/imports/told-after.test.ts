import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { check, look, teacher, write } from "#test/people-imports.ts";
import { readTable } from "#test/read-table.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function coordinator() {
  const { id, code } = await makeSchool(app.db);
  return { id, code, person: await app.signInAs("partner_coordinator", { schoolId: id }, "kk") };
}

describe("what is told of a file", () => {
  it("with nothing but wrong rows and lines of nobody is not that the registry is the same", async () => {
    const { code, person } = await coordinator();
    const rows = [teacher(code, { grades: "11-5" }), { family_name: "Барлығы: 1" }];

    const page = await look(person, await check(app, person, { rows }));

    expect(page).not.toContain("тізілім файлмен бірдей");
    expect(page).toContain("есепке алынатын жолдардың бәрін түзету керек");
    const list = await look(person, "/people/imports");
    expect(list).not.toContain("Растауды күтуде");
    expect(list).toContain("түзету керек: 1");
  });

  it("with lines of nobody alone is that nothing was found to count", async () => {
    const { person } = await coordinator();
    const rows = [{ family_name: "Барлығы: 1" }, { family_name: "вакансия" }];

    const page = await look(person, await check(app, person, { rows }));

    expect(page).toContain("файлда есепке алынатын жол табылмады");
    expect(page).not.toContain("тізілім файлмен бірдей");
  });

  it("is how many rows were written, and that a file sent again brings nothing", async () => {
    const { id, code, person } = await coordinator();
    const rows = [teacher(code), teacher(code, { given_name: "Бота", grades: "11-5" })];
    const path = await check(app, person, { rows });
    await write(app, person, path);

    expect(await look(person, path)).toContain(`href="/people/teachers?school=${id}"`);
    const list = await look(person, "/people/imports");
    expect(list).toContain("жазылды: 1");
    expect(list).toContain("түзету керек: 1");

    await check(app, person, { rows: [teacher(code)] });
    expect(await look(person, "/people/imports")).toContain("Жазатын ештеңе жоқ");
  });

  it("has in the file of corrections that a number is to be typed again, so that none is lost unseen", async () => {
    const { code, person } = await coordinator();
    const rows = [
      teacher(code, { iin: "840512400004", grades: "11-5" }),
      teacher(code, { given_name: "Бота", grades: "11-5" }),
    ];
    const path = await check(app, person, { rows });

    const sent = await person.get(`${path}/corrections.xlsx`);
    const sheet = await readTable(new Uint8Array(await sent.arrayBuffer()), { name: "c.xlsx" });
    const table = sheet.ok ? sheet.value : { columns: [], rows: [] };
    const at = table.columns.indexOf("ЖСН");
    const cells = table.rows.map((row) => row.cells[at]);
    expect(cells).toEqual(["ЖСН сақталмайды, қайта теріңіз", ""]);

    const again = await check(app, person, {
      rows: [teacher(code, { iin: cells[0] ?? "" }), teacher(code, { given_name: "Бота" })],
    });
    expect(await look(person, again)).toContain("ЖСН-ды қайта теріңіз");
  });
});
