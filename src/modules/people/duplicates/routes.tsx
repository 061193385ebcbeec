import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { Forbidden, refuse } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { given } from "#lib/shown.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { scopeOfPairs } from "./access.ts";
import { decidePair, undoMerge } from "./actions.ts";
import { DuplicatesPage } from "./pages.tsx";
import { listMerges, listPairs } from "./queries.ts";
import { DecisionForm, PairFilters } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/people/duplicates", (c) => showPairs(c, emptyForm))

  .post(`/people/duplicates/${id}`, async (c) => {
    const { db, now } = c.var;
    const { person } = keeper(c);
    const asked = { person, id: c.req.param("id"), now, columns: columnsOf(c) };
    return formAct(c, {
      form: DecisionForm,
      show: showPairs,
      act: async (form) => {
        const result = await decidePair(db, { ...asked, form });
        return result.ok ? result : refuse({ "": result.refusal.decision });
      },
      next: () => "/people/duplicates",
    });
  })

  .post(`/people/duplicates/merges/${id}/undoing`, async (c) => {
    const { db, now } = c.var;
    const { person } = keeper(c);
    const result = await undoMerge(db, {
      person,
      id: c.req.param("id"),
      now,
      columns: columnsOf(c),
    });
    if (!result.ok) return showPairs(c, { typed: {}, problems: { "": result.refusal.undo } });
    return c.redirect("/people/duplicates", 303);
  });

function columnsOf(c: Request) {
  return given(c.var.areas.map((area) => area.teacherColumns));
}

function keeper(c: Request) {
  const { actor } = c.var;
  const scope = scopeOfPairs(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new Forbidden();
  return { person: actor, scope };
}

async function showPairs(c: Request, state: FormState): Promise<Response> {
  const { db, today: on, language } = c.var;
  const { scope } = keeper(c);
  const filters = readQuery(c, PairFilters);
  const { pairs, hasMore } = await listPairs(db, { scope, on, page: filters.page });
  const merges = await listMerges(db, { scope, on });
  // Each form brings the id of the joining it may make.
  const asked = pairs.map((pair) => ({ ...pair, mergeId: randomUUID() }));
  return page(
    c,
    { title: inLanguage(texts, language).duplicates, form: state },
    <DuplicatesPage
      pairs={asked}
      page={filters.page}
      hasMore={hasMore}
      merges={merges}
      state={state}
    />,
  );
}
