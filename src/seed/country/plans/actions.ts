import { sql } from "kysely";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { idFrom } from "#seed/ids.ts";
import { listForeseenEvents, listPlanningCircles, listPlanningNeeds } from "./queries.ts";
import { daysOf, itemsOf, planOf } from "./rules.ts";
import type { ItemRow, PlanRow } from "./schema.ts";

type SeededPlans = { halfYear: string; seed: string; now: Date };

/** Which event was made from which item. */
export type Tie = { event: string; item: string };

/**
 * The plan of each generated circle for the half-year: most of the events that were announced, tied to
 * the circle's needs where it has them. The same for the same seed; a circle's own plan is left alone.
 */
export async function seedPlans(
  tx: Db,
  { halfYear, seed, now }: SeededPlans,
): Promise<{ plans: number; items: number; ties: Tie[] }> {
  const days = daysOf(halfYear);
  const drawn = { halfYear, seed, idFrom, today: dayOf(now) };
  const circles = await listPlanningCircles(tx, { halfYear, ...days });
  const events = Map.groupBy(await listForeseenEvents(tx, days), ({ leadingId }) => leadingId);
  const needs = Map.groupBy(await listPlanningNeeds(tx, halfYear), ({ leadingId }) => leadingId);
  const planned = circles.flatMap((circle) => {
    const plan = planOf(circle, drawn);
    if (!plan) return [];
    const content = {
      events: events.get(circle.leadingId) ?? [],
      needs: needs.get(circle.leadingId) ?? [],
    };
    const items = itemsOf(plan, content, drawn);
    // Nothing goes to the director while nothing is planned.
    return plan.state === "draft" || items.some(({ state }) => state !== "declined")
      ? [{ plan, items }]
      : [];
  });
  const plans = planned.map(({ plan }) => plan);
  const items = planned.flatMap((one) => one.items);
  await writePlans(tx, { halfYear, plans });
  await writeItems(tx, items);
  const ties = items.flatMap(({ id, event_id: event }) => (event ? [{ event, item: id }] : []));
  return { plans: plans.length, items: items.length, ties };
}

const rowsAtOnce = 10_000;

async function writePlans(
  tx: Db,
  { halfYear, plans }: { halfYear: string; plans: readonly PlanRow[] },
): Promise<void> {
  const at = (day: string) => sql.raw(`(${day} + time '10:00') at time zone 'Asia/Almaty'`);
  for (let from = 0; from < plans.length; from += rowsAtOnce)
    await sql`
      insert into plans.cyclogrammes (id, leading_id, half_year, state, proposals_until, made_at, submitted_at,
        agreed_at, approved_at)
      select id, leading_id, ${halfYear}, state, proposals_until, ${at("made_on")}, ${at("submitted_on")},
        ${at("agreed_on")}, ${at("approved_on")}
      from jsonb_to_recordset(${JSON.stringify(plans.slice(from, from + rowsAtOnce))}::jsonb) as r (id uuid,
        leading_id uuid, state text, proposals_until date, made_on date, submitted_on date, agreed_on date,
        approved_on date)`.execute(tx);
}

async function writeItems(tx: Db, items: readonly ItemRow[]): Promise<void> {
  for (let from = 0; from < items.length; from += rowsAtOnce)
    await sql`
      insert into plans.items (id, cyclogramme_id, school_id, state, event_type, title_kk, title_ru, week, day,
        hall, responsible, teacher_id, need_id, need_area, need_reason, decline_reason, changed_after,
        change_reason, week_before, proposed_at)
      select id, cyclogramme_id, school_id, state, event_type, title_kk, title_ru, week, day, hall, responsible,
        teacher_id, need_id, need_area, need_reason, decline_reason, changed_after, change_reason, week_before,
        (proposed_on + time '10:00') at time zone 'Asia/Almaty'
      from jsonb_to_recordset(${JSON.stringify(items.slice(from, from + rowsAtOnce))}::jsonb) as r (id uuid,
        cyclogramme_id uuid, school_id uuid, state text, event_type text, title_kk text, title_ru text, week date,
        day date, hall text, responsible text, teacher_id uuid, need_id uuid, need_area text, need_reason text,
        decline_reason text, changed_after text, change_reason text, week_before date, proposed_on date)`.execute(
      tx,
    );
}
