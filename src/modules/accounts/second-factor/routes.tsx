import { Hono } from "hono";
import { type Person, personOf } from "#lib/actor.ts";
import { readSessionCookie, setSessionCookie } from "#lib/cookies.ts";
import { SignInNeeded } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readForm, readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { needsSecondFactor } from "../base/access.ts";
import { findFirstPage } from "../sessions/queries.ts";
import { NextQuery } from "../sessions/schema.ts";
import {
  finishSignIn,
  offerSecret,
  renewRecoveryCodes,
  setUpFactor,
  turnFactorOff,
} from "./actions.ts";
import { CodePage, CodesPage, FactorPage, PasswordPage, SetUpPage } from "./pages.tsx";
import { findAwaitingCode, getOwnFactor } from "./queries.ts";
import { CodeForm, CodeQuery, type OwnAct, PasswordForm, SetUpForm } from "./schema.ts";
import { texts } from "./texts.ts";

const ownPage = "/account/second-factor";

export const routes = new Hono<App>()
  .get("/sign-in/code", async (c) => {
    if (c.var.actor.kind === "person") return c.redirect("/account", 303);
    await awaitingToken(c);
    return showCode(c, { ...emptyForm, typed: readQuery(c, NextQuery) });
  })

  .post("/sign-in/code", async (c) => {
    const { db, now, visitor, config, actor } = c.var;
    if (actor.kind === "person") return c.redirect("/account", 303);
    const tokenHash = await awaitingToken(c);
    const device = c.req.header("user-agent") ?? "";
    const tried = { secret: config.SECRET, tokenHash, now, device, visitor };
    return formAct(c, {
      form: CodeForm,
      show: showCode,
      act: ({ code }) => finishSignIn(db, { ...tried, code }),
      next: ({ token }, { next }) => {
        setSessionCookie(c, token);
        return findFirstPage(db, { token, next, now, environment: config.TIREK_ENV });
      },
    });
  })

  .get(ownPage, async (c) => {
    const person = personOf(c.var.actor);
    const factor = await getOwnFactor(c.var.db, person.userId);
    const t = inLanguage(texts, c.var.language);
    const mayTurnOff = !needsSecondFactor(person.grants, { demo: isLetOff(c, factor) });
    return page(c, { title: t.title }, <FactorPage factor={factor} mayTurnOff={mayTurnOff} />);
  })

  .get(`${ownPage}/set-up`, (c) => showSetUp(c, emptyForm))

  .post(`${ownPage}/set-up`, async (c) => {
    const { db, now, config, sessionHash } = c.var;
    const person = settingUp(c);
    const asked = { appSecret: config.SECRET, person, now, sessionHash: sessionHash ?? "" };
    return formAct(c, {
      form: SetUpForm,
      show: showSetUp,
      act: (form) => setUpFactor(db, { ...asked, form }),
      next: ({ codes }) => showCodes(c, codes),
    });
  })

  .get(`${ownPage}/recovery-codes`, (c) => showOwn(c, emptyForm, "newCodes"))

  .post(`${ownPage}/recovery-codes`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const sent = await readForm(c, PasswordForm);
    if (!sent.ok) return showOwn(c, sent, "newCodes");
    const result = await renewRecoveryCodes(db, { person, now, ...sent.value });
    if (!result.ok) return showOwn(c, { typed: {}, problems: result.refusal }, "newCodes");
    return showCodes(c, result.value.codes);
  })

  .get(`${ownPage}/off`, (c) => showOwn(c, emptyForm, "off"))

  .post(`${ownPage}/off`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const sent = await readForm(c, PasswordForm);
    if (!sent.ok) return showOwn(c, sent, "off");
    const environment = config.TIREK_ENV;
    const result = await turnFactorOff(db, { person, now, environment, ...sent.value });
    if (!result.ok) return showOwn(c, { typed: {}, problems: result.refusal }, "off");
    return c.redirect(ownPage, 303);
  });

async function awaitingToken(c: Request): Promise<string> {
  const tokenHash = hashToken(readSessionCookie(c) ?? "");
  const awaiting = await findAwaitingCode(c.var.db, { tokenHash, now: c.var.now });
  if (!awaiting) throw new SignInNeeded();
  return tokenHash;
}

function showCode(c: Request, state: FormState): Response {
  const t = inLanguage(texts, c.var.language);
  const recovery = readQuery(c, CodeQuery).with === "recovery";
  return page(
    c,
    { title: t.enterCode, form: state },
    <CodePage state={state} recovery={recovery} />,
  );
}

function settingUp(c: Request): Person {
  return c.var.settingUp ?? personOf(c.var.actor);
}

async function showSetUp(c: Request, state: FormState): Promise<Response> {
  const { db, config, language } = c.var;
  const { userId } = settingUp(c);
  const { account, setUpAt } = await getOwnFactor(db, userId);
  const { secret } = state.typed;
  const sealed = typeof secret === "string" ? secret : undefined;
  const offered = offerSecret(config.SECRET, { userId, sealed });
  const due = c.var.settingUp !== null;
  const anew = setUpAt !== null;
  const t = inLanguage(texts, language);
  return page(
    c,
    { title: anew ? t.newPhone : t.setUp, form: state },
    <SetUpPage state={state} offered={offered} account={account} due={due} anew={anew} />,
  );
}

// A form sent twice finds the factor set up already, and its codes shown.
function showCodes(c: Request, codes: string[]): Response {
  if (codes.length === 0) return c.redirect(ownPage, 303);
  const t = inLanguage(texts, c.var.language);
  return page(c, { title: t.codesTitle }, <CodesPage codes={codes} />);
}

async function showOwn(c: Request, state: FormState, act: OwnAct): Promise<Response> {
  const person = personOf(c.var.actor);
  const { setUpAt } = await getOwnFactor(c.var.db, person.userId);
  if (!setUpAt) return c.redirect(ownPage, 303);
  const t = inLanguage(texts, c.var.language);
  const crumbs = [{ href: ownPage, label: t.title }];
  return page(c, { title: t[act], crumbs, form: state }, <PasswordPage state={state} act={act} />);
}

function isLetOff(c: Request, { isDemo }: { isDemo: boolean }): boolean {
  return isDemo && c.var.config.TIREK_ENV !== "production";
}
