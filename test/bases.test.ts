import ts from "typescript";
import { describe, expect, it } from "vitest";
import { rootPath } from "#lib/root.ts";

type Source = { file: string; folder: string; tree: ts.SourceFile; isTest: boolean };
type Import = { from: string; to: string; name: string; as: string };

const { lonelyExports }: { lonelyExports(sources: Source[], imports: Import[]): string[] } =
  await import(rootPath("scripts/bases.mjs"));

const base = "modules/events/base";
const rules = `src/${base}/rules.ts`;
const actions = `src/${base}/actions.ts`;

function source(file: string, text = ""): Source {
  const folder = file.split("/").slice(1, 4).join("/");
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { file, folder, tree, isTest: file.endsWith(".test.ts") };
}

/** What is refused of what the base gives, where each file asks for some of it. */
function refused(texts: Record<string, string>, users: Record<string, string[]>): string[] {
  const asking = Object.entries(users).map(([at, names]) => {
    const [file = "", to = rules] = at.split(" of ");
    return { file, imports: names.map((name) => ({ from: file, to, name, as: name })) };
  });
  const files = Object.entries(texts).map(([file, text]) => source(file, text));
  const others = asking.filter(({ file }) => !texts[file]).map(({ file }) => source(file));
  return lonelyExports(
    [...files, ...others],
    asking.flatMap(({ imports }) => imports),
  );
}

const room = (name: string) => `src/modules/events/${name}/actions.ts`;

describe("what a base gives", () => {
  it("is what two other folders ask for", () => {
    const text = "export const hours = 1;";
    const two = { [room("editing")]: ["hours"], [room("calendar")]: ["hours"] };
    expect(refused({ [rules]: text }, two)).toEqual([]);
    expect(refused({ [rules]: text }, { [room("editing")]: ["hours"] })).toEqual([
      `${rules}: hours`,
    ]);
    const test = {
      [room("editing")]: ["hours"],
      "src/modules/events/calendar/a.test.ts": ["hours"],
    };
    expect(refused({ [rules]: text }, test)).toEqual([`${rules}: hours`]);
  });

  it("is not what its own file alone says once more, in a comment or in a sentence", () => {
    const text = "// hours\nexport const hours = 1;\nconst all = { hours: hours };";
    expect(refused({ [rules]: text }, { [room("editing")]: ["hours"] })).toEqual([
      `${rules}: hours`,
    ]);
  });

  it("is what stands under what two folders ask for, by way of others too", () => {
    const text = `export const hours = 1;
      function half() { return hours / 2; }
      export function rest() { return half(); }`;
    const two = { [room("editing")]: ["rest", "hours"], [room("calendar")]: ["rest"] };
    expect(refused({ [rules]: text }, two)).toEqual([]);
    expect(refused({ [rules]: text }, { [room("editing")]: ["rest", "hours"] })).toEqual([
      `${rules}: hours`,
      `${rules}: rest`,
    ]);
  });

  it("is not exported for its own file", () => {
    const text = "export const hours = 1;\nexport function rest() { return hours; }";
    const two = { [room("editing")]: ["rest"], [room("calendar")]: ["rest"] };
    expect(refused({ [rules]: text }, two)).toEqual([`${rules}: hours`]);
  });

  it("is an act of one folder only on a table that another writes through it", () => {
    const act = (name: string, table: string) =>
      `export function ${name}(tx) { return ${table}(tx, ["${name}"]); }\n`;
    const gates = `function ours(tx) { return tx.updateTable("events.events"); }
      function theirs(tx) { return tx.insertInto("events.series"); }\n`;
    const text = gates + act("hold", "ours") + act("rewrite", "ours") + act("begin", "theirs");
    const users = {
      [`${room("announcements")} of ${actions}`]: ["hold"],
      [`${room("editing")} of ${actions}`]: ["rewrite", "begin"],
    };
    expect(refused({ [actions]: text }, users)).toEqual([`${actions}: begin`]);
  });
});
