import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { dayOf, plusDays, showDay } from "#lib/dates.ts";
import { NotFound } from "#lib/errors.ts";
import { type Paper, paperDocx, paperPdf } from "#lib/printed.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { listCircle } from "#modules/needs/diagnoses/queries.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { sendTable } from "#ui/table-file.ts";
import { canSeePlan } from "../base/access.ts";
import { getCyclogramme, listItems } from "../cyclogrammes/queries.ts";
import type { Cyclogramme, Item } from "../cyclogrammes/schema.ts";
import { texts } from "./texts.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const routes = new Hono<App>().get(
  "/plans/:id{[0-9a-f-]{36}}/:file{print\\.(pdf|docx|xlsx)}",
  async (c) => {
    const { db, actor, today, language } = c.var;
    personOf(actor);
    const plan = await getCyclogramme(db, c.req.param("id"));
    const schools = await listCircle(db, { leadingId: plan.leadingId, on: today });
    if (!canSeePlan(actor, schools)) throw new NotFound();
    const paper = paperOf(plan, { items: await listItems(db, plan.id), language });
    const name = `cyclogramme-${plan.halfYear}`;
    const disposition = (ending: string) => ({
      "Content-Disposition": `attachment; filename="${name}.${ending}"`,
      "Cache-Control": "private, no-store",
    });
    if (c.req.param("file") === "print.pdf") {
      const headers = { "Content-Type": "application/pdf", ...disposition("pdf") };
      return c.body(await paperPdf(paper), 200, headers);
    }
    if (c.req.param("file") === "print.docx") {
      const headers = { "Content-Type": docxType, ...disposition("docx") };
      return c.body(await paperDocx(paper), 200, headers);
    }
    const columns = paper.columns.map(({ label }) => label);
    return sendTable(c, { name, columns, rows: paper.rows.map((row) => [...row]) }, "xlsx");
  },
);

const widths = [0.04, 0.12, 0.24, 0.16, 0.14, 0.14, 0.16];

/** The plan as it is handed in: what was accepted, in the order of its weeks, changes marked. */
function paperOf(
  plan: Cyclogramme,
  { items, language }: { items: Item[]; language: Language },
): Paper {
  const t = inLanguage(texts, language);
  const shown = items.filter(({ state }) => state === "accepted" || state === "cancelled");
  const approval = plan.approvedAt
    ? [t.approve, t.methodologist, t.signed, t.dated(showDay(dayOf(plan.approvedAt), language))]
    : [t.draft];
  return {
    language,
    approval,
    title: t.title(named(plan, language)),
    subtitle: halfYearName(plan.halfYear, language),
    columns: t.columns.map((label, at) => ({ label, width: widths[at] ?? 0 })),
    rows: shown.map((item, at) => [String(at + 1), ...cellsOf(item, language)]),
    signatures: [t.director, t.coordinator],
  };
}

function cellsOf(item: Item, language: Language): string[] {
  const t = inLanguage(texts, language);
  const { type_kk, type_ru, type_en, title_kk, title_ru, school_kk, school_ru } = item;
  const type = named({ name_kk: type_kk, name_ru: type_ru, name_en: type_en }, language);
  const title = named({ name_kk: title_kk, name_ru: title_ru }, language);
  const mark = item.changedAfter ? ` (${t.marks[item.changedAfter]})` : "";
  return [
    dateOf(item, language),
    `${title}${mark}\n${type}`,
    named({ name_kk: school_kk, name_ru: school_ru }, language),
    item.responsible,
    needOf(item, language),
    item.expected,
  ];
}

function dateOf({ day, week }: Item, language: Language): string {
  if (day) return showDay(day, language);
  return week ? `${showDay(week, language)} – ${showDay(plusDays(week, 4), language)}` : "";
}

function needOf({ area_kk, area_ru, area_en, needReason }: Item, language: Language): string {
  if (!area_kk || !area_ru) return needReason ?? "";
  return named(
    { name_kk: area_kk, name_ru: area_ru, ...(area_en ? { name_en: area_en } : {}) },
    language,
  );
}
