import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canReadOutbox } from "./access.ts";
import { OutboxPage } from "./pages.tsx";
import { listLetters } from "./queries.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/outbox", async (c) => {
  const { db, actor, config, language } = c.var;
  allowActor(actor, canReadOutbox(actor));
  const letters = await listLetters(db);
  const t = inLanguage(texts, language);
  return page(
    c,
    { title: t.title },
    <OutboxPage letters={letters} sends={config.SMTP_URL !== null} />,
  );
});
