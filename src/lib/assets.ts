import { readFileSync } from "node:fs";
import { rootPath } from "./root.ts";

let names: Record<string, string> | undefined;

/** The address of a built stylesheet or script, its name bearing the hash of its bytes. */
export function asset(name: string): string {
  names ??= readNames();
  return `/assets/${names[name] ?? name}`;
}

function readNames(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(rootPath("dist", "assets", "manifest.json"), "utf8"));
  } catch {
    return {};
  }
}
