import { Hono } from "hono";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { readQuery } from "#lib/forms.ts";
import { districtShapes, divisionOn, project, regionShapes } from "#lib/map.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { findRegion, getRegion, listDistricts, listRegions } from "../base/queries.ts";
import { CountryPage } from "./pages/country.tsx";
import { RegionPage } from "./pages/region.tsx";
import { countByDistrict, countByRegion, listLeadingPoints } from "./queries.ts";
import { texts } from "./texts.ts";

const Level = z.object({
  level: z.enum(["regions", "districts"]).default("regions").catch("regions"),
});

export const routes = new Hono<App>()
  .get("/network", async (c) => {
    const { db, on, language } = c.var;
    const { level } = readQuery(c, Level);
    const regions = await listRegions(db, on);
    const counts = await countByRegion(db, on);
    const byDistrict = level === "districts" ? await districtsOfCountry(c) : null;
    const t = inLanguage(texts, language);
    const shapes = byDistrict?.shapes ?? regionShapes(divisionOn(on));
    return page(
      c,
      { title: t.network },
      <CountryPage regions={regions} counts={counts} shapes={shapes} byDistrict={byDistrict} />,
    );
  })

  .get("/network/regions/:kato{[0-9]{9}}", async (c) => {
    const { db, on, language } = c.var;
    const regionKato = c.req.param("kato");
    const region = await getRegion(db, regionKato, on);
    const districts = await listDistricts(db, { regionKato, on });
    const counts = await countByDistrict(db, { regionKato, on });
    const points = await listLeadingPoints(db, { regionKato, on });
    const division = divisionOn(on);
    const place = project(division, regionKato);
    const dots = points.map((point) => {
      const [x, y] = place(point.lon, point.lat);
      return {
        key: point.id,
        x,
        y,
        label: named(point, language),
        href: `/network/schools/${point.id}`,
      };
    });
    const shapes = districtShapes(division, regionKato);
    const crumbs = [{ href: "/network", label: inLanguage(texts, language).network }];
    return page(
      c,
      { title: named(region, language), crumbs },
      <RegionPage
        region={region}
        districts={districts}
        counts={counts}
        shapes={shapes}
        dots={dots}
        pastDays={await listStanding(db, regionKato, pastDays)}
      />,
    );
  });

// The day of the first register of leading schools.
const pastDays = ["2019-10-24"];

/** The days on which there was such a region. */
async function listStanding(db: Db, kato: string, days: readonly string[]): Promise<string[]> {
  const found = await Promise.all(days.map((day) => findRegion(db, kato, day)));
  return days.filter((_, at) => found[at] !== undefined);
}

async function districtsOfCountry(c: Request) {
  const { db, on } = c.var;
  return {
    districts: await listDistricts(db, { on }),
    counts: await countByDistrict(db, { on }),
    shapes: districtShapes(divisionOn(on)),
  };
}
