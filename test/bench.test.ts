import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { rootPath } from "#lib/root.ts";

// Node reads the sources of the bench as they stand, pages in them it cannot.
it("what measures can be begun, at no scale at all", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [rootPath("bench", "main.ts"), "--scale", ""],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
