import { attribute, type Part, readPart } from "./parts.ts";
import type { CellShape } from "./values.ts";

// The formats that have numbers of their own: days, times of day, and days in the writing of East Asia.
const days = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const times = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56]);

/** For each style that a cell may point to, whether its numbers are days, times or numbers. */
export async function numberFormatsOf(part: Part): Promise<CellShape[]> {
  const codes = new Map<number, CellShape>();
  const shapes: CellShape[] = [];
  let inCells = false;
  await readPart(part, {
    open(element) {
      const id = Number(attribute(element, "numFmtId") ?? 0);
      if (element.name === "numFmt")
        codes.set(id, shapeOfCode((attribute(element, "formatCode") ?? "").slice(0, longestCode)));
      if (element.name === "cellXfs") inCells = true;
      if (element.name === "xf" && inCells) shapes.push(codes.get(id) ?? shapeOfId(id));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return shapes;
}

// As long as Excel lets it be.
const longestCode = 255;

function shapeOfId(id: number): CellShape {
  if (days.has(id)) return "day";
  return times.has(id) ? "time" : "number";
}

/** A format such as `[$-419]d mmmm yyyy;@` speaks of days, `h:mm` of times, `0.00 "дн."` of numbers. */
export function shapeOfCode(code: string): CellShape {
  const [positive = ""] = code.split(";");
  const signs = positive.replaceAll(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]/gi, "");
  if (/general/i.test(signs)) return "number";
  if (/[yd]/i.test(signs)) return "day";
  if (/[hs]/i.test(signs)) return "time";
  return /m/i.test(signs) && !/[0#?]/.test(signs) ? "day" : "number";
}
