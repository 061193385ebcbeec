import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { takeForm } from "#lib/forms.ts";
import { signJson } from "#lib/signed-json.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canSeeCertificate } from "../certificates/access.ts";
import { getCertificate } from "../certificates/queries.ts";
import type { Certificate } from "../certificates/schema.ts";
import { canKeepKeys } from "./access.ts";
import { changeKey, signingKey } from "./actions.ts";
import { drawBadge, KeysPage } from "./pages.tsx";
import { lastPlace, listEndedPlaces, listKeys } from "./queries.ts";
import { badgeOf, didDocument, placeInLists, placesOf, statusListOf } from "./rules.ts";
import { KeyForm, type Unsigned } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/.well-known/did.json", async (c) => {
    const keys = await listKeys(c.var.db);
    return c.body(JSON.stringify(didDocument(c.var.config.PUBLIC_URL, keys)), 200, {
      ...forEverybody,
      "Content-Type": "application/did+json",
    });
  })

  .get("/certificates/status/:list{[0-9]{1,6}}", async (c) => {
    const { db, config, now } = c.var;
    const list = Number(c.req.param("list"));
    if (list > placeInLists(await lastPlace(db)).list) throw new NotFound();
    const places = await listEndedPlaces(db, placesOf(list));
    const about = { list, places, publicUrl: config.PUBLIC_URL, at: now };
    const signed = await sign(c, statusListOf(about));
    return c.body(JSON.stringify(signed), 200, {
      ...forEverybody,
      "Content-Type": "application/vc+ld+json",
    });
  })

  .get("/certificates/:json{[^/.]+\\.json}", async (c) => {
    const certificate = await seeing(c, c.req.param("json"));
    return c.body(JSON.stringify(await badge(c, certificate), null, 1), 200, {
      ...toSave(`${certificate.number}.json`),
      "Content-Type": "application/vc+ld+json",
    });
  })

  .get("/certificates/:svg{[^/.]+\\.svg}", async (c) => {
    const certificate = await seeing(c, c.req.param("svg"));
    const credential = await badge(c, certificate);
    const svg = drawBadge({ certificate, credential, language: c.var.language });
    return c.body(svg, 200, {
      ...toSave(`${certificate.number}.svg`),
      "Content-Type": "image/svg+xml; charset=utf-8",
    });
  })

  .get("/people/badges/keys", async (c) => {
    const { db, actor, language } = c.var;
    allowActor(actor, canKeepKeys(actor));
    const keys = await listKeys(db);
    return page(c, { title: inLanguage(texts, language).keys }, <KeysPage keys={keys} />);
  })

  .post("/people/badges/keys", async (c) => {
    const { db, actor, config, now } = c.var;
    allowActor(actor, canKeepKeys(actor));
    const { inUse } = await takeForm(c, KeyForm);
    await changeKey(db, { person: personOf(actor), inUse, config, now });
    return c.redirect("/people/badges/keys", 303);
  });

/** A verifier may be a page of any site; what it reads may be five minutes old. */
const forEverybody = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "public, max-age=300",
};

function toSave(name: string) {
  return {
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "private, no-store",
  };
}

/** A badge is its holder's to show around; a certificate that was taken back gives none. */
async function seeing(c: Request, file: string): Promise<Certificate> {
  personOf(c.var.actor);
  const certificate = await getCertificate(c.var.db, file.replace(/\.\w+$/, ""));
  allowActor(c.var.actor, canSeeCertificate(c.var.actor, certificate));
  if (certificate.revokedAt || certificate.replacedByNumber) throw new NotFound();
  return certificate;
}

async function badge(c: Request, certificate: Certificate): Promise<object> {
  const { config, language } = c.var;
  return sign(c, badgeOf({ certificate, language, publicUrl: config.PUBLIC_URL }));
}

async function sign(c: Request, document: Unsigned): Promise<object> {
  const { db, config, now } = c.var;
  return signJson(document, { key: await signingKey(db, { config, now }), at: now });
}
