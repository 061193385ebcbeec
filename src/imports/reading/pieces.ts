import { Delimited } from "./delimited.ts";
import { isZip } from "./formats.ts";
import { lettersOf, type TableRow } from "./rows.ts";
import type { ReadingMessage, ReadingTask } from "./task.ts";
import { Workbook } from "./workbook.ts";

const cellsInPiece = 4_000;
// What is done with a piece holds everybody's pages up.
const lettersInPiece = 200_000;

/** Reads the file here and now: what it holds, then its rows piece by piece. Throws `Unreadable`. */
export async function* piecesOf({
  bytes,
  most,
  separator,
  sheets: wanted,
}: ReadingTask): AsyncGenerator<ReadingMessage> {
  if (isZip(bytes)) {
    const workbook = await Workbook.open(bytes, most);
    const { sheets } = workbook;
    yield { kind: "opened", sheets: [...sheets], encoding: null, separator: null };
    const shown = sheets.flatMap(({ isHidden }, at) => (isHidden ? [] : at));
    if (wanted === "visible") yield* firstFilled(shown.map((at) => cut(workbook.rows(at), at)));
    else for (const at of sheets.keys()) yield* cut(workbook.rows(at), at);
    return;
  }
  const table = new Delimited(bytes, most, separator);
  const sheets = [{ name: "", isHidden: false }];
  yield { kind: "opened", sheets, encoding: table.encoding, separator: table.separator };
  yield* cut(table.rows(), 0);
}

async function* firstFilled(
  tables: readonly AsyncGenerator<ReadingMessage>[],
): AsyncGenerator<ReadingMessage> {
  for (const pieces of tables) {
    const first = await pieces.next();
    if (first.done) continue;
    yield first.value;
    yield* pieces;
    return;
  }
}

async function* cut(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  sheet: number,
): AsyncGenerator<ReadingMessage> {
  let piece: TableRow[] = [];
  let cells = 0;
  let letters = 0;
  for await (const row of rows) {
    piece.push(row);
    cells += row.cells.length + 1;
    letters += lettersOf(row);
    if (cells < cellsInPiece && letters < lettersInPiece) continue;
    yield { kind: "rows", sheet, rows: piece };
    piece = [];
    cells = 0;
    letters = 0;
  }
  if (piece.length > 0) yield { kind: "rows", sheet, rows: piece };
}
