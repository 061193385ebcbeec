import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { makeResponse, makeRound } from "./make-surveys.ts";

type Circle = { leading: { id: string }; partner: { id: string } };

/** The records of needs and results that addresses name, kept by the leading school of the circle. */
export function recordsOfNeeds(
  db: Db,
): [RegExp, (circle: Circle, pattern: string) => Promise<string[]>][] {
  return [
    [
      /\/results/,
      async ({ leading, partner }, pattern) => {
        const schools = [leading, partner];
        const { id } = await makeRound(db, { schools, schoolId: leading.id, mode: "named" });
        const response = await makeResponse(db, {
          roundId: id,
          schoolId: partner.id,
          answers: { comment: "Көмек керек" },
        });
        await db.insertInto("surveys.themes").values(theme(id)).execute();
        return pattern.includes(":file") ? [id, "table.csv"] : [id, "comment", response];
      },
    ],
    [
      /^\/needs\/:/,
      async ({ leading }, pattern) => {
        const id = await makeDiagnosis(db, leading.id);
        return pattern.includes(":school") ? [id, leading.id] : [id];
      },
    ],
  ];
}

const theme = (roundId: string) => ({
  id: randomUUID(),
  round_id: roundId,
  question: "comment",
  name: "Бағалау",
  made_at: new Date(),
});

let made = 0;

/** A circle looks at its needs once in a half-year, so each comes in a year of its own. */
async function makeDiagnosis(db: Db, leadingId: string): Promise<string> {
  const id = randomUUID();
  made += 1;
  await db
    .insertInto("needs.diagnoses")
    .values({
      id,
      leading_id: leadingId,
      half_year: `${2030 + made}-1`,
      made_at: new Date(),
    })
    .execute();
  await db
    .insertInto("needs.findings")
    .values({
      id: randomUUID(),
      diagnosis_id: id,
      school_id: leadingId,
      area: "ict",
      source: "audit",
      practice: "weak",
      evidence: "Аз",
      found_on: "2026-01-01",
      made_at: new Date(),
    })
    .execute();
  return id;
}

const day = "2026-02-01";

/** A right form for every act on them. */
export const formsOfNeeds: Record<string, (circle: Circle) => Record<string, string>> = {
  "/needs": ({ leading }) => ({ id: randomUUID(), leadingId: leading.id, halfYear: "2026-1" }),
  "/needs/:id/focus": () => ({ id: randomUUID(), heldOn: day, aim: "Басымдық", people: "6" }),
  "/needs/:id/findings": ({ partner }) => ({
    id: randomUUID(),
    schoolId: partner.id,
    area: "ict",
    source: "audit",
    practice: "weak",
    evidence: "Аз",
    foundOn: day,
  }),
  "/needs/:id/offers": () => ({ areas: "ict" }),
  "/needs/:id/swot/:school": () => ({ id: randomUUID(), strengths: "Тәжірибе" }),
  "/needs/:id/order": () => ({ rank_ict: "1" }),
  "/surveys/rounds/:id/results/open/:question/themes": () => ({
    id: randomUUID(),
    question: "comment",
    name: "Уақыт",
  }),
};
