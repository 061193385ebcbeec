import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { differs } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { canConfirm, canKeepDiagnosis, canSeeDiagnosis } from "./access.ts";
import { findDiagnosis, getDiagnosis, listCircle, listRounds, rankNeeds } from "./queries.ts";
import { type ConfirmRefusal, whyNotConfirm } from "./rules.ts";
import type { ConfirmForm, FindingForm, FocusForm, OpenForm, Ranked, SwotForm } from "./schema.ts";

/** Opens the circle's look at its needs for the half-year; there is one, however often it is opened. */
export async function openDiagnosis(
  db: Db,
  { person, form, now }: By & { form: OpenForm },
): Promise<{ id: string }> {
  return db.transaction().execute(async (tx) => {
    const schools = await listCircle(tx, { leadingId: form.leadingId, on: dayOf(now) });
    const leading = schools.find(({ isLeading }) => isLeading);
    if (!leading) throw new NotFound();
    allow(canKeepDiagnosis(person, leading));
    const made = await tx
      .insertInto("needs.diagnoses")
      .values({
        id: form.id,
        leading_id: form.leadingId,
        half_year: form.halfYear,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) {
      const { leadingId, halfYear } = form;
      const known = await findDiagnosis(tx, { leadingId, halfYear });
      return known ?? getDiagnosis(tx, form.id);
    }
    await record(tx, { at: now, by: person, act: "diagnosisOpened", subject: subjectOf(form.id) });
    return { id: form.id };
  });
}

type DiagnosisAct = By & { id: string };

/** Takes exactly these rounds into the diagnosis. */
export async function linkRounds(
  db: Db,
  { person, id, rounds, now }: DiagnosisAct & { rounds: readonly string[] },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { leadingId } = await keeping(tx, { person, id, now });
    const offered = await listRounds(tx, { diagnosisId: id, leadingId });
    if (offered.every(({ id, isLinked }) => isLinked === rounds.includes(id))) return;
    const chosen = offered.filter((round) => rounds.includes(round.id));
    await tx.deleteFrom("needs.diagnosis_rounds").where("diagnosis_id", "=", id).execute();
    if (chosen.length > 0)
      await tx
        .insertInto("needs.diagnosis_rounds")
        .values(chosen.map((round) => ({ diagnosis_id: id, round_id: round.id })))
        .execute();
    await record(tx, { at: now, by: person, act: "roundsLinked", subject: subjectOf(id) });
  });
}

export async function keepFocusGroup(
  db: Db,
  { person, id, form, now }: DiagnosisAct & { form: FocusForm },
): Promise<Result<null, { heldOn: "inFuture" }>> {
  return db.transaction().execute(async (tx) => {
    const { schools } = await keeping(tx, { person, id, now });
    if (form.schoolId && !schools.some((school) => school.id === form.schoolId))
      throw new NotFound();
    if (form.heldOn > dayOf(now)) return refuse({ heldOn: "inFuture" } as const);
    const made = await tx
      .insertInto("needs.focus_groups")
      .values({
        id: form.id,
        diagnosis_id: id,
        school_id: form.schoolId ?? null,
        held_on: form.heldOn,
        aim: form.aim,
        people: form.people,
        works: form.works,
        hard: form.hard,
        help: form.help,
        give: form.give,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return done(null);
    if (form.themes.length > 0)
      await tx
        .insertInto("needs.focus_themes")
        .values(form.themes.map((theme) => ({ focus_group_id: form.id, ...theme })))
        .execute();
    await record(tx, { at: now, by: person, act: "focusGroupKept", subject: subjectOf(id) });
    return done(null);
  });
}

/** The SWOT of one school; the last one written stands, history tells who changed it. */
export async function keepSwot(
  db: Db,
  { person, id, schoolId, form, now }: DiagnosisAct & { schoolId: string; form: SwotForm },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { leading, schools } = await circleOf(tx, { id, now });
    const school = schools.find((one) => one.id === schoolId);
    if (!school) throw new NotFound();
    allow(canConfirm(person, { leading, school }));
    const written = {
      strengths: form.strengths,
      weaknesses: form.weaknesses,
      opportunities: form.opportunities,
      threats: form.threats,
      strengths_opportunities: form.strengthsOpportunities,
      weaknesses_opportunities: form.weaknessesOpportunities,
      strengths_threats: form.strengthsThreats,
      weaknesses_threats: form.weaknessesThreats,
      took_part: form.tookPart,
    };
    const changed = { ...written, changed_by: person.userId, changed_at: now };
    const kept = await tx
      .insertInto("needs.swots")
      .values({ id: form.id, diagnosis_id: id, school_id: schoolId, ...changed })
      .onConflict((conflict) =>
        conflict
          .constraint("swots_once")
          .doUpdateSet(changed)
          .where(differs("needs.swots", Object.keys(written))),
      )
      .returning("id")
      .executeTakeFirst();
    if (!kept) return;
    const changes = { school: { from: null, to: schoolId } };
    await record(tx, { at: now, by: person, act: "swotKept", subject: subjectOf(id), changes });
  });
}

