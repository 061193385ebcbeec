import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { type FormState, formAct, readQuery, type Typed } from "#lib/forms.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { listAreas } from "#modules/needs/diagnoses/queries.ts";
import { getPlaceOfSchool, listDistricts, listRegions } from "#modules/network/base/queries.ts";
import { findPlannedItem } from "#modules/plans/cyclogrammes/queries.ts";
import type { Option } from "#ui/form.tsx";
import { page } from "#ui/page.tsx";
import { canOrganise, canOrganiseSome } from "../base/access.ts";
import { getEventForOrganiser, listTypes } from "../base/queries.ts";
import type { Event } from "../base/schema.ts";
import { listOwnSchools, listSpeakers } from "../events/queries.ts";
import { organisersOf } from "./access.ts";
import { changeEvent, makeEvent } from "./actions.ts";
import { EventFormPage } from "./pages.tsx";
import { organiserText, schoolAsOrganiser, typedOf } from "./rules.ts";
import { EventForm, NewQuery } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/events/new", async (c) => {
    organiserOf(c);
    const { copy: copied } = readQuery(c, NewQuery);
    const typed = copied ? await copyOf(c, copied) : await startOf(c);
    return showForm(c, { event: null, state: { typed, problems: {} } });
  })
  .post("/events/new", async (c) => {
    const person = organiserOf(c);
    const { db, now } = c.var;
    return formAct(c, {
      form: EventForm,
      show: (_, state) => showForm(c, { event: null, state }),
      act: (form) => makeEvent(db, { person, form, now }),
      next: (made) => `/events/${made.id}`,
    });
  })

  .get(`${at}/edit`, async (c) => {
    const { db, actor } = c.var;
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const speakers = await listSpeakers(db, event.id);
    return showForm(c, { event, state: { typed: typedOf(event, speakers), problems: {} } });
  })
  .post(`${at}/edit`, async (c) => {
    const { db, actor, now, config } = c.var;
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const asked = { person: personOf(actor), id: event.id, now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: EventForm,
      show: (_, state) => showForm(c, { event, state }),
      act: (form) => changeEvent(db, { ...asked, form }),
      next: () => `/events/${event.id}`,
    });
  });

function organiserOf(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canOrganiseSome(actor));
  return actor;
}

/** What the plan or the address says already is not asked again. */
async function startOf(c: Request): Promise<Typed> {
  const { need, item, day, type, titleKk, titleRu } = readQuery(c, NewQuery);
  const planned = item ? await findPlannedItem(c.var.db, item) : null;
  if (!item || !planned || !(await canOrganiseAt(c, planned.schoolId)))
    return { needArea: need, day, type, titleKk, titleRu };
  const { eventType, hall, needArea, responsible, schoolId } = planned;
  return {
    planItem: item,
    organiser: `school:${schoolId}`,
    type: eventType,
    room: hall ?? "",
    titleKk: planned.title_kk,
    titleRu: planned.title_ru,
    day: planned.day ?? "",
    needArea: needArea ?? "",
    speakers: responsible,
  };
}

async function canOrganiseAt(c: Request, id: string): Promise<boolean> {
  const place = await getPlaceOfSchool(c.var.db, { id, on: c.var.today });
  return canOrganise(c.var.actor, schoolAsOrganiser(place));
}

async function copyOf(c: Request, id: string): Promise<Typed> {
  const { db, actor } = c.var;
  const event = await getEventForOrganiser(db, { id, actor });
  const typed = typedOf(event, await listSpeakers(db, id));
  return { ...typed, id: randomUUID(), copyOf: id, day: "", untilDay: "", registrationDay: "" };
}

type ShownForm = { event: Event | null; state: FormState };

async function showForm(c: Request, { event, state }: ShownForm): Promise<Response> {
  const { db, language } = c.var;
  const person = organiserOf(c);
  const t = inLanguage(texts, language);
  const shown = {
    event,
    state,
    newId: randomUUID(),
    types: await listTypes(db),
    areas: await listAreas(db),
    organisers: event ? [] : await listOrganisers(c, person),
    fixed: event ? organiserText(event) : null,
  };
  const crumbs = [
    { href: "/events", label: t.title },
    ...(event
      ? [{ href: `/events/${event.id}`, label: wordsIn(wordsOf(event, "title"), language) }]
      : []),
  ];
  const title = event ? t.editTitle : t.newTitle;
  return page(c, { title, crumbs, form: state }, <EventFormPage {...shown} />);
}

/** In whose name the person may make events. */
async function listOrganisers(c: Request, person: Person): Promise<Option[]> {
  const { db, today: on, language } = c.var;
  const { schoolIds, districtKatos, regionKatos, isCountry } = organisersOf(person);
  const schools = await listOwnSchools(db, { schoolIds, on });
  const territories = (kind: string, rows: { kato: string; name_kk: string; name_ru: string }[]) =>
    rows.map((row) => ({ value: `${kind}:${row.kato}`, label: named(row, language) }));
  const country = { value: "country", label: inLanguage(texts, language).country };
  const districts = districtKatos.length > 0 ? await listDistricts(db, { on }) : [];
  const regions = isCountry || regionKatos.length > 0 ? await listRegions(db, on) : [];
  return [
    ...schools.map((school) => ({ value: `school:${school.id}`, label: named(school, language) })),
    ...territories(
      "district",
      districts.filter(({ kato }) => districtKatos.includes(kato)),
    ),
    ...(isCountry ? [country] : []),
    ...territories(
      "region",
      regions.filter(({ kato }) => isCountry || regionKatos.includes(kato)),
    ),
  ];
}
