import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { listLinks } from "../provider-links/queries.ts";
import { getOwnAccount, listSessions } from "../sessions/queries.ts";
import { AccountPage } from "./pages.tsx";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/account", async (c) => {
  const { db, now, actor, language, sessionHash } = c.var;
  const person = personOf(actor);
  const account = await getOwnAccount(db, person.userId);
  const sessions = await listSessions(db, { userId: person.userId, now });
  const links = await listLinks(db, person.userId);
  const t = inLanguage(texts, language);
  return page(
    c,
    { title: t.account },
    <AccountPage
      person={person}
      account={account}
      sessions={sessions}
      links={links}
      current={sessionHash}
    />,
  );
});
