import type { Page } from "@playwright/test";
import { dayOf, plusDays } from "../src/lib/dates.ts";
import { type Column, followLinks, readable } from "./crawl.ts";
import { getSchool } from "./people.ts";

type Crawl = Awaited<ReturnType<typeof crawl>>;

const region = "150000000";

// The demo network stands still: what links lead to is found once for all tests of a worker.
const crawls = new Map<Column, Promise<Crawl>>();

/** Pages that no link leads to, and that are looked at all the same. */
const byHand: Record<Column, Record<string, string>> = {
  guest: {
    "/no-network": "the service worker shows it when nothing else answers",
    "/sign-in/passkey": "a form leads there, with what the sign-in was for",
    "/password-reset/no-such-link": "a letter leads there",
    "/join/no-such-link": "a letter leads there",
    "/no-such-page": "nothing leads there",
    "/_ui": "is for those who build the house",
  },
  national: {
    "/here": "is typed, as the screen at the door says",
    "/people/support-offers": "no link leads the national team there yet",
    "/people/recommendations": "only the page of support offers leads there",
    "/people/badges/keys": "whoever looks after the keys types it",
    "/_ui": "is for those who build the house",
  },
};

/** What is not looked at here, by the reason. */
const elsewhere: Record<string, readonly string[]> = {
  "no page, and no link: machines ask for it": [
    "/robots.txt",
    "/service-worker.js",
    "/assets/:name",
    "/healthz",
    "/readyz",
    "/.well-known/did.json",
    "/certificates/status/:list",
    "/jobs/:id/state",
    "/account/device-key",
  ],
  "looked at as a guest": ["/sign-in/passkey", "/no-network"],
  "leads on at once": ["/sign-in/with/:id", "/sign-in", "/password-reset", "/join", "/people/me"],
  "a letter or a code on the wall leads there": [
    "/password-reset/:token",
    "/join/:token",
    "/invitations/:token",
    "/events/:id/here",
    "/s/:key",
    "/s/:key/next",
    "/s/:key/:page",
    "/s/:key/check",
    "/s/:key/thanks",
    "/s/:key/whole",
  ],
  "takes a second factor or a passkey that nobody of the demo has": [
    "/sign-in/code",
    "/account/second-factor/recovery-codes",
    "/account/second-factor/off",
    "/account/passkeys/:id",
    "/account/passkeys/:id/removal",
  ],
  "the demo holds none": [
    "/accounts/providers/:id",
    "/accounts/joining/:id",
    "/network/nominations/:id",
    "/network/imports/:id/columns",
    "/network/imports/:id",
    "/network/imports/:id/corrections.xlsx",
    "/people/imports/:id/columns",
    "/people/imports/:id",
    "/people/imports/:id/corrections.xlsx",
    "/people/support-offers/:id",
    "/people/recommendations/:id",
    "/people/certificates/lists/:id",
    "/certificates/:number",
    "/certificates/:number/full",
    "/certificates/:number/replace",
    "/certificates/:pdf",
    "/certificates/:json",
    "/certificates/:svg",
    "/surveys/questionnaires/imports/:id",
    "/events/:id/publication",
    "/jobs/:id",
    "/files/:id",
  ],
  "the demo holds none; the working year looks at those it makes": [
    "/surveys/rounds/:id",
    "/surveys/rounds/:id/results",
    "/surveys/rounds/:id/results/:file",
    "/surveys/rounds/:id/results/open/:question",
    "/needs/:id",
    "/needs/:id/focus",
    "/needs/:id/findings",
    "/needs/:id/offers",
    "/needs/:id/swot/:school",
    "/needs/:id/order",
    "/plans/:id",
    "/plans/:id/:file",
    "/plans/:id/from-needs",
    "/plans/:id/items/new",
    "/plans/:id/items/:item",
    "/plans/development/:id",
    "/plans/development/:id/:file",
    "/plans/development/:id/steps/new",
    "/plans/development/:id/steps/:step",
    "/plans/development/:id/steps/:step/marks",
    "/plans/development/:id/monitoring",
  ],
};

/** An address of every page that anybody may open. */
export function publicPages(page: Page): Promise<string[]> {
  return listPages(page, "guest");
}

/** An address of every page that the national team, signed in, may open. */
export function signedInPages(page: Page): Promise<string[]> {
  return listPages(page, "national");
}

