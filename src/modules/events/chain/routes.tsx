import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { scopeOfDiagnoses } from "#modules/needs/diagnoses/access.ts";
import { page } from "#ui/page.tsx";
import { ChainPage } from "./pages.tsx";
import { listChain, sumChain } from "./queries.ts";
import { ChainQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/chain", async (c) => {
  const { db, actor, on, now, language } = c.var;
  const scope = scopeOfDiagnoses(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new NotFound();
  const query = ChainQuery.parse(c.req.query());
  const asked = { scope, query, on, now };
  const [needs, sums] = await Promise.all([listChain(db, asked), sumChain(db, asked)]);
  const { title } = inLanguage(texts, language);
  return page(c, { title }, <ChainPage needs={needs} sums={sums} query={query} />);
});
