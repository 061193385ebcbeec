import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "#lib/texts.ts";
import { desks } from "#test/desks.ts";
import { areas } from "../areas.ts";
import { stayReasons } from "./stays.ts";
import { stayWord } from "./words.ts";

describe("the engine for tables", () => {
  it("names no table of an area: what is a desk's own the desk gives", () => {
    const names = areas.map(({ name }) => name).join("|");
    const table = new RegExp(`["' ](${names})\\.[a-z_]+\\b(?!\\.)`, "g");
    const folder = new URL(".", import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    const named = sources.flatMap((file) =>
      [...readFileSync(new URL(file, folder), "utf8").matchAll(table)].map(([text]) => [
        file,
        text.trim(),
      ]),
    );
    expect(sources.length).toBeGreaterThan(20);
    expect(named).toEqual([]);
  });

  it.each(languages)("says of every desk in %s why a record stays", (language) => {
    for (const desk of desks) {
      const reasons = [...Object.keys(desk.stays[language]), ...stayReasons];
      const said = reasons.map((reason) => stayWord(desk, { reason, language }));
      expect(said.filter((word, at) => word === reasons[at])).toEqual([]);
    }
  });
});
