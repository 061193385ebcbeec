import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { leastCell } from "#lib/suppression.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";
import { seedNeeds } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** An invented circle of one partner, which answered a round that closed on 14 September. */
async function makeCircle({ mode, answers }: { mode: "named" | "anonymous"; answers: object[] }) {
  const hub = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  await app.db
    .updateTable("network.schools")
    .set({ origin: "generated" })
    .where("id", "in", [hub.id, partner.id])
    .execute();
  const round = await makeRound(app.db, {
    schools: [{ id: partner.id }],
    mode,
    opensOn: "2025-09-01",
    closesOn: "2025-09-14",
  });
  for (const items of answers)
    await makeResponse(app.db, {
      roundId: round.id,
      schoolId: partner.id,
      answers: { items: { ...items } },
    });
  return { leadingId: hub.id, partnerId: partner.id };
}

const needsOf = (leadingId: string) =>
  app.db
    .selectFrom("needs.needs as n")
    .innerJoin("needs.diagnoses as d", "d.id", "n.diagnosis_id")
    .where("d.leading_id", "=", leadingId)
    .orderBy("n.school_id", (order) => order.desc().nullsFirst())
    .orderBy("n.rank")
    .select(["n.school_id as schoolId", "n.area", "n.rank", "d.half_year as halfYear"])
    .select(sql<string>`d.confirmed_at::date::text`.as("confirmedOn"))
    .execute();

it("confirms what circles with enough answers need most, and of schools what was said by name", async () => {
  const said = { pedagogy: "high", formative: "low", curriculum: "moderate", subject: "none" };
  const enough = Array.from({ length: leastCell }, () => said);
  const named = await makeCircle({ mode: "named", answers: enough });
  const anonymous = await makeCircle({ mode: "anonymous", answers: enough });
  const quiet = await makeCircle({ mode: "named", answers: enough.slice(1) });

  const { needs } = await seedNeeds(app.db, { now });

  const order = ["pedagogy", "curriculum", "formative", "subject"];
  const ofCircle = order.map((area, at) => [null, area, at + 1]);
  const told = async (leadingId: string) =>
    (await needsOf(leadingId)).map(({ schoolId, area, rank }) => [schoolId, area, rank]);
  const ofSchool = order.slice(0, 3).map((area, at) => [named.partnerId, area, at + 1]);
  expect(await told(named.leadingId)).toEqual([...ofCircle, ...ofSchool]);
  expect(await told(anonymous.leadingId)).toEqual(ofCircle);
  expect(await told(quiet.leadingId)).toEqual([]);
  expect(needs).toBe(11);
  const diagnoses = app.db.selectFrom("needs.diagnoses").select("leading_id as id");
  expect(new Set((await diagnoses.execute()).map(({ id }) => id))).toEqual(
    new Set([named.leadingId, anonymous.leadingId]),
  );

  const [first] = await needsOf(named.leadingId);
  expect(first).toMatchObject({ halfYear: "2025-1", confirmedOn: "2025-09-28" });
});

it("is done once", async () => {
  expect(await seedNeeds(app.db, { now })).toEqual({ needs: 0 });
});
