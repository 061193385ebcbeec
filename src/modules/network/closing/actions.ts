import type { RawBuilder } from "kysely";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { parsePeriod } from "#lib/period.ts";
import { cutStatuses, lockNetwork, resumeStatuses } from "../base/actions.ts";
import { getPlaceOfSchool, getSchool, hasStatusBegunSince } from "../base/queries.ts";
import { cutPartnerships, resumePartnerships } from "../partnerships/actions.ts";
import { hasPartnershipBegunSince } from "../partnerships/queries.ts";
import { canKeepSchools } from "../schools/access.ts";
import { setOpenUntil } from "../schools/actions.ts";
import { listStatusesFrom } from "../schools/queries.ts";
import { isClosedByAct } from "./queries.ts";

type CloseRefusal = { closedOn: "notBeforeOpening" | "begunLater" | "closedAlready" };

/**
 * Closes a school as of a day, once; its past stays. Statuses and partnerships end that day too, and none begins later:
 * one that has begun by today is no plan to take away, so the day is after its first.
 */
export async function closeSchool(
  db: Db,
  { person, id, closedOn, now }: By & { id: string; closedOn: string },
): Promise<Result<null, CloseRefusal>> {
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const school = await getSchool(tx, id);
    allow(canKeepSchools(person, await getPlaceOfSchool(tx, { id, on: dayOf(now) })));
    const { from, until } = parsePeriod(school.open_during);
    if (until === closedOn) return done(null);
    if (until !== null) return refuse({ closedOn: "closedAlready" } as const);
    if (from !== null && closedOn <= from) return refuse({ closedOn: "notBeforeOpening" } as const);
    if (await hasBegunSince(tx, { schoolId: id, closedOn, today: dayOf(now) }))
      return refuse({ closedOn: "begunLater" } as const);
    await endPeriods(tx, { schoolId: id, closedOn, person, now });
    await setOpenUntil(tx, { schoolId: id, from, until: closedOn, now });
    await record(tx, {
      at: now,
      by: person,
      act: "schoolClosed",
      subject: { kind: "school", id },
      changes: { closedOn: { from: null, to: closedOn } },
    });
    return done(null);
  });
}

async function hasBegunSince(
  tx: Db,
  { schoolId, closedOn, today }: { schoolId: string; closedOn: string; today: string },
): Promise<boolean> {
  const since = { from: closedOn, today };
  if (await hasStatusBegunSince(tx, { schoolId, ...since })) return true;
  return hasPartnershipBegunSince(tx, { which: partnershipsOf(schoolId), ...since });
}

function partnershipsOf(schoolId: string): RawBuilder<boolean> {
  return condition`${schoolId}::uuid in (leading_id, partner_id)`;
}

async function endPeriods(
  tx: Db,
  { schoolId, closedOn, ...by }: By & { schoolId: string; closedOn: string },
): Promise<void> {
  const closing = { schoolId, endsOn: closedOn, reason: "schoolClosed" };
  await cutPartnerships(tx, { ...by, ...closing, which: partnershipsOf(schoolId) });
  const statuses = await listStatusesFrom(tx, { schoolId, from: closedOn });
  await cutStatuses(tx, { ...closing, ids: statuses.map(({ id }) => id) });
}

/**
 * Takes a closing back: the school is open as before, and what had ended with it runs on to the end it had, unless
 * something else has begun in its place. What was only planned and taken away with the closing is made anew by hand.
 * A school that the registry knows as closed from a file was closed by nobody here.
 */
export async function reopenSchool(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<null, { "": "closedByFile" }>> {
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const school = await getSchool(tx, id);
    allow(canKeepSchools(person, await getPlaceOfSchool(tx, { id, on: dayOf(now) })));
    const { from, until } = parsePeriod(school.open_during);
    if (until === null) return done(null);
    if (!(await isClosedByAct(tx, { schoolId: id, closedOn: until })))
      return refuse({ "": "closedByFile" } as const);
    await setOpenUntil(tx, { schoolId: id, from, until: null, now });
    const closing = { schoolId: id, closedOn: until };
    await resumeStatuses(tx, closing);
    await resumePartnerships(tx, { ...closing, person, now });
    const subject = { kind: "school", id };
    const changes = { closedOn: { from: until, to: null } };
    await record(tx, { at: now, by: person, act: "schoolReopened", subject, changes });
    return done(null);
  });
}
