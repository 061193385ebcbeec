import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { type Change, recordEach } from "#lib/history.ts";
import { endingOn, endOf, parsePeriod, periodText } from "#lib/period.ts";
import { beginStatus, cutStatuses, lockNetwork } from "../base/actions.ts";
import {
  findRunningStatus,
  findSchoolByCode,
  getPlaceOfSchool,
  getSchool,
  listLaterStatuses,
} from "../base/queries.ts";
import { isEnded } from "../base/rules/endings.ts";
import { canKeepCircle } from "./access.ts";
import {
  circleOfPartner,
  countCircle,
  findPartnership,
  findStatusWithoutCircle,
  listPartnershipsFrom,
  listToResume,
} from "./queries.ts";
import { type BeginRefusal, whyNotBegin, whyNotEnd } from "./rules.ts";
import type { BeginForm, EndForm } from "./schema.ts";

/** Takes a school into the circle from a day; a school without a status becomes a partner school. */
export async function beginPartnership(
  db: Db,
  { person, leadingId, form, now }: By & { leadingId: string; form: BeginForm },
): Promise<
  Result<null, Partial<Record<"partnerCode" | "reason" | "kind" | "startsOn", BeginRefusal>>>
> {
  const partner = await findSchoolByCode(db, form.partnerCode);
  if (!partner) return refuse({ partnerCode: "unknownSchool" });
  if (partner.id === leadingId) return refuse({ partnerCode: "sameSchool" });
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    allow(canKeepCircle(person, await getPlaceOfSchool(tx, { id: leadingId, on: today })));
    if ((await findPartnership(tx, form.id)) !== undefined) return done(null);
    const on = form.startsOn;
    const asked = await factsOf(tx, { leadingId, partnerId: partner.id, form });
    const refusal = whyNotBegin(asked);
    if (refusal) return refuse(refusal);
    await tx
      .insertInto("network.partnerships")
      .values({
        id: form.id,
        leading_id: leadingId,
        partner_id: partner.id,
        kind: form.kind,
        during: periodText({ from: on, until: null }),
        reason: form.reason ?? null,
      })
      .execute();
    if (asked.partnerStatus === null && form.kind === "circle") {
      await beginStatus(tx, {
        id: randomUUID(),
        schoolId: partner.id,
        status: "partner",
        startsOn: on,
      });
    }
    await recordFor(tx, {
      person,
      now,
      act: "partnershipBegun",
      schools: [leadingId, partner.id],
      reason: form.reason ?? null,
      day: { from: null, to: on },
    });
    return done(null);
  });
}

async function factsOf(
  tx: Db,
  { leadingId, partnerId, form }: { leadingId: string; partnerId: string; form: BeginForm },
) {
  const on = form.startsOn;
  const leading = await findRunningStatus(tx, { schoolId: leadingId, on });
  const partner = await findRunningStatus(tx, { schoolId: partnerId, on });
  const later = await listLaterStatuses(tx, { schoolId: partnerId, on });
  const running = await listPartnershipsFrom(tx, { partnerId, from: on });
  const schools = await Promise.all([leadingId, partnerId].map((id) => getSchool(tx, id)));
  return {
    leadingStatus: leading?.status ?? null,
    partnerStatus: partner?.status ?? null,
    leadingEnds: hasEnd(leading),
    partnerStatusEnds: partner?.status === "partner" && hasEnd(partner),
    laterStatuses: later.map((one) => one.status),
    isClosing: schools.some((one) => parsePeriod(one.open_during).until !== null),
    kind: form.kind,
    reason: form.reason,
    partners: await countCircle(tx, { leadingId, on }),
    alreadyTogether: running.some((one) => one.leadingId === leadingId),
    hasOtherCircle: running.some((one) => one.kind === "circle"),
  };
}

function hasEnd(period: { during: string } | undefined): boolean {
  return period !== undefined && parsePeriod(period.during).until !== null;
}

/** Ends a partnership on a day with its reason; a partner left without a circle stops being a partner school. */
export async function endPartnership(
  db: Db,
  { person, id, form, now }: By & { id: string; form: EndForm },
): Promise<Result<{ leadingId: string }, { endsOn: "beforeStart" | "alreadyEnded" }>> {
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const found = await findPartnership(tx, id);
    if (!found) throw new NotFound();
    const { leadingId, partnerId } = found;
    allow(canKeepCircle(person, await getPlaceOfSchool(tx, { id: leadingId, on: dayOf(now) })));
    if (isEnded(found, form)) return done({ leadingId });
    const refusal = whyNotEnd(parsePeriod(found.during), form.endsOn);
    if (refusal) return refuse({ endsOn: refusal });
    await expectRows(
      tx
        .updateTable("network.partnerships")
        .set({
          during: endingOn(form.endsOn),
          end_reason: form.reason,
        })
        .where("id", "=", id),
      { most: 1 },
    );
    if (found.kind === "circle")
      await endPartnerStatus(tx, { schoolId: partnerId, endsOn: form.endsOn });
    await recordFor(tx, {
      person,
      now,
      act: "partnershipEnded",
      schools: [leadingId, partnerId],
      reason: form.reason,
      day: { from: parsePeriod(found.during).until, to: form.endsOn },
    });
    return done({ leadingId });
  });
}