/** Patterns that neither a link leads to nor a reason excuses. */
export async function findUnlinked(page: Page, column: Column): Promise<string[]> {
  const { patterns, linked } = await crawledBy(page, column);
  const excused = [...Object.keys(byHand[column]), ...Object.values(elsewhere).flat()];
  return patterns.filter((pattern) => !linked.has(pattern) && !excused.includes(pattern));
}

async function listPages(page: Page, column: Column): Promise<string[]> {
  const { special, pages } = await crawledBy(page, column);
  return [...new Set([...special, ...pages.values(), ...Object.keys(byHand[column])])];
}

function crawledBy(page: Page, column: Column): Promise<Crawl> {
  const known = crawls.get(column) ?? crawl(page, column);
  crawls.set(column, known);
  return known;
}

async function crawl(page: Page, column: Column) {
  const patterns = readable(column);
  const special = await { guest: specialToGuests, national: specialToTeam }[column](page);
  const ask = async (path: string) => {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const { "content-type": type = "", location } = answer.headers();
    const body = type.includes("html") ? await answer.text() : "";
    return { status: answer.status(), type, location, body };
  };
  const found = await followLinks(ask, { starts: ["/", ...special], patterns });
  return { ...found, patterns, special };
}

/** What is looked at beside one page of each pattern: filters, lists without a row, days gone by, records with much on them. */
async function specialToGuests(page: Page): Promise<string[]> {
  const hub = await findHub(page);
  return [
    "/?on=2019-10-24",
    "/network?level=districts",
    `/network/regions/${region}`,
    `/network/platforms/regions/${region}`,
    "/network/schools?q=щщщщщщ",
    `/network/schools/${hub}`,
    `/network/schools/${hub}/circle`,
    `/network/schools/${hub}/circle?on=2016-01-01`,
    "/calendar?view=week",
    "/calendar?view=list",
    "/calendar?view=list&q=щщщщщщ",
    `/calendar?view=day&day=${dayOf(new Date())}`,
    await findEvent(page, "/calendar?view=list"),
    // One that has begun: only such an event has a summary to lead to.
    await findEvent(page, `/calendar?view=list&day=${beforeWeeks(6)}`),
    "/people/methodical-team",
    `/people/coverage?region=${region}`,
    `/people/coverage?circle=${hub}`,
    `/people/schools/${hub}`,
  ];
}

async function specialToTeam(page: Page): Promise<string[]> {
  const hub = await findHub(page);
  const [event, held] = [
    await findEvent(page, "/events"),
    await findEvent(page, "/events?when=past"),
  ];
  const questionnaire = await findLink(page, "/surveys/questionnaires");
  const teacher = await findLink(page, "/people/teachers?holds=active", "/people/teachers");
  return [
    "/network/findings?kind=withoutLeading",
    "/people/teachers?lacks=certified",
    teacher,
    `${teacher}/edit`,
    `/people/methodical-team?region=${region}`,
    `/network/platforms/regions/${region}`,
    `/people/support-offers/schools/${hub}`,
    `/network/schools/${hub}`,
    `/network/schools/${hub}/edit`,
    `/network/schools/${hub}/status`,
    `/network/schools/${hub}/circle`,
    `/network/schools/${hub}/circle/new`,
    `/surveys/rounds/new?questionnaire=${questionnaire.split("/").at(-1)}`,
    "/events?when=past",
    event,
    ...["registration", "attendance", "here"].map((name) => `${event}/${name}`),
    held,
    ...["registration", "attendance", "summary"].map((name) => `${held}/${name}`),
    "/chain?only=unanswered",
    `/chain?school=${hub}`,
  ];
}

function beforeWeeks(weeks: number): string {
  return plusDays(dayOf(new Date()), -7 * weeks);
}

/** The leading school with the most partners of its district. */
async function findHub(page: Page): Promise<string> {
  return (await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" })).id;
}

function findEvent(page: Page, list: string): Promise<string> {
  return findLink(page, list, "/events");
}

/** The first record that the list leads to. */
async function findLink(page: Page, list: string, under = list): Promise<string> {
  const html = await (await page.request.get(list)).text();
  const found = new RegExp(`href="(${under}/[0-9a-f-]{36})"`).exec(html)?.[1];
  if (!found) throw new Error(`${list} leads to no record`);
  return found;
}
