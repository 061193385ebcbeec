import type { Page } from "@playwright/test";
import { dayOf } from "../src/lib/dates.ts";
import { getSchool } from "./people.ts";

/** An address of every page that anybody may open. */
export async function publicPages(page: Page): Promise<string[]> {
  const hub = await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" });
  const event = await linkOn(page, { path: "/calendar?view=list", pattern: "/events/" });
  return [
    "/",
    "/?on=2019-10-24",
    "/network",
    "/network?level=districts",
    "/network/regions/150000000",
    "/network/platforms",
    "/network/platforms/regions/150000000",
    "/network/documents",
    "/network/documents/disputes",
    "/network/documents/nis-2019",
    "/network/schools",
    "/network/schools?q=щщщщщщ",
    `/network/schools/${hub.id}`,
    `/network/schools/${hub.id}/circle`,
    `/network/schools/${hub.id}/circle?on=2016-01-01`,
    "/calendar",
    "/calendar?view=week",
    "/calendar?view=list",
    "/calendar?view=list&q=щщщщщщ",
    `/calendar?view=day&day=${dayOf(new Date())}`,
    "/calendar/embed",
    event,
    "/open-data",
    "/certificates",
    "/people/methodical-team",
    "/people/coverage",
    "/people/coverage?region=150000000",
    `/people/coverage?circle=${hub.id}`,
    `/people/schools/${hub.id}`,
    "/join",
    "/about",
    "/accessibility",
    "/no-network",
    "/sign-in",
    "/sign-in/passkey",
    "/password-reset",
    "/password-reset/no-such-link",
    "/no-such-page",
  ];
}

/** An address of every page that takes a sign-in, for the national team. */
export async function signedInPages(page: Page): Promise<string[]> {
  const hub = await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" });
  const circle = await page.request.get(`/api/v1/network/partnerships?leading=${hub.id}`);
  const [partnership] = (await circle.json()).items;
  const user = await linkOn(page, { path: "/accounts/users", pattern: "/accounts/users/" });
  const teacher = await linkOn(page, {
    path: "/people/teachers?holds=active",
    pattern: "/people/teachers/",
    except: ["/people/teachers/new"],
  });
  const questionnaire = await linkOn(page, {
    path: "/surveys/questionnaires",
    pattern: "/surveys/questionnaires/",
    except: ["/surveys/questionnaires/new", "/surveys/questionnaires/import"],
  });
  const except = ["/events/new", "/events/mine"];
  const event = await linkOn(page, { path: "/events", pattern: "/events/", except });
  const held = await linkOn(page, { path: "/events?when=past", pattern: "/events/", except });
  return [
    "/account",
    "/account/password",
    "/account/second-factor",
    "/account/second-factor/set-up",
    "/account/passkeys",
    "/account/passkeys/new",
    "/accounts/users",
    user,
    "/accounts/invitations",
    "/accounts/invitations/new",
    "/accounts/providers",
    "/accounts/providers/new",
    "/network/findings",
    "/network/findings?kind=withoutLeading",
    "/network/nominations",
    "/network/nominations/new",
    "/network/imports",
    "/people/teachers",
    "/people/teachers?lacks=certified",
    teacher,
    `${teacher}/edit`,
    "/people/teachers/new",
    "/people/support-offers",
    `/people/support-offers/schools/${hub.id}`,
    "/people/recommendations",
    "/account/joining",
    "/accounts/joining",
    "/people/imports",
    "/people/duplicates",
    "/people/trainings",
    "/people/trainings/new",
    "/people/cascade",
    "/people/methodical-team?region=150000000",
    "/people/imports",
    "/people/duplicates",
    "/people/certificates",
    "/people/certificates/new",
    "/people/certificates/new-list",
    "/people/badges/keys",
    "/network/schools/new",
    `/network/schools/${hub.id}`,
    `/network/schools/${hub.id}/edit`,
    `/network/schools/${hub.id}/status`,
    `/network/schools/${hub.id}/circle`,
    `/network/schools/${hub.id}/circle/new`,
    `/network/partnerships/${partnership.id}/end`,
    "/network/platforms/regions/150000000",
    "/surveys",
    "/surveys/questionnaires",
    "/surveys/questionnaires/new",
    "/surveys/questionnaires/import",
    questionnaire,
    `${questionnaire}/preview`,
    "/surveys/rounds/new",
    `/surveys/rounds/new?questionnaire=${questionnaire.split("/").at(-1)}`,
    "/needs",
    "/needs/lagging",
    "/plans",
    "/plans/development/new",
    "/calendar",
    "/calendar/my",
    "/events",
    "/events?when=past",
    "/events/mine",
    "/here",
    "/events/new",
    event,
    ...["edit", "programme", "materials", "registration", "people", "attendance", "door"].map(
      (name) => `${event}/${name}`,
    ),
    `${event}/here`,
    `${event}/cancellation`,
    held,
    `${held}/registration`,
    `${held}/attendance`,
    `${held}/summary`,
    "/chain",
    "/chain?only=unanswered",
    `/chain?school=${hub.id}`,
    "/outbox",
    "/_ui",
  ];
}

async function linkOn(
  page: Page,
  { path, pattern, except = [] }: { path: string; pattern: string; except?: string[] },
): Promise<string> {
  await page.goto(path);
  const others = except.map((href) => `:not([href="${href}"])`).join("");
  const links = page.locator(`main a[href^="${pattern}"]${others}`);
  return (await links.first().getAttribute("href")) ?? path;
}
