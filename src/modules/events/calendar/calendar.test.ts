import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Updateable } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DB } from "#db/types.ts";
import { type Db, openDb } from "#lib/db.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { presentEventsFor } from "../base/queries.ts";
import { listCalendar } from "./queries.ts";
import { type EventFilters, facetNames } from "./schema.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A published event of its own month, so that no test sees the events of another. */
async function makeScene(month: string, change: Record<string, unknown> = {}) {
  const school = await makeSchool(app.db, { status: "leading", nameRu: "Гимназия имени Абая" });
  const startsAt = new Date(`${month}-10T05:00:00Z`);
  const { id } = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id, startsAt });
  if (Object.keys(change).length > 0)
    await app.db.updateTable("events.events").set(change).where("id", "=", id).execute();
  return { id, school, startsAt };
}

async function shown(path: string): Promise<string> {
  const html = await (await app.guest().get(path)).text();
  return html.slice(html.indexOf("<main"));
}

describe("the calendar", () => {
  it("shows a month, a week, a day and a list, and the way to those beside them", async () => {
    const { id } = await makeScene("2027-01");

    const month = await shown("/calendar?day=2027-01-20");
    expect(month).toContain(`/events/${id}`);
    expect(month).toContain("10:00");
    expect(month).toContain("Январь 2027");
    expect(month).toContain("day=2026-12-01");
    expect(month).toContain("day=2027-02-01");
    expect(await shown("/calendar?day=2027-01-03&view=week")).not.toContain(id);
    expect(await shown("/calendar?day=2027-01-11&view=week")).not.toContain(id);
    expect(await shown("/calendar?day=2027-01-10&view=week")).toContain(id);
    expect(await shown("/calendar?day=2027-01-10&view=day")).toContain(id);
    expect(await shown("/calendar?day=2027-01-11&view=day")).not.toContain(id);
    expect(await shown("/calendar?day=2026-11-01&view=list")).toContain(id);
    expect(await shown("/calendar?day=2027-01-11&view=list")).not.toContain(id);
  });

  it("filters by each of its addresses, and by what it does not understand not at all", async () => {
    const { id, school } = await makeScene("2027-03", {
      subjects: ["physics", "math"],
      languages: ["kk"],
      form: "hybrid",
      online_url: "https://meet.example.kz",
      open_to: "district",
      title_ru: "Тепловые явления",
    });
    const at = (query: string) => shown(`/calendar?day=2027-03-01&${query}`);
    const fits = [
      "region=150000000",
      "district=156000000",
      "group=learning",
      "type=seminar",
      "subject=math",
      "language=kk",
      "form=hybrid",
      "open=district",
      `circle=${school.id}`,
      "q=теплов",
      "q=явлениями",
      "q=семинар",
      "q=гимназия+абая",
      "group=nonsense",
      "day=2027-13-45",
    ];
    const misses = [
      "region=110000000",
      "district=111000000",
      "group=lesson",
      "type=webinar",
      "subject=chemistry",
      "language=ru",
      "form=online",
      "open=everyone",
      "q=химия",
      `circle=${randomUUID()}`,
    ];
    for (const query of fits) expect(await at(query), query).toContain(id);
    for (const query of misses) expect(await at(query), query).not.toContain(id);
    expect((await app.guest().get("/calendar?day=2027-13-45&view=sheet&page=x")).status).toBe(200);
    expect(await at("group=learning")).toContain("subject=physics");
    expect(await at("group=learning")).toContain("type=seminar");
  });

  it("is true at once after every change, for guests too", async () => {
    const { id } = await makeScene("2027-05", { capacity: 1 });
    const at = "/calendar?day=2027-05-01";
    expect(await shown(at)).toContain(id);

    await app.db
      .insertInto("events.registrations")
      .values({
        id: randomUUID(),
        event_id: id,
        family_name: "Омар",
        given_name: "Азат",
        state: "registered",
        made_at: now,
      })
      .execute();
    expect(await shown(at)).toContain("мест нет");
    expect(await shown(`/events/${id}`)).toContain("мест нет");
    await app.db
      .updateTable("events.events")
      .set({ title_ru: "Новое имя" })
      .where("id", "=", id)
      .execute();
    expect(await shown(at)).toContain("Новое имя");
    expect(await shown(`/events/${id}`)).toContain("Новое имя");
    await app.db.updateTable("network.schools").set({ name_ru: "Школа Ауэзова" }).execute();
    expect(await shown(`/events/${id}`)).toContain("Школа Ауэзова");
    await app.db
      .updateTable("events.events")
      .set({ state: "draft" })
      .where("id", "=", id)
      .execute();
    expect(await shown(at)).not.toContain(id);
    expect((await app.guest().get(`/events/${id}`)).status).toBe(404);
  });

  it("shows an event of several days on each of them, also across a month's end", async () => {
    const { id } = await makeScene("2027-07", {
      starts_at: new Date("2027-07-30T05:00:00Z"),
      ends_at: new Date("2027-08-02T05:00:00Z"),
    });
    expect((await shown("/calendar?day=2027-07-01")).split(id)).toHaveLength(3);
    expect((await shown("/calendar?day=2027-08-01")).split(id)).toHaveLength(3);
    expect(await shown("/calendar?day=2027-08-03&view=day")).not.toContain(id);
    expect((await shown("/calendar?day=2027-06-01&view=list")).split(id)).toHaveLength(2);
  });

  it("shows a few events a day and says how many more the day has", async () => {
    for (let count = 0; count < 5; count++) await makeScene("2027-09");
    const month = await shown("/calendar?day=2027-09-01");
    expect(month.match(/class="chip k-learn" href/g)).toHaveLength(3);
    expect(month).toContain("ещё 2");
    expect(month).toMatch(/view=day&amp;day=2027-09-10|day=2027-09-10&amp;view=day/);
    expect((await shown("/calendar?day=2027-09-10&view=day")).match(/\/events\//g)).toHaveLength(5);
  });

  it("says which events are for small schools first, while they are", async () => {
    const published = { small_first: true, small_days: 3 };
    await makeScene("2027-11", { ...published, published_at: new Date("2026-02-27T05:00:00Z") });
    await makeScene("2027-12", { ...published, published_at: new Date("2026-02-20T05:00:00Z") });
    expect(await shown("/calendar?day=2027-11-01")).toContain("сначала малокомплектным");
    expect(await shown("/calendar?day=2027-12-01")).not.toContain("сначала малокомплектным");
  });

  it("offers to make events to organisers only", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: school.id, partnerId: partner.id });
    const organiser = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });
    expect(await (await organiser.get("/calendar")).text()).toContain("/events/new");
    expect(await (await teacher.get("/calendar")).text()).not.toContain("/events/new");
    expect(await shown("/calendar")).not.toContain("/events/new");
  });
});

