import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { makeDevelopment, stepsOf } from "#test/make-plans.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/development/new": "sign-in yes no yes yes yes yes yes no",
    "POST /plans/development/new": "sign-in yes no own own own own own no",
    "GET /plans/development/:id": "sign-in yes own own own own own own own",
    "POST /plans/development/:id": "sign-in yes no own own own own no no",
    "POST /plans/development/:id/:act": "sign-in yes no own own own own no no",
    "POST /plans/development/:id/priorities": "sign-in yes no own own own own no no",
    "POST /plans/development/:id/priorities/:priority/removal":
      "sign-in yes no own own own own no no",
    "GET /plans/development/:id/steps/new": "sign-in yes no own own own own own no",
    "POST /plans/development/:id/steps/new": "sign-in yes no own own own own own no",
    "GET /plans/development/:id/steps/:step": "sign-in yes no own own own own own no",
    "POST /plans/development/:id/steps/:step/decision": "sign-in yes no own own own own no no",
    "POST /plans/development/:id/steps/:step/removal": "sign-in yes no own own own own no no",
  },
  records: {
    "/plans/development/:id": async (subject, { app }) => {
      const { id, step } = await makeDevelopment(app.db, { subject, stage: "proposed" });
      return [id, step];
    },
    "/plans/development/:id/:act": async (subject, { app }) => {
      const { id } = await makeDevelopment(app.db, { subject, stage: "decided" });
      return [id, "submit"];
    },
    "/plans/development/:id/priorities/:priority": async (subject, { app }) => {
      const { id, priority } = await makeDevelopment(app.db, { subject, stage: "proposed" });
      return [id, priority];
    },
  },
  forms: {
    "/plans/development/new": ({ school }) => ({
      id: randomUUID(),
      kind: "school",
      schoolId: school.id,
      firstYear: "2025",
      years: "1",
    }),
    "/plans/development/:id": { audit: "Мықты ұжым" },
    "/plans/development/:id/:act": {},
    "/plans/development/:id/priorities": () => ({ id: randomUUID(), name: "Бағалау" }),
    "/plans/development/:id/priorities/:priority/removal": {},
    "/plans/development/:id/steps/new": async ({ leading, partner }, { app }) => ({
      id: randomUUID(),
      schoolId: partner.id,
      area: "ict",
      criteria: "Бар",
      step: "Семинар",
      responsible: "Омар А.",
      from: "2026-03-01",
      until: "2026-05-01",
      priorityId: await firstPriority(app.db, leading.id),
    }),
    "/plans/development/:id/steps/:step/decision": { decision: "accept" },
    "/plans/development/:id/steps/:step/removal": {},
  },
  variants: { "/plans/development/:id/:act": stepsOf("plans.developments") },
};

async function firstPriority(db: Db, schoolId: string): Promise<string> {
  const found = await db
    .selectFrom("plans.priorities as p")
    .innerJoin("plans.developments as d", "d.id", "p.development_id")
    .where("d.school_id", "=", schoolId)
    .orderBy("p.place")
    .select("p.id")
    .executeTakeFirstOrThrow();
  return found.id;
}
