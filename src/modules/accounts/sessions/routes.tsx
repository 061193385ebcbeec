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
import { deviceKeyOf } from "#lib/device-key.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { listProvidersOn } from "../providers/queries.ts";
import { signIn, signOut, signOutDevice, signOutEverywhere } from "./actions.ts";
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
    const device = c.req.header("user-agent") ?? "";
    const whence = { visitor, marks: readMarksCookie(c), secret: config.SECRET };
    return formAct(c, {
      form: SignInForm,
      show: showSignIn,
      act: (form) => signIn(db, { form, now, device, earlier, ...whence }),
      next: (signed, { next }) => {
        setSessionCookie(c, signed.token);
        setMarksCookie(c, signed.marks);
        if (!readLanguageCookie(c)) setLanguageCookie(c, signed.language);
        return findFirstPage(db, { ...signed, next, now, environment: config.TIREK_ENV });
      },
    });
  })

  .post("/sign-out", async (c) => {
    clearSessionCookie(c);
    // Where the session was over before, what is not sent yet waits for its person.
    if (c.var.sessionHash) {
      const { db, actor, visitor, now, sessionHash: tokenHash } = c.var;
      const userId = actor.kind === "person" ? actor.userId : null;
      const device = c.req.header("user-agent") ?? "";
      await signOut(db, { tokenHash, userId, visitor, device, now });
      // A telephone passed on keeps no page and no note of who had it.
      c.header("Clear-Site-Data", '"cache", "storage"');
    }
    return c.redirect("/", 303);
  })

  // Kept nowhere but where the browser shuts it in.
  .get("/account/device-key", (c) => {
    const { userId } = personOf(c.var.actor);
    return c.json(deviceKeyOf(c.var.config.SECRET, userId));
  })

  .post("/account/sessions/:id{[0-9a-f-]{36}}/end", async (c) => {
    const { db, now, actor } = c.var;
    await signOutDevice(db, { person: personOf(actor), id: c.req.param("id"), now });
    return c.redirect("/account", 303);
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
