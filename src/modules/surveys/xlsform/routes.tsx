import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canMake, ownersOf } from "../questionnaires/access.ts";
import { nameOwners } from "../questionnaires/queries.ts";
import { takeFile, takeWithout } from "./actions.ts";
import { ReportPage } from "./pages/report.tsx";
import { UploadPage } from "./pages/upload.tsx";
import { findWaiting, isMade } from "./queries.ts";
import { UploadForm } from "./schema.ts";
import { texts } from "./texts.ts";

const all = "/surveys/questionnaires";
const one = `${all}/imports/:id{[0-9a-f-]{36}}`;

export const routes = new Hono<App>()
  .get(`${all}/import`, (c) => showUpload(c, emptyForm))
  .post(`${all}/import`, async (c) => {
    const person = maker(c);
    const { db, now } = c.var;
    const asked = { person, signal: c.req.raw.signal, now };
    return formAct(c, {
      form: UploadForm,
      show: showUpload,
      act: (form, { file }) => takeFile(db, { ...asked, form, file }),
      next: ({ id, isWaiting }) => (isWaiting ? `${all}/imports/${id}` : `${all}/${id}/edit`),
    });
  })

  .get(one, async (c) => {
    const { db, language } = c.var;
    const asked = { id: c.req.param("id"), userId: maker(c).userId };
    const waiting = await findWaiting(db, asked);
    if (!waiting && (await isMade(db, asked))) return c.redirect(`${all}/${asked.id}/edit`, 303);
    if (!waiting) throw new NotFound();
    const title = inLanguage(texts, language).reportTitle;
    return page(c, { title, crumbs: crumbs(c) }, <ReportPage waiting={waiting} />);
  })
  .post(one, async (c) => {
    const { db, now } = c.var;
    const made = await takeWithout(db, { person: maker(c), id: c.req.param("id"), now });
    if (!made.ok) return showUpload(c, { typed: {}, problems: made.refusal });
    return c.redirect(`${all}/${made.value.id}/edit`, 303);
  });

function maker(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canMake(actor));
  return actor;
}

function crumbs(c: Request) {
  const t = inLanguage(texts, c.var.language);
  return [
    { href: "/surveys", label: t.surveys },
    { href: all, label: t.questionnaires },
  ];
}

async function showUpload(c: Request, state: FormState): Promise<Response> {
  const { db, language, today } = c.var;
  const owners = await nameOwners(db, { owners: ownersOf(maker(c)), on: today });
  const title = inLanguage(texts, language).title;
  return page(
    c,
    { title, crumbs: crumbs(c), form: state },
    <UploadPage owners={owners} state={state} id={randomUUID()} />,
  );
}
