import { Hono } from "hono";
import { inLanguage, named } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { findSchoolOn, getPlaceOfSchool, getSchool } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { canKeepTeachersOf, canSeeTeacher } from "../base/access.ts";
import { countsOfSchools } from "../coverage/queries.ts";
import { SchoolPeoplePage } from "./pages/school.tsx";
import { listExpiring, listGiven, listReceived } from "./queries.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/people/schools/:id{[0-9a-f-]{36}}", async (c) => {
  const { db, on, actor, language } = c.var;
  const schoolId = c.req.param("id");
  const school = await getSchool(db, schoolId);
  const place = await getPlaceOfSchool(db, { id: schoolId, on });
  const row = await findSchoolOn(db, { id: schoolId, on });
  const since = `${Number(on.slice(0, 4)) - 3}${on.slice(4)}`.replace("-02-29", "-02-28");
  const seesPeople = canSeeTeacher(actor, { userId: null, places: [place] });
  const parts = {
    school,
    place,
    isLeading: row?.status === "leading",
    counts: (await countsOfSchools(db, { schoolIds: [schoolId], on })).get(schoolId) ?? {},
    given: await listGiven(db, { schoolId, since, on }),
    gotten: await listReceived(db, { schoolId, since, on }),
    expiring: seesPeople ? await listExpiring(db, { schoolId, on }) : null,
    mayKeep: canKeepTeachersOf(actor, place),
    seesPeople,
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: `/network/schools/${schoolId}`, label: named(school, language) }];
  return page(
    c,
    { title: t.title(named(school, language)), crumbs },
    <SchoolPeoplePage {...parts} />,
  );
});
