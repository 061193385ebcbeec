import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person } from "#lib/actor.ts";
import { allow, done, refuse } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { listUnclaimed } from "#modules/people/membership/queries.ts";
import { page } from "#ui/page.tsx";
import {
  canAnswer,
  canAnswerOutside,
  canAnswerSome,
  schoolAnsweredBy,
  scopeOfRequests,
} from "./access.ts";
import { askToJoin, changeJoinCode, confirmRequest, openJoined, refuseRequest } from "./actions.ts";
import {
  JoiningPage,
  JoinPage,
  LetterPage,
  LinkOverPage,
  OpeningPage,
  RequestPage,
  SentPage,
} from "./pages.tsx";
import { findJoinCode, findWrittenForm, getRequest, listWaiting } from "./queries.ts";
import { ConfirmForm, JoinForm, JoinQuery, joinTries, OpenForm, RefuseForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/join", (c) => showJoin(c, emptyForm))

  .post("/join", async (c) => {
    const { db, now, language, config, visitor } = c.var;
    const { PUBLIC_URL: publicUrl, SECRET: secret } = config;
    return formAct(c, {
      form: JoinForm,
      show: showJoin,
      act: async (form) => {
        if (!(await mayTry(db, joinTries, visitor))) return refuse({ code: "tooManyTries" });
        return askToJoin(db, { form, language, now, publicUrl, secret });
      },
      next: ({ token }) =>
        token === null
          ? page(c, { title: inLanguage(texts, language).letterSent }, <LetterPage />)
          : `/join/${token}`,
    });
  })

  .get("/join/:token", (c) => showOpening(c, emptyForm))

  .post("/join/:token", async (c) => {
    const { db, now, language, config } = c.var;
    const link = { token: c.req.param("token"), now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: OpenForm,
      show: showOpening,
      act: ({ password }) => openJoined(db, { ...link, password }),
      next: () => page(c, { title: inLanguage(texts, language).sent }, <SentPage />),
    });
  })

  .get("/accounts/joining", async (c) => {
    const { db, actor, language, today, config } = c.var;
    const person = answering(c);
    const scope = scopeOfRequests(actor);
    const requests = scope ? await listWaiting(db, { scope, on: today }) : [];
    const schoolId = schoolAnsweredBy(person);
    const parts = {
      requests,
      school: schoolId ? { id: schoolId } : null,
      joinCode: schoolId ? await findJoinCode(db, schoolId) : null,
      link: `${config.PUBLIC_URL}/join`,
    };
    const t = inLanguage(texts, language);
    return page(c, { title: t.joining }, <JoiningPage {...parts} />);
  })

  .post(`/accounts/joining/schools/${id}/code`, async (c) => {
    const { db, now } = c.var;
    await changeJoinCode(db, { person: answering(c), schoolId: c.req.param("id"), now });
    return c.redirect("/accounts/joining", 303);
  })

  .get(`/accounts/joining/${id}`, (c) => showRequest(c, emptyForm))

  .post(`/accounts/joining/${id}/confirm`, async (c) => {
    const { db, now, config, areas } = c.var;
    const person = answering(c);
    const asked = { person, id: c.req.param("id"), now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: ConfirmForm,
      show: showRequest,
      act: (form) => confirmRequest(db, { ...asked, choice: form.record, areas }),
      next: () => "/accounts/joining",
    });
  })

  .post(`/accounts/joining/${id}/refuse`, async (c) => {
    const { db, now, config } = c.var;
    const person = answering(c);
    const asked = { person, id: c.req.param("id"), now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: RefuseForm,
      show: showRequest,
      act: async ({ reason }) => done(await refuseRequest(db, { ...asked, reason })),
      next: () => "/accounts/joining",
    });
  });

function answering(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canAnswerSome(actor));
  return actor;
}

function showJoin(c: Request, state: FormState): Response {
  const t = inLanguage(texts, c.var.language);
  const { code } = readQuery(c, JoinQuery);
  return page(
    c,
    { title: t.join, form: state },
    <JoinPage id={randomUUID()} code={code} state={state} />,
  );
}

/** What was written, and a password to be chosen; where the link is over, how to ask anew. */
async function showOpening(c: Request, state: FormState): Promise<Response> {
  const { db, now, language } = c.var;
  const t = inLanguage(texts, language);
  const written = await findWrittenForm(db, { token: c.req.param("token") ?? "", now });
  if (!written) return page(c, { title: t.linkOver, status: 404 }, <LinkOverPage />);
  if (written.userId !== null) return page(c, { title: t.sent }, <SentPage />);
  return page(c, { title: t.choose, form: state }, <OpeningPage written={written} state={state} />);
}

async function showRequest(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language, today } = c.var;
  const person = answering(c);
  const request = await getRequest(db, c.req.param("id") ?? "");
  const { schoolId, familyName, givenName, patronymic } = request;
  if (schoolId) {
    allow(canAnswer(actor, await getPlaceOfSchool(db, { id: schoolId, on: today })));
  } else {
    allow(canAnswerOutside(person));
  }
  const matches =
    request.kind === "join" && schoolId
      ? await listUnclaimed(db, { schoolId, familyName, givenName, patronymic, on: today })
      : [];
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/accounts/joining", label: t.joining }];
  return page(
    c,
    { title: t.answer, crumbs, form: state },
    <RequestPage request={request} matches={matches} state={state} />,
  );
}
