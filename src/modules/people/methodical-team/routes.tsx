import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { type Actor, type Person, personOf } from "#lib/actor.ts";
import { allow, NotFound } from "#lib/errors.ts";
import { formAct, readQuery } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findSchoolOn, presentOf, territoryOn } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { canSeeTeacher } from "../base/access.ts";
import { getTeacher, placesOfTeacher } from "../base/queries.ts";
import { countsOf, countsOfSchools } from "../coverage/queries.ts";
import { canGiveDirection, canSeeTeamMembers } from "./access.ts";
import { endDirection, giveDirection } from "./actions.ts";
import { TeamPage } from "./pages/list.tsx";
import { PersonPage, type PersonStates } from "./pages/person.tsx";
import { listCirclesOfSchools, listHeld, listPassed, listTeamMembers } from "./queries.ts";
import { askedArea } from "./rules.ts";
import { EndForm, GiveForm, type TeamArea, TeamQuery } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/people/methodical-team", async (c) => {
    const { db, on, actor, language } = c.var;
    const query = readQuery(c, TeamQuery);
    const { area, name } = await areaFor(c, askedArea(query) ?? ownArea(actor));
    const circles = await listCirclesOfSchools(db, { schoolIds: schoolsOf(actor), on });
    const seesNames = canSeeTeamMembers(actor, { area, circles });
    const [counts, found] = await Promise.all([
      countsFor(c, area),
      seesNames ? listTeamMembers(db, { area, query, on }) : null,
    ]);
    const t = inLanguage(texts, language);
    const title = `${t.title}: ${name}`;
    const shown = { title, area, query, counts, found };
    const crumbs = [{ href: "/people/coverage", label: t.country }];
    return page(c, { title, crumbs }, <TeamPage {...shown} />);
  })

  .get(`/people/methodical-team/${id}`, (c) => showPerson(c, {}))

  .post(`/people/methodical-team/${id}/directions`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await givable(c);
    return formAct(c, {
      form: GiveForm,
      show: (_, state) => showPerson(c, { give: state }),
      act: (form) => giveDirection(db, { person, teacherId, form, now }),
      next: () => `/people/methodical-team/${c.req.param("id")}`,
    });
  })

  .post(`/people/methodical-team/${id}/ending`, async (c) => {
    const { db, now } = c.var;
    const { person, teacherId } = await givable(c);
    return formAct(c, {
      form: EndForm,
      show: (_, state) => showPerson(c, { end: state }),
      act: (form) => endDirection(db, { person, teacherId, form, now }),
      next: () => `/people/methodical-team/${c.req.param("id")}`,
    });
  });

type AskedArea = { kind: TeamArea["kind"]; id: string };

/** Where the person who asks for no area looks first: the own district, region or the country. */
function ownArea(actor: Actor): AskedArea {
  const grants = actor.kind === "person" ? actor.grants : [];
  const [district] = grants.flatMap((grant) =>
    "districtKato" in grant ? [grant.districtKato] : [],
  );
  if (district) return { kind: "district", id: district };
  const [region] = grants.flatMap((grant) => ("regionKato" in grant ? [grant.regionKato] : []));
  return region ? { kind: "region", id: region } : { kind: "country", id: "" };
}

function schoolsOf(actor: Actor): string[] {
  const grants = actor.kind === "person" ? actor.grants : [];
  return grants.flatMap((grant) => ("schoolId" in grant ? [grant.schoolId] : []));
}

/** The area with its place and its name; one that is not there answers 404. */
async function areaFor(c: Request, asked: AskedArea): Promise<{ area: TeamArea; name: string }> {
  const { db, on, language } = c.var;
  const t = inLanguage(texts, language);
  if (asked.kind === "country") return { area: { ...asked, place: null }, name: t.country };
  if (asked.kind === "circle" || asked.kind === "school") return schoolArea(c, asked);
  const { regions, districts } = await territoryOn(await presentOf(db), on);
  const district = districts.find(({ kato }) => asked.kind === "district" && kato === asked.id);
  const region = regions.find(({ kato }) => kato === (district?.region_kato ?? asked.id));
  const found = asked.kind === "district" ? district : region;
  if (!found || !region) throw new NotFound();
  const place = {
    regionKato: region.kato,
    districtKato: district?.kato ?? null,
    leadingId: null,
  };
  return { area: { ...asked, place }, name: named(found, language) };
}

async function schoolArea(c: Request, asked: AskedArea): Promise<{ area: TeamArea; name: string }> {
  const { db, on, language } = c.var;
  const t = inLanguage(texts, language);
  const school = await findSchoolOn(db, { id: asked.id, on });
  if (!school) throw new NotFound();
  const [leadingId = null] = await listCirclesOfSchools(db, { schoolIds: [asked.id], on });
  const place = { regionKato: school.regionKato, districtKato: school.districtKato, leadingId };
  const name = named(school, language);
  return {
    area: { ...asked, place },
    name: asked.kind === "circle" ? t.circleOf(name) : name,
  };
}

async function countsFor(c: Request, { kind, id: key }: TeamArea) {
  const { db, on } = c.var;
  switch (kind) {
    case "school":
      return (await countsOfSchools(db, { schoolIds: [key], on })).get(key) ?? {};
    case "circle":
      return countsOf(db, { area: { kind, leadingId: key }, on, small: false });
    case "district":
    case "region":
      return countsOf(db, { area: { kind, kato: key }, on, small: false });
    case "country":
      return countsOf(db, { area: { kind }, on, small: false });
  }
}

/** The teacher and the person who may give directions; who may not even see the record hears of none. */
async function givable(c: Request): Promise<{ person: Person; teacherId: string; name: string }> {
  const { db, actor, today } = c.var;
  const person = personOf(actor);
  const teacher = await getTeacher(db, c.req.param("id") ?? "");
  const places = await placesOfTeacher(db, { id: teacher.id, on: today });
  if (!canSeeTeacher(person, { userId: teacher.userId, places })) throw new NotFound();
  allow(canGiveDirection(person, places));
  return { person, teacherId: teacher.id, name: fullName(teacher) };
}

async function showPerson(c: Request, states: PersonStates): Promise<Response> {
  const { db, language } = c.var;
  const { teacherId, name } = await givable(c);
  const shown = {
    teacher: { id: teacherId, name },
    states,
    newId: randomUUID(),
    held: await listHeld(db, teacherId),
    courses: await listPassed(db, teacherId),
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/people/methodical-team", label: t.title }];
  return page(
    c,
    { title: `${t.title}: ${name}`, crumbs, forms: Object.values(states) },
    <PersonPage {...shown} />,
  );
}
