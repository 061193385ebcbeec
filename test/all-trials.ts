import { globSync } from "node:fs";
import { rootPath } from "#lib/root.ts";
import type { Form, Subject, World } from "./roles-world.ts";
import type { FormMaker, RecordMaker, Trials, Variant } from "./trials.ts";

/** What the file of one capability, or of the server, says. */
export type Said = Trials & { file: string };

/** What every `trials.ts` says, found by its name alone. */
export const allTrials: Said[] = [];
for (const file of globSync("src/{modules/*/*,web}/trials.ts", { cwd: rootPath() }).sort()) {
  const { trials }: { trials: Trials } = await import(rootPath(file));
  allTrials.push({ file, ...trials });
}

const byAddress = new Map(
  allTrials.flatMap((said) => Object.keys(said.who).map((address) => [address, said] as const)),
);

/** What is said of "POST /sign-in" and its neighbours. */
export function trialsOf(address: string): Said {
  const said = byAddress.get(address);
  if (!said) throw new Error(`${address}: no trials.ts says who may`);
  return said;
}

export function variantsOf(address: string): Variant[] {
  return trialsOf(address).variants?.[patternOf(address)] ?? [{}];
}

/** The address with the subject's records in the place of its parameters. */
export async function makePath(world: World, address: string, subject: Subject): Promise<string> {
  const pattern = patternOf(address);
  if (!pattern.includes(":")) return pattern;
  const made = await recordMaker(address)(subject, world);
  const path = [made].flat().reduce((left, value) => left.replace(/:\w+/, value), pattern);
  const left = /:\w+/.exec(path)?.[0];
  if (left) throw new Error(`${address}: ${trialsOf(address).file} gives no record for ${left}`);
  return path;
}

function recordMaker(address: string): RecordMaker {
  const maker = findRecordMaker(trialsOf(address), patternOf(address));
  if (maker) return maker;
  throw new Error(noRecord(trialsOf(address), address));
}

/** Of "/events/:id" and "/events/:id/people/:file" the second, for an address that begins with both. */
export function findRecordMaker(
  { records = {} }: Trials,
  pattern: string,
): RecordMaker | undefined {
  const [longest] = Object.keys(records)
    .filter((start) => pattern === start || pattern.startsWith(`${start}/`))
    .sort((one, other) => other.length - one.length);
  return longest === undefined ? undefined : records[longest];
}

export async function makeForm(world: World, address: string, subject: Subject): Promise<Form> {
  const form = formOf(address);
  return typeof form === "function" ? form(subject, world) : form;
}

/** Whether the form is another for another's records. */
export function isFormOwned(address: string): boolean {
  const form = formOf(address);
  return typeof form === "function" && form.length > 0;
}

export function formOf(address: string): Form | FormMaker {
  const said = trialsOf(address);
  const form = said.forms?.[patternOf(address)];
  if (form) return form;
  throw new Error(noForm(said, address));
}

export function noRecord({ file }: Said, address: string): string {
  return `${address}: no record for its parameters; add it to records in ${file}`;
}

export function noForm({ file }: Said, address: string): string {
  return `${address}: no form; add it to forms in ${file}, {} if it asks nothing`;
}

export function patternOf(address: string): string {
  return address.replace(/^[A-Z]+ /, "");
}
