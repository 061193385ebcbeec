// The names of the areas in their order, from the one list of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./engine.mjs";

export function areasInOrder() {
  const list = /areas: readonly Area\[\] = \[([^\]]*)\]/.exec(
    readFileSync(join(root, "src/areas.ts"), "utf8"),
  );
  return list[1]
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}
