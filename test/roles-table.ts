import { readFileSync } from "node:fs";
import { roles } from "#lib/actor.ts";
import { rootPath } from "#lib/root.ts";
import type { TestApp } from "./app.ts";

export const columns = ["guest", ...roles] as const;
export type Column = (typeof columns)[number];

/** The addresses the server answers, as "POST /sign-in". */
export function addresses({ app }: TestApp): string[] {
  const served = app.routes.filter(({ method }) => method !== "ALL");
  return [...new Set(served.map(({ method, path }) => `${method} ${withoutPatterns(path)}`))];
}

function withoutPatterns(path: string): string {
  return path.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
}

/** What docs/roles/routes.md says of each address. */
export function written(): Map<string, Partial<Record<Column, string>>> {
  const lines = readFileSync(rootPath("docs", "roles", "routes.md"), "utf8").split("\n");
  const rows = lines.filter((line) => /^\| (GET|POST) \|/.test(line));
  return new Map(
    rows.map((line) => {
      const [method, path, ...cells] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [
        `${method} ${path}`,
        Object.fromEntries(columns.map((name, at) => [name, cells[at]])),
      ];
    }),
  );
}
