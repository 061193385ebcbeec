import { readFileSync } from "node:fs";
import { rootPath } from "#lib/root.ts";
import { allTrials } from "./all-trials.ts";
import type { TestApp } from "./app.ts";
import { type Column, columns } from "./roles-world.ts";

export const tablePath = rootPath("docs", "roles", "routes.md");

/** The addresses the server answers, as "POST /sign-in". */
export function addresses({ app }: TestApp): string[] {
  return addressesOf(app.routes);
}

export function addressesOf(routes: readonly { method: string; path: string }[]): string[] {
  const served = routes.filter(({ method }) => method !== "ALL");
  return [...new Set(served.map(({ method, path }) => `${method} ${withoutPatterns(path)}`))];
}

function withoutPatterns(path: string): string {
  return path.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
}

/** What every trials.ts says of its addresses, in the order of the document. */
export function written(): Map<string, Partial<Record<Column, string>>> {
  const said = new Map(allTrials.flatMap(({ who }) => Object.entries(who)));
  return new Map(
    addressesInOrder().map((address) => {
      const cells = said.get(address)?.split(" ") ?? [];
      return [address, Object.fromEntries(columns.map((name, at) => [name, cells[at]]))];
    }),
  );
}

/** The whole document: what stands above the table is written by hand and kept. */
export function writtenTable(): string {
  const [introduction = ""] = readFileSync(tablePath, "utf8").split(/^\| \| address/m);
  const head = ["", "address", ...columns];
  const rows = [...written()].map(([address, cells]) => [
    ...address.split(" "),
    ...columns.map((column) => cells[column] ?? ""),
  ]);
  const lines = [rowOf(head), `|${"---|".repeat(head.length)}`, ...rows.map(rowOf)];
  return `${introduction}${lines.join("\n")}\n`;
}

function rowOf(cells: string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " |" : ` ${cell} |`)).join("")}`;
}

/** Rows stay where they stand in the document; a new one comes after another of its capability. */
function addressesInOrder(): string[] {
  const known = new Set(allTrials.flatMap(({ who }) => Object.keys(who)));
  const order = addressesInDocument().filter((address) => known.has(address));
  for (const { who } of allTrials) {
    const own = Object.keys(who);
    for (const [at, address] of own.entries()) {
      if (order.includes(address)) continue;
      const neighbour = own[at - 1] ?? own.find((one) => order.includes(one));
      order.splice(neighbour ? order.indexOf(neighbour) + 1 : order.length, 0, address);
    }
  }
  return order;
}

function addressesInDocument(): string[] {
  const rows = readFileSync(tablePath, "utf8").matchAll(/^\| (GET|POST) \| (\S+) \|/gm);
  return [...rows].map(([, method, pattern]) => `${method} ${pattern}`);
}
