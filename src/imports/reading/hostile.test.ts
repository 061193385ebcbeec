import { describe, expect, it } from "vitest";
import { readTable } from "#test/read-table.ts";
import { zip } from "#test/zip.ts";
import { piecesOf } from "./pieces.ts";
import { readFile } from "./read.ts";
import { tableLimits } from "./rows.ts";
import { gather } from "./sheet.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rows = (count: number, row: string) => row.repeat(count);

type Book = { sheets: string[]; shared?: string };

/** A workbook of these sheets and one text that all cells may point to. */
function workbook(book: Book): Uint8Array {
  return zip(partsOf(book));
}

function partsOf({ sheets, shared = "" }: Book): (readonly [string, string])[] {
  const relations = [
    ...sheets.map((_, at) => [`s${at}`, "worksheet", `sheet${at}.xml`] as const),
    ["t", "sharedStrings", "shared.xml"] as const,
  ].map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );
  const named = sheets.map((_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="s${at}"/>`);
  return [
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", `<Relationships>${relations.join("")}</Relationships>`],
    ["xl/shared.xml", `<sst xmlns="${main}"><si><t>${shared}</t></si></sst>`],
    ...sheets.map(
      (cells, at) =>
        [
          `xl/sheet${at}.xml`,
          `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
        ] as const,
    ),
  ];
}

const read = (bytes: Uint8Array, more: object = {}) =>
  gather(piecesOf({ bytes, most: { ...tableLimits, ...more }, sheets: "all" }));
const manyAttributes = (count: number) =>
  Array.from({ length: count }, (_, at) => `a${at}="1"`).join(" ");
const mentions = (count: number) => `<row>${rows(count, '<c t="s"><v>0</v></c>')}</row>`;

describe("a hostile table", () => {
  it("is read as it is meant when it is small", async () => {
    const found = await read(workbook({ sheets: [mentions(2)], shared: "Ақтөбе" }));
    expect(found.ok && found.value[0]?.rows).toEqual([{ number: 1, cells: ["Ақтөбе", "Ақтөбе"] }]);
  });

  it.each([
    ["one long text", workbook({ sheets: [mentions(1)], shared: "a".repeat(100_000) })],
    [
      "one text that is mentioned without end",
      workbook({ sheets: [rows(2_000, mentions(50))], shared: "a".repeat(3_000) }),
    ],
    [
      "as much again on every sheet",
      workbook({
        sheets: Array.from({ length: 20 }, () => rows(350, mentions(50))),
        shared: "a",
      }),
      { cells: tableLimits.cells / 20 },
    ],
    [
      "rows without cells that do not end",
      workbook({ sheets: [rows(1_001, "<row/>")], shared: "a" }),
      { steps: 1_000 },
    ],
    [
      "one cell with attributes that do not end",
      workbook({ sheets: [`<row><c ${manyAttributes(1_001)}/></row>`], shared: "a" }),
      { steps: 1_000 },
    ],
    ["a text file of one endless cell", Buffer.from("a".repeat(3_000_000))],
    ["a text file of nothing but separators", Buffer.from(";".repeat(3_000_000))],
    ["a text file of endless headings", Buffer.from(`a;${"б".repeat(1_000_000)}\n1;2\n`)],
  ])("of %s is refused as too large", async (_, bytes, more: object = {}) => {
    expect(await read(bytes, more)).toEqual({ ok: false, refusal: "too_large" });
  });

  it("of elements in elements without end is no workbook", async () => {
    const deep = workbook({ sheets: [rows(1_000_000, "<a>")] });
    expect(await read(deep)).toEqual({ ok: false, refusal: "not_a_workbook" });
  });

  it.each(["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])(
    "of elements in elements without end in %s is no workbook",
    async (part) => {
      const parts = partsOf({ sheets: [mentions(1)], shared: "a" }).map(
        ([name, text]) =>
          [name, name === part ? text.replace(/<\/\w+>$/, "<a>".repeat(19_000)) : text] as const,
      );
      expect(await read(zip(parts))).toEqual({ ok: false, refusal: "not_a_workbook" });
    },
    3_000,
  );

  it("is read beside the thousands of names that are copied from year to year", async () => {
    const names = '<definedName name="a" hidden="1">#REF!</definedName>'.repeat(25_000);
    const parts = partsOf({ sheets: [mentions(1)], shared: "a" }).map(
      ([name, text]) =>
        [
          name,
          text.replace("</workbook>", `<definedNames>${names}</definedNames></workbook>`),
        ] as const,
    );
    const found = await read(zip(parts));
    expect(found.ok && found.value[0]?.rows).toEqual([{ number: 1, cells: ["a"] }]);
  });

  it("holds nothing where a number is only space", async () => {
    const cells = '<row><c><v> </v></c><c t="s"><v>0</v></c></row>';
    const found = await read(workbook({ sheets: [cells], shared: "a" }));
    expect(found.ok && found.value[0]?.rows).toEqual([{ number: 1, cells: ["", "a"] }]);
  });

  it("of more sheets than anybody keeps is refused", async () => {
    const sheets = Array.from({ length: 251 }, () => mentions(1));
    expect(await read(workbook({ sheets, shared: "a" }))).toEqual({
      ok: false,
      refusal: "too_large",
    });
  });

  it("numbers its rows as they come where what it says is no number of a row", async () => {
    const cell = '<c t="s"><v>0</v></c>';
    const numbers = ["1e999", "99999999999999", "1.5", "-3", "x", "7"];
    const sheets = [numbers.map((number) => `<row r="${number}">${cell}</row>`).join("")];
    const found = await read(workbook({ sheets, shared: "a" }));
    expect(found.ok && found.value[0]?.rows.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 7,
    ]);
  });

  it("loses the marks that no letter bears, and is read in no time", async () => {
    const heading = `a${"\u0301\u0323".repeat(1_900)}`;
    const found = await readTable(Buffer.from(`${heading};b\n1;2\n`), { name: "a.csv" });
    expect(found.ok && found.value.columns).toEqual([`a${"\u0301\u0323".repeat(2)}`, "b"]);
  });
});

