import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { scopeOfDiagnoses } from "#modules/needs/diagnoses/access.ts";
import { listDiagnoses } from "#modules/needs/diagnoses/queries.ts";
import { getPlaceOfSchool, getSchool } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { schoolConfirmedBy } from "./access.ts";
import { ChainPage } from "./pages.tsx";
import { readChain } from "./queries.ts";
import { ChainQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/chain", async (c) => {
  const { db, actor, on, now, language } = c.var;
  const scope = scopeOfDiagnoses(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new NotFound();
  const query = readQuery(c, ChainQuery);
  const { needs, sums, places } = await readChain(db, { scope, query, on, now });
  const school = query.school ? await getSchool(db, query.school) : null;
  const place = query.school ? await getPlaceOfSchool(db, { id: query.school, on }) : null;
  const waiting = sums.needs === 0 ? await listDiagnoses(db, { scope, on }) : [];
  const ownSchoolId = schoolConfirmedBy(actor);
  const t = inLanguage(texts, language);
  const title = school ? `${t.title}: ${named(school, language)}` : t.title;
  const crumbs = school
    ? [{ href: `/network/schools/${school.id}`, label: named(school, language) }]
    : [];
  return page(
    c,
    { title, crumbs },
    <ChainPage
      needs={needs}
      sums={sums}
      places={places}
      query={query}
      school={school}
      place={place}
      waiting={waiting}
      ownSchoolId={ownSchoolId}
    />,
  );
});
