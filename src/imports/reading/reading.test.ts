import { deflateRawSync } from "node:zlib";
import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "#lib/csv.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { readTable } from "#test/read-table.ts";
import { Delimited } from "./delimited.ts";
import { piecesOf } from "./pieces.ts";
import { tableLimits } from "./rows.ts";
import { gather } from "./sheet.ts";

const rows = [
  { number: 2, cells: ["Көкшетау", "67"] },
  { number: 3, cells: ["Шиелі", "47"] },
];
const text = (separator: string) =>
  `Атауы${separator}Нөмірі\r\nКөкшетау${separator}67\r\nШиелі${separator}47\r\n`;

describe("a CSV file", () => {
  it.each([",", ";", "\t"])("is read with the separator %j", async (separator) => {
    const read = await readTable(Buffer.from(text(separator)), { name: "a.csv" });
    expect(read).toEqual({ ok: true, value: { columns: ["Атауы", "Нөмірі"], rows } });
  });

  it("is read in UTF-8 with a mark and in UTF-16", async () => {
    const marked = await readTable(Buffer.from(`\ufeff${text(";")}`), { name: "a.csv" });
    const wide = await readTable(Buffer.from(`\ufeff${text(";")}`, "utf16le"), { name: "a.csv" });
    const unmarked = await readTable(Buffer.from("N,Name\n67,Aktobe\n", "utf16le"), {
      name: "a.csv",
    });
    expect([marked, wide].map((read) => read.ok && read.value.rows)).toEqual([rows, rows]);
    expect(unmarked.ok && unmarked.value.columns).toEqual(["N", "Name"]);
  });

  it("is read in windows-1251, as older Excel saves Russian", async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xd8, 0xea, 0xee, 0xeb, 0xe0, 0x3b, 0x4e, 0x0a]),
      Buffer.from([0xc3, 0xe8, 0xec, 0xed, 0xe0, 0xe7, 0xe8, 0xff, 0x3b, 0x31, 0x0a]),
    ]);
    const read = await readTable(bytes, { name: "a.csv" });
    expect(read.ok && read.value).toEqual({
      columns: ["Школа", "N"],
      rows: [{ number: 2, cells: ["Гимназия", "1"] }],
    });
  });

  it("numbers rows as a spreadsheet does, past quoted line breaks and empty lines, and fills short rows", async () => {
    const read = await readTable(Buffer.from('a,b,\n"one\ntwo, three",2\n\nlast\n'), {
      name: "a.csv",
    });
    expect(read.ok && read.value).toEqual({
      columns: ["a", "b"],
      rows: [
        { number: 2, cells: ["one\ntwo, three", "2"] },
        { number: 4, cells: ["last", ""] },
      ],
    });
  });

  it.each([
    ["empty", Buffer.from(""), "a.csv"],
    ["empty", Buffer.from("only,a,header\n"), "a.csv"],
    ["not_a_workbook", Buffer.from([1, 0, 0, 2, 0, 9, 9, 9, 0, 0, 1]), "a.csv"],
    ["not_a_workbook", Buffer.from("%PDF-1.7"), "a.xlsx"],
    ["not_a_workbook", Buffer.from("PK\u0003\u0004 and nothing more"), "a.xlsx"],
    ["too_large", Buffer.from(`${"a,".repeat(70)}a\n${"1,".repeat(70)}1\n`), "a.csv"],
  ])("is refused as %s", async (refusal, bytes, name) => {
    expect(await readTable(bytes, { name })).toEqual({ ok: false, refusal });
  });

  it("with more than 400,000 rows is too large", async () => {
    const bytes = Buffer.from(`a\n${"1\n".repeat(400_001)}`);
    expect(await readTable(bytes, { name: "a.csv" })).toEqual({ ok: false, refusal: "too_large" });
  });

  it("comes back cell for cell, whatever quotes, separators and line breaks the cells hold", () => {
    const cell = fc
      .string({ unit: fc.constantFrom(..."aә,;\t\n\"'=-1 ") })
      .map((text) => text.replace(/^['\s]+/, "").trim());
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const filled = rows.map((cells) => ["x", ...cells]);
        const written = Buffer.from(writeCsv(["a", "b", "c", "d"], filled));
        const read = [...new Delimited(written, tableLimits, ",").rows()].slice(1);
        const whole = read.map(({ cells }) => ["", "", "", ""].map((_, at) => cells[at] ?? ""));
        expect(whole).toEqual(filled);
      }),
    );
  });

  it("keeps quotes that open nothing: one that is never closed, and those inside a cell", async () => {
    const open = await readTable(Buffer.from('a,b\n"1,2\n'), { name: "a.csv" });
    expect(open.ok && open.value.rows[0]?.cells).toEqual(['"1', "2"]);
    const inside = await readTable(Buffer.from('a,b\r\nЖШС "Ақжол",2\r\n'), { name: "a.csv" });
    expect(inside.ok && inside.value.rows[0]?.cells).toEqual(['ЖШС "Ақжол"', "2"]);
  });

  it("that we write cannot act as a formula and comes back as it was", async () => {
    const cells = ["=1+1", "+77012345678", "-5", "@a", "Мектеп, «№1»", "'"];
    const written = writeCsv(["a", "b", "c", "d", "e", "f", "n"], [[...cells, -5]]);
    expect(written.startsWith("\ufeffa,b,")).toBe(true);
    expect(written).toContain("'=1+1,'+77012345678,'-5,'@a,");
    expect(written.endsWith(",-5\r\n")).toBe(true);
    const read = await readTable(Buffer.from(written), { name: "a.csv" });
    expect(read.ok && read.value.rows[0]?.cells).toEqual([...cells, "-5"]);
  });
});

