import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import {
  clearWayCookie,
  readLanguageCookie,
  readMarksCookie,
  readWayCookie,
  setLanguageCookie,
  setSessionCookie,
  setWayCookie,
} from "#lib/cookies.ts";
import { emptyForm, type FormState, readForm, readQuery } from "#lib/forms.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { findFirstPage } from "../sessions/queries.ts";
import { NextQuery } from "../sessions/schema.ts";
import { beginSignIn, endSignIn, linkByPassword, unlink } from "./actions.ts";
import { LinkPage, TroublePage } from "./pages.tsx";
import { getAwaitingLink } from "./queries.ts";
import { LinkForm, type Trouble } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/sign-in/with/:id{[0-9a-f-]{36}}", async (c) => {
    const { db, now, config, language, visitor, actor } = c.var;
    if (actor.kind === "person") return c.redirect("/account", 303);
    const result = await beginSignIn(db, {
      providerId: c.req.param("id"),
      next: readQuery(c, NextQuery).next.slice(0, 500),
      language,
      visitor,
      now,
      publicUrl: config.PUBLIC_URL,
      secret: config.SECRET,
    });
    if (!result.ok) return showTrouble(c, result.refusal);
    setWayCookie(c, result.value.token);
    return c.redirect(result.value.address, 303);
  })

  .get("/sign-in/with/:id{[0-9a-f-]{36}}/answer", async (c) => {
    const { db, now, config, visitor } = c.var;
    const result = await endSignIn(db, {
      providerId: c.req.param("id"),
      token: readWayCookie(c) ?? "",
      now,
      query: new URL(c.req.url).search,
      device: c.req.header("user-agent") ?? "",
      visitor,
      publicUrl: config.PUBLIC_URL,
      secret: config.SECRET,
    });
    if (!result.ok) return showTrouble(c, result.refusal);
    if (result.value.kind === "asksPassword") return c.redirect("/sign-in/link", 303);
    return enter(c, result.value.signed);
  })

  .get("/sign-in/link", (c) => showLink(c, emptyForm))

  .post("/sign-in/link", async (c) => {
    const { db, now, visitor, config } = c.var;
    const sent = await readForm(c, LinkForm);
    if (!sent.ok) return showLink(c, sent);
    const device = c.req.header("user-agent") ?? "";
    const token = readWayCookie(c) ?? "";
    const whence = { visitor, marks: readMarksCookie(c), secret: config.SECRET };
    const proof = { token, password: sent.value.password, device, now };
    const result = await linkByPassword(db, { ...proof, ...whence });
    if (!result.ok) return showLink(c, { typed: {}, problems: result.refusal });
    return enter(c, result.value);
  })

  .post("/account/providers/:id{[0-9a-f-]{36}}/unlink", async (c) => {
    const { db, now, actor } = c.var;
    await unlink(db, { person: personOf(actor), id: c.req.param("id"), now });
    return c.redirect("/account", 303);
  });

async function enter(
  c: Request,
  signed: { token: string; awaitsCode: boolean; language: Language; next: string },
): Promise<Response> {
  const { db, now, config } = c.var;
  clearWayCookie(c);
  setSessionCookie(c, signed.token);
  if (!readLanguageCookie(c)) setLanguageCookie(c, signed.language);
  const environment = config.TIREK_ENV;
  return c.redirect(await findFirstPage(db, { ...signed, now, environment }), 303);
}

async function showLink(c: Request, state: FormState): Promise<Response> {
  const { db, now, language } = c.var;
  const awaiting = await getAwaitingLink(db, { token: readWayCookie(c) ?? "", now });
  const t = inLanguage(texts, language);
  return page(
    c,
    { title: t.linkTitle, form: state },
    <LinkPage state={state} provider={awaiting} email={awaiting.email} />,
  );
}

function showTrouble(
  c: Request,
  { trouble, reason }: { trouble: Trouble; reason: string },
): Response {
  c.var.log.warn({ trouble, reason, request: c.var.requestId }, "sign-in by provider failed");
  const t = inLanguage(texts, c.var.language);
  const status = trouble === "unreachable" ? 503 : 422;
  return page(c, { title: t.troubleTitle, status }, <TroublePage trouble={trouble} />);
}
