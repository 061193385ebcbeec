import type { RowReader } from "#imports/plan.ts";

/** "5–11", "7" or "5а-7б, 9ә": from the lowest class to the highest, as PostgreSQL writes a range of whole numbers. */
export function readGrades(reader: RowReader): string | null {
  const text = reader.text("grades");
  if (text === "") return null;
  if (text.length > 80) return reader.problem("grades", "badGrades");
  const parts = text
    .replace(/(сынып\p{L}*|класс\p{L}*|кл|сын)?\.?$/iu, "")
    .split(/[\s,;.–—-]+/u)
    .filter(Boolean);
  const isOfClasses = parts.length > 0 && parts.every((part) => classLike.test(part));
  const classes = (text.match(/\d{1,2}/g) ?? []).map(Number);
  const [from, until] = [Math.min(...classes), Math.max(...classes)];
  if (!isOfClasses || classes.length === 0 || until > 12 || isBackwards(classes, text))
    return reader.problem("grades", "badGrades");
  return `[${from},${until + 1})`;
}

// "7", "7а", "7«Ә»", or the letter of a class that stands apart.
const classLike = /^(\d{1,2})?[«"'(]?\p{L}?[»"')]?$/u;

// "11-5" is a slip; "9, 5" is a list.
function isBackwards([first = 0, last = 0, ...others]: number[], text: string): boolean {
  return others.length === 0 && last < first && /[-–—]/.test(text);
}
