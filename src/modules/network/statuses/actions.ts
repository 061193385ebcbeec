import type { RawBuilder } from "kysely";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { parsePeriod } from "#lib/period.ts";
import { cutStatuses, lockNetwork } from "../base/actions.ts";
import { getPlaceOfSchool } from "../base/queries.ts";
import { isEnded } from "../base/rules/endings.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";
import { cutPartnerships } from "../partnerships/actions.ts";
import { hasPartnershipBegunSince } from "../partnerships/queries.ts";
import { canDecideStatus } from "./access.ts";
import { getStatus, listConfirmations } from "./queries.ts";
import {
  type ConfirmRefusal,
  confirmedAs,
  type EndRefusal,
  whyNotConfirm,
  whyNotEnd,
} from "./rules.ts";
import type { EndForm } from "./schema.ts";

/** Confirms a leading status for the school year that runs. */
export async function confirmStatus(
  db: Db,
  { person, statusId, note, now }: By & { statusId: string; note: string | null },
): Promise<Result<{ schoolId: string }, ConfirmRefusal>> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const status = await getStatus(tx, statusId);
    allow(canDecideStatus(person, await getPlaceOfSchool(tx, { id: status.schoolId, on: today })));
    const confirmed = await listConfirmations(tx, status.schoolId);
    const refusal = whyNotConfirm(status, today);
    if (refusal) return refuse(refusal);
    const there = confirmedAs(confirmed, { note, today });
    if (there === "otherwise") return refuse("alreadyConfirmed");
    if (there === "said") return done({ schoolId: status.schoolId });
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
    await lockNetwork(tx);
    const status = await getStatus(tx, statusId);
    const { schoolId } = status;
    allow(canDecideStatus(person, await getPlaceOfSchool(tx, { id: schoolId, on: dayOf(now) })));
    if (isEnded(status, form)) return done({ schoolId });
    const refusal = whyNotEnd(parsePeriod(status.during), form.endsOn);
    if (refusal) return refuse({ endsOn: refusal });
    const { endsOn, reason } = form;
    const circle = circleOf(status, endsOn);
    const today = dayOf(now);
    if (await hasPartnershipBegunSince(tx, { which: circle, from: endsOn, today }))
      return refuse({ endsOn: "circleLater" } as const);
    await cutStatuses(tx, { schoolId, ids: [statusId], endsOn, reason });
    const ofCircle = { which: circle, schoolId, endsOn, reason: "leadingEnded" };
    await cutPartnerships(tx, { ...ofCircle, person, now });
    await record(tx, {
      at: now,
      by: person,
      act: "statusEnded",
      subject: { kind: "school", id: schoolId },
      changes: {
        until: { from: parsePeriod(status.during).until, to: endsOn },
        reason: { from: null, to: reason },
      },
    });
    return done({ schoolId });
  });
}

/** The partnerships that end with a leading status; a circle of a later one of the same school is not this one's to end. */
function circleOf(
  { status, schoolId, during }: { status: string; schoolId: string; during: string },
  endsOn: string,
): RawBuilder<boolean> {
  return condition`${status} = 'leading' and leading_id = ${schoolId}
    and (lower(during) < ${endsOn}::date or lower(during) <@ ${during}::daterange)`;
}
