import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { ConcealedRows } from "./conceal.ts";
import type { Concealment } from "./desk.ts";
import type { SheetKept } from "./kept.ts";
import type { Encoding, Separator } from "./reading/formats.ts";
import { lettersOf, type TableRow } from "./reading/rows.ts";
import type { ReadingMessage } from "./reading/task.ts";
import { spelled } from "./spelling.ts";

export type KeptFile = {
  sheets: SheetKept[];
  separator: Separator | null;
  encoding: Encoding | null;
};

type PieceContext = { importId: string; conceals: Concealment | null; secret: string };

/** Keeps what is read of a file, piece by piece, with what may not be kept concealed. */
export async function keepPieces(
  tx: Db,
  { messages, ...keeping }: PieceContext & { messages: AsyncIterable<ReadingMessage> },
): Promise<KeptFile> {
  const kept: KeptFile = { sheets: [], separator: null, encoding: null };
  const sheets = new Sheets(tx, keeping);
  try {
    for await (const said of messages) {
      if (said.kind === "opened") {
        const nameOf = keeping.conceals?.without ?? ((name: string) => name);
        kept.sheets = said.sheets.map((one) => ({ ...one, name: nameOf(one.name), rows: 0 }));
        kept.separator = said.separator;
        kept.encoding = said.encoding;
      } else if (said.kind === "rows") await sheets.add(said);
    }
    const rows = await sheets.end();
    kept.sheets = kept.sheets.map((sheet, at) => ({ ...sheet, rows: rows[at] ?? 0 }));
    return kept;
  } finally {
    await sheets.settled();
  }
}

/** The sheets of one file on their way into the database, one after the other. */
class Sheets {
  readonly #tx: Db;
  readonly #keeping: PieceContext;
  readonly #sheets: SheetPieces[] = [];
  #last: SheetPieces | undefined;

  constructor(tx: Db, keeping: PieceContext) {
    this.#tx = tx;
    this.#keeping = keeping;
  }

  async add({ sheet, rows }: { sheet: number; rows: readonly TableRow[] }): Promise<void> {
    if (!this.#sheets[sheet]) {
      await this.#last?.settled();
      this.#last = new SheetPieces(this.#tx, { ...this.#keeping, sheet });
      this.#sheets[sheet] = this.#last;
    }
    await this.#sheets[sheet]?.add(rows);
  }

  /** How many rows each sheet has. */
  async end(): Promise<(number | undefined)[]> {
    const rows: (number | undefined)[] = [];
    for (const sheet of this.#sheets) rows.push(await sheet?.end());
    return rows;
  }

  /** When nothing is on its way any more, whether it arrived or not. */
  async settled(): Promise<void> {
    await Promise.all(this.#sheets.map((sheet) => sheet.settled()));
  }
}

const rowsInPiece = 500;
const lettersInPiece = 400_000;

/** The rows of one sheet on their way into the database. */
class SheetPieces {
  readonly #tx: Db;
  readonly #importId: string;
  readonly #sheet: number;
  readonly #concealed: ConcealedRows | null;
  #ready: TableRow[] = [];
  #place = 0;
  #rows = 0;
  /** The piece before, on its way while the next one is made ready. */
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(tx: Db, { importId, sheet, conceals, secret }: PieceContext & { sheet: number }) {
    this.#tx = tx;
    this.#importId = importId;
    this.#sheet = sheet;
    this.#concealed = conceals ? new ConcealedRows(conceals, secret) : null;
  }

  async add(rows: readonly TableRow[]): Promise<void> {
    // As they are meant, so that whoever is looked for in them later is found.
    const meant = rows.map(({ number, cells }) => ({ number, cells: cells.map(spelled) }));
    this.#ready.push(...(this.#concealed ? this.#concealed.add(meant) : meant));
    for (let size = this.#full(); size > 0; size = this.#full())
      await this.#keep(this.#ready.splice(0, size));
  }

  /** How many of the rows that are ready fill a piece; 0 where they do not yet. */
  #full(): number {
    let letters = 0;
    for (const [at, row] of this.#ready.entries()) {
      letters += lettersOf(row);
      if (at + 1 === rowsInPiece || letters >= lettersInPiece) return at + 1;
    }
    return 0;
  }

  async end(): Promise<number> {
    this.#ready.push(...(this.#concealed?.end() ?? []));
    if (this.#ready.length > 0) await this.#keep(this.#ready);
    await this.#keeping;
    return this.#rows;
  }

  /** When nothing is on its way any more, whether it arrived or not. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#keeping]);
  }

  async #keep(rows: readonly TableRow[]): Promise<void> {
    const piece = JSON.stringify(rows);
    await this.#keeping;
    this.#keeping = sql`
      insert into core.import_pieces (import_id, sheet, place, rows)
      values (${this.#importId}, ${this.#sheet}, ${this.#place}, ${piece}::jsonb)`.execute(
      this.#tx,
    );
    // What goes wrong with it is told with the next piece.
    this.#keeping.catch(() => {});
    this.#place += 1;
    this.#rows += rows.length;
  }
}
