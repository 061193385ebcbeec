import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { allow, done, Forbidden, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { getSchool } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { canKeep, canMake, canSee, ownersOf, scopeBelow } from "../questionnaires/access.ts";
import {
  findPublished,
  getQuestionnaire,
  listOwnLeading,
  listQuestionnaires,
  nameOwners,
} from "../questionnaires/queries.ts";
import { canHandOutLinks, canSeeWhole, scopeOfAsked } from "./access.ts";
import { closeRound, makeRound, prolongRound, remind, setExpected, showLinks } from "./actions.ts";
import { LinksPage } from "./pages/links.tsx";
import { RoundsPage } from "./pages/list.tsx";
import { ChooseQuestionnairePage, NewRoundPage } from "./pages/new.tsx";
import { RoundPage } from "./pages/round.tsx";
import {
  countNotInvited,
  getRound,
  listAsked,
  listChoosable,
  listOwnInvitations,
  listRounds,
} from "./queries.ts";
import {
  ExpectedForm,
  LinksForm,
  NewQuery,
  PageQuery,
  ProlongForm,
  RemindForm,
  RoundForm,
} from "./schema.ts";
import { texts } from "./texts.ts";

const one = "/surveys/rounds/:id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/surveys", async (c) => {
    const { db, today, language } = c.var;
    const person = personOf(c.var.actor);
    const shown = readQuery(c, PageQuery);
    const reader = { person, asked: scopeOfAsked(person), on: today };
    const listed = await listRounds(db, { ...reader, page: shown.page });
    const invitations = await listOwnInvitations(db, { userId: person.userId, on: today });
    const title = inLanguage(texts, language).surveys;
    return page(
      c,
      { title },
      <RoundsPage invitations={invitations} {...listed} page={shown.page} />,
    );
  })

  .get("/surveys/rounds/new", (c) => showNew(c, emptyForm))
  .post("/surveys/rounds/new", async (c) => {
    const person = maker(c);
    const { db, now } = c.var;
    return formAct(c, {
      form: RoundForm,
      show: showNew,
      act: async (form) => {
        await askable(c, { person, id: form.questionnaire });
        return makeRound(db, { person, form, now });
      },
      next: (made) => `/surveys/rounds/${made.id}`,
    });
  })

  .get(one, (c) => showRound(c, emptyForm))
  .post(`${one}/reminder`, async (c) => {
    const { person, round } = await kept(c);
    const { db, now } = c.var;
    return formAct(c, {
      form: RemindForm,
      show: showRound,
      act: ({ id: jobId }) => remind(db, { person, round, jobId, now }),
      next: () => `/surveys/rounds/${round.id}`,
    });
  })
  .post(`${one}/prolonging`, async (c) => {
    const { person, round } = await kept(c);
    const { db, clock } = c.var;
    return formAct(c, {
      form: ProlongForm,
      show: showRound,
      // A day may have passed since the form was begun to be sent, and the answers been shown.
      act: ({ closesOn }) => prolongRound(db, { person, round, closesOn, now: clock() }),
      next: () => `/surveys/rounds/${round.id}`,
    });
  })
  .post(`${one}/closing`, async (c) => {
    const { person, round } = await kept(c);
    await closeRound(c.var.db, { person, round, now: c.var.now });
    return c.redirect(`/surveys/rounds/${round.id}`, 303);
  })

  .post(`${one}/expected`, async (c) => {
    const { person, round, mayKeep } = await seen(c);
    const { db, now } = c.var;
    return formAct(c, {
      form: ExpectedForm,
      show: showRound,
      act: async ({ school: schoolId, expected }) => {
        allow(mayKeep || canHandOutLinks(person, schoolId));
        return done(await setExpected(db, { person, round, schoolId, expected, now }));
      },
      next: () => `/surveys/rounds/${round.id}`,
    });
  })
  .post(`${one}/links`, async (c) => {
    const { person, round } = await seen(c);
    const { db, now, config, language } = c.var;
    const asked = { person, round, secret: config.SECRET, now };
    return formAct(c, {
      form: LinksForm,
      show: showRound,
      act: async ({ school: schoolId, again }) => {
        allow(canHandOutLinks(person, schoolId));
        return showLinks(db, { ...asked, schoolId, again: again === "yes" });
      },
      next: async ({ tokens }, { school: schoolId }) => {
        c.header("Cache-Control", "no-store");
        const title = inLanguage(texts, language).links;
        const school = await getSchool(db, schoolId);
        const parts = { round, school, tokens, publicUrl: config.PUBLIC_URL };
        return page(c, { title, crumbs: crumbs(c) }, <LinksPage {...parts} />);
      },
    });
  });

