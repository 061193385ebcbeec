import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "#lib/actor.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { closeAsOfOld } from "#test/old-closing.ts";
import { closeSchool } from "../closing/actions.ts";
import { decide } from "../nominations/actions.ts";
import { beginPartnership, endPartnership } from "../partnerships/actions.ts";
import { endStatus } from "../statuses/actions.ts";
import { restorePeriods } from "./actions.ts";
import { listLostPeriods } from "./queries.ts";

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await openTestApp();
  const { userId } = await app.signInAs("national");
  person = await getPerson(app.db, { userId, now });
});
afterAll(() => app.close());

type School = { id: string; code: string };

const day = fc.constantFrom("2018-09-01", "2020-03-01", "2021-06-01", "2023-09-01", "2025-12-01");
const act = fc.record({
  act: fc.constantFrom("begin", "begin", "leave", "end", "grant", "close"),
  on: day,
  kind: fc.constantFrom("circle", "circle", "chain"),
  leading: fc.nat({ max: 1 }),
  school: fc.nat({ max: 4 }),
  which: fc.nat(),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
const acts = fc.array(act, { minLength: 2, maxLength: 9 });
const closing = fc.record({ school: fc.nat({ max: 5 }), on: day });

/** Two leading schools, four without a status, and one far from all that is done. */
async function newCountry(): Promise<School[]> {
  await sql`truncate network.schools, core.history cascade`.execute(app.db);
  const schools: School[] = [];
  for (const status of ["leading", "leading", null, null, null, null] as const)
    schools.push(await makeSchool(app.db, status ? { status, since: "2016-09-01" } : {}));
  await makeSchool(app.db, { status: "nis", since: "2016-09-01" });
  return schools;
}

type Doing = { schools: School[]; place: number };
const secondsLater = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Does what may be done of it; what is refused is no history. */
async function doAct(one: Act, { schools, place }: Doing): Promise<void> {
  const school = schools[one.school] ?? { id: "", code: "" };
  const doing = { person, now: secondsLater(place) };
  switch (one.act) {
    case "begin": {
      const form = { id: randomUUID(), partnerCode: school.code, startsOn: one.on };
      const leadingId = schools[one.leading]?.id ?? "";
      await (one.kind === "chain"
        ? beginPartnership(app.db, {
            ...doing,
            leadingId,
            form: { ...form, kind: "chain", reason: "Алыс" },
          })
        : beginPartnership(app.db, { ...doing, leadingId, form: { ...form, kind: "circle" } }));
      return;
    }
    case "leave": {
      const id = await pick("partnerships", one.which);
      const form = { endsOn: one.on, reason: "Мерзімі бітті" };
      if (id) await endPartnership(app.db, { ...doing, id, form });
      return;
    }
    case "end": {
      const statusId = await pick("statuses", one.which);
      const form = { endsOn: one.on, reason: "Бұйрық" };
      if (statusId) await endStatus(app.db, { ...doing, statusId, form });
      return;
    }
    case "grant": {
      const id = randomUUID();
      await sql`insert into network.nominations (id, school_id, state, reason, proposed_at, proposed_by)
        values (${id}, ${school.id}, 'reviewed', 'Тәжірибе', ${doing.now}, ${person.userId})`.execute(
        app.db,
      );
      const order = { orderNumber: "7", orderDate: "2018-08-01", startsOn: one.on };
      await decide(app.db, { ...doing, id, form: { decision: "grant", ...order } });
      return;
    }
    case "close":
      await closeSchool(app.db, { ...doing, id: school.id, closedOn: one.on });
  }
}

async function pick(table: "statuses" | "partnerships", which: number) {
  const { rows } = await sql<{ id: string }>`
    select id from network.${sql.raw(table)} p where to_jsonb(p) ->> 'status' is distinct from 'nis' order by lower(during), during, id`.execute(
    app.db,
  );
  return rows[which % Math.max(rows.length, 1)]?.id;
}

const refusals =
  /violates exclusion constraint|violates unique constraint "nominations_one_open_per_school"/;

/** Two periods that would meet, or two open nominations of one school, are refused by the database; nothing else may go wrong. */
async function doAll(history: readonly Act[]): Promise<School[]> {
  const schools = await newCountry();
  for (const [place, one] of history.entries()) {
    await doAct(one, { schools, place }).catch((error: unknown) => {
      if (!refusals.test(String(error))) throw error;
    });
  }
  return schools;
}

async function listPeriods(closed: { id: string; on: string } | null) {
  const { rows } = await sql<{ id: string; during: string; reason: string | null }>`
    with periods as (
      select id, array[school_id] as schools, during, end_reason from network.statuses
      union all select id, array[leading_id, partner_id], during, end_reason from network.partnerships
    ), cut as (
      select p.*, ${closed?.id ?? null}::uuid = any (schools) and lower(during) < ${closed?.on ?? null}::date
        and (upper_inf(during) or upper(during) > ${closed?.on ?? null}::date) as ends from periods p
    )
    select id, case when ends then daterange(lower(during), ${closed?.on ?? null}::date) else during end::text as during,
      case when ends then 'schoolClosed' else end_reason end as reason
    from cut order by id`.execute(app.db);
  return rows;
}

it("lists nothing where the fault never occurred, whatever was done", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      await doAll(history);
      expect(await listLostPeriods(app.db)).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

it("gives every period the end it has without the fault, or says that it is in doubt", async () => {
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(acts, closing, async (history, { school, on }) => {
      const schools = await doAll(history);
      const closed = { id: schools[school]?.id ?? "", on };
      const wanted = await listPeriods(closed);
      const isFault = await closeAsOfOld(app.db, {
        schoolId: closed.id,
        closedOn: on,
        at: secondsLater(100),
      }).then(
        () => true,
        () => false,
      );
      if (!isFault) return;
      faults += 1;

      await restorePeriods(app.db, { person, now });

      const doubtful = (await listLostPeriods(app.db)).map(({ id }) => id);
      const certain = <Row extends { id: string }>(rows: Row[]) =>
        rows.filter(({ id }) => !doubtful.includes(id));
      expect(certain(await listPeriods(null))).toEqual(certain(wanted));
    }),
    { numRuns: 15 },
  );
  expect(faults).toBeGreaterThan(0);
}, 60_000);
