import { Hono } from "hono";
import { type Person, personOf } from "#lib/actor.ts";
import {
  clearAskedCookie,
  readAskedCookie,
  readLanguageCookie,
  readSessionCookie,
  setAskedCookie,
  setLanguageCookie,
  setSessionCookie,
} from "#lib/cookies.ts";
import { done } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readForm, readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { findFirstPage } from "../sessions/queries.ts";
import { NextQuery } from "../sessions/schema.ts";
import {
  addPasskey,
  beginAdding,
  beginSignIn,
  type Refused,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from "./actions.ts";
import { EntryPage, MakePage, NewPage, PasskeyPage, PasskeysPage, RemovalPage } from "./pages.tsx";
import { getPasskey, listPasskeys, mayRemove } from "./queries.ts";
import { MadeForm, NameForm, NewForm, PasswordForm, SignedForm } from "./schema.ts";
import { texts } from "./texts.ts";

const list = "/account/passkeys";
const one = `${list}/:id{[0-9a-f-]{36}}`;

export const routes = new Hono<App>()
  .get("/sign-in/passkey", (c) => {
    if (c.var.settingUp) return c.redirect("/account/second-factor/set-up", 303);
    if (c.var.actor.kind === "person") return c.redirect("/account", 303);
    return showEntry(c, { ...emptyForm, typed: readQuery(c, NextQuery) });
  })

  .post("/sign-in/passkey/challenge", async (c) => {
    const { db, now, visitor, config } = c.var;
    const result = await beginSignIn(db, { visitor, now, publicUrl: config.PUBLIC_URL });
    if (!result.ok) return c.json({ problem: result.refusal.trouble }, 429);
    setAskedCookie(c, result.value.token);
    c.header("Cache-Control", "no-store");
    return c.json(result.value.options);
  })

  .post("/sign-in/passkey", async (c) => {
    const { db, now, visitor, config, actor } = c.var;
    if (actor.kind === "person") return c.redirect("/account", 303);
    const sent = await readForm(c, SignedForm);
    if (!sent.ok) return showEntry(c, { typed: sent.typed, problems: { "": "wrong" } });
    const { answer, next = "" } = sent.value;
    const result = await signInByPasskey(db, {
      answer,
      token: readAskedCookie(c) ?? "",
      now,
      visitor,
      publicUrl: config.PUBLIC_URL,
      device: c.req.header("user-agent") ?? "",
      earlier: hashToken(readSessionCookie(c) ?? ""),
    });
    if (!result.ok) return showEntry(c, { typed: { next }, problems: told(c, result.refusal) });
    const { token, language } = result.value;
    clearAskedCookie(c);
    setSessionCookie(c, token);
    if (!readLanguageCookie(c)) setLanguageCookie(c, language);
    const environment = config.TIREK_ENV;
    return c.redirect(await findFirstPage(db, { token, next, now, environment }), 303);
  })

  .get(list, async (c) => {
    const { userId } = personOf(c.var.actor);
    const passkeys = await listPasskeys(c.var.db, userId);
    const { title } = inLanguage(texts, c.var.language);
    return page(c, { title }, <PasskeysPage passkeys={passkeys} origin={originOf(c)} />);
  })

  .get(`${list}/new`, (c) => showNew(c, emptyForm))

  .post(`${list}/new`, async (c) => {
    const { db, now, config, language } = c.var;
    const person = adding(c);
    const sent = await readForm(c, NewForm);
    if (!sent.ok) return showNew(c, sent);
    const { name, password } = sent.value;
    const asked = { person, password, now, publicUrl: config.PUBLIC_URL };
    const result = await beginAdding(db, asked);
    if (!result.ok) return showNew(c, { typed: { name }, problems: result.refusal });
    const { token, options } = result.value;
    setAskedCookie(c, token);
    const title = inLanguage(texts, language).add;
    return page(c, { title }, <MakePage name={name} options={options} origin={originOf(c)} />);
  })

  .post(list, async (c) => {
    const { db, now, config, sessionHash } = c.var;
    const person = adding(c);
    const sent = await readForm(c, MadeForm);
    if (!sent.ok) return showNew(c, { typed: sent.typed, problems: { "": "notMade" } });
    const { name } = sent.value;
    const result = await addPasskey(db, {
      person,
      form: sent.value,
      token: readAskedCookie(c) ?? "",
      now,
      sessionHash: sessionHash ?? "",
      publicUrl: config.PUBLIC_URL,
    });
    if (!result.ok) return showNew(c, { typed: { name }, problems: told(c, result.refusal) });
    clearAskedCookie(c);
    return c.redirect(c.var.settingUp ? "/account" : list, 303);
  })

  .get(one, (c) => showOne(c, c.req.param("id"), emptyForm))

  .post(one, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const id = c.req.param("id");
    return formAct(c, {
      form: NameForm,
      show: (_, state) => showOne(c, id, state),
      act: async ({ name }) => done(await renamePasskey(db, { person, id, name, now })),
      next: () => list,
    });
  })

  .get(`${one}/removal`, (c) => showRemoval(c, c.req.param("id"), emptyForm))

  .post(`${one}/removal`, async (c) => {
    const { db, now, config, sessionHash } = c.var;
    const person = personOf(c.var.actor);
    const id = c.req.param("id");
    const sent = await readForm(c, PasswordForm);
    if (!sent.ok) return showRemoval(c, id, sent);
    const result = await removePasskey(db, {
      person,
      id,
      password: sent.value.password,
      now,
      sessionHash: sessionHash ?? "",
      environment: config.TIREK_ENV,
    });
    if (!result.ok) return showRemoval(c, id, { typed: {}, problems: { ...result.refusal } });
    return c.redirect(list, 303);
  });