const kinds = [
  "make",
  "make",
  "make",
  "make",
  "move",
  "move",
  "rename",
  "teach",
  "open",
  "cancel",
  "draft",
  "publish",
  "delete",
  "register",
  "register",
  "leave",
] as const;
type Change = { kind: (typeof kinds)[number]; at: number; day: number };

/** What people do to events, one of them or a new one each time. */
function actsOn(db: Db, schoolId: string) {
  const ids: string[] = [];
  const startOf = (day: number) => new Date(Date.parse("2029-02-25T05:00:00Z") + day * 86_400_000);
  const set = (id: string, values: Updateable<DB["events.events"]>) =>
    db.updateTable("events.events").set(values).where("id", "=", id).execute();
  const acts: Record<Change["kind"], (id: string, day: number) => Promise<unknown>> = {
    make: async (_, day) => {
      const type = day % 2 === 0 ? "seminar" : "webinar";
      const given = { schoolId, startsAt: startOf(day), capacity: 2, type };
      ids.push((await makeEvent(db, day % 3 === 0 ? { ...given, leadingId: schoolId } : given)).id);
    },
    move: (id, day) => set(id, { starts_at: startOf(day), ends_at: startOf(day + 1 + (day % 9)) }),
    rename: (id, day) => set(id, { title_ru: day % 2 === 0 ? `Явление ${day}` : "Тепло" }),
    teach: (id, day) => set(id, { subjects: day % 3 === 0 ? ["math", "physics"] : ["math"] }),
    open: (id, day) => set(id, { open_to: day % 3 === 0 ? "district" : "everyone" }),
    cancel: (id) => set(id, { state: "cancelled", cancel_reason: "–" }),
    draft: (id) => set(id, { state: "draft", cancel_reason: null }),
    publish: (id) => set(id, { state: "published", cancel_reason: null, published_at: now }),
    delete: (id) => db.deleteFrom("events.events").where("id", "=", id).execute(),
    register: async (id) => {
      const events = db.selectFrom("events.events").where("id", "=", id).select("id");
      for (const event of await events.execute())
        await db
          .insertInto("events.registrations")
          .values({
            id: randomUUID(),
            event_id: event.id,
            family_name: "А",
            given_name: "Б",
            state: "registered",
            made_at: now,
          })
          .execute();
    },
    leave: (id) =>
      db
        .updateTable("events.registrations")
        .set({ state: "cancelled", cancelled_at: now })
        .where("event_id", "=", id)
        .execute(),
  };
  return { ids, act: ({ kind, at, day }: Change) => acts[kind](ids[at % ids.length] ?? "", day) };
}