async function endPartnerStatus(
  tx: Db,
  { schoolId, endsOn }: { schoolId: string; endsOn: string },
): Promise<void> {
  const left = await findStatusWithoutCircle(tx, { schoolId, on: endsOn });
  if (left) await cutStatuses(tx, { schoolId, ids: [left.id], endsOn, reason: "circleEnded" });
}

type Together = By & {
  act: string;
  schools: string[];
  reason: string | null;
  day: Change;
};

// Both schools show it in their history.
async function recordFor(
  tx: Db,
  { person, now, act, schools, reason, day }: Together,
): Promise<void> {
  const changes = {
    [act === "partnershipBegun" ? "from" : "until"]: day,
    reason: { from: null, to: reason },
  };
  const records = schools.map((id) => ({ id, changes }));
  await recordEach(tx, { at: now, by: person, act, kind: "school", records });
}

type Leaving = By & { partnerId: string; endsOn: string };

/** A partner that becomes leading leaves the circle it belonged to. */
export async function leaveCircle(tx: Db, { partnerId, ...act }: Leaving): Promise<void> {
  const which = circleOfPartner(partnerId);
  await cutPartnerships(tx, { ...act, which, schoolId: partnerId, reason: "becameLeading" });
}

type Cutting = By & {
  which: RawBuilder<boolean>;
  /** The school whose partnerships they are. */
  schoolId: string;
  endsOn: string;
  reason: string;
};

/**
 * Ends on the day those of one school's partnerships that run, and takes away those that would begin then or later;
 * the other school of each is told in its history.
 */
export async function cutPartnerships(
  tx: Db,
  { which, endsOn, reason, ...act }: Cutting,
): Promise<void> {
  const cut = await listToCut(tx, { which, schoolId: act.schoolId, endsOn });
  if (cut.length === 0) return;
  const ids = cut.map(({ id }) => id);
  await expectRows(
    tx
      .deleteFrom("network.partnerships")
      .where("id", "in", ids)
      .where(condition`lower(during) >= ${endsOn}::date`),
    { most: ids.length },
  );
  await expectRows(
    tx
      .updateTable("network.partnerships")
      .set({ during: endingOn(endsOn), end_reason: reason, cut_until: endOf() })
      .where("id", "in", ids)
      .where(condition`during @> ${endsOn}::date`),
    { most: ids.length },
  );
  await recordCut(tx, { ...act, cut, endsOn });
}

async function listToCut(
  tx: Db,
  { which, schoolId, endsOn }: Pick<Cutting, "which" | "schoolId" | "endsOn">,
) {
  const found = await tx
    .selectFrom("network.partnerships")
    .where(which)
    .where(condition`during && daterange(${endsOn}::date, null)`)
    .select(["id", "leading_id as leadingId", "partner_id as partnerId", "during"])
    .execute();
  // A condition that meets others' partnerships is a fault of ours, which must not be written.
  const isForeign = found.some((one) => ![one.leadingId, one.partnerId].includes(schoolId));
  if (isForeign) throw new Error("an act on one school changes at most its own partnerships");
  return found;
}

async function recordCut(
  tx: Db,
  {
    person,
    now,
    schoolId,
    cut,
    endsOn,
  }: By & { schoolId: string; cut: Awaited<ReturnType<typeof listToCut>>; endsOn: string },
): Promise<void> {
  const records = cut.map(({ leadingId, partnerId, during }) => ({
    id: leadingId === schoolId ? partnerId : leadingId,
    changes: { until: { from: parsePeriod(during).until, to: endsOn } },
  }));
  await recordEach(tx, { at: now, by: person, act: "partnershipCut", kind: "school", records });
}

/**
 * Lets partnerships that ended with the closing of one of their schools run on where both are open and the one leads,
 * and where neither the pair nor, for a circle, the partner has begun another since; the other school is told.
 */
export async function resumePartnerships(
  tx: Db,
  { schoolId, closedOn, person, now }: By & { schoolId: string; closedOn: string },
): Promise<void> {
  const found = await listToResume(tx, { schoolId, closedOn });
  if (found.length === 0) return;
  const ids = found.map(({ id }) => id);
  await expectRows(
    tx
      .updateTable("network.partnerships")
      .set({ during: endingOn(sql`cut_until`), end_reason: null, cut_until: null })
      .where("id", "in", ids)
      .where(condition`upper(during) = ${closedOn}::date`),
    { most: ids.length },
  );
  const records = found.map(({ leadingId, partnerId, cutUntil }) => ({
    id: leadingId === schoolId ? partnerId : leadingId,
    changes: { until: { from: closedOn, to: cutUntil } },
  }));
  const told = { at: now, by: person, kind: "school", records };
  await recordEach(tx, { ...told, act: "partnershipResumed" });
}
