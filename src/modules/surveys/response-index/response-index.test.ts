import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";
import { getAskedRound, responseIndexOf } from "./queries.ts";
import { emptyResponseIndex } from "./rules.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const afterIt = "9999-12-31";

describe("a register", () => {
  it("forgets answers that were taken away, and takes schools that are asked later", async () => {
    const [school, later] = [await makeSchool(app.db), await makeSchool(app.db)];
    const { id } = await makeRound(app.db, { schools: [school] });
    const send = (schoolId: string) =>
      makeResponse(app.db, { roundId: id, schoolId, answers: { works: "yes" } });
    const read = async () => {
      const round = await getAskedRound(app.db, id);
      const index = await responseIndexOf(app.db, { round, today: afterIt });
      return index ?? emptyResponseIndex(round);
    };
    const gone = await send(school.id);
    await send(school.id);
    expect((await read()).count).toBe(2);
    const round = await getAskedRound(app.db, id);
    expect(await responseIndexOf(app.db, { round, today: round.closesOn })).toBeNull();

    await app.db.deleteFrom("surveys.responses").where("id", "=", gone).execute();
    await send(school.id);
    await send(later.id);
    expect((await read()).count).toBe(3);

    await app.db
      .insertInto("surveys.round_schools")
      .values({
        round_id: id,
        school_id: later.id,
        kind: "general",
        expected: 1,
        region_kato: "150000000",
        district_kato: "150000000",
      })
      .execute();
    const { asked, units, count } = await read();
    const places = [...units.subarray(0, count)].map(
      (unit) => asked.units.codes.school[unit] ?? -1,
    );
    expect(places.map((place) => asked.units.values.school[place])).toContain(later.id);
  });
});
