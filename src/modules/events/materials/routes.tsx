import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct, takeForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getEventForOrganiser } from "../base/queries.ts";
import { addMaterial, removeMaterial } from "./actions.ts";
import { MaterialsPage } from "./pages.tsx";
import { listMaterials } from "./queries.ts";
import { MaterialForm, RemoveForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}/materials";

export const routes = new Hono<App>()
  .get(at, (c) => showMaterials(c, emptyForm))
  .post(at, async (c) => {
    const { db, actor, files, now } = c.var;
    // Asked before megabytes are read for somebody who may not send them.
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const asked = { person: personOf(actor), eventId: event.id, files, now };
    return formAct(c, {
      form: MaterialForm,
      show: showMaterials,
      act: (form, { file }) => addMaterial(db, { ...asked, form, file }),
      next: () => `/events/${event.id}/materials`,
    });
  })
  .post(`${at}/removal`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { material: materialId } = await takeForm(c, RemoveForm);
    const eventId = c.req.param("id");
    await removeMaterial(db, { person, eventId, materialId, now });
    return c.redirect(`/events/${eventId}/materials`, 303);
  });

async function showMaterials(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const event = await getEventForOrganiser(db, { id: c.req.param("id") ?? "", actor });
  const materials = await listMaterials(db, event.id);
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/events", label: t.events },
    { href: `/events/${event.id}`, label: wordsIn(wordsOf(event, "title"), language) },
  ];
  const shown = { eventId: event.id, materials, state, newId: randomUUID() };
  return page(c, { title: t.materials, crumbs, form: state }, <MaterialsPage {...shown} />);
}
