import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import {
  clearSessionCookie,
  readLanguageCookie,
  readMarksCookie,
  setLanguageCookie,
  setMarksCookie,
  setSessionCookie,
} from "#lib/cookies.ts";
import { emptyForm, type FormState, readForm, readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { listProvidersOn } from "../providers/queries.ts";
import { endSession, signIn, signOutEverywhere } from "./actions.ts";
import { SignInPage } from "./pages.tsx";
import { findFirstPage } from "./queries.ts";
import { NextQuery, SignInForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/sign-in", (c) => {
    if (c.var.settingUp) return c.redirect("/account/second-factor/set-up", 303);
    if (c.var.actor.kind === "person") return c.redirect("/account", 303);
    return showSignIn(c, { ...emptyForm, typed: readQuery(c, NextQuery) });
  })

  .post("/sign-in", async (c) => {
    const { db, now, visitor, config, sessionHash: earlier } = c.var;
    const sent = await readForm(c, SignInForm);
    if (!sent.ok) return showSignIn(c, sent);
    const device = c.req.header("user-agent") ?? "";
    const whence = { visitor, marks: readMarksCookie(c), secret: config.SECRET };
    const result = await signIn(db, { form: sent.value, now, device, earlier, ...whence });
    if (!result.ok) return showSignIn(c, { typed: sent.typed, problems: result.refusal });
    setSessionCookie(c, result.value.token);
    setMarksCookie(c, result.value.marks);
    if (!readLanguageCookie(c)) setLanguageCookie(c, result.value.language);
    const { next } = sent.value;
    const started = { ...result.value, next, now, environment: config.TIREK_ENV };
    return c.redirect(await findFirstPage(db, started), 303);
  })

  .post("/sign-out", async (c) => {
    clearSessionCookie(c);
    // Where the session was over before, what is not sent yet waits for its person.
    if (c.var.sessionHash) {
      await endSession(c.var.db, c.var.sessionHash);
      // A telephone passed on keeps no page and no note of who had it.
      c.header("Clear-Site-Data", '"cache", "storage"');
    }
    return c.redirect("/", 303);
  })

  .post("/sign-out-everywhere", async (c) => {
    const { db, now, actor, sessionHash } = c.var;
    await signOutEverywhere(db, { person: personOf(actor), now, except: sessionHash ?? "" });
    return c.redirect("/account", 303);
  });

async function showSignIn(c: Request, state: FormState): Promise<Response> {
  const providers = await listProvidersOn(c.var.db);
  const t = inLanguage(texts, c.var.language);
  const { origin } = new URL(c.var.config.PUBLIC_URL);
  return page(
    c,
    { title: t.signIn, form: state },
    <SignInPage state={state} providers={providers} origin={origin} />,
  );
}
