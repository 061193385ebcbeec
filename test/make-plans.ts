import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { now } from "./app.ts";
import type { Subject } from "./roles-world.ts";
import type { Sent, Setting, Variant } from "./trials.ts";

let made = 0;

/** A cyclogramme with an item of the partner's, in a year of its own. */
export async function makePlan(db: Db, { leading, partner }: Subject) {
  const [id, item] = [randomUUID(), randomUUID()];
  made += 1;
  await db
    .insertInto("plans.cyclogrammes")
    .values({
      id,
      leading_id: leading.id,
      half_year: `${2030 + made}-1`,
      state: "draft",
      proposals_until: "2100-01-01",
      made_at: new Date(),
    })
    .execute();
  await db
    .insertInto("plans.items")
    .values({
      id: item,
      cyclogramme_id: id,
      school_id: partner.id,
      state: "accepted",
      event_type: "seminar",
      title_kk: "С",
      title_ru: "С",
      responsible: "А",
      need_area: "ict",
      proposed_at: new Date(),
      week: mondayOf(`${2030 + made}-09-01`),
    })
    .execute();
  return { id, item };
}

function mondayOf(day: string): string {
  const monday = new Date(`${day}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return monday.toISOString().slice(0, 10);
}

type Stage = "proposed" | "decided" | "approved";

/** A joint plan with a step of the partner's and a priority without steps. */
export async function makeDevelopment(
  db: Db,
  { subject: { leading, partner }, stage }: { subject: Subject; stage: Stage },
) {
  const [id, priority, free, step] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const isApproved = stage === "approved";
  await db.deleteFrom("plans.steps").where("school_id", "=", partner.id).execute();
  await db.deleteFrom("plans.developments").where("school_id", "=", leading.id).execute();
  await db
    .insertInto("plans.developments")
    .values({
      id,
      kind: "joint",
      school_id: leading.id,
      first_year: 2025,
      last_year: 2025,
      state: isApproved ? "approved" : "draft",
      audit: "Бар",
      made_at: new Date(),
      approved_at: isApproved ? new Date() : null,
    })
    .execute();
  await db
    .insertInto("plans.priorities")
    .values([
      { id: priority, development_id: id, place: 1, name: "Бағалау" },
      { id: free, development_id: id, place: 2, name: "АКТ" },
    ])
    .execute();
  await db
    .insertInto("plans.steps")
    .values({
      id: step,
      development_id: id,
      priority_id: priority,
      school_id: partner.id,
      state: stage === "proposed" ? "proposed" : "accepted",
      area: "ict",
      criteria: "Бар",
      step: "Семинар",
      responsible: "Омар А.",
      during: "[2026-03-01,2026-05-01)",
      proposed_at: new Date(),
    })
    .execute();
  return { id, priority: free, step };
}

type Plans = "plans.cyclogrammes" | "plans.developments";

/** The steps from a draft to an approved plan, each by who takes it. */
export function stepsOf(table: Plans): Variant[] {
  return [
    { name: "submit" },
    { name: "agree", role: "leading_director", prepare: planIn(table, "agree", "submitted") },
    { name: "approve", role: "methodologist", prepare: planIn(table, "approve", "agreed") },
    { name: "return", role: "methodologist", prepare: planIn(table, "return", "agreed") },
  ];
}

function planIn(table: Plans, step: "agree" | "approve" | "return", state: "submitted" | "agreed") {
  return async ({ world, makePath }: Setting): Promise<Sent> => {
    const path = await makePath();
    const id = path.split("/").at(-2) ?? "";
    await sql`
      update ${sql.table(table)} set state = ${state}, submitted_at = ${now},
        agreed_at = case when ${state} = 'agreed' then ${now}::timestamptz end
      where id = ${id}`.execute(world.app.db);
    return {
      path: path.replace("/submit", `/${step}`),
      form: step === "return" ? returned : {},
    };
  };
}

const returned = { returnReason: "Толықтыру керек" };
