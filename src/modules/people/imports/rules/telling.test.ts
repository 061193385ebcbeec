import { describe, expect, it } from "vitest";
import type { Finding } from "#imports/desk.ts";
import { schoolsNamed } from "./school-names.ts";
import { tellMore } from "./telling.ts";

type Told = { cells: Record<string, string>; problem?: [field: string, code: string] };

/** What is told of each row: problems by their code, field and number. */
function toldOf(rows: readonly Told[]) {
  const findings = rows.map(({ cells, problem }, at): Finding => {
    const [field = "", code = ""] = problem ?? [];
    const problems = problem ? [{ field, code, value: cells[field] ?? "" }] : [];
    return { number: at + 2, outcome: problem ? "bad" : "new", problems, changes: {} };
  });
  const sent = rows.map(({ cells }, at) => ({ number: at + 2, cells }));
  return tellMore(findings, sent).map(({ problems }) =>
    problems.map(({ field, code, number }) => [field, code, number].filter(Boolean).join(" ")),
  );
}

describe("a person who is repeated", () => {
  const again: [string, string] = ["family_name", "duplicateInFile"];
  const who = (more: Record<string, string> = {}) => ({
    code: "A-1",
    family_name: "Тұрсын",
    given_name: "Ая",
    birth_year: "1980",
    ...more,
  });

  it.each<[string, Told[], string[]]>([
    ["names the row", [{ cells: who() }, { cells: who() }], ["duplicateInFile 2"]],
    [
      "is another than a namesake of another year",
      [{ cells: who({ birth_year: "1970" }) }, { cells: who() }, { cells: who() }],
      ["duplicateInFile 3"],
    ],
    [
      "is not looked for in a row that is wrong",
      [{ cells: who(), problem: ["grades", "badGrades"] }, { cells: who() }, { cells: who() }],
      ["duplicateInFile 3"],
    ],
    [
      "is found by the number under another name",
      [{ cells: who({ iin: "#1" }) }, { cells: who({ iin: "#1", family_name: "Асан" }) }],
      ["duplicateInFile 2"],
    ],
    [
      "is told without a row where none is alike",
      [{ cells: who() }, { cells: who({ family_name: "Асан" }) }],
      ["family_name duplicateInFile"],
    ],
  ])("%s", (_, rows, told) => {
    const last = rows.length - 1;
    const wrong = rows.map((row, at) => (at === last ? { ...row, problem: again } : row));
    expect(toldOf(wrong).at(-1)).toEqual(told);
  });
});

describe("a school that was not found", () => {
  it.each([
    [{ code: "XX-12" }, "code unknownSchool"],
    [{ code: "Бірлік" }, "code unknownSchoolName"],
    [{ code: "№2", [schoolsNamed]: "3" }, "code severalSchools 3"],
  ])("%o is told as %s", (cells, told) => {
    expect(toldOf([{ cells, problem: ["code", "unknownSchool"] }])).toEqual([[told]]);
  });

  it("leaves other problems as they are", () => {
    expect(toldOf([{ cells: { code: "A-1" }, problem: ["code", "outsideTerritory"] }])).toEqual([
      ["code outsideTerritory"],
    ]);
  });
});