export async function keepFinding(
  db: Db,
  { person, id, form, now }: DiagnosisAct & { form: FindingForm },
): Promise<Result<null, { area: "notOffered" } | { foundOn: "inFuture" }>> {
  return db.transaction().execute(async (tx) => {
    const { schools } = await keeping(tx, { person, id, now });
    if (!schools.some((school) => school.id === form.schoolId)) throw new NotFound();
    if (form.foundOn > dayOf(now)) return refuse({ foundOn: "inFuture" } as const);
    const area = await tx
      .selectFrom("needs.areas")
      .where("code", "=", form.area)
      .select("code")
      .executeTakeFirst();
    if (!area) return refuse({ area: "notOffered" } as const);
    const made = await tx
      .insertInto("needs.findings")
      .values({
        id: form.id,
        diagnosis_id: id,
        school_id: form.schoolId,
        area: form.area,
        source: form.source,
        practice: form.practice,
        evidence: form.evidence,
        found_on: form.foundOn,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made) await record(tx, { at: now, by: person, act: "findingKept", subject: subjectOf(id) });
    return done(null);
  });
}

/** Says what the leading school can give others: exactly these areas. */
export async function keepOffers(
  db: Db,
  { person, id, areas, now }: DiagnosisAct & { areas: readonly string[] },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { leadingId } = await keeping(tx, { person, id, now });
    const known = await tx
      .selectFrom("needs.areas")
      .where("code", "in", ["", ...areas])
      .select("code")
      .execute();
    const before = await tx
      .selectFrom("needs.offers")
      .where("leading_id", "=", leadingId)
      .select("area")
      .execute();
    const offered = new Set(before.map(({ area }) => area));
    if (known.length === offered.size && known.every(({ code }) => offered.has(code))) return;
    await tx.deleteFrom("needs.offers").where("leading_id", "=", leadingId).execute();
    if (known.length > 0)
      await tx
        .insertInto("needs.offers")
        .values(
          known.map(({ code }) => ({
            leading_id: leadingId,
            area: code,
            made_by: person.userId,
            made_at: now,
          })),
        )
        .execute();
    await record(tx, { at: now, by: person, act: "offersKept", subject: subjectOf(id) });
  });
}

/** Agrees to the order of a school's needs, or of the circle's as a whole (null). */
export async function confirmNeeds(
  db: Db,
  {
    person,
    id,
    schoolId,
    form,
    now,
  }: DiagnosisAct & { schoolId: string | null; form: ConfirmForm },
): Promise<Result<null, ConfirmRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { leading, schools } = await circleOf(tx, { id, now });
    const school = schools.find((one) => one.id === schoolId) ?? null;
    if (schoolId !== null && !school) throw new NotFound();
    allow(canConfirm(person, { leading, school }));
    const diagnosis = await getDiagnosis(tx, id);
    const rows = (await rankNeeds(tx, { diagnosis, on: dayOf(now) })).get(schoolId) ?? [];
    const refusal = whyNotConfirm(rows, form);
    if (refusal) return refuse(refusal);
    const changed = await writeNeeds(tx, { id, schoolId, rows, form, now });
    if (changed === 0) return done(null);
    await confirmWhole(tx, { person, id, schoolId, now });
    const changes = { school: { from: null, to: schoolId ?? "circle" } };
    await record(tx, {
      at: now,
      by: person,
      act: "needsConfirmed",
      subject: subjectOf(id),
      changes,
    });
    return done(null);
  });
}

