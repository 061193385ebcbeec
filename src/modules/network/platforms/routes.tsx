import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getRegion, listRegions } from "../base/queries.ts";
import { canSetPlatforms } from "./access.ts";
import { joinPlatform } from "./actions.ts";
import { PlatformsPage, RegionPlatformPage } from "./pages.tsx";
import { listMemberships, listPlatforms, listPlatformsOfRegions } from "./queries.ts";
import { JoinForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/network/platforms", async (c) => {
    const { db, on, language } = c.var;
    const platforms = await listPlatforms(db);
    const regions = await listRegions(db, on);
    const platformOf = await listPlatformsOfRegions(db, on);
    const title = inLanguage(texts, language).platforms;
    return page(
      c,
      { title },
      <PlatformsPage platforms={platforms} regions={regions} platformOf={platformOf} />,
    );
  })

  .get("/network/platforms/regions/:kato{[0-9]{9}}", (c) =>
    showRegion(c, c.req.param("kato"), emptyForm),
  )

  .post("/network/platforms/regions/:kato{[0-9]{9}}", async (c) => {
    const { db, actor, now, today } = c.var;
    const regionKato = c.req.param("kato");
    allowActor(actor, canSetPlatforms(actor));
    await getRegion(db, regionKato, today);
    return formAct(c, {
      form: JoinForm,
      show: (_, state) => showRegion(c, regionKato, state),
      act: (form) => joinPlatform(db, { person: actor, regionKato, form, now }),
      next: () => `/network/platforms/regions/${regionKato}`,
    });
  });

async function showRegion(c: Request, regionKato: string, state: FormState): Promise<Response> {
  const { db, on, actor, language } = c.var;
  const region = await getRegion(db, regionKato, on);
  const platforms = await listPlatforms(db);
  const memberships = await listMemberships(db, regionKato);
  const acts = await listHistory(db, { kind: "platform-region", id: regionKato });
  const crumbs = [{ href: "/network/platforms", label: inLanguage(texts, language).platforms }];
  const parts = { region, platforms, memberships, acts, state, maySet: canSetPlatforms(actor) };
  return page(
    c,
    { title: named(region, language), crumbs, form: state },
    <RegionPlatformPage id={randomUUID()} {...parts} />,
  );
}
