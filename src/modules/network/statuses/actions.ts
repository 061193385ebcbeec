import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf, schoolYearOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { endingOn, parsePeriod, periodText } from "#lib/period.ts";
import { getPlaceOfSchool } from "../base/queries.ts";
import { mostPeriodsOfSchool } from "../base/schema.ts";
import { canDecideStatus } from "./access.ts";
import { findRunningStatus, findStatus, listConfirmations } from "./queries.ts";
import { type ConfirmRefusal, type EndRefusal, whyNotConfirm, whyNotEnd } from "./rules.ts";
import type { EndForm } from "./schema.ts";

/**
 * Begins a status on a day inside the caller's transaction; the one that ran until then ends with it.
 * Taking the same id twice changes nothing.
 */
export async function beginStatus(
  tx: Db,
  status: {
    id: string;
    schoolId: string;
    status: "nis" | "pilot" | "leading" | "partner";
    startsOn: string;
    orderNumber?: string | null;
    orderDate?: string | null;
    note?: string | null;
  },
): Promise<void> {
  const running = await findRunningStatus(tx, { schoolId: status.schoolId, on: status.startsOn });
  if (running)
    await cutStatus(tx, {
      id: running.id,
      during: running.during,
      endsOn: status.startsOn,
      reason: "replaced",
    });
  await tx
    .insertInto("network.statuses")
    .values({
      id: status.id,
      school_id: status.schoolId,
      status: status.status,
      during: periodText({ from: status.startsOn, until: null }),
      order_number: status.orderNumber ?? null,
      order_date: status.orderDate ?? null,
      note: status.note ?? null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

async function cutStatus(
  tx: Db,
  { id, during, endsOn, reason }: { id: string; during: string; endsOn: string; reason: string },
): Promise<void> {
  if (parsePeriod(during).from === endsOn) {
    await expectRows(tx.deleteFrom("network.statuses").where("id", "=", id), { most: 1 });
    return;
  }
  await expectRows(
    tx
      .updateTable("network.statuses")
      .set({ during: endingOn(endsOn), end_reason: reason })
      .where("id", "=", id),
    { most: 1 },
  );
}

/** Confirms a leading status for the school year that runs. */
export async function confirmStatus(
  db: Db,
  { person, statusId, note, now }: By & { statusId: string; note: string | null },
): Promise<Result<{ schoolId: string }, ConfirmRefusal>> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    const status = await findStatus(tx, statusId);
    if (!status) throw new NotFound();
    allow(canDecideStatus(person, await getPlaceOfSchool(tx, { id: status.schoolId, on: today })));
    const confirmed = await listConfirmations(tx, status.schoolId);
    const refusal = whyNotConfirm(status, {
      today,
      confirmedYears: confirmed.map((row) => row.schoolYear),
    });
    if (refusal) return refuse(refusal);
    const schoolYear = schoolYearOf(today);
    await tx
      .insertInto("network.status_confirmations")
      .values({
        status_id: statusId,
        school_year: schoolYear,
        confirmed_at: now,
        confirmed_by: person.userId,
        note,
      })
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "statusConfirmed",
      subject: { kind: "school", id: status.schoolId },
      changes: { schoolYear: { from: null, to: `${schoolYear}/${schoolYear + 1}` } },
    });
    return done({ schoolId: status.schoolId });
  });
}

/** Ends a status with its reason; a leading school's circle ends the same day. */
export async function endStatus(
  db: Db,
  { person, statusId, form, now }: By & { statusId: string; form: EndForm },
): Promise<Result<{ schoolId: string }, { endsOn: EndRefusal }>> {
  return db.transaction().execute(async (tx) => {
    const status = await findStatus(tx, statusId);
    if (!status) throw new NotFound();
    const { schoolId } = status;
    allow(canDecideStatus(person, await getPlaceOfSchool(tx, { id: schoolId, on: dayOf(now) })));
    const refusal = whyNotEnd(parsePeriod(status.during), form.endsOn);
    if (refusal) return refuse({ endsOn: refusal });
    await cutStatus(tx, {
      id: statusId,
      during: status.during,
      endsOn: form.endsOn,
      reason: form.reason,
    });
    if (status.status === "leading")
      await endCircle(tx, { leadingId: schoolId, during: status.during, endsOn: form.endsOn });
    await record(tx, {
      at: now,
      by: person,
      act: "statusEnded",
      subject: { kind: "school", id: schoolId },
      changes: { until: { from: null, to: form.endsOn }, reason: { from: null, to: form.reason } },
    });
    return done({ schoolId });
  });
}

// A circle of a later leading status of the same school is not this one's to end.
async function endCircle(
  tx: Db,
  { leadingId, during, endsOn }: { leadingId: string; during: string; endsOn: string },
): Promise<void> {
  await expectRows(
    tx
      .deleteFrom("network.partnerships")
      .where("leading_id", "=", leadingId)
      .where(condition`lower(during) >= ${endsOn}::date and lower(during) <@ ${during}::daterange`),
    { most: mostPeriodsOfSchool },
  );
  await expectRows(
    tx
      .updateTable("network.partnerships")
      .set({ during: endingOn(endsOn), end_reason: "leadingEnded" })
      .where("leading_id", "=", leadingId)
      .where(condition`during @> ${endsOn}::date`),
    { most: mostPeriodsOfSchool },
  );
}
