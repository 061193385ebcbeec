import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { frameOf, page } from "#ui/page.tsx";
import { scopeOfTeachers } from "../base/access.ts";
import { StartPage } from "./pages/start.tsx";
import { TreePage } from "./pages/tree.tsx";
import { nameOf } from "./pages/words.tsx";
import {
  childrenPerPage,
  findPeople,
  listAncestors,
  listCascades,
  listChildren,
  listReachOf,
  listStarts,
  listTopTrainers,
  treeFigures,
} from "./queries.ts";
import { branchesOf } from "./rules.ts";
import { StartQuery, TreeQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/people/cascade", async (c) => {
    const { db, actor, on, language } = c.var;
    personOf(actor);
    const query = readQuery(c, StartQuery);
    const programmes = await listCascades(db);
    const programme = query.programme ?? programmes[0]?.code ?? "";
    const [{ starts, hasMore }, top] = await Promise.all([
      listStarts(db, { programme, page: query.page }),
      query.page === 1 ? listTopTrainers(db, programme) : [],
    ]);
    const ids = [...starts, ...top].map(({ id }) => id);
    const people = await findPeople(db, { ids, on });
    const seesTrainings = scopeOfTeachers(actor) !== null;
    const shown = { programmes, programme, starts, hasMore, top, people, seesTrainings };
    const t = inLanguage(texts, language);
    return page(c, { title: t.title }, <StartPage {...shown} page={query.page} />);
  })

  .get("/people/cascade/:id{[0-9a-f-]{36}}", async (c) => {
    const { db, actor, on, language } = c.var;
    personOf(actor);
    const rootId = c.req.param("id");
    const query = readQuery(c, TreeQuery);
    const programmes = await listReachOf(db, rootId);
    if (programmes.length === 0) throw new NotFound();
    const programme = query.programme ?? programmes[0]?.code ?? "";
    const parents = [rootId, ...query.open];
    const [figures, byParent, above] = await Promise.all([
      treeFigures(db, { programme, rootId, on }),
      listChildren(db, { programme, parents, page: query.page }),
      listAncestors(db, { programme, id: rootId }),
    ]);
    const branches = branchesOf(byParent, { rootId, most: childrenPerPage });
    const children = [...byParent.values()].flat().map(({ id }) => id);
    const people = await findPeople(db, { ids: [rootId, ...above, ...children], on });
    const frame = frameOf(c);
    const crumbs = above.map((id) => ({
      href: `/people/cascade/${id}?programme=${programme}`,
      label: nameOf(people.get(id), frame),
    }));
    const t = inLanguage(texts, language);
    const title = nameOf(people.get(rootId), frame);
    const trained = programmes.find(({ code }) => code === programme)?.trained ?? 0;
    const shown = { title, programmes, programme, figures, branches, trained, people };
    return page(
      c,
      {
        title,
        crumbs: [{ href: `/people/cascade?programme=${programme}`, label: t.title }, ...crumbs],
      },
      <TreePage {...shown} page={query.page} open={query.open} />,
    );
  });
