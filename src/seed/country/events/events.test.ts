import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Db } from "#lib/db.ts";
import { looksOver, scopeBy } from "#lib/scope.ts";
import { readChain } from "#modules/events/chain/queries.ts";
import { ChainQuery } from "#modules/events/chain/schema.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { seedNeeds } from "../needs/actions.ts";
import { seedNetwork } from "../network/actions.ts";
import { seedPeople } from "../people/actions.ts";
import { seedSurveys } from "../surveys/actions.ts";
import { seedEvents } from "./actions.ts";
import { codesByHalfYear, country, halfYears, mixOf, schoolDays } from "./rules/mix.ts";

const seeding = { scale: 0.02, seed: "test", now };
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await seedAll(app.db);
}, 120_000);
afterAll(() => app.close());

async function seedAll(db: Db): Promise<void> {
  await loadDocuments(db, now);
  await loadQuestionnaires(db, now);
  await seedNetwork(db, seeding);
  await seedPeople(db, seeding);
  await seedSurveys(db, seeding);
  await seedNeeds(db, seeding);
  await seedEvents(db, seeding);
}

/** All that was written of plans and of what came of events, in one word. */
async function digestOf(db: Db): Promise<Record<string, string>> {
  const tables = {
    plans:
      "select c.leading_id, c.half_year, c.state, i.* from plans.cyclogrammes c left join plans.items i on i.cyclogramme_id = c.id",
    ties: "select id, plan_item_id from events.events",
    rounds: "select id, title_ru, opens_on, revision from surveys.rounds",
    answers: "select id, round_id, school_id, answers, sent_on from surveys.responses",
    certificates: "select id, number, teacher_id, hours, issued_on from people.certificates",
  };
  const digests = Object.entries(tables).map(async ([name, query]) => {
    const { rows } = await sql<{ digest: string }>`
      select md5(string_agg(row::text, ' ' order by row::text)) as digest from (${sql.raw(query)}) row`.execute(
      db,
    );
    return [name, rows[0]?.digest ?? ""];
  });
  return Object.fromEntries(await Promise.all(digests));
}

async function count(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return (await query.execute(app.db)).rows[0]?.count ?? -1;
}

describe("invented events", () => {
  it("are as many as the documents count, times the scale, of every kind", async () => {
    const { rows } = await sql<{ type: string; count: number }>`
      select type, count(*)::int as count from events.events group by 1`.execute(app.db);
    const counts = new Map(rows.map(({ type, count: found }) => [type, found]));
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(country.events * seeding.scale);
    expect(counts.get("master_class")).toBe(Math.round(12_042 * seeding.scale));
    expect(counts.get("training_seminar")).toBe(Math.round(8_087 * seeding.scale));
    expect(counts.size).toBeGreaterThan(40);
  });

  it("oversell no place, and nobody waits while a place is free", async () => {
    const registrations = await count(sql`select count(*)::int as count from events.registrations`);
    expect(registrations).toBeGreaterThan(country.registrations * seeding.scale * 0.9);
    expect(
      await count(sql`select count(*)::int as count from events.events e
        cross join lateral (select count(*) filter (where state = 'registered') as taken,
          count(*) filter (where state = 'waiting') as waiting
          from events.registrations where event_id = e.id) r
        where r.taken > e.capacity or (r.waiting > 0 and r.taken < e.capacity)`),
    ).toBe(0);
  });

  it("are visited by teachers at work in a school of the area it was open to, once each", async () => {
    expect(
      await count(sql`select count(*)::int as count from events.registrations r
        join events.events e on e.id = r.event_id
        where not exists (select from people.posts p where p.teacher_id = r.teacher_id
          and p.school_id = r.school_id and p.during @> e.starts_at::date)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as count from (select from events.registrations
        group by event_id, teacher_id having count(*) > 1) doubled`),
    ).toBe(0);
  });

  it("were held and attended before the moment and not after it", async () => {
    const { held, later } = (
      await sql<{ held: number; later: number }>`
        select count(*) filter (where state = 'held')::int as held,
          count(*) filter (where state = 'held' and ends_at >= ${now})::int as later
        from events.events`.execute(app.db)
    ).rows[0] ?? { held: 0, later: -1 };
    expect([held > 500, later]).toEqual([true, 0]);
    expect(
      await count(sql`select count(*)::int as count from events.attendance a
        join events.events e on e.id = a.event_id where e.state <> 'held'`),
    ).toBe(0);
    expect(await count(sql`select count(*)::int as count from events.attendance`)).toBeGreaterThan(
      10_000,
    );
  });

  it("keep every promise of the database, and are shown in the calendar", async () => {
    expect(
      await count(sql`select count(*)::int as count from pg_constraint
        where conrelid = 'events.events'::regclass and contype = 'x' and convalidated`),
    ).toBe(1);
    const page = await (await app.guest().get("/calendar?day=2025-10-15")).text();
    expect(page).toContain("Мастер-класс");
    expect(page).toMatch(/, \d+ класс/);
  });

  it("are left alone when they are there already", async () => {
    const other = { ...seeding, seed: "other" };
    const none = { events: 0, registrations: 0, items: 0, answers: 0, certificates: 0 };
    expect(await seedEvents(app.db, other)).toEqual(none);
    expect(await seedSurveys(app.db, other)).toEqual({ rounds: 0, answers: 0 });
    expect(await seedNeeds(app.db, other)).toEqual({ needs: 0 });
  });
});

