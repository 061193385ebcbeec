import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rootPath } from "#lib/root.ts";

const page = readFileSync(rootPath("docs", "security", "asvs.md"), "utf8");
const [lines = "", mending = ""] = page.split("\n## Not met\n");

/** The cells of the rows that the pattern knows by their first one. */
function rowsOf(text: string, first: RegExp): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, -2).split(" | "))
    .filter(([cell = ""]) => first.test(cell));
}

const rows = rowsOf(lines, /^\d+\.\d+\.\d+$/).map(
  ([number = "", level = "", asked = "", verdict = "", last = "", ...more]) => ({
    number,
    level,
    asked,
    verdict,
    last,
    more,
  }),
);
const isThere = (path: string) => existsSync(rootPath(path));
const verdicts = ["met", "not met", "not applicable"];
const withVerdict = (verdict: string) => rows.filter((row) => row.verdict === verdict);

describe("the page of the ASVS", () => {
  it("has each of the requirements of levels 1 and 2 once", () => {
    expect(rows).toHaveLength(253);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(253);
    expect(rows.filter(({ level }) => level === "1")).toHaveLength(70);
    expect(rows.filter(({ level }) => level === "2")).toHaveLength(183);
  });

  it("says of each in few words what is asked, one of three verdicts, and why", () => {
    expect(rows.filter(({ verdict }) => !verdicts.includes(verdict))).toEqual([]);
    expect(rows.filter(({ asked }) => !asked || asked.split(" ").length > 12)).toEqual([]);
    expect(rows.filter(({ last, more }) => !last || more.length > 0)).toEqual([]);
  });

  it("names files that are there, of what is met and of what is to be mended", () => {
    const shown = withVerdict("met").map(({ last }) => last);
    const meant = rowsOf(mending, /^\d/).map(([, , where = ""]) => where);
    const paths = [...shown, ...meant].flatMap((named) => named.split(", "));
    expect(paths.filter((path) => !/^[\w./-]+$/.test(path) || !isThere(path))).toEqual([]);
  });

  it("counts in its head what its rows say, and calls few things not applicable", () => {
    const told = rowsOf(lines, /^(met|not met|not applicable)$/);
    const counted = verdicts.map((verdict) => {
      const found = withVerdict(verdict);
      const first = found.filter(({ level }) => level === "1").length;
      return [verdict, first, found.length - first, found.length].map(String);
    });
    expect(told).toEqual(counted);
    expect(withVerdict("not applicable").length).toBeLessThanOrEqual(58);
  });

  it("says of all that is not met, and of nothing else, what would mend it", () => {
    const named = rowsOf(mending, /^\d/).flatMap(([numbers = ""]) => numbers.split(", "));
    const numbers = withVerdict("not met").map(({ number }) => number);
    expect(named.toSorted()).toEqual(numbers.toSorted());
  });
});
