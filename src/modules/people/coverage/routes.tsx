import { Hono } from "hono";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findSchoolOn, presentOf, territoryOn } from "#modules/network/base/queries.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import type { Crumb } from "#ui/frame.ts";
import { page } from "#ui/page.tsx";
import { listProgrammes } from "../base/queries.ts";
import { directions, type Measure } from "../base/schema.ts";
import { canSeeTrainers } from "../support-offers/access.ts";
import { listNearestBySchool } from "../support-offers/queries.ts";
import { canOpenPeople } from "./access.ts";
import { CoveragePage } from "./pages/coverage.tsx";
import {
  countsOf,
  countsOfCircles,
  countsOfSchools,
  countsOn,
  type Gap,
  listCirclesOf,
  listGaps,
  listSchoolsOfCircle,
  type Part,
} from "./queries.ts";
import { areaOf, halfYearAfter, yearBefore } from "./rules.ts";
import { type Area, CoverageQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/people/coverage", async (c) => {
  const { db, on, actor, language } = c.var;
  const query = readQuery(c, CoverageQuery);
  const area = areaOf(query);
  const small = query.small === "1" && area.kind !== "circle";
  const since = query.since ?? yearBefore(on);
  const about = await tellOf(c, area);
  const parts = await listParts(c, area);
  const lapsesBy = halfYearAfter(on);
  const [counts, before, later, smallCounts, gaps, partCounts, programmes] = await Promise.all([
    countsOf(db, { area, on, small }),
    countsOf(db, { area, on: since, small }),
    countsOf(db, { area, on: lapsesBy, small }),
    area.kind === "circle" ? {} : countsOf(db, { area, on, small: true }),
    listGaps(db, { area, on, small, measure: query.measure, page: query.page }),
    countsOfParts(c, { area, parts, small }),
    listProgrammes(db),
  ]);
  const nearest = canSeeTrainers(actor)
    ? await nearestOf(c, { gaps, measure: query.measure })
    : null;
  const seesPeople = canOpenPeople(actor, { area, regionKato: about.regionKato });
  const t = inLanguage(texts, language);
  const title = `${t.title}: ${about.title}`;
  const shown = {
    title,
    area,
    query,
    counts,
    smallCounts,
    before,
    since,
    later,
    lapsesBy,
    gaps,
    nearest,
    parts,
    partCounts,
    programmes,
    seesPeople,
  };
  return page(c, { title, crumbs: about.crumbs }, <CoveragePage {...shown} />);
});

/** Who could reach each of these schools soonest; the direction is the missing one, if it is one. */
async function nearestOf(c: Request, { gaps, measure }: { gaps: Gap[]; measure: Measure }) {
  const { db, today } = c.var;
  const schoolIds = gaps.map(({ schoolId }) => schoolId);
  const direction = directions.find((one) => one === measure) ?? null;
  return listNearestBySchool(db, { schoolIds, direction, on: today, halfYear: halfYearOf(today) });
}

type About = { title: string; regionKato: string | null; crumbs: Crumb[] };

/** What the area is called, and the way to it from the country. */
async function tellOf(c: Request, area: Area): Promise<About> {
  const { db, on, language } = c.var;
  const t = inLanguage(texts, language);
  if (area.kind === "country") return { title: t.country, regionKato: null, crumbs: [] };
  const country = { href: "/people/coverage", label: t.country };
  if (area.kind === "circle") {
    const hub = await findSchoolOn(db, { id: area.leadingId, on });
    if (!hub) throw new NotFound();
    const region = {
      href: `/people/coverage?region=${hub.regionKato}`,
      label: named(hub.region, language),
    };
    const district = {
      href: `/people/coverage?region=${hub.regionKato}&district=${hub.districtKato}`,
      label: named(hub.district, language),
    };
    const title = t.circleOf(named(hub, language));
    return { title, regionKato: hub.regionKato, crumbs: [country, region, district] };
  }
  const { regions, districts } = await territoryOn(await presentOf(db), on);
  const district = districts.find(({ kato }) => area.kind === "district" && kato === area.kato);
  const regionKato = district?.region_kato ?? area.kato;
  const region = regions.find(({ kato }) => kato === regionKato);
  if (!region || (area.kind === "district" && !district)) throw new NotFound();
  const above = { href: `/people/coverage?region=${region.kato}`, label: named(region, language) };
  return district
    ? { title: named(district, language), regionKato, crumbs: [country, above] }
    : { title: named(region, language), regionKato, crumbs: [country] };
}

type CoverageView = { area: Area; parts: readonly Part[]; small: boolean };

/** The counts of the parts by their codes: areas, circles or schools. */
async function countsOfParts(c: Request, { area, parts, small }: CoverageView) {
  const { db, on } = c.var;
  const ids = parts.map(({ id }) => id);
  switch (area.kind) {
    case "circle":
      return countsOfSchools(db, { schoolIds: ids, on });
    case "district":
      return countsOfCircles(db, { leadingIds: ids, on });
    case "country":
    case "region":
      return countsOn(db, { areas: parts.map(({ code }) => code), on, small });
  }
}

async function listParts(c: Request, area: Area): Promise<Part[]> {
  const { db, on } = c.var;
  if (area.kind === "circle") return listSchoolsOfCircle(db, { leadingId: area.leadingId, on });
  if (area.kind === "district") return listCirclesOf(db, { districtKato: area.kato, on });
  const { regions, districts } = await territoryOn(await presentOf(db), on);
  if (area.kind === "country") {
    return regions.map((region) => ({ ...region, id: region.kato, code: `r:${region.kato}` }));
  }
  return districts
    .filter((district) => district.region_kato === area.kato)
    .map((district) => ({ ...district, id: district.kato, code: `d:${district.kato}` }));
}