describe("an XLSX file", () => {
  it("that we write comes back as it was", async () => {
    const bytes = await writeXlsx({
      sheet: "Мектептер: [2026/1]",
      columns: ["Атауы", "Күні", "Саны"],
      rows: [
        ["=1+1", "2019-10-24", 1030],
        [null, null, 48.7],
      ],
    });
    expect(await readTable(bytes, { name: "a.xlsx" })).toEqual({
      ok: true,
      value: {
        columns: ["Атауы", "Күні", "Саны"],
        rows: [
          { number: 2, cells: ["=1+1", "2019-10-24", "1030"] },
          { number: 3, cells: ["", "", "48.7"] },
        ],
      },
    });
  });

  it("has a bold header that stays in sight, numbers and dates of their own kind", async () => {
    const bytes = await writeXlsx({
      sheet: "a",
      columns: ["Күні", "Саны"],
      rows: [["2019-10-24", 1030]],
    });
    const page = await sheetIn(bytes);
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(page?.getCell("A1").font.bold).toBe(true);
    expect(page?.getCell("A2").value).toEqual(new Date("2019-10-24T00:00:00Z"));
    expect(page?.getCell("B2").value).toBe(1030);
  });

  it("gives rich text, links, results of formulas and long numbers as plain text", async () => {
    const workbook = new exceljs.Workbook();
    const page = workbook.addWorksheet("a");
    page.addRow(["a", "b", "c", "d", "e"]);
    page.addRow([
      { richText: [{ text: "Ақ" }, { text: "төбе" }] },
      { text: "smk.edu.kz", hyperlink: "https://smk.edu.kz" },
      { formula: "1+1", result: 2 },
      0.1 + 0.2,
      77012345678,
    ]);
    const read = await readTable(new Uint8Array(await workbook.xlsx.writeBuffer()), {
      name: "a.xlsx",
    });
    const cells = ["Ақтөбе", "smk.edu.kz", "2", "0.3", "77012345678"];
    expect(read.ok && read.value.rows).toEqual([{ number: 2, cells }]);
  });

  it("that unpacks to far more than it weighs is refused while it is unpacked", async () => {
    const bomb = zipOf("xl/workbook.xml", Buffer.alloc(80 * 1024 * 1024, " "));
    expect(bomb.length).toBeLessThan(200_000);
    const most = { ...tableLimits, unpacked: 2 * 1024 * 1024 };
    expect(await gather(piecesOf({ bytes: bomb, most, sheets: "all" }))).toEqual({
      ok: false,
      refusal: "too_large",
    });
  });

  it("that is a zip of something else is no workbook", async () => {
    const zip = zipOf("a.txt", Buffer.from("text"));
    expect(await readTable(zip, { name: "a.xlsx" })).toEqual({
      ok: false,
      refusal: "not_a_workbook",
    });
  });

  it("of 7,000 rows and 12 columns is written and read whole", async () => {
    const columns = Array.from({ length: 12 }, (_, at) => `c${at}`);
    const many = Array.from({ length: 7_000 }, (_, row) => columns.map((name) => `${name} ${row}`));
    const read = await readTable(await writeXlsx({ sheet: "a", columns, rows: many }), {
      name: "a.xlsx",
    });
    expect(read.ok && read.value.rows.length).toBe(7_000);
    expect(read.ok && read.value.rows.at(-1)?.cells).toEqual(many.at(-1));
  });
});

async function sheetIn(bytes: Uint8Array): Promise<exceljs.Worksheet | undefined> {
  const workbook = new exceljs.Workbook();
  const whole = new ArrayBuffer(bytes.length);
  new Uint8Array(whole).set(bytes);
  await workbook.xlsx.load(whole);
  return workbook.worksheets[0];
}

/** A zip of one deflated entry that states a size of zero, as a bomb would. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