describe("invented rounds about needs", () => {
  it("each hold as many answers as asked for, counted by school as the round counts them", async () => {
    const { rows } = await sql<{ mode: string; answers: number; counted: number }>`
      select r.mode, (select count(*)::int from surveys.responses p where p.round_id = r.id) as answers,
        (select sum(answered)::int from surveys.round_schools a where a.round_id = r.id) as counted
      from surveys.rounds r where r.purpose = 'needs' order by r.opens_on`.execute(app.db);
    expect(rows).toEqual(
      ["named", "anonymous", "named", "anonymous"].map((mode) => ({
        mode,
        answers: 180,
        counted: 180,
      })),
    );
  });

  it("lead from no answer without a name to a person", async () => {
    expect(
      await count(sql`select count(*)::int as count from surveys.rounds r
        join surveys.responses p on p.round_id = r.id
        where r.mode = 'anonymous' and (p.invitation_id is not null or p.sent_at is not null)`),
    ).toBe(0);
  });

  it("lead to confirmed needs that the chain page follows to events", async () => {
    const national = await app.signInAs("national");
    const page = await (await national.get("/chain?only=answered")).text();
    expect(page).toMatch(/\/events\/[0-9a-f-]{36}/);
  });
});

describe("invented plans", () => {
  it("stand for the circles of each half-year in the state of the day, no item against a rule", async () => {
    const { rows } = await sql<{ halfYear: string; states: string[] }>`
      select half_year as "halfYear", array_agg(distinct state order by state) as states
      from plans.cyclogrammes group by 1 order by 1`.execute(app.db);
    expect(rows.map(({ halfYear }) => halfYear)).toEqual(halfYears.slice(0, 9));
    expect(rows.slice(0, 8).every(({ states }) => states.join() === "approved")).toBe(true);
    expect(rows[8]?.states).toContain("approved");
    expect(rows[8]?.states.length).toBeGreaterThan(1);
    expect(
      await count(sql`select count(*)::int as count from plans.items i
        join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where (c.state <> 'approved' and i.changed_after is not null)
          or (c.state <> 'draft' and i.state = 'proposed')
          or (i.state = 'accepted' and i.week is null)`),
    ).toBe(0);
  });

  it("hold most of a circle's events, most tied to a need where it has some, a few moved or cancelled", async () => {
    const { rows } = await sql<Record<"items" | "tied" | "known" | "changed" | "made", number>>`
      select count(*)::int as items, count(need_id)::int as tied,
        count(*) filter (where exists (select from needs.diagnoses d where d.leading_id = c.leading_id
          and d.half_year <= c.half_year))::int as known,
        count(*) filter (where changed_after in ('moved', 'cancelled'))::int as changed,
        count(*) filter (where exists (select from events.events e where e.plan_item_id = i.id))::int as made
      from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id`.execute(app.db);
    const { items = 0, tied = 0, known = 0, changed = 0, made = 0 } = rows[0] ?? {};
    expect(items).toBeGreaterThan(300);
    expect(tied / known).toBeGreaterThan(0.5);
    expect(tied).toBeLessThan(items);
    expect(changed / items).toBeGreaterThan(0.02);
    expect(changed / items).toBeLessThan(0.15);
    expect(made / items).toBeGreaterThan(0.8);
  });

  it("came before the events made from them, in the circle and the week of the plan", async () => {
    expect(
      await count(sql`select count(*)::int as count from events.events e
        join plans.items i on i.id = e.plan_item_id
        join plans.cyclogrammes c on c.id = i.cyclogramme_id
        left join needs.needs n on n.id = i.need_id
        where c.leading_id <> e.leading_id or c.approved_at >= e.starts_at or n.confirmed_at >= e.starts_at
          or i.day <> (e.starts_at at time zone 'Asia/Almaty')::date
          or (e.state = 'cancelled') <> (i.state = 'cancelled')`),
    ).toBe(0);
  });
});

