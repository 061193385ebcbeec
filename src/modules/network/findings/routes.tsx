import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { Forbidden } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import type { Scope } from "#lib/scope.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { scopeOfFindings } from "./access.ts";
import { FindingsPage, findingsTable } from "./pages.tsx";
import { countFindings, listFindings } from "./queries.ts";
import { FindingsQuery, findingKinds } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/network/findings.csv", (c) => sendFindings(c, "csv"))
  .get("/network/findings.xlsx", (c) => sendFindings(c, "xlsx"))
  .get("/network/findings", async (c) => {
    const { db, on, language } = c.var;
    const scope = scopeAsked(c);
    const query = readQuery(c, FindingsQuery);
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
      <FindingsPage counts={counts} kind={kind} findings={findings} page={query.page} />,
    );
  });

function scopeAsked(c: Request): Scope {
  const { actor } = c.var;
  const scope = scopeOfFindings(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new Forbidden();
  return scope;
}

const mostRows = 100_000;

async function sendFindings(c: Request, ending: "csv" | "xlsx"): Promise<Response> {
  const { db, on, language } = c.var;
  const scope = scopeAsked(c);
  const kind = readQuery(c, FindingsQuery).kind ?? "withoutLeading";
  const findings = await listFindings(db, { kind, scope, on, page: 1, limit: mostRows });
  return sendTable(
    c,
    { name: `${kind}-${on}`, ...findingsTable(findings, { kind, language }) },
    ending,
  );
}
