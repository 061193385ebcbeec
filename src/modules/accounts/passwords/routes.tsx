import { Hono } from "hono";
import type { JSX } from "preact";
import { personOf } from "#lib/actor.ts";
import { marksWith } from "#lib/browser-marks.ts";
import { readMarksCookie, setMarksCookie } from "#lib/cookies.ts";
import { emptyForm, type FormState, formAct, readForm } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { askForReset, changePassword, makeResetLink, resetPassword } from "./actions.ts";
import { ChangePage, DonePage, LinkPage, ResetAskPage, ResetPage } from "./pages.tsx";
import { isResetOpen } from "./queries.ts";
import { ChangeForm, ResetAskForm, ResetForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/password-reset", (c) => show(c, emptyForm, ResetAskPage))

  .post("/password-reset", async (c) => {
    const { db, now, visitor, config, language } = c.var;
    const publicUrl = config.PUBLIC_URL;
    const t = inLanguage(texts, language);
    return formAct(c, {
      form: ResetAskForm,
      show: (_, state) => show(c, state, ResetAskPage),
      act: ({ login }) => askForReset(db, { login, now, visitor, publicUrl }),
      next: () => page(c, { title: t.title }, <DonePage text={t.asked} />),
    });
  })

  .get("/password-reset/:token", async (c) => {
    const { db, now, language } = c.var;
    const open = await isResetOpen(db, { token: c.req.param("token"), now });
    if (open) return show(c, emptyForm, ResetPage);
    const t = inLanguage(texts, language);
    return page(c, { title: t.title, status: 404 }, <DonePage text={t.linkOver} again />);
  })

  .post("/password-reset/:token", async (c) => {
    const { db, now, config } = c.var;
    const sent = await readForm(c, ResetForm);
    if (!sent.ok) return show(c, sent, ResetPage);
    const token = c.req.param("token");
    const result = await resetPassword(db, { token, password: sent.value.password, now });
    if (!result.ok) return show(c, { typed: {}, problems: result.refusal }, ResetPage);
    // Whoever guessed wrong before is not kept out here any longer.
    const marking = { secret: config.SECRET, userId: result.value.userId };
    setMarksCookie(c, marksWith(readMarksCookie(c), marking));
    return c.redirect("/sign-in", 303);
  })

  .post("/accounts/users/:id{[0-9a-f-]{36}}/password-link", async (c) => {
    const { db, now, config, actor, language } = c.var;
    const person = personOf(actor);
    const userId = c.req.param("id");
    const { link } = await makeResetLink(db, { person, userId, now, publicUrl: config.PUBLIC_URL });
    const t = inLanguage(texts, language);
    const told = link ? <LinkPage link={link} /> : <DonePage text={t.linkMailed} />;
    return page(c, { title: t.title }, told);
  })

  .get("/account/password", (c) => {
    personOf(c.var.actor);
    return show(c, emptyForm, ChangePage);
  })

  .post("/account/password", async (c) => {
    const { db, now, actor, sessionHash } = c.var;
    const person = personOf(actor);
    const sent = await readForm(c, ChangeForm);
    if (!sent.ok) return show(c, sent, ChangePage);
    const act = { person, form: sent.value, now, sessionHash: sessionHash ?? "" };
    const result = await changePassword(db, act);
    if (!result.ok) return show(c, { typed: {}, problems: result.refusal }, ChangePage);
    return c.redirect("/account", 303);
  });

function show(
  c: Request,
  state: FormState,
  Body: (props: { state: FormState }) => JSX.Element,
): Response {
  const { title } = inLanguage(texts, c.var.language);
  return page(c, { title, form: state }, <Body state={state} />);
}
