import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { done, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery, takeForm } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { page } from "#ui/page.tsx";
import {
  canConfirm,
  canKeepDiagnosis,
  canSeeDiagnosis,
  isOfferedDiagnosis,
  scopeOfDiagnoses,
} from "./access.ts";
import {
  confirmNeeds,
  keepFinding,
  keepFocusGroup,
  keepOffers,
  keepSwot,
  linkRounds,
  openDiagnosis,
} from "./actions.ts";
import { ConfirmPage } from "./pages/confirm.tsx";
import { DiagnosisPage } from "./pages/diagnosis.tsx";
import { FindingPage, FocusPage, OffersPage, SwotPage } from "./pages/forms.tsx";
import { DiagnosesPage } from "./pages/list.tsx";
import {
  findOffers,
  findSwot,
  getDiagnosis,
  listAreas,
  listCircle,
  listDiagnoses,
  listFindings,
  listFocusGroups,
  listLeadingSchools,
  listRounds,
  rankNeeds,
} from "./queries.ts";
import {
  ConfirmForm,
  type Diagnosis,
  DiagnosisQuery,
  FindingForm,
  FocusForm,
  OffersForm,
  OpenForm,
  OrderQuery,
  RoundsForm,
  SwotForm,
} from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/needs/:id{[0-9a-f-]{36}}";
const school = ":school{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/needs", (c) => showNeeds(c, emptyForm))

  .post("/needs", async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    return formAct(c, {
      form: OpenForm,
      show: showNeeds,
      act: async (form) => done(await openDiagnosis(db, { person, form, now })),
      next: ({ id }) => `/needs/${id}`,
    });
  })

  .get(at, async (c) => {
    const { db, actor, today, language } = c.var;
    const { diagnosis, schools, leading } = await seen(c);
    const ranked = await rankNeeds(db, { diagnosis, on: today });
    const { school: asked } = readQuery(c, DiagnosisQuery);
    const chosen = schools.find(({ id }) => id === asked) ?? null;
    const parts = {
      diagnosis,
      schools,
      chosen,
      ranked: ranked.get(chosen?.id ?? null) ?? [],
      areas: await listAreas(db),
      rounds: await listRounds(db, { diagnosisId: diagnosis.id, leadingId: diagnosis.leadingId }),
      groups: await listFocusGroups(db, diagnosis.id),
      findings: await listFindings(db, diagnosis.id),
      offers: await findOffers(db, { leadingId: diagnosis.leadingId, on: today }),
      acts: await listHistory(db, { kind: "diagnosis", id: diagnosis.id }),
      may: {
        keep: canKeepDiagnosis(actor, leading),
        confirm: canConfirm(actor, { leading, school: chosen }),
      },
    };
    const t = inLanguage(texts, language);
    return page(
      c,
      about(c, t.circleNeeds(named(diagnosis, language))),
      <DiagnosisPage {...parts} />,
    );
  })

  .post(`${at}/rounds`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { rounds } = await takeForm(c, RoundsForm);
    const { id } = c.req.param();
    await linkRounds(db, { person, id, rounds, now });
    return c.redirect(`/needs/${id}`, 303);
  })

  .get(`${at}/focus`, (c) => showFocus(c, emptyForm))
  .post(`${at}/focus`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id } = c.req.param();
    return formAct(c, {
      form: FocusForm,
      show: showFocus,
      act: (form) => keepFocusGroup(db, { person, id, form, now }),
      next: () => `/needs/${id}`,
    });
  })

  .get(`${at}/findings`, (c) => showFinding(c, emptyForm))
  .post(`${at}/findings`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id } = c.req.param();
    return formAct(c, {
      form: FindingForm,
      show: showFinding,
      act: (form) => keepFinding(db, { person, id, form, now }),
      next: (_, { schoolId }) => `/needs/${id}?school=${schoolId}`,
    });
  })

  .get(`${at}/offers`, async (c) => {
    const { db, today, language } = c.var;
    const { diagnosis } = await kept(c);
    const { areas: chosen } = await findOffers(db, { leadingId: diagnosis.leadingId, on: today });
    const parts = { diagnosis, areas: await listAreas(db), chosen: [...chosen] };
    return page(
      c,
      inner(c, { diagnosis, title: inLanguage(texts, language).offers }),
      <OffersPage {...parts} />,
    );
  })
  .post(`${at}/offers`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { areas } = await takeForm(c, OffersForm);
    const { id } = c.req.param();
    await keepOffers(db, { person, id, areas, now });
    return c.redirect(`/needs/${id}`, 303);
  })

  .get(`${at}/swot/${school}`, (c) => showSwot(c, emptyForm))
  .post(`${at}/swot/${school}`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id, school: schoolId } = c.req.param();
    return formAct(c, {
      form: SwotForm,
      show: showSwot,
      act: async (form) => done(await keepSwot(db, { person, id, schoolId, form, now })),
      next: () => `/needs/${id}?school=${schoolId}`,
    });
  })

  .get(`${at}/order`, (c) => showConfirm(c, emptyForm))
  .post(`${at}/order`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id } = c.req.param();
    return formAct(c, {
      form: ConfirmForm,
      show: showConfirm,
      act: (form) => confirmNeeds(db, { person, id, schoolId: askedSchool(c), form, now }),
      next: () => {
        const schoolId = askedSchool(c);
        return schoolId ? `/needs/${id}?school=${schoolId}` : `/needs/${id}`;
      },
    });
  });

