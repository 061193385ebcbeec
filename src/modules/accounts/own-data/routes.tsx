import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { refuse } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, takeForm } from "#lib/forms.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findOwnTeacher, placesOfTeacher } from "#modules/people/base/queries.ts";
import { page } from "#ui/page.tsx";
import { askErasure, askSchool } from "../joining/actions.ts";
import { listOwnRequests } from "../joining/queries.ts";
import { AskForm, joinTries } from "../joining/schema.ts";
import { OwnPage } from "./pages.tsx";
import { readOwnData } from "./queries.ts";
import { EraseForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/account/joining", (c) => showOwn(c, emptyForm))

  .post("/account/joining", async (c) => {
    const { db, now, config, visitor } = c.var;
    const person = personOf(c.var.actor);
    return formAct(c, {
      form: AskForm,
      show: showOwn,
      act: async (form) => {
        if (!(await mayTry(db, joinTries, visitor))) return refuse({ code: "tooManyTries" });
        return askSchool(db, { person, form, now, publicUrl: config.PUBLIC_URL });
      },
      next: () => "/account/joining",
    });
  })

  .get("/account/data.json", async (c) => {
    const { db, now, areas } = c.var;
    const { userId } = personOf(c.var.actor);
    c.header("Content-Disposition", 'attachment; filename="tirek-my-data.json"');
    return c.json(await readOwnData(db, { areas, userId, now }));
  })

  .post("/account/erasure", async (c) => {
    const { db, now, today } = c.var;
    const person = personOf(c.var.actor);
    const { id } = await takeForm(c, EraseForm);
    const own = await findOwnTeacher(db, person.userId);
    if (!own) return c.redirect("/account/joining", 303);
    const [place] = await placesOfTeacher(db, { id: own.id, on: today });
    const schoolId = place?.schoolId ?? null;
    await askErasure(db, { person, id, schoolId, now });
    return c.redirect("/account/joining", 303);
  });

async function showOwn(c: Request, state: FormState): Promise<Response> {
  const { db, language } = c.var;
  const person = personOf(c.var.actor);
  const own = await findOwnTeacher(db, person.userId);
  const requests = await listOwnRequests(db, person.userId);
  const t = inLanguage(texts, language);
  const ids = { ask: randomUUID(), erase: randomUUID() };
  return page(
    c,
    { title: t.mine, form: state },
    <OwnPage teacherId={own?.id ?? null} requests={requests} ids={ids} state={state} />,
  );
}