describe("what invented events led to", () => {
  it("is asked of those who came and counted as the rounds count it, without names", async () => {
    const { rows } = await sql<Record<"rounds" | "answers" | "wrong" | "named", number>>`
      select count(*)::int as rounds, sum(p.answers)::int as answers,
        count(*) filter (where r.revision <> p.answers or a.answered <> p.answers or a.expected <> i.asked
          or i.used <> p.answers or i.asked <> attended.count)::int as wrong,
        sum(p.named)::int as named
      from surveys.rounds r
      cross join lateral (select count(*) as answers,
        count(*) filter (where invitation_id is not null or sent_at is not null) as named
        from surveys.responses where round_id = r.id) p
      cross join lateral (select sum(answered) as answered, sum(expected) as expected
        from surveys.round_schools where round_id = r.id) a
      cross join lateral (select count(*) as asked, count(*) filter (where is_used) as used
        from surveys.invitations where round_id = r.id) i
      cross join lateral (select count(*) from events.attendance where event_id = r.subject_id) attended
      where r.subject_kind = 'event'`.execute(app.db);
    const { rounds = 0, answers = 0, wrong = -1, named = -1 } = rows[0] ?? {};
    expect(rounds).toBeGreaterThan(20);
    expect(answers).toBeGreaterThan(200);
    expect([wrong, named]).toEqual([0, 0]);
    expect(
      await count(sql`select count(*)::int as count from surveys.responses p
        join surveys.rounds r on r.id = p.round_id and r.subject_kind = 'event'
        where p.sent_on not between r.opens_on and r.closes_on or p.sent_on > ${now}`),
    ).toBe(0);
  });

  it("gave certificates with hours to teachers who came, each with a number that can be checked", async () => {
    const { rows } = await sql<{ number: string; hours: number | null; attended: boolean }>`
      select c.number, c.hours, exists (select from events.attendance a
        join events.registrations r on r.id = a.registration_id and r.teacher_id = c.teacher_id
        where a.event_id::text = c.source_id) as attended
      from people.certificates c where c.source_kind = 'event'`.execute(app.db);
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.every(({ hours, attended }) => attended && hours !== null)).toBe(true);
    const page = await app.guest().get(`/certificates/${rows[0]?.number ?? ""}`);
    expect(page.status).toBe(200);
  });

  it("is followed by the chain: planned, came, feedback and certificates of needs", async () => {
    const asked = { query: ChainQuery.parse({ only: "answered" }), on: "2026-03-01", now };
    const national = {
      kind: "person" as const,
      userId: "",
      name: "",
      grants: [{ role: "national" as const }],
    };
    const scope = scopeBy(national, looksOver);
    if (!scope) throw new Error("the national team sees everything");
    const { sums } = await readChain(app.db, { ...asked, scope });
    expect(Object.values(sums).every((figure) => figure !== null && figure > 0)).toBe(true);
  });
});

describe("the same seed", () => {
  it("makes the same plans, answers and certificates again", async () => {
    const other = await openTestApp();
    try {
      await seedAll(other.db);
      expect(await digestOf(other.db)).toEqual(await digestOf(app.db));
    } finally {
      await other.close();
    }
  }, 120_000);
});

test("events lie on days on which schools teach, evenly over the half-years", () => {
  const days = schoolDays("2025-2");
  expect(days).not.toContain("2026-03-25");
  expect(days).not.toContain("2026-03-08");
  expect(days).toContain("2026-03-02");
  const mix = mixOf(["master_class", "open_lesson", "webinar"], 0.1);
  const kinds = codesByHalfYear(mix, "seed");
  expect(kinds).toHaveLength(halfYears.length);
  expect(kinds.flat()).toHaveLength(country.events * 0.1);
  expect(codesByHalfYear(mix, "seed")).toEqual(kinds);
});