/** The diagnosis is confirmed with the order of the circle as a whole. */
async function confirmWhole(
  tx: Db,
  { person, id, schoolId, now }: DiagnosisAct & { schoolId: string | null },
): Promise<void> {
  if (schoolId !== null) return;
  const confirmed = { confirmed_at: now, confirmed_by: person.userId };
  await expectRows(tx.updateTable("needs.diagnoses").set(confirmed).where("id", "=", id), {
    most: 1,
  });
}

type ConfirmedNeeds = {
  id: string;
  schoolId: string | null;
  rows: readonly Ranked[];
  form: ConfirmForm;
  now: Date;
};

const agreed = [
  "computed_rank",
  "rank",
  "share_high",
  "mean",
  "answered",
  "votes",
  "is_lagging",
  "reason",
] as const;

/**
 * A need that stood before keeps its id, so that what was planned for it stays tied to it, and one agreed to
 * again as it stands keeps its moment. Answers how many were written.
 */
async function writeNeeds(
  tx: Db,
  { id, schoolId, rows, form, now }: ConfirmedNeeds,
): Promise<number> {
  const values = rows.flatMap((row) => {
    const rank = form.ranks.get(row.area);
    if (rank === undefined) return [];
    return {
      id: row.needId ?? randomUUID(),
      diagnosis_id: id,
      school_id: schoolId,
      area: row.area,
      computed_rank: row.computedRank,
      rank,
      share_high: row.shareHigh,
      mean: row.mean,
      answered: row.answered,
      votes: row.votes,
      is_lagging: row.isLagging,
      reason: rank === row.computedRank ? null : form.reason,
      confirmed_at: now,
    };
  });
  const written = await tx
    .insertInto("needs.needs")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .constraint("needs_once")
        .doUpdateSet((eb) => ({
          computed_rank: eb.ref("excluded.computed_rank"),
          rank: eb.ref("excluded.rank"),
          share_high: eb.ref("excluded.share_high"),
          mean: eb.ref("excluded.mean"),
          answered: eb.ref("excluded.answered"),
          votes: eb.ref("excluded.votes"),
          is_lagging: eb.ref("excluded.is_lagging"),
          reason: eb.ref("excluded.reason"),
          confirmed_at: eb.ref("excluded.confirmed_at"),
        }))
        .where(differs("needs.needs", agreed)),
    )
    .returning("id")
    .execute();
  return written.length;
}

async function circleOf(tx: Db, { id, now }: { id: string; now: Date }) {
  await tx.selectFrom("needs.diagnoses").where("id", "=", id).select("id").forUpdate().execute();
  const { leadingId } = await getDiagnosis(tx, id);
  const schools = await listCircle(tx, { leadingId, on: dayOf(now) });
  const leading = schools.find(({ isLeading }) => isLeading);
  if (!leading) throw new NotFound();
  return { leadingId, leading, schools };
}

/** The circle, when the person may keep its diagnosis; who may not even see it learns nothing. */
async function keeping(tx: Db, { person, id, now }: DiagnosisAct) {
  const circle = await circleOf(tx, { id, now });
  if (!canSeeDiagnosis(person, circle.schools)) throw new NotFound();
  allow(canKeepDiagnosis(person, circle.leading));
  return circle;
}

function subjectOf(id: string): { kind: string; id: string } {
  return { kind: "diagnosis", id };
}
