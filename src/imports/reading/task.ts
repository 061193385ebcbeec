import { z } from "zod";
import { encodings, separators } from "./formats.ts";
import type { TableRow } from "./rows.ts";

/** What the thread is to read. */
export const ReadingTask = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  most: z.object({
    unpacked: z.number(),
    steps: z.number(),
    rows: z.number(),
    columns: z.number(),
    cells: z.number(),
    lettersInCell: z.number(),
    letters: z.number(),
  }),
  /** Every sheet, or only the first visible one that holds anything. */
  sheets: z.enum(["all", "visible"]),
  separator: z.enum(separators).optional(),
});
export type ReadingTask = z.infer<typeof ReadingTask>;

const Rows = z.custom<TableRow[]>(Array.isArray);

/** What the thread says: first what the file holds, then its rows in pieces, each waiting to be asked for. */
export const ReadingMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("opened"),
    sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
    encoding: z.enum(encodings).nullable(),
    separator: z.enum(separators).nullable(),
  }),
  z.object({ kind: z.literal("rows"), sheet: z.number(), rows: Rows }),
  z.object({ kind: z.literal("ended") }),
  z.object({ kind: z.literal("refused"), reason: z.enum(["not_a_workbook", "too_large"]) }),
]);
export type ReadingMessage = z.infer<typeof ReadingMessage>;
