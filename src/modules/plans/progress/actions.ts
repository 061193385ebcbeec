import type { By } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { type Change, record } from "#lib/history.ts";
import { canDrawUp, mayWrite } from "../development/access.ts";
import { setMonitoring } from "../development/actions.ts";
import { getRow, lockedPlan } from "../development/queries.ts";
import { type MarkRefusal, whyNotMark } from "./rules.ts";
import type { MarkForm } from "./schema.ts";

type PlanAct = By & { id: string };

/** Marks how far a step has come; every mark stays, the newest one holds. */
export async function markRow(
  db: Db,
  { form, rowId, ...asked }: PlanAct & { rowId: string } & { form: MarkForm },
): Promise<Result<null, MarkRefusal>> {
  return db.transaction().execute(async (tx) => {
    const seen = await lockedPlan(tx, asked);
    const row = await getRow(tx, { developmentId: seen.plan.id, id: rowId });
    allow(mayWrite(seen, { person: asked.person, schoolId: row.schoolId, isThere: true }));
    const refusal = whyNotMark(seen.plan.state, { form, row });
    if (refusal) return refuse(refusal);
    const made = await tx
      .insertInto("plans.step_marks")
      .values({
        id: form.id,
        step_id: rowId,
        mark: form.mark,
        note: form.note,
        moved_until: form.mark === "moved" ? (form.movedUntil ?? null) : null,
        marked_by: asked.person.userId,
        marked_at: asked.now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    const changes = {
      step: { from: null, to: row.step },
      mark: { from: row.mark, to: form.mark },
    };
    if (made) await note(tx, { ...asked, act: "stepMarked", changes });
    return done(null);
  });
}

/** What the school says of the whole at the end of a year, beside the marks of its steps. */
export async function keepMonitoring(
  db: Db,
  { monitoring, ...asked }: PlanAct & { monitoring: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { plan, place } = await lockedPlan(tx, asked);
    allow(canDrawUp(asked.person, { kind: plan.kind, place }));
    if (plan.monitoring === monitoring) return;
    await setMonitoring(tx, { planId: plan.id, monitoring });
    await note(tx, { ...asked, act: "monitoringChanged" });
  });
}

type NotedAct = PlanAct & { act: string; changes?: Record<string, Change> };

async function note(tx: Db, { person, now, id, act, changes = {} }: NotedAct): Promise<void> {
  const subject = { kind: "development", id };
  await record(tx, { at: now, by: person, act, subject, changes });
}
