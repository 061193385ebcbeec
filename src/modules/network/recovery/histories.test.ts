import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeCsv } from "#lib/csv.ts";
import { record } from "#lib/history.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool, makeStatus } from "#test/make.ts";
import { closeAsOfOld } from "#test/old-closing.ts";
import { restorePeriods } from "./actions.ts";
import { listLostPeriods } from "./queries.ts";

let app: TestApp;
let national: Visitor & { userId: string };

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Each history is that of a country of its own. */
beforeEach(async () => {
  await sql`truncate network.schools, core.history cascade`.execute(app.db);
  national = await app.signInAs("national");
});

const [dayBefore, dayAfter] = [new Date("2026-02-28T04:00:00Z"), new Date("2026-03-02T04:00:00Z")];

async function post(path: string, form: Record<string, string | File>): Promise<void> {
  expect((await national.post(path, form)).status).toBe(303);
}

async function take(leading: { id: string }, partner: { code: string }, startsOn: string) {
  const id = randomUUID();
  await post(`/network/schools/${leading.id}/circle/new`, {
    id,
    partnerCode: partner.code,
    kind: "circle",
    startsOn,
    reason: "",
  });
  return id;
}

async function chain(leading: { id: string }, partner: { code: string }, startsOn: string) {
  const id = randomUUID();
  await post(`/network/schools/${leading.id}/circle/new`, {
    id,
    partnerCode: partner.code,
    kind: "chain",
    startsOn,
    reason: "Алыс",
  });
  return id;
}

const leave = (id: string, endsOn: string) =>
  post(`/network/partnerships/${id}/end`, { endsOn, reason: "Мерзімі бітті" });

async function endStatus(school: { id: string }, endsOn: string): Promise<void> {
  const status = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", school.id)
    .orderBy("during", "desc")
    .select("id")
    .executeTakeFirstOrThrow();
  await post(`/network/schools/${school.id}/status/${status.id}/end`, { endsOn, reason: "Бұйрық" });
}

/** As long as it was not refused, an end before the circle took what the circle began since out of history. */
async function endWithCircle(leading: { id: string }, endsOn: string): Promise<void> {
  await sql`delete from network.partnerships
    where leading_id = ${leading.id} and lower(during) >= ${endsOn}::date`.execute(app.db);
  await endStatus(leading, endsOn);
}

const close = (school: { id: string }, closedOn: string) =>
  post(`/network/schools/${school.id}/close`, { closedOn });

/** What closing a school that was closed already came to, as long as it was not refused. */
async function closeAgain({ id }: { id: string }, closedOn: string): Promise<void> {
  await sql`update network.schools set open_during = daterange(lower(open_during), ${closedOn}::date)
    where id = ${id}`.execute(app.db);
  const changes = { closedOn: { from: null, to: closedOn } };
  const subject = { kind: "school", id };
  await record(app.db, { at: now, by: null, act: "schoolClosed", subject, changes });
}

/** Some other school is closed by the version that had the fault. */
async function closeAnother(closedOn: string, at = now): Promise<void> {
  const { id } = await makeSchool(app.db);
  await closeAsOfOld(app.db, { schoolId: id, closedOn, at });
}

/** Has a file of rows checked and written. */
async function write(kind: string, rows: Record<string, string>[], at: Date): Promise<void> {
  const id = randomUUID();
  const columns = Object.keys(rows[0] ?? {});
  const csv = writeCsv(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? "")),
  );
  await post("/network/imports", {
    id,
    kind,
    file: new File([csv], `${kind}.csv`),
  });
  await post(
    `/network/imports/${id}/columns`,
    Object.fromEntries(columns.map((column, place) => [column, String(place)])),
  );
  await sql`update core.imports set made_at = ${at} where id = ${id}`.execute(app.db);
  await runWaitingJobs(app, at);
  await post(`/network/imports/${id}/writing`, {});
  await runWaitingJobs(app, at);
}

const status = (school: { code: string }, from: string, until = "") => ({
  code: school.code,
  status: "partner",
  from,
  until,
});

