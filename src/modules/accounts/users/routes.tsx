import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { Forbidden } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { hasSecondStep } from "../second-factor/queries.ts";
import { canBlock, canResetSecondStep, scopeOfUsers } from "./access.ts";
import { endRole, giveRole, resetSecondStep, setBlocked } from "./actions.ts";
import { UserPage, UsersPage } from "./pages.tsx";
import { getUserInside, listAreas, listGrants, listUsers } from "./queries.ts";
import { GrantForm, UsersQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/accounts/users", async (c) => {
    const { db, today, actor, language } = c.var;
    const scope = scopeOfUsers(actor);
    allowActor(actor, scope !== null);
    const { q, page: number } = readQuery(c, UsersQuery);
    const found = scope
      ? await listUsers(db, { scope, today, q, page: number })
      : { users: [], total: 0 };
    const t = inLanguage(texts, language);
    return page(c, { title: t.users }, <UsersPage {...found} q={q} page={number} />);
  })

  .get("/accounts/users/:id{[0-9a-f-]{36}}", (c) => showUser(c, c.req.param("id"), emptyForm))

  .post("/accounts/users/:id{[0-9a-f-]{36}}/roles", async (c) => {
    const { db, now } = c.var;
    const person = listing(c);
    const userId = c.req.param("id");
    return formAct(c, {
      form: GrantForm,
      show: (_, state) => showUser(c, userId, state),
      act: (form) => giveRole(db, { person, userId, form, now }),
      next: () => `/accounts/users/${userId}`,
    });
  })

  .post("/accounts/roles/:id{[0-9a-f-]{36}}/end", async (c) => {
    const { db, now } = c.var;
    const { userId } = await endRole(db, { person: listing(c), grantId: c.req.param("id"), now });
    return c.redirect(userId === null ? "/accounts/users" : `/accounts/users/${userId}`, 303);
  })

  .post("/accounts/users/:id{[0-9a-f-]{36}}/second-factor/reset", async (c) => {
    const { db, now, actor } = c.var;
    const userId = c.req.param("id");
    await resetSecondStep(db, { person: personOf(actor), userId, now });
    return c.redirect(`/accounts/users/${userId}`, 303);
  })

  .post("/accounts/users/:id{[0-9a-f-]{36}}/block", (c) => block(c, c.req.param("id"), true))
  .post("/accounts/users/:id{[0-9a-f-]{36}}/unblock", (c) => block(c, c.req.param("id"), false));

function listing(c: Request): Person {
  allowActor(c.var.actor, scopeOfUsers(c.var.actor) !== null);
  return personOf(c.var.actor);
}

async function block(c: Request, userId: string, blocked: boolean): Promise<Response> {
  const { db, now, actor } = c.var;
  await setBlocked(db, { person: personOf(actor), userId, blocked, now });
  return c.redirect(`/accounts/users/${userId}`, 303);
}

async function showUser(c: Request, id: string, state: FormState): Promise<Response> {
  const { db, today, actor, language } = c.var;
  const scope = scopeOfUsers(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new Forbidden();
  const user = await getUserInside(db, { id, scope, today });
  const grants = await listGrants(db, id);
  const areas = await listAreas(db, today);
  const acts = await listHistory(db, { kind: "user", id });
  const crumbs = [{ href: "/accounts/users", label: inLanguage(texts, language).users }];
  return page(
    c,
    { title: `${user.familyName} ${user.givenName}`, crumbs, form: state },
    <UserPage
      user={user}
      grants={grants}
      areas={areas}
      acts={acts}
      state={state}
      actor={actor}
      mayBlock={canBlock(actor)}
      mayResetFactor={canResetSecondStep(actor) && (await hasSecondStep(db, id))}
    />,
  );
}
