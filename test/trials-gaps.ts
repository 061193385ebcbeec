import { globSync } from "node:fs";
import { importRoutes } from "#imports/routes.tsx";
import { rootPath } from "#lib/root.ts";
import {
  allTrials,
  findRecordMaker,
  noForm,
  noRecord,
  patternOf,
  type Said,
} from "./all-trials.ts";
import type { TestApp } from "./app.ts";
import { desks } from "./desks.ts";
import { addresses, addressesOf } from "./roles-table.ts";
import { columns } from "./roles-world.ts";

const cells = ["yes", "own", "no", "sign-in"];

/** Stops at once where an address cannot be tried, and says what to add, and where. */
export async function refuseGaps(app: TestApp): Promise<void> {
  const gaps = await listGaps(app);
  if (gaps.length > 0) throw new Error(gaps.join("\n"));
}

/** What is missing or too much in every trials.ts, held against what the routes beside it serve. */
export async function listGaps(app: TestApp): Promise<string[]> {
  const served = await servedBy(app);
  const missing = [...served].flatMap(([address, file]) => gapsOf(address, file));
  return [...missing, ...allTrials.flatMap((said) => straysIn(said, served))];
}

/** Each address of the server, with the file that must tell of it. */
async function servedBy(app: TestApp): Promise<Map<string, string>> {
  const files = new Map(addresses(app).map((address) => [address, "src/web/trials.ts"]));
  for (const file of globSync("src/modules/*/*/routes.tsx", { cwd: rootPath() })) {
    const { routes }: { routes: TestApp["app"] } = await import(rootPath(file));
    for (const address of addressesOf(routes.routes))
      files.set(address, file.replace("routes.tsx", "trials.ts"));
  }
  for (const desk of desks) {
    const file = `src/modules${desk.home}/trials.ts`;
    for (const address of addressesOf(importRoutes(desk).routes)) files.set(address, file);
  }
  return files;
}

function gapsOf(address: string, file: string): string[] {
  const said = allTrials.find((one) => one.file === file);
  const who = said?.who[address];
  if (!said || who === undefined)
    return [`${address}: nobody says who may; add it to who in ${file}`];
  return [
    ...(isRow(who)
      ? []
      : [`${address}: who in ${file} is not a word for each of ${columns.join(" ")}`]),
    ...(hasRecord(said, address) ? [] : [noRecord(said, address)]),
    ...(hasForm(said, address) ? [] : [noForm(said, address)]),
  ];
}

function isRow(who: string): boolean {
  const words = who.split(" ");
  return words.length === columns.length && words.every((word) => cells.includes(word));
}

function hasRecord(said: Said, address: string): boolean {
  return !address.includes(":") || findRecordMaker(said, patternOf(address)) !== undefined;
}

function hasForm({ forms = {} }: Said, address: string): boolean {
  return !address.startsWith("POST ") || patternOf(address) in forms;
}

/** What a file tells of addresses that the routes beside it do not serve. */
function straysIn(said: Said, served: Map<string, string>): string[] {
  const { file, who, records = {}, forms = {}, variants = {} } = said;
  const own = [...served].filter(([, at]) => at === file).map(([address]) => address);
  const acts = own.filter((address) => address.startsWith("POST ")).map(patternOf);
  const starts = (start: string) =>
    own.map(patternOf).some((one) => `${one}/`.startsWith(`${start}/`));
  const strays = [
    ...Object.keys(who).filter((address) => !own.includes(address)),
    ...Object.keys(records).filter((start) => !starts(start)),
    ...[...Object.keys(forms), ...Object.keys(variants)].filter((act) => !acts.includes(act)),
  ];
  return strays.map(
    (stray) => `${stray}: ${file} tells of it, the routes beside it do not serve it`,
  );
}
