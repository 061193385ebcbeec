import { randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { type Files, keepFile } from "#lib/files.ts";
import { hasProblems, type Problems } from "#lib/forms.ts";
import { type Change, record } from "#lib/history.ts";
import { parsePeriod } from "#lib/period.ts";
import { beginStatus, lockNetwork } from "../base/actions.ts";
import {
  findSchoolByCode,
  getPlaceOfSchool,
  getSchool,
  hasStatusBegunSince,
  listLaterStatuses,
} from "../base/queries.ts";
import { leaveCircle } from "../partnerships/actions.ts";
import { circleOfPartner, hasPartnershipBegunSince } from "../partnerships/queries.ts";
import { canDecideStatus } from "../statuses/access.ts";
import { canGiveOpinion, canPropose } from "./access.ts";
import { findOpenNomination, getNomination, listEvidence } from "./queries.ts";
import {
  changedEvidence,
  type Documents,
  isDone,
  missingCriteria,
  type ProposeRefusal,
  problemsOfDocuments,
  type Step,
  waitsFor,
  whyNotPropose,
} from "./rules.ts";
import {
  criteria,
  type DecisionForm,
  type EvidenceForm,
  type Nomination,
  type OpinionForm,
  type ProposeForm,
} from "./schema.ts";

/** Proposes a school for the leading status. */
export async function propose(
  db: Db,
  { person, form, now }: By & { form: ProposeForm },
): Promise<Result<{ id: string }, { schoolCode: ProposeRefusal }>> {
  const school = await findSchoolByCode(db, form.schoolCode);
  if (!school) return refuse({ schoolCode: "unknownSchool" });
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const place = await getPlaceOfSchool(tx, { id: school.id, on: dayOf(now) });
    if (!canPropose(person, place)) return refuse({ schoolCode: "notYours" } as const);
    const { open_during } = await getSchool(tx, school.id);
    const closes = parsePeriod(open_during).until !== null;
    const refusal = whyNotPropose(place.status, { closes });
    if (refusal) return refuse({ schoolCode: refusal });
    const open = await findOpenNomination(tx, school.id);
    if (open?.id === form.id) return done({ id: form.id });
    if (open) return refuse({ schoolCode: "alreadyOpen" } as const);
    await tx
      .insertInto("network.nominations")
      .values({
        id: form.id,
        school_id: school.id,
        state: "proposed",
        reason: form.reason,
        proposed_at: now,
        proposed_by: person.userId,
      })
      .execute();
    await recordStep(tx, { person, now, id: form.id, act: "proposed" });
    return done({ id: form.id });
  });
}

type NewEvidence = By & {
  id: string;
  form: EvidenceForm;
  documents: Documents<File>;
  files: Files;
};

