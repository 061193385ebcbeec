import { Hono } from "hono";
import { divisionOn, regionShapes } from "#lib/map.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { listRegions } from "#modules/network/base/queries.ts";
import { homeFigures } from "#modules/network/documents/queries.ts";
import { countByRegion, countOrigins, total } from "#modules/network/regions/queries.ts";
import { page } from "#ui/page.tsx";
import { HomePage } from "./pages.tsx";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/", async (c) => {
  const { db, on, language } = c.var;
  const regions = await listRegions(db, on);
  const counts = await countByRegion(db, on);
  const origins = await countOrigins(db, on);
  const published = await homeFigures(db);
  const t = inLanguage(texts, language);
  const notice =
    origins.demo > 0 ? t.demoNotice : origins.generated > 0 ? t.generatedNotice : undefined;
  return page(
    c,
    { title: t.title, notice },
    <HomePage
      regions={regions}
      counts={counts}
      origins={origins}
      published={published}
      sums={total(counts)}
      shapes={regionShapes(divisionOn(on))}
    />,
  );
});
