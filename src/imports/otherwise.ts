import { fold } from "#lib/search.ts";
import { languages } from "#lib/texts.ts";
import { dayShown, type Field } from "./fields.ts";
import { type FieldValue, type ImportRow, keptText, type RowChanges } from "./plan.ts";

/** What a new row writes, by its fields, as it is kept. */
export type WrittenFields = Readonly<Record<string, FieldValue>>;

/** What is written otherwise than the row says it, so that it is seen before; also days that the row does not say. */
export function writtenOtherwise(
  { cells }: ImportRow,
  { fields, written }: { fields: readonly Field[]; written: WrittenFields },
): RowChanges {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const to = keptText(written[field.name]);
      const cell = (cells[field.name] ?? "").trim();
      const isToTell = cell === "" ? field.shown === dayShown : !isSaid(cell, { to, field });
      return to !== "" && isToTell ? [[field.name, { from: "", to }]] : [];
    }),
  );
}

function isSaid(cell: string, { to, field: { shown } }: { to: string; field: Field }): boolean {
  if (cell === to || !shown) return cell === to;
  const words = wordsIn(cell);
  return languages.some((language) => wordsIn(shown(to, language)) === words);
}

/** In whatever order and with whatever signs between them. */
function wordsIn(text: string): string {
  return text.split(/[,;/]/).map(fold).toSorted().join(", ");
}
