import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rootPath } from "#lib/root.ts";
import { readTable } from "#test/read-table.ts";
import { piecesOf } from "./pieces.ts";
import { tableLimits } from "./rows.ts";
import { gather, type NamedSheet } from "./sheet.ts";

const fields = ["code", "name_kk", "name_ru", "district", "kind", "family_name"].map((name) => ({
  name,
  needed: true,
  headings: [],
}));
const school = ["Бәйтерек орта мектебі", "Средняя школа Байтерек", "156000000", "Средняя школа"];

async function table(name: string) {
  const bytes = readFileSync(rootPath("test/files/tables", name));
  const read = await readTable(bytes, { name, fields });
  return read.ok ? read.value : { columns: [], rows: [], refusal: read.refusal };
}

async function sheets(name: string): Promise<NamedSheet[]> {
  const bytes = readFileSync(rootPath("test/files/tables", name));
  const read = await gather(piecesOf({ bytes, most: tableLimits, sheets: "all" }));
  return read.ok ? read.value : [];
}

describe("a workbook that another program wrote", () => {
  it.each([
    ["01-dropdown-on-ten-whole-columns.xlsx", "TST-020", 2],
    ["01b-dropdown-on-one-whole-column.xlsx", "TST-020", 2],
    ["02-x-prefixed-workbook.xlsx", "TST-020", 2],
    ["03-sheet-without-number.xlsx", "TST-020", 2],
    ["04-other-relationship-prefix.xlsx", "TST-020", 2],
    ["05-cells-without-r.xlsx", "TST-020", 2],
    ["07-hidden-first-sheet.xlsx", "TST-021", 2],
    ["08-title-above-header.xlsx", "TST-022", 4],
  ])("is read from its visible sheet and below its header: %s", async (name, code, number) => {
    const { columns, rows } = await table(name);
    expect(columns).toEqual(["code", "name_kk", "name_ru", "district", "kind"]);
    expect(rows).toEqual([{ number, cells: [code, ...school] }]);
  });

  it("holds a day as text where Strict Open XML writes it so", async () => {
    const { rows } = await table("06-strict-ooxml-iso-date.xlsx");
    expect(rows[0]?.cells).toEqual(["TST-024", ...school, "1998-09-01"]);
  });

  it("names all its sheets, hidden ones too", async () => {
    const named = await sheets("07-hidden-first-sheet.xlsx");
    expect(named.map(({ name, isHidden }) => ({ name, isHidden }))).toEqual([
      { name: "Справочник", isHidden: true },
      { name: "Sheet", isHidden: false },
    ]);
  });

  it("holds five questions of a form under foreign prefixes, and truth as TRUE and FALSE", async () => {
    const [survey] = await sheets("02b-x-prefixed-xlsform.xlsx");
    expect(survey?.rows.slice(2).map(({ cells }) => cells[1])).toHaveLength(5);
    const [, choices] = await sheets("15-boolean-choice-names.xlsx");
    expect(choices?.rows.slice(1, 3).map(({ cells }) => cells[1])).toEqual(["TRUE", "FALSE"]);
  });
});

describe("a text file that another program wrote", () => {
  it("is cut at the sign that cuts its rows, not at the one that its headings hold", async () => {
    const { columns, rows } = await table("09-commas-in-semicolon-header.csv");
    expect(columns).toHaveLength(7);
    expect(rows[0]?.cells).toEqual(["TST-002", ...school, "Абай к-сі, 5", "871322"]);
  });

  it("is obeyed where its first line says what separates", async () => {
    const { columns, rows } = await table("10-sep-line.csv");
    expect(columns[0]).toBe("code");
    expect(rows).toEqual([{ number: 3, cells: ["TST-001", ...school] }]);
  });

  it("is read in the letters of DOS and of Windows", async () => {
    const dos = await table("11-cp866-teachers.csv");
    expect(dos.rows[0]?.cells.slice(1, 3)).toEqual(["Ахметов", "Сакен"]);
    const windows = await table("12b-question-marks-for-kazakh-letters.csv");
    expect(windows.rows[0]?.cells.slice(1, 3)).toEqual(["Б?йсенова", "М?лдір"]);
  });

  it("loses one cell to a damaged byte and no other", async () => {
    const { rows } = await table("12-one-damaged-byte-teachers.csv");
    expect(rows.map(({ cells }) => cells.slice(1, 3))).toEqual([
      ["Бәйсенова", "Мөлдір"],
      ["Әшім", "Айн\ufffd"],
    ]);
  });
});
