import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import type { App } from "#lib/web.ts";
import { writeWorkbook } from "#lib/xlsx.ts";
import { subjects } from "#ui/teaching.ts";
import { canKeep, canSee } from "../questionnaires/access.ts";
import { findWritten, getQuestionnaire, listOwnLeading } from "../questionnaires/queries.ts";
import { VersionQuery } from "../questionnaires/schema.ts";
import { sheetsOf } from "./rules.ts";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const lists = {
  subject: subjects.map(({ code, kk, ru, en }) => ({ code, label: { kk, ru, en } })),
  grade: Array.from({ length: 12 }, (_, grade) => String(grade)).map((grade) => ({
    code: grade,
    label: { kk: grade, ru: grade, en: grade },
  })),
};

export const routes = new Hono<App>().get(
  "/surveys/questionnaires/:id{[0-9a-f-]{36}}/xlsform.xlsx",
  async (c) => {
    const { db, actor, today } = c.var;
    const person = personOf(actor);
    const id = c.req.param("id");
    const { owner } = await getQuestionnaire(db, { id, on: today });
    const mayKeep = canKeep(person, owner);
    const leadingIds = await listOwnLeading(db, { person, on: today });
    const { version: number } = readQuery(c, VersionQuery);
    const found = await findWritten(db, { questionnaireId: id, number });
    const maySee = mayKeep || (canSee(person, { owner, leadingIds }) && found?.isPublished);
    if (!found || !maySee) throw new NotFound();
    const sheets = sheetsOf(found.draft, { id: id.slice(0, 8), version: found.number, lists });
    return c.body(await writeWorkbook(sheets), 200, {
      "Content-Type": xlsxType,
      "Content-Disposition": `attachment; filename="xlsform-${id.slice(0, 8)}.xlsx"`,
      "Cache-Control": "private, no-store",
    });
  },
);
