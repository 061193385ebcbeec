import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { allowActor, type By } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { NotFound, type Result } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { offerSupport } from "../support-offers/actions.ts";
import { canRecommend } from "./access.ts";
import { findPair, getRecommendation, listNeeds, listTrainers } from "./queries.ts";
import { solve } from "./rules.ts";
import type { Pair, Recommendation, StartForm } from "./schema.ts";

/** Sends the work on its way; the same form sent twice starts it once. */
export async function startRecommendation(
  db: Db,
  { person, form, now }: By & { form: StartForm },
): Promise<{ jobId: string }> {
  const regionKato = form.regionKato ?? null;
  allowActor(person, canRecommend(person, { regionKato }));
  return db.transaction().execute(async (tx) => {
    const jobId = randomUUID();
    const made = await tx
      .insertInto("people.recommendations")
      .values({
        id: form.id,
        half_year: halfYearOf(dayOf(now)),
        region_kato: regionKato,
        job_id: jobId,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return { jobId: (await getRecommendation(tx, form.id)).jobId };
    const payload = { recommendationId: form.id };
    await startJob(tx, { id: jobId, task: "recommend_support", payload, by: person, now });
    await record(tx, {
      at: now,
      by: person,
      act: "recommendationStarted",
      subject: { kind: "recommendation", id: form.id },
    });
    return { jobId };
  });
}

type Working = {
  found: Recommendation;
  now: Date;
  progress: (done: number, total: number) => Promise<void>;
};

/** Works out the pairs region by region and direction by direction, and keeps them all at once. */
export async function workOut(db: Db, { found, now, progress }: Working): Promise<void> {
  const { regionKato, halfYear } = found;
  const on = dayOf(now);
  const needs = await listNeeds(db, { regionKato, on });
  const trainers = await listTrainers(db, { regionKato, on, halfYear });
  const trainersOf = Map.groupBy(trainers, keyOf);
  const groups = [...Map.groupBy(needs, keyOf)];
  const pairs: Pair[] = [];
  const sums = { cost: 0, greedyTaken: 0, greedyCost: 0 };
  for (const [at, [key, wanted]] of groups.entries()) {
    const solution = solve(wanted, trainersOf.get(key) ?? []);
    pairs.push(...solution.pairs);
    sums.cost += solution.cost;
    sums.greedyTaken += solution.greedyTaken;
    sums.greedyCost += solution.greedyCost;
    await progress(at + 1, groups.length);
  }
  await keepPairs(db, { id: found.id, pairs, sums, now });
}

const keyOf = ({ regionKato, direction }: { regionKato: string; direction: string }) =>
  `${regionKato} ${direction}`;

type Sums = { cost: number; greedyTaken: number; greedyCost: number };
type PairsToKeep = { id: string; pairs: readonly Pair[]; sums: Sums; now: Date };

async function keepPairs(db: Db, { id, pairs, sums, now }: PairsToKeep): Promise<void> {
  const rows = pairs.map(({ need, trainer, km, grounds }) => ({
    direction: need.direction,
    school_id: need.schoolId,
    region_kato: need.regionKato,
    teachers: need.teachers,
    small: need.small,
    km,
    grounds,
    trainer_id: trainer?.trainerId ?? null,
    trainer_school_id: trainer?.schoolId ?? null,
  }));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("people.recommended").where("recommendation_id", "=", id).execute();
    await sql`
      insert into people.recommended (recommendation_id, direction, school_id, region_kato, teachers, small, km,
        grounds, trainer_id, trainer_school_id)
      select ${id}::uuid, direction, school_id, region_kato, teachers, small, km, grounds, trainer_id, trainer_school_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (direction text, school_id uuid,
        region_kato text, teachers int, small boolean, km float8, grounds text[], trainer_id uuid,
        trainer_school_id uuid)`.execute(tx);
    await expectRows(
      tx
        .updateTable("people.recommendations")
        .set({
          ready_at: now,
          needs: pairs.length,
          cost: sums.cost,
          taken: pairs.filter(({ trainer }) => trainer !== null).length,
          greedy_taken: sums.greedyTaken,
          greedy_cost: sums.greedyCost,
        })
        .where("id", "=", id),
      { most: 1 },
    );
  });
}

type Offering = By & {
  id: string;
  schoolId: string;
  direction: string;
  publicUrl: string;
};

/** Turns one pair into an offer of help; doing it again changes nothing. */
export async function offerPair(
  db: Db,
  { person, id, schoolId, direction, now, publicUrl }: Offering,
): Promise<Result<{ id: string }, { direction: string }>> {
  const pair = await findPair(db, { id, schoolId, direction });
  if (!pair?.trainerId) throw new NotFound();
  const form = {
    id: randomUUID(),
    schoolId,
    trainerId: pair.trainerId,
    direction: pair.direction,
  };
  return offerSupport(db, { person, form, now, publicUrl });
}