function maker(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canMake(actor));
  return actor;
}

/** A questionnaire that the person knows of and that is still in use, in its newest version. */
async function askable(c: Request, { person, id }: { person: Person; id: string }) {
  const { db, today: on } = c.var;
  const { owner, archivedAt } = await getQuestionnaire(db, { id, on });
  const leadingIds = await listOwnLeading(db, { person, on });
  const isKnown = canKeep(person, owner) || canSee(person, { owner, leadingIds });
  const published = await findPublished(db, { questionnaireId: id });
  if (!isKnown || archivedAt || !published) throw new NotFound();
  return published;
}

/** The round, whole or as far as the person's schools are asked; otherwise it is not there. */
async function seen(c: Request) {
  const { db, today } = c.var;
  const person = personOf(c.var.actor);
  const round = await getRound(db, { id: c.req.param("id") ?? "", on: today });
  const asked = canSeeWhole(person, round.owner) ? null : scopeOfAsked(person);
  if (!asked && !canSeeWhole(person, round.owner)) throw new NotFound();
  const shown = readQuery(c, PageQuery);
  const schools = await listAsked(db, { id: round.id, asked, page: shown.page });
  if (asked && schools.total === 0) throw new NotFound();
  return { person, round, schools, page: shown.page, mayKeep: canKeep(person, round.owner) };
}

async function kept(c: Request) {
  const { person, round, mayKeep } = await seen(c);
  allow(mayKeep);
  return { person, round };
}

function crumbs(c: Request) {
  return [{ href: "/surveys", label: inLanguage(texts, c.var.language).surveys }];
}

async function showNew(c: Request, state: FormState): Promise<Response> {
  const person = maker(c);
  const { db, today, language } = c.var;
  const title = inLanguage(texts, language).make;
  const { questionnaire } = readQuery(c, NewQuery, state.typed);
  if (!questionnaire) {
    const rows = await listAskable(c, person);
    return page(
      c,
      { title, crumbs: crumbs(c), form: state },
      <ChooseQuestionnairePage rows={rows} />,
    );
  }
  const { content } = await askable(c, { person, id: questionnaire });
  const owners = ownersOf(person);
  const circles = await Promise.all(
    owners.map((owner) =>
      owner.kind === "school" ? listChoosable(db, { leadingId: owner.schoolId, on: today }) : [],
    ),
  );
  const shown = {
    id: randomUUID(),
    questionnaireId: questionnaire,
    content,
    state,
    owners: await nameOwners(db, { owners, on: today }),
    circle: circles.flat(),
  };
  return page(c, { title, crumbs: crumbs(c), form: state }, <NewRoundPage {...shown} />);
}

async function listAskable(c: Request, person: Person) {
  const { db, today: on } = c.var;
  const below = scopeBelow(person);
  if (!below) throw new Forbidden();
  const leadingIds = await listOwnLeading(db, { person, on });
  const rows = await listQuestionnaires(db, { person, below, leadingIds, on });
  return rows.filter(({ published }) => published !== null);
}

async function showRound(c: Request, state: FormState): Promise<Response> {
  const { db, config, language } = c.var;
  const { round, schools, page: at, mayKeep } = await seen(c);
  const shown = {
    round,
    asked: schools,
    page: at,
    mayKeep,
    state,
    jobId: randomUUID(),
    notInvited: mayKeep && round.mode !== "open" ? await countNotInvited(db, round.id) : 0,
    publicUrl: config.PUBLIC_URL,
    acts: mayKeep ? await listHistory(db, { kind: "survey_round", id: round.id }) : [],
  };
  const about = { title: named(round, language), crumbs: crumbs(c), form: state };
  return page(c, about, <RoundPage {...shown} />);
}
