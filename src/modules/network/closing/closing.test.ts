import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A leading school with two partners, as the registry tells of their periods. */
async function circle() {
  const hub = await makeSchool(app.db, { status: "leading" });
  const [one, other] = [
    await makeSchool(app.db, { status: "partner" }),
    await makeSchool(app.db, { status: "partner" }),
  ];
  for (const partner of [one, other])
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  return { hub, one, other };
}

async function periodsOf(...ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', status, during, end_reason) as told from network.statuses
    where school_id = any (${ids}::uuid[])
    union all select concat_ws(' ', kind, during, end_reason) from network.partnerships
    where leading_id = any (${ids}::uuid[]) or partner_id = any (${ids}::uuid[])
    union all select concat_ws(' ', 'open', open_during) from network.schools where id = any (${ids}::uuid[])
    order by 1`.execute(app.db);
  return rows.map(({ told }) => told);
}

describe("closing a school", () => {
  it("says before what ends with it, and the other school is told after", async () => {
    const { hub, one, other } = await circle();
    const national = await app.signInAs("national");

    const page = await (await national.get(`/network/schools/${hub.id}/close`)).text();
    await national.post(`/network/schools/${hub.id}/close`, { closedOn: "2026-02-01" });
    const told = await (await national.get(`/network/schools/${one.id}`)).text();

    expect(page).toContain("Статус ведущей школы");
    for (const { id } of [one, other]) expect(page).toContain(`/network/schools/${id}"`);
    expect(told).toContain("Партнёрство завершилось вместе с изменением у второй школы");
  });

  it("keeps what was typed and says beside the field what is wrong", async () => {
    const { hub } = await circle();
    const national = await app.signInAs("national");
    const page = await national.post(`/network/schools/${hub.id}/close`, {
      closedOn: "2026-02-30",
    });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('value="2026-02-30"');
  });
});

describe("taking a closing back", () => {
  it.each(["hub", "one"] as const)(
    "gives back what ended with it, as it was (%s)",
    async (which) => {
      const schools = await circle();
      const ids = Object.values(schools).map(({ id }) => id);
      const before = await periodsOf(...ids);
      const national = await app.signInAs("national");
      const path = `/network/schools/${schools[which].id}`;

      await national.post(`${path}/close`, { closedOn: "2026-02-01" });
      const closed = await periodsOf(...ids);
      const page = await (await national.get(`${path}/close`)).text();
      const [back, again] = [
        await national.post(`${path}/reopen`),
        await national.post(`${path}/reopen`),
      ];

      expect(closed).not.toEqual(before);
      expect(page).toContain("Отменить закрытие школы");
      expect([back.status, again.status]).toEqual([303, 303]);
      expect(await periodsOf(...ids)).toEqual(before);
    },
  );

  it("gives back the ends that were set before, not lives without an end", async () => {
    const { hub, one } = await circle();
    const ends = sql`during = daterange(lower(during), '2027-09-01')`;
    await sql`update network.partnerships set ${ends} where partner_id = ${one.id}`.execute(app.db);
    await sql`update network.statuses set ${ends} where school_id = ${one.id}`.execute(app.db);
    const before = await periodsOf(hub.id, one.id);
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${one.id}/close`, { closedOn: "2026-02-01" });
    await national.post(`/network/schools/${one.id}/reopen`);
    expect(before.join()).toContain("2027-09-01");
    expect(await periodsOf(hub.id, one.id)).toEqual(before);
  });

  it("lets no partnership run on with a school that stays closed", async () => {
    const { hub, one } = await circle();
    const national = await app.signInAs("national");
    for (const { id } of [one, hub])
      await national.post(`/network/schools/${id}/close`, { closedOn: "2026-02-01" });
    await national.post(`/network/schools/${hub.id}/reopen`);
    const told = await periodsOf(one.id);
    expect(told).toContain("circle [2019-09-01,2026-02-01) schoolClosed");
    await national.post(`/network/schools/${one.id}/reopen`);
    expect(await periodsOf(one.id)).toContain("circle [2019-09-01,)");
  });

  it("is not offered for a school that is closed from a file, and refused", async () => {
    const { hub } = await circle();
    await sql`update network.schools set open_during = '[1990-09-01,2015-06-01)'
      where id = ${hub.id}`.execute(app.db);
    const national = await app.signInAs("national");
    const page = await (await national.get(`/network/schools/${hub.id}/close`)).text();
    const refused = await national.post(`/network/schools/${hub.id}/reopen`);
    expect(page).toContain("День закрытия внесён из файла");
    expect(page).not.toContain("/reopen");
    expect(refused.status).toBe(422);
  });

  it("leaves what has begun in its place", async () => {
    const { hub, one } = await circle();
    const next = await makeSchool(app.db, { status: "leading" });
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${hub.id}/close`, { closedOn: "2026-02-01" });
    const taken = await makePartnership(app.db, {
      leadingId: next.id,
      partnerId: one.id,
      since: "2026-02-10",
    });
    await national.post(`/network/schools/${hub.id}/reopen`);

    const circles = await app.db
      .selectFrom("network.partnerships")
      .where("partner_id", "=", one.id)
      .orderBy("during")
      .select(["id", "during"])
      .execute();
    expect(circles).toMatchObject([
      { during: "[2019-09-01,2026-02-01)" },
      { id: taken, during: "[2026-02-10,)" },
    ]);
  });

  it("is for whoever may close it", async () => {
    const { hub } = await circle();
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${hub.id}/close`, { closedOn: "2026-02-01" });
    const before = await periodsOf(hub.id);
    for (const role of ["leading_director", "leading_coordinator"] as const) {
      const own = await app.signInAs(role, { schoolId: hub.id });
      expect((await own.post(`/network/schools/${hub.id}/reopen`)).status).toBe(403);
    }
    const far = await app.signInAs("methodologist", { districtKato: "111000000" });
    expect((await far.post(`/network/schools/${hub.id}/reopen`)).status).toBe(403);
    expect(await periodsOf(hub.id)).toEqual(before);
  });
});
