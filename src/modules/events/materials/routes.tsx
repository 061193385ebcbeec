import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { allow } from "#lib/errors.ts";
import { emptyForm, type FormState, readForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canOrganise } from "../base/access.ts";
import { getEvent } from "../base/queries.ts";
import { addMaterial, removeMaterial } from "./actions.ts";
import { MaterialsPage } from "./pages.tsx";
import { listMaterials } from "./queries.ts";
import { MaterialForm, RemoveForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}/materials";

export const routes = new Hono<App>()
  .get(at, (c) => showMaterials(c, emptyForm))
  .post(at, async (c) => {
    const { person, event } = await organised(c);
    const sent = await readForm(c, MaterialForm);
    if (!sent.ok) return showMaterials(c, sent);
    const { db, files, now } = c.var;
    const asked = { person, eventId: event.id, form: sent.value, file: sent.files.file };
    const result = await addMaterial(db, { ...asked, files, now });
    if (!result.ok) return showMaterials(c, { typed: sent.typed, problems: result.refusal });
    return c.redirect(`/events/${event.id}/materials`, 303);
  })
  .post(`${at}/removal`, async (c) => {
    const { person, event } = await organised(c);
    const sent = await readForm(c, RemoveForm);
    const { db, now } = c.var;
    if (sent.ok)
      await removeMaterial(db, { person, eventId: event.id, materialId: sent.value.material, now });
    return c.redirect(`/events/${event.id}/materials`, 303);
  });

async function organised(c: Request) {
  const person = personOf(c.var.actor);
  const event = await getEvent(c.var.db, c.req.param("id") ?? "");
  allow(canOrganise(person, event));
  return { person, event };
}

async function showMaterials(c: Request, state: FormState): Promise<Response> {
  const { db, language } = c.var;
  const { event } = await organised(c);
  const materials = await listMaterials(db, event.id);
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/events", label: t.events },
    { href: `/events/${event.id}`, label: wordsIn(wordsOf(event, "title"), language) },
  ];
  const shown = { eventId: event.id, materials, state, newId: randomUUID() };
  return page(c, { title: t.materials, crumbs, form: state }, <MaterialsPage {...shown} />);
}