/** Writes what is known of the criteria, with their documents; texts left empty stay as they were. */
export async function writeEvidence(
  db: Db,
  { person, id, form, documents, files, now }: NewEvidence,
): Promise<Result<null, Problems>> {
  const problems = problemsOfDocuments(form, documents);
  if (hasProblems(problems)) return refuse(problems);
  return step(db, { person, id, now, expects: "evidence" }, async (tx) => {
    const kept = await keepDocuments(tx, { person, form, documents, files, now });
    const written = changedEvidence(await listEvidence(tx, id), { form, files: kept });
    if (written.length === 0) return done(null);
    const stamp = { nomination_id: id, written_at: now, written_by: person.userId };
    await tx
      .insertInto("network.nomination_evidence")
      .values(
        written.map(({ criterion, body, fileId }) => ({
          ...stamp,
          criterion,
          body,
          file_id: fileId,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["nomination_id", "criterion"]).doUpdateSet((eb) => ({
          body: eb.ref("excluded.body"),
          file_id: eb.ref("excluded.file_id"),
          written_at: now,
          written_by: person.userId,
        })),
      )
      .execute();
    const changes = Object.fromEntries(
      written.map(({ criterion, from, body }) => [criterion, { from, to: body }]),
    );
    await recordStep(tx, { person, now, id, act: "evidenceWritten", changes });
    return done(null);
  });
}

async function keepDocuments(
  tx: Db,
  { person, form, documents, files, now }: Omit<NewEvidence, "id">,
): Promise<Documents<string>> {
  const kept: Documents<string> = {};
  for (const criterion of criteria) {
    const [document, id] = [documents[criterion], form[`${criterion}_id`]];
    if (!document || !id) continue;
    const bytes = new Uint8Array(await document.arrayBuffer());
    await keepFile(tx, files, { id, bytes, name: document.name, by: person, now });
    kept[criterion] = id;
  }
  return kept;
}

/** Hands the evidence to the CPM branch once every criterion is written about. */
export async function submitEvidence(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<null, Refusal<"incomplete">>> {
  const isSent = isDone.submission;
  return step(db, { person, id, now, expects: "evidence", isSent }, async (tx) => {
    const evidence = await listEvidence(tx, id);
    if (missingCriteria(evidence.map((one) => one.criterion)).length > 0)
      return refuse({ "": "incomplete" } as const);
    await expectRows(
      tx
        .updateTable("network.nominations")
        .set({ state: "submitted", submitted_at: now })
        .where("id", "=", id),
      { most: 1 },
    );
    await recordStep(tx, { person, now, id, act: "submitted" });
    return done(null);
  });
}

export async function giveOpinion(
  db: Db,
  { person, id, form, now }: By & { id: string; form: OpinionForm },
): Promise<Result<null, Refusal>> {
  const isSent = (told: Nomination) => isDone.opinion(told, form);
  return step(db, { person, id, now, expects: "opinion", isSent }, async (tx) => {
    await expectRows(
      tx
        .updateTable("network.nominations")
        .set({
          state: "reviewed",
          opinion: form.opinion,
          opinion_text: form.text,
          opinion_at: now,
          opinion_by: person.userId,
        })
        .where("id", "=", id),
      { most: 1 },
    );
    await recordStep(tx, {
      person,
      now,
      id,
      act: form.opinion === "for" ? "opinionFor" : "opinionAgainst",
    });
    return done(null);
  });
}

/** Why the status cannot begin on the day. */
export type StartRefusal = "statusLater" | "schoolCloses" | "begunLater";

/** Grants the status by an order, or refuses it with the reason. */
export async function decide(
  db: Db,
  { person, id, form, now }: By & { id: string; form: DecisionForm },
): Promise<Result<null, Refusal | { startsOn: StartRefusal }>> {
  const isSent = (told: Nomination) => isDone.decision(told, form);
  return step(db, { person, id, now, expects: "decision", isSent }, async (tx) => {
    const decided = {
      decided_at: now,
      decided_by: person.userId,
      decision_text: form.text ?? null,
    };
    if (form.decision === "refuse") {
      await expectRows(
        tx
          .updateTable("network.nominations")
          .set({ state: "refused", ...decided })
          .where("id", "=", id),
        { most: 1 },
      );
      await recordStep(tx, { person, now, id, act: "refused" });
      return done(null);
    }
    const { schoolId } = await getNomination(tx, id);
    const startsOn = form.startsOn ?? dayOf(now);
    const refusal = await whyNotStart(tx, { schoolId, startsOn, today: dayOf(now) });
    if (refusal) return refuse({ startsOn: refusal });
    const statusId = randomUUID();
    await leaveCircle(tx, { partnerId: schoolId, endsOn: startsOn, person, now });
    const order = { orderNumber: form.orderNumber ?? null, orderDate: form.orderDate ?? null };
    await beginStatus(tx, { id: statusId, schoolId, status: "leading", startsOn, ...order });
    await expectRows(
      tx
        .updateTable("network.nominations")
        .set({
          state: "granted",
          ...decided,
          order_number: order.orderNumber,
          order_date: order.orderDate,
          starts_on: startsOn,
          status_id: statusId,
        })
        .where("id", "=", id),
      { most: 1 },
    );
    await recordStep(tx, { person, now, id, act: "granted" });
    await record(tx, {
      at: now,
      by: person,
      act: "statusGranted",
      subject: { kind: "school", id: schoolId },
      changes: {
        status: { from: null, to: "leading" },
        order: { from: null, to: order.orderNumber },
      },
    });
    return done(null);
  });
}

async function whyNotStart(
  tx: Db,
  { schoolId, startsOn, today }: { schoolId: string; startsOn: string; today: string },
): Promise<StartRefusal | null> {
  const later = await listLaterStatuses(tx, { schoolId, on: startsOn });
  if (later.length > 0) return "statusLater";
  const { open_during } = await getSchool(tx, schoolId);
  if (parsePeriod(open_during).until !== null) return "schoolCloses";
  const since = { from: startsOn, today };
  const isBegun =
    (await hasStatusBegunSince(tx, { schoolId, ...since })) ||
    (await hasPartnershipBegunSince(tx, { which: circleOfPartner(schoolId), ...since }));
  return isBegun ? "begunLater" : null;
}

export async function withdraw(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<null, Refusal>> {
  const isSent = isDone.withdrawal;
  return step(db, { person, id, now, expects: null, isSent }, async (tx) => {
    await expectRows(
      tx.updateTable("network.nominations").set({ state: "withdrawn" }).where("id", "=", id),
      { most: 1 },
    );
    await recordStep(tx, { person, now, id, act: "withdrawn" });
    return done(null);
  });
}

/** What is wrong with the step itself, told above its form. */
type Refusal<Why extends string = never> = { "": "notNow" | Why };

type StepOf = By & {
  id: string;
  expects: Step | null;
  /** Whether the very same was done before. */
  isSent?: (nomination: Nomination) => boolean;
};

/** One step in one transaction: the row locked, the person allowed, the nomination waiting for just this. */
async function step<Why>(
  db: Db,
  { person, id, now, expects, isSent }: StepOf,
  act: (tx: Db) => Promise<Result<null, Why>>,
): Promise<Result<null, Why | Refusal>> {
  return db.transaction().execute(async (tx) => {
    // A decision alone changes the network, and nobody waits there for the documents of evidence.
    if (expects === "decision") await lockNetwork(tx);
    await tx
      .selectFrom("network.nominations")
      .where("id", "=", id)
      .select("id")
      .forUpdate()
      .execute();
    const nomination = await getNomination(tx, id);
    const place = await getPlaceOfSchool(tx, { id: nomination.schoolId, on: dayOf(now) });
    allow(mayTake(expects, person, place));
    if (isSent?.(nomination)) return done(null);
    const waiting = waitsFor(nomination.state);
    if (waiting === null || (expects !== null && waiting !== expects))
      return refuse({ "": "notNow" } as const);
    return act(tx);
  });
}

function mayTake(
  step: Step | null,
  person: Person,
  place: Parameters<typeof canPropose>[1],
): boolean {
  switch (step) {
    case "opinion":
      return canGiveOpinion(person, place);
    case "decision":
      return canDecideStatus(person, place);
    case "evidence":
    case null:
      return canPropose(person, place);
  }
}

async function recordStep(
  tx: Db,
  {
    person,
    now,
    id,
    act,
    changes,
  }: By & { id: string; act: string; changes?: Record<string, Change> },
): Promise<void> {
  await record(tx, {
    at: now,
    by: person,
    act,
    subject: { kind: "nomination", id },
    ...(changes ? { changes } : {}),
  });
}
