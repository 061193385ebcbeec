import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findSchoolOn, getPlaceOfSchool, getSchool } from "#modules/network/base/queries.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { page } from "#ui/page.tsx";
import { canRecommendSomewhere } from "../base/access.ts";
import { placesOfTeacher } from "../base/queries.ts";
import { directions } from "../base/schema.ts";
import { canDecide, canOffer, canSeeTrainers, scopeOfOffers } from "./access.ts";
import { offerSupport, takeStep } from "./actions.ts";
import { OfferPage, OffersPage } from "./pages/offers.tsx";
import { SchoolSupportPage } from "./pages/school.tsx";
import {
  getOffer,
  listMissing,
  listNearestTrainers,
  listOffers,
  listOffersOfSchool,
} from "./queries.ts";
import { stateAfter } from "./rules.ts";
import { OfferForm, type Step, StepForm, SupportQuery, steps } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";
const shownTrainers = 10;

export const routes = new Hono<App>()
  .get("/people/support-offers", async (c) => {
    const { db, actor, language, today } = c.var;
    allowActor(actor, canSeeTrainers(actor));
    const scope = scopeOfOffers(actor);
    const offers = scope ? await listOffers(db, { scope, on: today }) : [];
    const t = inLanguage(texts, language);
    return page(
      c,
      { title: t.title },
      <OffersPage offers={offers} mayRecommend={canRecommendSomewhere(actor)} />,
    );
  })

  .get(`/people/support-offers/schools/${id}`, (c) => showSchool(c, c.req.param("id"), emptyForm))

  .post("/people/support-offers", async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    return formAct(c, {
      form: OfferForm,
      show: (_, state) => showSchool(c, textOf(state.typed.schoolId), state),
      act: (form) => offerSupport(db, { person, form, now, publicUrl: config.PUBLIC_URL }),
      next: (made) => `/people/support-offers/${made.id}`,
    });
  })

  .get(`/people/support-offers/${id}`, (c) => showOffer(c, emptyForm))

  .post(`/people/support-offers/${id}/:step{(accept|decline|done|withdraw)}`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const offerId = c.req.param("id");
    const step = steps.find((one) => one === c.req.param("step")) ?? "accept";
    const asked = { person, id: offerId, step, now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: StepForm,
      show: showOffer,
      act: ({ reason }) => takeStep(db, { ...asked, reason }),
      next: () => `/people/support-offers/${offerId}`,
    });
  });

function textOf(typed: string | string[] | undefined): string {
  return typeof typed === "string" ? typed : "";
}

async function showSchool(c: Request, schoolId: string, state: FormState): Promise<Response> {
  const { db, actor, language, today } = c.var;
  allowActor(actor, canSeeTrainers(actor));
  if (!/^[0-9a-f-]{36}$/.test(schoolId)) throw new NotFound();
  const school = await getSchool(db, schoolId);
  const place = await getPlaceOfSchool(db, { id: schoolId, on: today });
  const row = await findSchoolOn(db, { id: schoolId, on: today });
  const missing = await listMissing(db, { schoolId, on: today });
  const asked = readQuery(c, SupportQuery).direction;
  const direction = asked ?? directions.find((one) => missing.includes(one)) ?? "methods_trainer";
  const near = { schoolId, direction, on: today, halfYear: halfYearOf(today) };
  const parts = {
    school,
    place,
    direction,
    missing,
    state,
    isLeading: row?.status === "leading",
    nearest: await listNearestTrainers(db, { ...near, limit: shownTrainers }),
    offers: canOffer(actor, { school: place, trainer: [] })
      ? await listOffersOfSchool(db, { schoolId, on: today })
      : [],
    mayOffer: canOffer(actor, { school: place, trainer: [] }),
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: `/network/schools/${schoolId}`, label: named(school, language) }];
  return page(c, { title: t.title, crumbs, form: state }, <SchoolSupportPage {...parts} />);
}

async function showOffer(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language, today } = c.var;
  personOf(actor);
  const offer = await getOffer(db, { id: c.req.param("id") ?? "", on: today });
  const school = await getPlaceOfSchool(db, { id: offer.schoolId, on: today });
  const trainer = await placesOfTeacher(db, { id: offer.trainerId, on: today });
  if (!canOffer(actor, { school, trainer })) throw new NotFound();
  const decides = canDecide(actor, { school });
  const mayTake = (step: Step) =>
    stateAfter(offer.state, step) !== null && (decides || step === "done" || step === "withdraw");
  const acts = await listHistory(db, { kind: "support_offer", id: offer.id });
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/people/support-offers", label: t.title }];
  return page(
    c,
    { title: t.offerTitle, crumbs, form: state },
    <OfferPage offer={offer} may={steps.filter(mayTake)} state={state} acts={acts} />,
  );
}