/** What a calendar answers to each choice of filters, for each month and for both. */
async function answersOf(db: Db, chosen: readonly EventFilters[]) {
  const { events: present } = await presentEventsFor({}, db);
  const spans = [["2029-03-01"], ["2029-04-01"], ["2029-03-01", "2029-04-01"]];
  const asked = spans.flatMap((months) => chosen.map((filters) => ({ months, filters })));
  const span = { from: "2029-03-01", until: "2029-04-30", counted: facetNames };
  const answers = await Promise.all(asked.map((one) => listCalendar(present, { ...span, ...one })));
  return answers.map(({ events, facets }) => ({
    events,
    facets: facets.map(({ facet, value, count }) => `${facet} ${value} ${count}`).sort(),
  }));
}

describe("a calendar that is kept", () => {
  it("shows and counts after any changes what a calendar read anew shows and counts", async () => {
    const { db } = app;
    const school = await makeSchool(db, { status: "leading", nameRu: "Гимназия" });
    const { ids, act } = actsOn(db, school.id);
    const chosen: EventFilters[] = [
      {},
      { region: "150000000", subject: "physics" },
      { group: "learning" as const },
      { type: "webinar" },
      { subject: "math" },
      { open: "district" as const },
      { circle: school.id },
      { q: "явления" },
      { q: "семинар тепло", subject: "math" },
    ];
    await act({ kind: "make", at: 0, day: 10 });
    const change = fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.nat({ max: 50 }),
      day: fc.integer({ min: 0, max: 70 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        for (const one of changes) await act(one);
        const other = openDb({ connectionString: app.url, max: 1 });
        const [kept, anew] = [await answersOf(db, chosen), await answersOf(other, chosen)];
        await other.destroy();
        expect(kept).toEqual(anew);
      }),
      { numRuns: 60 },
    );
    expect(ids.length).toBeGreaterThan(10);
  }, 60_000);

  it("is made anew by a registration only when the last place goes or comes back", async () => {
    const { id } = await makeScene("2029-06", { capacity: 2 });
    const revision = async () => (await presentEventsFor({}, app.db)).events.revision;
    const register = () =>
      app.db
        .insertInto("events.registrations")
        .values({
          id: randomUUID(),
          event_id: id,
          family_name: "А",
          given_name: "Б",
          state: "registered",
          made_at: now,
        })
        .execute();
    const steps = [await revision()];
    for (const act of [register, register, register]) {
      await act();
      steps.push(await revision());
    }
    await app.db.deleteFrom("events.registrations").where("event_id", "=", id).execute();
    steps.push(await revision());
    expect(steps.map((one) => one - (steps[0] ?? 0))).toEqual([0, 0, 1, 1, 2]);
  });
});