/** The school's statuses, and the partnerships that it is helped in. */
async function periodsOf(school: { id: string }): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', status, during, end_reason) as told from network.statuses where school_id = ${school.id}
    union all
    select concat_ws(' ', kind, during, end_reason) from network.partnerships where partner_id = ${school.id}
    order by 1`.execute(app.db);
  return rows.map(({ told }) => told);
}

async function restore(doubtful = false) {
  const person = await getPerson(app.db, { userId: national.userId, now });
  return restorePeriods(app.db, { person, now: dayAfter, doubtful });
}

const listDoubts = async () =>
  (await listLostPeriods(app.db)).map(({ doubt, until }) => ({ doubt, until }));

/** A leading school, and a school without a status, since ever. */
async function twoSchools() {
  return {
    leading: await makeSchool(app.db, { status: "leading", since: "2012-09-01" }),
    partner: await makeSchool(app.db),
  };
}

describe("where no other school's closing ended anything", () => {
  it.each<[string, () => Promise<void>]>([
    [
      "a chain that ended before its partner closed",
      async () => {
        const { leading, partner } = await twoSchools();
        const second = await makeSchool(app.db, { status: "leading", since: "2012-09-01" });
        const first = await take(second, partner, "2016-09-01");
        await leave(first, "2018-06-01");
        await take(leading, partner, "2018-09-01");
        await leave(await chain(second, partner, "2020-09-01"), "2022-05-01");
        await close(partner, "2026-06-01");
      },
    ],
    [
      "an end once planned for an earlier status",
      async () => {
        const { leading, partner } = await twoSchools();
        const since = "2016-09-01";
        await makeStatus(app.db, { schoolId: partner.id, status: "pilot", since });
        await endStatus(partner, "2026-12-31");
        await endStatus(partner, "2025-06-01");
        await take(leading, partner, "2025-09-01");
        await close(partner, "2027-02-01");
      },
    ],
    [
      "an end that a file corrected after the closing, with the reason of old",
      async () => {
        const { partner } = await twoSchools();
        await write("statuses", [status(partner, "2020-09-01")], dayBefore);
        await close(partner, "2026-02-10");
        await write("statuses", [status(partner, "2020-09-01", "2025-06-01")], dayAfter);
        await sql`update network.statuses set end_reason = 'schoolClosed'
          where school_id = ${partner.id}`.execute(app.db);
        await close(await makeSchool(app.db), "2025-06-01");
      },
    ],
    [
      "a school closed twice, later the second time",
      async () => {
        const { leading, partner } = await twoSchools();
        await take(leading, partner, "2019-09-01");
        await close(partner, "2026-01-10");
        await closeAgain(partner, "2026-02-10");
      },
    ],
    [
      "two schools closed on one day",
      async () => {
        const { leading, partner } = await twoSchools();
        await take(leading, partner, "2019-09-01");
        await close(partner, "2026-01-10");
        await close(leading, "2026-01-10");
      },
    ],
  ])("lists nothing: %s", async (_, live) => {
    await live();
    await makeSchool(app.db, { status: "leading" });

    expect(await listLostPeriods(app.db)).toEqual([]);
    expect(await restore(true)).toEqual([]);
  });
});

describe("what another school's closing ended, by its history", () => {
  it("ends a circle where it was ended first, whatever ended later", async () => {
    const { leading, partner } = await twoSchools();
    const circle = await take(leading, partner, "2016-09-01");
    await leave(circle, "2021-06-01");
    await endStatus(leading, "2024-06-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual([
      "circle [2016-09-01,2021-06-01) Мерзімі бітті",
      "partner [2016-09-01,2021-06-01) circleEnded",
    ]);
    expect(await periodsOf(leading)).toEqual(["leading [2012-09-01,2024-06-01) Бұйрық"]);
    expect(await restore(true)).toEqual([]);
  });

  it("ends a status that was ended before its circle where it was", async () => {
    const { leading, partner } = await twoSchools();
    const circle = await take(leading, partner, "2016-09-01");
    await endStatus(partner, "2021-06-01");
    await leave(circle, "2023-06-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual([
      "circle [2016-09-01,2023-06-01) Мерзімі бітті",
      "partner [2016-09-01,2021-06-01) Бұйрық",
    ]);
  });

  it("keeps the end of a chain away from the status", async () => {
    const { leading, partner } = await twoSchools();
    const far = await makeSchool(app.db, { status: "leading", since: "2012-09-01" });
    await take(leading, partner, "2018-09-01");
    await leave(await chain(far, partner, "2020-09-01"), "2022-05-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual([
      "chain [2020-09-01,2022-05-01) Мерзімі бітті",
      "circle [2018-09-01,)",
      "partner [2018-09-01,)",
    ]);
  });

  it("ends a circle that was ended once more since, while it seemed to run, where it had ended", async () => {
    const { leading, partner } = await twoSchools();
    await leave(await take(leading, partner, "2016-09-01"), "2021-06-01");
    await closeAnother("2026-01-10");
    await endStatus(leading, "2025-06-01");
    expect(await periodsOf(partner)).toContain("circle [2016-09-01,2025-06-01) leadingEnded");
    await makeSchool(app.db, { status: "leading" });

    await restore();

    expect(await periodsOf(partner)).toContain("circle [2016-09-01,2021-06-01) Мерзімі бітті");
    expect(await periodsOf(leading)).toEqual(["leading [2012-09-01,2025-06-01) Бұйрық"]);
  });

  it("ends a status with its circle though the circle is no longer kept", async () => {
    const { leading, partner } = await twoSchools();
    await leave(await take(leading, partner, "2016-09-01"), "2021-06-01");
    await endWithCircle(leading, "2015-06-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual(["partner [2016-09-01,2021-06-01) circleEnded"]);
  });
});

describe("what is in doubt", () => {
  it("is a status that a file told the end of, until somebody asks for that end", async () => {
    const { partner } = await twoSchools();
    await write("statuses", [status(partner, "2012-09-01", "2015-06-01")], dayBefore);
    await closeAnother("2026-01-10");

    await restore();
    expect(await periodsOf(partner)).toEqual(["partner [2012-09-01,2026-01-10) schoolClosed"]);
    expect(await listDoubts()).toEqual([{ doubt: "imported", until: "2015-06-01" }]);
    await restore(true);

    expect(await periodsOf(partner)).toEqual(["partner [2012-09-01,2015-06-01)"]);
    expect(await listLostPeriods(app.db)).toEqual([]);
  });

  it("is not what a file has repaired since", async () => {
    const { partner } = await twoSchools();
    await write("statuses", [status(partner, "2012-09-01", "2015-06-01")], dayBefore);
    await closeAnother("2026-01-10");
    await write("statuses", [status(partner, "2012-09-01", "2015-06-01")], dayAfter);
    await sql`update network.statuses set end_reason = 'schoolClosed'
      where school_id = ${partner.id}`.execute(app.db);

    await restore(true);

    expect(await periodsOf(partner)).toEqual(["partner [2012-09-01,2015-06-01) schoolClosed"]);
  });

  it("is a status that was ended by hand and begun again by a file", async () => {
    const { partner } = await twoSchools();
    await write("statuses", [status(partner, "2016-09-01")], dayBefore);
    await endStatus(partner, "2021-06-01");
    await write("statuses", [status(partner, "2016-09-01")], dayAfter);
    await closeAnother("2026-01-10", new Date("2026-03-03T04:00:00Z"));

    await restore();
    expect(await listDoubts()).toEqual([{ doubt: "imported", until: null }]);
    await restore(true);

    expect(await periodsOf(partner)).toEqual(["partner [2016-09-01,)"]);
  });

  it("is not a status that was imported and then ended by hand", async () => {
    const { leading, partner } = await twoSchools();
    const row = { leading_code: leading.code, partner_code: partner.code, from: "2016-09-01" };
    await write("partnerships", [row], dayBefore);
    const { id } = await app.db
      .selectFrom("network.partnerships")
      .select("id")
      .executeTakeFirstOrThrow();
    await leave(id, "2021-06-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual([
      "circle [2016-09-01,2021-06-01) Мерзімі бітті",
      "partner [2016-09-01,2021-06-01) circleEnded",
    ]);
  });

  it("is a status that a circle begun since rests on", async () => {
    const { leading, partner } = await twoSchools();
    await makeStatus(app.db, { schoolId: partner.id, status: "partner", since: "2016-09-01" });
    await endStatus(partner, "2021-06-01");
    await closeAnother("2026-01-10");
    // As could be begun then; such a circle is refused today.
    const pair = { leadingId: leading.id, partnerId: partner.id };
    await makePartnership(app.db, { ...pair, since: "2025-12-01" });

    await restore();
    expect(await listDoubts()).toEqual([{ doubt: "circleSince", until: null }]);
    await restore(true);

    expect(await periodsOf(partner)).toEqual(["circle [2025-12-01,)", "partner [2016-09-01,)"]);
  });

  it("is a status whose partnership ended that is no longer kept, where it may have been a chain", async () => {
    const { leading, partner } = await twoSchools();
    const far = await makeSchool(app.db, { status: "leading", since: "2012-09-01" });
    await take(leading, partner, "2016-09-01");
    await leave(await chain(far, partner, "2018-09-01"), "2020-06-01");
    await endWithCircle(far, "2017-06-01");
    await closeAnother("2026-01-10");

    await restore();

    expect(await periodsOf(partner)).toEqual([
      "circle [2016-09-01,)",
      "partner [2016-09-01,2026-01-10) schoolClosed",
    ]);
    expect(await listDoubts()).toEqual([{ doubt: "partnershipGone", until: "2020-06-01" }]);
  });

  it("is not a circle whose partner a file made leading", async () => {
    const { leading, partner } = await twoSchools();
    const circle = await makePartnership(app.db, {
      leadingId: leading.id,
      partnerId: partner.id,
      since: "2016-09-01",
    });
    await write("statuses", [{ ...status(partner, "2019-09-01"), status: "leading" }], dayBefore);
    await closeAnother("2026-01-10");

    const lost = await listLostPeriods(app.db);

    expect(lost.find(({ id }) => id === circle)).toMatchObject({ until: null, doubt: null });
  });
});
