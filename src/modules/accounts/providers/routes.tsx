import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canKeepProviders } from "./access.ts";
import { addProvider, changeProvider, switchProvider } from "./actions.ts";
import { NewProviderPage, ProviderPage, ProvidersPage } from "./pages.tsx";
import { getProvider, listProviders } from "./queries.ts";
import { NewProviderForm, ProviderForm, redirectUriOf } from "./schema.ts";
import { texts } from "./texts.ts";

const list = "/accounts/providers";

export const routes = new Hono<App>()
  .get(list, async (c) => {
    keeper(c);
    const providers = await listProviders(c.var.db);
    const t = inLanguage(texts, c.var.language);
    return page(c, { title: t.providers }, <ProvidersPage providers={providers} />);
  })

  .get(`${list}/new`, (c) => showNew(c, emptyForm))

  .post(`${list}/new`, async (c) => {
    const { db, now, config } = c.var;
    const person = keeper(c);
    const asked = { person, now, secret: config.SECRET, environment: config.TIREK_ENV };
    return formAct(c, {
      form: NewProviderForm,
      show: showNew,
      act: (form) => addProvider(db, { ...asked, form }),
      next: (_, { id }) => `${list}/${id}`,
    });
  })

  .get(`${list}/:id{[0-9a-f-]{36}}`, (c) => showOne(c, c.req.param("id"), emptyForm))

  .post(`${list}/:id{[0-9a-f-]{36}}`, async (c) => {
    const { db, now, config } = c.var;
    const person = keeper(c);
    const id = c.req.param("id");
    return formAct(c, {
      form: ProviderForm,
      show: (_, state) => showOne(c, id, state),
      act: (form) => {
        const change = { person, id, form, now, secret: config.SECRET };
        return changeProvider(db, change);
      },
      next: () => `${list}/${id}`,
    });
  })

  .post(`${list}/:id{[0-9a-f-]{36}}/on`, (c) => turn(c, c.req.param("id"), true))
  .post(`${list}/:id{[0-9a-f-]{36}}/off`, (c) => turn(c, c.req.param("id"), false));

function keeper(c: Request): Person {
  allowActor(c.var.actor, canKeepProviders(c.var.actor));
  return personOf(c.var.actor);
}

function showNew(c: Request, state: FormState): Response {
  keeper(c);
  const t = inLanguage(texts, c.var.language);
  const { id: typed } = state.typed;
  const id = typeof typed === "string" ? typed : randomUUID();
  const redirectUri = redirectUriOf(c.var.config.PUBLIC_URL, id);
  return page(
    c,
    { title: t.add, crumbs: [{ href: list, label: t.providers }], form: state },
    <NewProviderPage state={state} id={id} redirectUri={redirectUri} />,
  );
}

async function showOne(c: Request, id: string, state: FormState): Promise<Response> {
  const { db, language, config } = c.var;
  keeper(c);
  const provider = await getProvider(db, id);
  const acts = await listHistory(db, { kind: "provider", id });
  const t = inLanguage(texts, language);
  const title = named(provider, language);
  const redirectUri = redirectUriOf(config.PUBLIC_URL, id);
  return page(
    c,
    { title, crumbs: [{ href: list, label: t.providers }], form: state },
    <ProviderPage state={state} provider={provider} acts={acts} redirectUri={redirectUri} />,
  );
}

async function turn(c: Request, id: string, on: boolean): Promise<Response> {
  await switchProvider(c.var.db, { person: keeper(c), id, on, now: c.var.now });
  return c.redirect(`${list}/${id}`, 303);
}