/** Whoever must set up a second step may do it by a passkey, before any other page opens. */
function adding(c: Request): Person {
  return c.var.settingUp ?? personOf(c.var.actor);
}

function told(c: Request, { trouble, reason }: Refused): Record<string, string> {
  c.var.log.warn({ trouble, reason, request: c.var.requestId }, "passkey refused");
  return { "": trouble };
}

function originOf(c: Request): string {
  return new URL(c.var.config.PUBLIC_URL).origin;
}

function crumbsOf(c: Request) {
  return [{ href: list, label: inLanguage(texts, c.var.language).title }];
}

function showEntry(c: Request, state: FormState): Response {
  const title = inLanguage(texts, c.var.language).entry;
  const due = c.var.sessionHash !== null;
  return page(
    c,
    { title, form: state },
    <EntryPage state={state} due={due} origin={originOf(c)} />,
  );
}

function showNew(c: Request, state: FormState): Response {
  adding(c);
  const due = c.var.settingUp !== null;
  const title = inLanguage(texts, c.var.language).add;
  return page(
    c,
    { title, crumbs: due ? [] : crumbsOf(c), form: state },
    <NewPage state={state} due={due} origin={originOf(c)} />,
  );
}

async function showOne(c: Request, id: string, state: FormState): Promise<Response> {
  const { db, config } = c.var;
  const person = personOf(c.var.actor);
  const passkey = await getPasskey(db, { id, userId: person.userId });
  const removable = await mayRemove(db, { person, environment: config.TIREK_ENV });
  return page(
    c,
    { title: passkey.name, crumbs: crumbsOf(c), form: state },
    <PasskeyPage state={state} passkey={passkey} removable={removable} />,
  );
}

async function showRemoval(c: Request, id: string, state: FormState): Promise<Response> {
  const person = personOf(c.var.actor);
  const passkey = await getPasskey(c.var.db, { id, userId: person.userId });
  const crumbs = [...crumbsOf(c), { href: `${list}/${id}`, label: passkey.name }];
  return page(
    c,
    { title: inLanguage(texts, c.var.language).remove, crumbs, form: state },
    <RemovalPage state={state} passkey={passkey} />,
  );
}