describe("the turn to read", () => {
  const bytes = Buffer.from("a;b\n1;2\n");
  const open = (reader: string, signal?: AbortSignal) =>
    readFile({ bytes, most: tableLimits, sheets: "all" }, { reader, signal });

  it("passes over whoever reads a file already, and comes to the others", async () => {
    const first = open("one");
    await first.next();
    const [again, other] = [open("one"), open("two")];
    const second = again.next();
    expect((await other.next()).value).toMatchObject({ kind: "opened" });
    const isWaiting = await Promise.race([second.then(() => false), Promise.resolve(true)]);
    expect(isWaiting).toBe(true);
    await first.return(undefined);
    expect((await second).value).toMatchObject({ kind: "opened" });
    await Promise.all([again.return(undefined), other.return(undefined)]);
  });

  it("is not all one person's who sends many, nor does more wait than fits into memory", async () => {
    const order: string[] = [];
    const read = async (reader: string) => {
      for await (const { kind } of open(reader)) if (kind === "opened") order.push(reader);
    };
    const all = ["one", "one", "one", "two", "two", "two", "three"].map(read);
    await expect(read("one")).rejects.toMatchObject({ reason: "waiting" });
    await Promise.all(all);
    expect(order.indexOf("three")).toBeLessThan(4);
    expect(order).toHaveLength(7);
  });

  it("ends when whoever sent the file has gone", async () => {
    const gone = new AbortController();
    const reading = open("three", gone.signal);
    await reading.next();
    // The rows lie ready before the sender leaves.
    await new Promise((ready) => setTimeout(ready, 200));
    gone.abort();
    await expect(reading.next()).rejects.toThrow("too_large");
    await expect(open("three", gone.signal).next()).rejects.toThrow("too_large");
    const again = open("three");
    expect((await again.next()).value).toMatchObject({ kind: "opened" });
    await again.return(undefined);
  });
});