async function showNeeds(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const scope = scopeOfDiagnoses(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new NotFound();
  const leading = await listLeadingSchools(db, { scope, on: today });
  const parts = {
    diagnoses: await listDiagnoses(db, { scope, on: today }),
    leading: isOfferedDiagnosis(actor) ? leading : [],
    halfYear: halfYearOf(today),
    newId: randomUUID(),
    state,
  };
  const title = inLanguage(texts, language).needs;
  return page(c, { title, form: state }, <DiagnosesPage {...parts} />);
}

/** The diagnosis and its circle, for those who may see it; for others there is none. */
async function seen(c: Request) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const diagnosis = await getDiagnosis(db, c.req.param("id") ?? "");
  const schools = await listCircle(db, { leadingId: diagnosis.leadingId, on: today });
  const leading = schools.find(({ isLeading }) => isLeading);
  if (!leading || !canSeeDiagnosis(actor, schools)) throw new NotFound();
  return { diagnosis, schools, leading };
}

async function kept(c: Request) {
  const { actor } = c.var;
  const found = await seen(c);
  allowActor(actor, canKeepDiagnosis(actor, found.leading));
  return found;
}

function about(c: Request, title: string) {
  return { title, crumbs: [{ href: "/needs", label: inLanguage(texts, c.var.language).needs }] };
}

function inner(c: Request, { diagnosis, title }: { diagnosis: Diagnosis; title: string }) {
  const { language } = c.var;
  const t = inLanguage(texts, language);
  const label = t.circleNeeds(named(diagnosis, language));
  const crumbs = [
    { href: "/needs", label: t.needs },
    { href: `/needs/${diagnosis.id}`, label },
  ];
  return { title, crumbs };
}

async function showFocus(c: Request, state: FormState): Promise<Response> {
  const { diagnosis, schools } = await kept(c);
  const parts = {
    diagnosis,
    schools,
    areas: await listAreas(c.var.db),
    state,
    newId: randomUUID(),
  };
  const title = inLanguage(texts, c.var.language).addFocus;
  return page(c, { ...inner(c, { diagnosis, title }), form: state }, <FocusPage {...parts} />);
}

async function showFinding(c: Request, state: FormState): Promise<Response> {
  const { diagnosis, schools } = await kept(c);
  const parts = {
    diagnosis,
    schools,
    areas: await listAreas(c.var.db),
    state,
    newId: randomUUID(),
  };
  const title = inLanguage(texts, c.var.language).addFinding;
  return page(c, { ...inner(c, { diagnosis, title }), form: state }, <FindingPage {...parts} />);
}

async function showSwot(c: Request, state: FormState): Promise<Response> {
  const { actor, db } = c.var;
  const { diagnosis, schools, leading } = await seen(c);
  const of = schools.find(({ id }) => id === c.req.param("school"));
  if (!of) throw new NotFound();
  allowActor(actor, canConfirm(actor, { leading, school: of }));
  const swot = await findSwot(db, { diagnosisId: diagnosis.id, schoolId: of.id });
  const parts = { diagnosis, school: of, swot, state, newId: randomUUID() };
  const title = inLanguage(texts, c.var.language).swot;
  return page(c, { ...inner(c, { diagnosis, title }), form: state }, <SwotPage {...parts} />);
}

function askedSchool(c: Request): string | null {
  return readQuery(c, OrderQuery).school ?? null;
}

async function showConfirm(c: Request, state: FormState): Promise<Response> {
  const { actor, db, today } = c.var;
  const { diagnosis, schools, leading } = await seen(c);
  const asked = askedSchool(c);
  const of = schools.find(({ id }) => id === asked) ?? null;
  if (asked !== null && !of) throw new NotFound();
  allowActor(actor, canConfirm(actor, { leading, school: of }));
  const ranked = await rankNeeds(db, { diagnosis, on: today });
  const rows = ranked.get(asked) ?? [];
  const parts = { diagnosis, school: of, rows, areas: await listAreas(db), state };
  const title = inLanguage(texts, c.var.language).confirm;
  return page(c, { ...inner(c, { diagnosis, title }), form: state }, <ConfirmPage {...parts} />);
}
