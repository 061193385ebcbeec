import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows, inTransaction } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMails } from "#lib/mail.ts";

import { inLanguage, named } from "#lib/texts.ts";
import { getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { directionName } from "#ui/teaching.ts";
import { listSchoolReaders, placesOfTeacher } from "../base/queries.ts";
import { canDecide, canOffer } from "./access.ts";
import { getOffer } from "./queries.ts";
import { needsReason, stateAfter } from "./rules.ts";
import type { Offer, OfferForm, OfferState, Step } from "./schema.ts";
import { texts } from "./texts.ts";

type OfferAct = By & { publicUrl: string };
type OfferRefusal = { direction: "noTrainer" | "alreadyOffered" };

/** Offers a trainer to a school for the half-year that runs, and tells both schools. */
export async function offerSupport(
  db: Db,
  { person, form, now, publicUrl }: OfferAct & { form: OfferForm },
): Promise<Result<{ id: string }, OfferRefusal>> {
  const today = dayOf(now);
  return inTransaction(db, async (tx) => {
    const school = await getPlaceOfSchool(tx, { id: form.schoolId, on: today });
    const trainer = await placesOfTeacher(tx, { id: form.trainerId, on: today });
    allow(canOffer(person, { school, trainer }));
    const sentBefore = await tx
      .selectFrom("people.support_offers")
      .where("id", "=", form.id)
      .select("id")
      .executeTakeFirst();
    if (sentBefore) return done({ id: form.id });
    if (!(await holdsDirection(tx, { form, today })))
      return refuse({ direction: "noTrainer" } as const);
    const made = await tx
      .insertInto("people.support_offers")
      .values({
        id: form.id,
        school_id: form.schoolId,
        trainer_id: form.trainerId,
        direction: form.direction,
        half_year: halfYearOf(today),
        state: "proposed",
        note: form.note ?? null,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return refuse({ direction: "alreadyOffered" } as const);
    await record(tx, { at: now, by: person, act: "supportOffered", subject: subjectOf(form.id) });
    await tell(tx, { id: form.id, what: "offered", now, publicUrl });
    return done({ id: form.id });
  });
}

type StepRefusal = { reason: "needed" } | { "": "notNow" };

/** Takes one step in the life of an offer; the other side hears of it. */
export async function takeStep(
  db: Db,
  {
    person,
    id,
    step,
    reason,
    now,
    publicUrl,
  }: OfferAct & { id: string; step: Step; reason: string | undefined },
): Promise<Result<null, StepRefusal>> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    await tx
      .selectFrom("people.support_offers")
      .where("id", "=", id)
      .select("id")
      .forUpdate()
      .execute();
    const offer = await getOffer(tx, { id, on: today });
    allow(await mayStep(tx, { person, offer, step, today }));
    if (alreadyTaken(offer, step)) return done(null);
    const state = stateAfter(offer.state, step);
    if (!state) return refuse({ "": "notNow" } as const);
    if (needsReason(step) && !reason) return refuse({ reason: "needed" } as const);
    await keepState(tx, { offer, state, reason: reason ?? null, now });
    await record(tx, {
      at: now,
      by: person,
      act: `support.${step}`,
      subject: subjectOf(id),
      changes: { state: { from: offer.state, to: state } },
    });
    await tell(tx, { id, what: state, now, publicUrl });
    return done(null);
  });
}

type Keeping = { offer: Offer; state: OfferState; reason: string | null; now: Date };

async function keepState(tx: Db, { offer, state, reason, now }: Keeping): Promise<void> {
  const ended = state === "accepted" ? {} : { ended_at: now };
  await expectRows(
    tx
      .updateTable("people.support_offers")
      .set({ state, reason, decided_at: now, ...ended })
      .where("id", "=", offer.id),
    { most: 1 },
  );
}

// The same form sent again finds the step taken already.
function alreadyTaken({ state }: Offer, step: Step): boolean {
  const after = { accept: "accepted", decline: "declined", done: "done", withdraw: "withdrawn" };
  return state === after[step];
}

type Stepping = { person: Person; offer: Offer; step: Step; today: string };

async function mayStep(db: Db, { person, offer, step, today }: Stepping): Promise<boolean> {
  const school = await getPlaceOfSchool(db, { id: offer.schoolId, on: today });
  if (step === "accept" || step === "decline") return canDecide(person, { school });
  const trainer = await placesOfTeacher(db, { id: offer.trainerId, on: today });
  return canOffer(person, { school, trainer });
}

async function holdsDirection(
  db: Db,
  { form, today }: { form: OfferForm; today: string },
): Promise<boolean> {
  const held = await db
    .selectFrom("people.trainers as r")
    .innerJoin("people.teachers as t", "t.id", "r.teacher_id")
    .where("r.teacher_id", "=", form.trainerId)
    .where("r.direction", "=", form.direction)
    .where(condition`r.during @> ${today}::date`)
    .where("t.erased_at", "is", null)
    .where("t.merged_into", "is", null)
    .select("r.id")
    .executeTakeFirst();
  return held !== undefined;
}

type OfferLetter = {
  id: string;
  what: "offered" | "accepted" | "declined" | "done" | "withdrawn" | "proposed";
  now: Date;
  publicUrl: string;
};

async function tell(tx: Db, { id, what, now, publicUrl }: OfferLetter): Promise<void> {
  const today = dayOf(now);
  const offer = await getOffer(tx, { id, on: today });
  const schoolIds = [offer.schoolId, ...(offer.trainerSchoolId ? [offer.trainerSchoolId] : [])];
  const readers = await listSchoolReaders(tx, { schoolIds, today });
  await sendMails(
    tx,
    readers.map(({ email, language }) => {
      const t = inLanguage(texts, language);
      const school = named({ name_kk: offer.school_kk, name_ru: offer.school_ru }, language);
      const direction = directionName(offer.direction, language);
      return {
        to: email,
        language,
        now,
        subject: t.letterSubject(school),
        body: t.letter(
          `${school}. ${direction}: ${offer.familyName} ${offer.givenName}. ${t.told[what]}`,
          `${publicUrl}/people/support-offers/${id}`,
        ),
      };
    }),
  );
}

function subjectOf(id: string): { kind: string; id: string } {
  return { kind: "support_offer", id };
}
