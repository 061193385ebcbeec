import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sweep } from "./folders.ts";

test("what a killed run left is swept, and nothing else", () => {
  const place = mkdtempSync(join(tmpdir(), "tirek-sweeping-"));
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const make = (name: string) => {
    mkdirSync(join(place, name, "postgres"), { recursive: true });
    return join(place, name);
  };
  const left = make(`tirek-test-of-${pid}-a1B2c3`);
  const kept = [
    make(`tirek-up-of-${process.pid}-a1B2c3`),
    make("tirek-test-a1B2c3"),
    make(`${pid}`),
  ];

  sweep(place);

  expect(existsSync(left)).toBe(false);
  expect(kept.map((folder) => existsSync(folder))).toEqual([true, true, true]);
  rmSync(place, { recursive: true });
});
