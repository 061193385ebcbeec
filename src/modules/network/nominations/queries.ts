import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { allow, NotFound } from "#lib/errors.ts";
import type { Scope } from "#lib/scope.ts";
import type { FileKeeper } from "#lib/shown.ts";
import { getPlaceOfSchool } from "../base/queries.ts";
import { canPropose, canSeeNomination } from "./access.ts";
import { waitsFor } from "./rules.ts";
import type { Evidence, Nomination } from "./schema.ts";

function nominations(db: Db) {
  return db
    .selectFrom("network.nominations as n")
    .innerJoin("network.schools as s", "s.id", "n.school_id")
    .select(["n.id", "n.school_id as schoolId", "s.name_kk", "s.name_ru", "n.state", "n.reason"])
    .select(["n.proposed_at as proposedAt", "n.submitted_at as submittedAt"])
    .select(["n.opinion", "n.opinion_text as opinionText", "n.opinion_at as opinionAt"])
    .select(["n.decided_at as decidedAt", "n.decision_text as decisionText"])
    .select([
      "n.order_number as orderNumber",
      "n.order_date as orderDate",
      "n.starts_on as startsOn",
    ]);
}

export async function getNomination(db: Db, id: string): Promise<Nomination> {
  const nomination = await nominations(db).where("n.id", "=", id).executeTakeFirst();
  if (!nomination) throw new NotFound();
  return nomination;
}

/** Nominations inside the scope, those that wait first. */
export async function listNominations(
  db: Db,
  { scope, today }: { scope: Scope; today: string },
): Promise<Nomination[]> {
  return nominations(db)
    .innerJoin("network.listings as l", (join) =>
      join.onRef("l.school_id", "=", "n.school_id").on(condition`l.during @> ${today}::date`),
    )
    .where(
      scope.holds({
        region: sql`l.region_kato`,
        district: sql`l.district_kato`,
        school: sql`l.school_id`,
        leading: sql`l.leading_id`,
      }),
    )
    .orderBy(sql`n.state in ('granted', 'refused', 'withdrawn')`)
    .orderBy("n.proposed_at", "desc")
    .limit(200)
    .execute();
}

export async function listEvidence(db: Db, nominationId: string): Promise<Evidence[]> {
  return db
    .selectFrom("network.nomination_evidence as e")
    .leftJoin("core.files as f", "f.id", "e.file_id")
    .where("e.nomination_id", "=", nominationId)
    .select(["e.criterion", "e.body", "e.file_id as fileId", "f.name as fileName"])
    .execute();
}

/** Evidence is read by those who take part in the nomination it was handed in with. */
export const readerOfEvidence: FileKeeper = async (db, { id, today }) => {
  const found = await db
    .selectFrom("network.nomination_evidence as e")
    .innerJoin("network.nominations as n", "n.id", "e.nomination_id")
    .where("e.file_id", "=", id)
    .select("n.school_id as schoolId")
    .executeTakeFirst();
  if (!found) return null;
  const place = await getPlaceOfSchool(db, { id: found.schoolId, on: today });
  return (actor) => canSeeNomination(actor, place);
};

export async function findOpenNomination(db: Db, schoolId: string): Promise<{ id: string } | null> {
  const open = await db
    .selectFrom("network.nominations")
    .where("school_id", "=", schoolId)
    .where("state", "in", ["proposed", "submitted", "reviewed"])
    .select("id")
    .executeTakeFirst();
  return open ?? null;
}

/** Why no evidence may be written now; null where it may. Throws `Forbidden`. */
export async function whyNotEvidence(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<"notNow" | null> {
  const nomination = await getNomination(db, id);
  const place = await getPlaceOfSchool(db, { id: nomination.schoolId, on: dayOf(now) });
  allow(canPropose(person, place));
  return waitsFor(nomination.state) === "evidence" ? null : "notNow";
}
