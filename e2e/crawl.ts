import { readFileSync } from "node:fs";
import { join } from "node:path";

type Answer = { status: number; type: string; location: string | undefined; body: string };
/** How an address answers, without following where it leads. */
export type Ask = (path: string) => Promise<Answer>;
/** Who follows the links: a column of docs/roles/routes.md. */
export type Column = "guest" | "national";

const table = join(import.meta.dirname, "..", "docs", "roles", "routes.md");
const places = { guest: 0, national: 1 };
const mostOfKind = 2;
const mostAsked = 2;

/** The patterns that docs/roles/routes.md lets one read. */
export function readable(column: Column): string[] {
  const rows = readFileSync(table, "utf8").matchAll(/^\| GET \| (\S+) \| (.*) \|$/gm);
  return [...rows].flatMap(([, pattern = "", cells = ""]) =>
    ["yes", "own"].includes(cells.split(" | ")[places[column]] ?? "") ? [pattern] : [],
  );
}

/** Follows links from these addresses on: what some link leads to, and a page of each pattern that has one. */
export async function followLinks(
  ask: Ask,
  { starts, patterns }: { starts: readonly string[]; patterns: readonly string[] },
): Promise<{ linked: Set<string>; pages: Map<string, string> }> {
  const linked = new Set<string>();
  const pages = new Map<string, string>();
  const isWanted = wanting(patterns);
  const queue = starts.filter(isWanted);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await ask(path);
    const links = linksIn(answer);
    for (const link of links) linked.add(patternOf(link, patterns) ?? link);
    queue.push(...links.filter(isWanted));
    const pattern = patternOf(path, patterns);
    const isFound = pattern !== undefined && isPage(answer);
    if (isFound && isPlainer(path, pages.get(pattern))) pages.set(pattern, path);
  }
  return { linked, pages };
}

function isPage({ status, type }: Answer): boolean {
  return status === 200 && type.includes("html");
}

function isPlainer(path: string, than: string | undefined): boolean {
  return than === undefined || (than.includes("?") && !path.includes("?"));
}

/** True of the first few addresses of a kind; filters are combined two at a time, not in every way there is. */
function wanting(patterns: readonly string[]): (path: string) => boolean {
  const met = new Set<string>();
  const counts = new Map<string, number>();
  return (path) => {
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const asked = [...searchParams.keys()].sort();
    const kind = `${patternOf(path, patterns) ?? pathname}?${asked.join("&")}`;
    const count = counts.get(kind) ?? 0;
    const most = asked.length === 0 ? mostOfKind : 1;
    if (met.has(path) || count >= most || asked.length > mostAsked) return false;
    met.add(path);
    counts.set(kind, count + 1);
    return true;
  };
}

function linksIn({ type, body, location }: Answer): string[] {
  const hrefs = type.includes("html") ? [...body.matchAll(/ href="(\/[^"#]*)/g)] : [];
  const links = hrefs.map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  return [...(location ? [location] : []), ...links]
    .filter((link) => link.startsWith("/") && !link.startsWith("/assets/"))
    .map(withoutLanguage);
}

/** A link that changes the language would change it for all that is looked at later. */
function withoutLanguage(link: string): string {
  const { pathname, searchParams } = new URL(link, "http://localhost");
  searchParams.delete("lang");
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

/** The pattern of an address; a word is nearer than the name of a file, and that than any parameter. */
function patternOf(path: string, patterns: readonly string[]): string | undefined {
  const parts = path.replace(/\?.*/, "").split("/");
  const [nearest] = patterns
    .filter((pattern) => fits(pattern.split("/"), parts))
    .sort((one, other) => distance(one) - distance(other));
  return nearest;
}

const file = /^:(ics|json|pdf|svg)$/;

function fits(pattern: string[], parts: string[]): boolean {
  return (
    pattern.length === parts.length && pattern.every((word, at) => fitsPart(word, parts[at] ?? ""))
  );
}

function fitsPart(word: string, part: string): boolean {
  const ending = file.exec(word)?.[1];
  if (ending !== undefined) return part.endsWith(`.${ending}`);
  return word.startsWith(":") || word === part;
}

function distance(pattern: string): number {
  const words = pattern.split("/");
  return (
    words.filter((word) => word.startsWith(":")).length * 2 -
    words.filter((word) => file.test(word)).length
  );
}
