import { Hono } from "hono";
import { allowActor, isPerson, type Person, personOf } from "#lib/actor.ts";
import { setLanguageCookie, setSessionCookie } from "#lib/cookies.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { scopeOfUsers } from "../users/access.ts";
import { listAreas } from "../users/queries.ts";
import { acceptInvitation, invite, takeRole, withdrawInvitation } from "./actions.ts";
import { AcceptPage, InvitationsPage, InvitePage, PassOnPage } from "./pages.tsx";
import { findTaker, getOpenInvitation, listInvitations } from "./queries.ts";
import { AcceptForm, InviteForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/accounts/invitations", async (c) => {
    const person = inviter(c);
    const invitations = await listInvitations(c.var.db, person.userId);
    const t = inLanguage(texts, c.var.language);
    return page(c, { title: t.invitations }, <InvitationsPage invitations={invitations} />);
  })

  .get("/accounts/invitations/new", (c) => showInvite(c, emptyForm))

  .post("/accounts/invitations/new", async (c) => {
    const { db, now, config } = c.var;
    const person = inviter(c);
    return formAct(c, {
      form: InviteForm,
      show: showInvite,
      act: (form) => invite(db, { person, form, now, publicUrl: config.PUBLIC_URL }),
      next: ({ linkToPassOn: link }, { contact }) =>
        link ? showLink(c, { link, contact }) : "/accounts/invitations",
    });
  })

  .post("/accounts/invitations/:id{[0-9a-f-]{36}}/withdraw", async (c) => {
    const { db, now } = c.var;
    await withdrawInvitation(db, { person: inviter(c), id: c.req.param("id"), now });
    return c.redirect("/accounts/invitations", 303);
  })

  .get("/invitations/:token", (c) => showAccept(c, c.req.param("token"), emptyForm))

  .post("/invitations/:token", async (c) => {
    const { db, now, actor, visitor } = c.var;
    const token = c.req.param("token");
    const takerId = await findTaker(db, token);
    if (takerId !== null) return afterTaking(c, takerId);
    const { language } = await getOpenInvitation(db, { token, now });
    if (isPerson(actor)) {
      const taken = await takeRole(db, { person: actor, token, now });
      if (!taken.ok) return showAccept(c, token, { typed: {}, problems: taken.refusal });
      return c.redirect("/account", 303);
    }
    const device = c.req.header("user-agent") ?? "";
    return formAct(c, {
      form: AcceptForm,
      show: (_, state) => showAccept(c, token, state),
      act: (form) => acceptInvitation(db, { token, form, now, device, visitor }),
      next: ({ sessionToken }) => {
        setSessionCookie(c, sessionToken);
        setLanguageCookie(c, language);
        return "/account";
      },
    });
  });

/** Sent twice, the link is used up: its taker goes on to the account, and whoever is not signed in yet signs in. */
function afterTaking(c: Request, takerId: string): Response {
  const { actor } = c.var;
  if (isPerson(actor) && actor.userId !== takerId) throw new NotFound();
  return c.redirect(isPerson(actor) ? "/account" : "/sign-in", 303);
}

function inviter(c: Request): Person {
  allowActor(c.var.actor, scopeOfUsers(c.var.actor) !== null);
  return personOf(c.var.actor);
}

async function showInvite(c: Request, state: FormState): Promise<Response> {
  const person = inviter(c);
  const areas = await listAreas(c.var.db, c.var.today);
  const t = inLanguage(texts, c.var.language);
  return page(
    c,
    { title: t.invite, form: state },
    <InvitePage state={state} actor={person} areas={areas} />,
  );
}

function showLink(c: Request, parts: { link: string; contact: string }): Response {
  const t = inLanguage(texts, c.var.language);
  return page(c, { title: t.passOn }, <PassOnPage {...parts} />);
}

async function showAccept(c: Request, token: string, state: FormState): Promise<Response> {
  const invitation = await getOpenInvitation(c.var.db, { token, now: c.var.now });
  const t = inLanguage(texts, c.var.language);
  const link = `/invitations/${token}`;
  return page(
    c,
    { title: t.welcome, form: state },
    <AcceptPage state={state} invitation={invitation} actor={c.var.actor} link={link} />,
  );
}
