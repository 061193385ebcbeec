import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { scopeOfFindings } from "./access.ts";
import { FindingsPage } from "./pages.tsx";
import { countFindings, listFindings } from "./queries.ts";
import { FindingsQuery, findingKinds } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/network/findings", async (c) => {
  const { db, on, actor, language } = c.var;
  const scope = scopeOfFindings(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new Error("a person allowed to see findings has a scope");
  const query = FindingsQuery.parse(c.req.query());
  const counts = await Promise.all(
    findingKinds.map(async (kind) => ({
      kind,
      count: await countFindings(db, { kind, scope, on }),
    })),
  );
  const kind = query.kind ?? counts.find(({ count }) => count > 0)?.kind ?? "withoutLeading";
  const findings = await listFindings(db, { kind, scope, on, page: query.page });
  const t = inLanguage(texts, language);
  return page(
    c,
    { title: t.title },
    <FindingsPage {...{ counts, kind, findings }} page={query.page} />,
  );
});
