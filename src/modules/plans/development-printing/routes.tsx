import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { dayOf, showDay } from "#lib/dates.ts";
import { NotFound } from "#lib/errors.ts";
import { type Paper, paperDocx, paperPdf } from "#lib/printed.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { sendTable } from "#ui/table-file.ts";
import { canSeePlan } from "../base/access.ts";
import { getWithSchools, listPriorities, listRows } from "../development/queries.ts";
import type { Development, Priority, Row } from "../development/schema.ts";
import { texts } from "./texts.ts";

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const routes = new Hono<App>().get(
  "/plans/development/:id{[0-9a-f-]{36}}/:file{print\\.(pdf|docx|xlsx)}",
  async (c) => {
    const { db, actor, today, language } = c.var;
    personOf(actor);
    const { plan, schools } = await getWithSchools(db, { id: c.req.param("id"), on: today });
    if (!canSeePlan(actor, schools)) throw new NotFound();
    const rows = (await listRows(db, plan.id)).filter(({ state }) => state === "accepted");
    const priorities = await listPriorities(db, plan.id);
    const paper = paperOf(plan, { rows, priorities, language });
    const name = `development-${plan.firstYear}`;
    const headers = (ending: string, type: string) => ({
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}.${ending}"`,
      "Cache-Control": "private, no-store",
    });
    if (c.req.param("file") === "print.pdf")
      return c.body(await paperPdf(paper), 200, headers("pdf", "application/pdf"));
    if (c.req.param("file") === "print.docx")
      return c.body(await paperDocx(paper), 200, headers("docx", docxType));
    const columns = paper.columns.map(({ label }) => label);
    return sendTable(c, { name, columns, rows: paper.rows.map((row) => [...row]) }, "xlsx");
  },
);

const widths = [0.1, 0.11, 0.13, 0.15, 0.09, 0.09, 0.08, 0.08, 0.08, 0.09];

type Parts = { rows: Row[]; priorities: Priority[]; language: Language };

/** The plan as it is handed in: what was found, then the steps by priority. */
function paperOf(plan: Development, { rows, priorities, language }: Parts): Paper {
  const t = inLanguage(texts, language);
  const who = plan.kind === "joint" ? t.methodologist : t.director;
  const approval = plan.approvedAt
    ? [t.approve, who, t.signed, t.dated(showDay(dayOf(plan.approvedAt), language))]
    : [t.draft];
  const years =
    plan.firstYear === plan.lastYear ? [plan.firstYear] : [plan.firstYear, plan.lastYear];
  const names = new Map(priorities.map(({ id, name }, at) => [id, `${at + 1}. ${name}`]));
  return {
    language,
    approval,
    title: t.titles[plan.kind](named(plan, language)),
    subtitle: t.years(years.map((year) => `${year}/${year + 1}`).join(" – ")),
    preface: prefaceOf(plan, language),
    columns: t.columns.map((label, at) => ({ label, width: widths[at] ?? 0 })),
    rows: rows.map((row) => [names.get(row.priorityId) ?? "", ...cellsOf(row, language)]),
    signatures: plan.kind === "joint" ? [t.director, t.coordinator] : [t.director],
  };
}

function prefaceOf(plan: Development, language: Language): string[] {
  const t = inLanguage(texts, language);
  const lines = (text: string) => text.split("\n").filter((line) => line.trim() !== "");
  return [
    ...(plan.diagnosisHalfYear
      ? [t.diagnosis(halfYearName(plan.diagnosisHalfYear, language))]
      : []),
    ...(plan.audit ? [`${t.audit}.`, ...lines(plan.audit)] : []),
    ...(plan.monitoring ? [`${t.monitoring}.`, ...lines(plan.monitoring)] : []),
  ];
}

function cellsOf(row: Row, language: Language): string[] {
  const t = inLanguage(texts, language);
  const { area_kk, area_ru, area_en } = row;
  const area =
    area_kk && area_ru
      ? named({ name_kk: area_kk, name_ru: area_ru, name_en: area_en ?? area_ru }, language)
      : (row.ownArea ?? "");
  const mark = [t.marks[row.mark], row.marks[0]?.note].filter(Boolean).join(": ");
  return [
    area,
    row.criteria,
    row.step,
    row.responsible,
    `${showDay(row.from, language)} – ${showDay(row.dueOn, language)}`,
    row.resource,
    row.gatheredBy,
    row.checkedBy,
    [row.result, mark].filter(Boolean).join("\n"),
  ];
}
