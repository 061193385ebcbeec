import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { done } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { covers, parsePeriod } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import {
  findSchoolOn,
  getPlaceOfSchool,
  getSchool,
  listDistricts,
  presentOf,
  territoryOn,
} from "../base/queries.ts";
import { canPropose } from "../nominations/access.ts";
import { listCircle } from "../partnerships/queries.ts";
import { canDecideStatus } from "../statuses/access.ts";
import { listStatuses } from "../statuses/queries.ts";
import { canKeepOwnFacts, canKeepSchools, canKeepSomeSchools } from "./access.ts";
import { changeSchool, keepSize, openSchool } from "./actions.ts";
import { asGeoJson, asTable } from "./pages/downloads.tsx";
import { SchoolFormPage } from "./pages/form.tsx";
import { SchoolsPage } from "./pages/list.tsx";
import { SchoolPage } from "./pages/school.tsx";
import { listSchools, listSchoolsCounted, listSizes } from "./queries.ts";
import { SchoolFilters, SchoolForm, SizeForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";
const mostRows = 100_000;

export const routes = new Hono<App>()
  .get("/network/schools", async (c) => {
    const { db, on, language } = c.var;
    const filters = readQuery(c, SchoolFilters);
    const regionKato = filters.region;
    const found = await listSchoolsCounted(db, { filters, on, language });
    const { regions, districts: all } = await territoryOn(await presentOf(db), on);
    const districts = all.filter((district) => district.region_kato === regionKato);
    const t = inLanguage(texts, language);
    return page(
      c,
      { title: t.schools },
      <SchoolsPage {...found} filters={filters} regions={regions} districts={districts} />,
    );
  })

  .get("/network/schools.csv", (c) => sendShown(c, "csv"))
  .get("/network/schools.xlsx", (c) => sendShown(c, "xlsx"))
  .get("/network/schools.geojson", async (c) =>
    c.json(asGeoJson(await allShown(c)), 200, { "Content-Type": "application/geo+json" }),
  )

  .get("/network/schools/new", (c) => showForm(c, { schoolId: null, state: emptyForm }))
  .post("/network/schools/new", (c) => save(c, null))
  .get(`/network/schools/${id}/edit`, (c) =>
    showForm(c, { schoolId: c.req.param("id"), state: emptyForm }),
  )
  .post(`/network/schools/${id}/edit`, (c) => save(c, c.req.param("id")))

  .post(`/network/schools/${id}/sizes`, async (c) => {
    const schoolId = c.req.param("id");
    const person = personOf(c.var.actor);
    const { db, now } = c.var;
    return formAct(c, {
      form: SizeForm,
      show: (_, state) => showSchool(c, schoolId, state),
      act: async (form) => done(await keepSize(db, { person, id: schoolId, form, now })),
      next: () => `/network/schools/${schoolId}`,
    });
  })

  .get(`/network/schools/${id}`, (c) => showSchool(c, c.req.param("id")));

async function allShown(c: Request) {
  const { db, on, language } = c.var;
  const filters = { ...readQuery(c, SchoolFilters), page: 1 };
  return listSchools(db, { filters, on, language, limit: mostRows });
}

async function sendShown(c: Request, ending: "csv" | "xlsx"): Promise<Response> {
  const table = asTable(await allShown(c), c.var.language);
  return sendTable(c, { name: `schools-${c.var.on}`, ...table }, ending);
}

async function showSchool(c: Request, schoolId: string, sizeState?: FormState): Promise<Response> {
  const { db, on, today, actor, language } = c.var;
  const school = await getSchool(db, schoolId);
  const place = await getPlaceOfSchool(db, { id: schoolId, on: today });
  const row = await findSchoolOn(db, { id: schoolId, on });
  const statuses = await listStatuses(db, schoolId);
  const sizes = await listSizes(db, schoolId);
  const acts = await listHistory(db, { kind: "school", id: schoolId });
  const leadingId = row?.status === "leading" ? schoolId : row?.leading?.id;
  const members = leadingId ? await listCircle(db, { leadingId, on }) : [];
  const t = inLanguage(texts, language);
  const isOpen = covers(parsePeriod(school.open_during), today);
  const may = {
    mayKeep: canKeepSchools(actor, place),
    mayKeepOwn: canKeepOwnFacts(actor, place),
    mayNominate:
      isOpen && place.status !== "leading" && place.status !== "nis" && canPropose(actor, place),
    mayDecide: canDecideStatus(actor, place),
  };
  const crumbs = [{ href: "/network/schools", label: t.schools }];
  const about = {
    title: named(school, language),
    crumbs,
    form: sizeState ?? emptyForm,
  };
  const parts = { school, place, row, statuses, sizes, members, acts, ...may };
  return page(c, about, <SchoolPage {...parts} {...(sizeState ? { sizeState } : {})} />);
}

async function showForm(
  c: Request,
  { schoolId, state }: { schoolId: string | null; state: FormState },
): Promise<Response> {
  const { db, today, actor, language } = c.var;
  await keeperOf(c, schoolId);
  const school = schoolId ? await getSchool(db, schoolId) : null;
  const place = schoolId ? await getPlaceOfSchool(db, { id: schoolId, on: today }) : null;
  const districts = (await listDistricts(db, { on: today })).filter((district) =>
    canKeepSchools(actor, { regionKato: district.region_kato, districtKato: district.kato }),
  );
  const t = inLanguage(texts, language);
  const title = school ? named(school, language) : t.newSchool;
  const parts = { school, districts, state, districtKato: place?.districtKato ?? "" };
  return page(
    c,
    { title, crumbs: [{ href: "/network/schools", label: t.schools }], form: state },
    <SchoolFormPage id={schoolId ?? randomUUID()} {...parts} />,
  );
}

async function keeperOf(c: Request, schoolId: string | null): Promise<Person> {
  const { db, actor, today } = c.var;
  if (!schoolId) {
    allowActor(actor, canKeepSomeSchools(actor));
    return actor;
  }
  const place = await getPlaceOfSchool(db, { id: schoolId, on: today });
  allowActor(actor, canKeepSchools(actor, place));
  return actor;
}

async function save(c: Request, schoolId: string | null): Promise<Response> {
  const { db, now } = c.var;
  const person = await keeperOf(c, schoolId);
  return formAct(c, {
    form: SchoolForm,
    show: (_, state) => showForm(c, { schoolId, state }),
    act: (form) =>
      schoolId
        ? changeSchool(db, { person, form: { ...form, id: schoolId }, now })
        : openSchool(db, { person, form, now }),
    next: (_, form) => `/network/schools/${schoolId ?? form.id}`,
  });
}
