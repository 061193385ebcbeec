import { fold } from "#lib/search.ts";

export const mostHolders = 10_000;

export type Line = {
  number: number;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  code: string | null;
  score: string | null;
};
export type LineProblem = {
  line: number;
  why: "notName" | "repeated" | "unknownSchool" | "outside";
};

/** Reads "family name given name patronymic; school code; score" line by line; the first wrong line stops it. */
export function readLines(
  text: string,
): { ok: true; lines: Line[] } | { ok: false; problem: LineProblem } {
  const lines: Line[] = [];
  const seen = new Set<string>();
  for (const [at, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === "") continue;
    const line = readLine(row, at + 1);
    if (!line) return { ok: false, problem: { line: at + 1, why: "notName" } };
    const same = fold(row);
    if (seen.has(same)) return { ok: false, problem: { line: at + 1, why: "repeated" } };
    seen.add(same);
    lines.push(line);
  }
  return { ok: true, lines };
}

// A table copied from a sheet has tabs where a person types semicolons.
function readLine(row: string, number: number): Line | null {
  const [name = "", code = "", score = ""] = row.split(/[;\t]/).map((part) => part.trim());
  const [familyName = "", givenName = "", ...rest] = name.split(/\s+/);
  const isName = [familyName, givenName].every((word) => /^\p{L}[\p{L}'’.-]*$/u.test(word));
  if (!isName || name.length > 200 || code.length > 20 || score.length > 40) return null;
  const patronymic = rest.join(" ") || null;
  return { number, familyName, givenName, patronymic, code: code || null, score: score || null };
}
