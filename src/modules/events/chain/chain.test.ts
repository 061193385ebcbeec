import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeCertificate, makeTeacher } from "#test/make-people.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A circle with a need of its partner, a plan's item for it, an event held, and one of the partner's teachers there. */
async function answered() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const [diagnosis, plan, item] = [randomUUID(), randomUUID(), randomUUID()];
  const at = new Date("2026-01-10T05:00:00Z");
  await app.db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: hub.id, half_year: "2025-2", made_at: at })
    .execute();
  const need = await makeNeed(diagnosis, { schoolId: partner.id, area: "formative", at });
  const unmet = await makeNeed(diagnosis, { schoolId: partner.id, area: "ict", at });
  await app.db
    .insertInto("plans.cyclogrammes")
    .values({
      id: plan,
      leading_id: hub.id,
      half_year: "2025-2",
      state: "approved",
      made_at: at,
      proposals_until: "2026-01-15",
      approved_at: at,
    })
    .execute();
  await app.db
    .insertInto("plans.items")
    .values({
      id: item,
      cyclogramme_id: plan,
      school_id: hub.id,
      state: "accepted",
      event_type: "seminar",
      title_kk: "С",
      title_ru: "С",
      week: "2026-02-02",
      responsible: "А",
      need_id: need,
      proposed_at: at,
    })
    .execute();
  const event = await makeEvent(app.db, {
    schoolId: hub.id,
    leadingId: hub.id,
    planItemId: item,
    startsAt: new Date("2026-02-03T05:00:00Z"),
  });
  const teacher = await makeTeacher(app.db, { schoolId: partner.id });
  const registration = randomUUID();
  await app.db
    .insertInto("events.registrations")
    .values({
      id: registration,
      event_id: event.id,
      teacher_id: teacher.id,
      family_name: "К",
      given_name: "А",
      school_id: partner.id,
      state: "registered",
      made_at: at,
    })
    .execute();
  await app.db
    .insertInto("events.attendance")
    .values({
      event_id: event.id,
      registration_id: registration,
      captured_at: at,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
  return { hub, partner, event, need, unmet };
}

const rowsOf = (page: string) => page.slice(page.indexOf("<table"));

async function makeNeed(
  diagnosis: string,
  { schoolId, area, at }: { schoolId: string | null; area: string; at: Date },
): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("needs.needs")
    .values({
      id,
      diagnosis_id: diagnosis,
      school_id: schoolId,
      area,
      rank: 1,
      share_high: 60,
      confirmed_at: at,
    })
    .execute();
  return id;
}

it("follows a need to the event held for it, who came and in how many days; the unanswered come first", async () => {
  const { hub, event } = await answered();
  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");

  const page = await (await person.get("/chain")).text();
  const unanswered = rowsOf(await (await person.get("/chain?only=unanswered")).text());

  expect(page).toContain("Ответ получили 1 из 2 потребностей");
  const rows = rowsOf(page);
  expect(rows.indexOf("ИКТ в обучении")).toBeLessThan(rows.indexOf("Формативное оценивание"));
  expect(page).toContain(`/events/${event.id}`);
  expect(page).toContain("1 человек");
  expect(page).toMatch(/<b>24<\/b><span>дней от утверждения/);
  expect(unanswered).toContain("ИКТ в обучении");
  expect(unanswered).not.toContain("Формативное оценивание");
});

it("tells a partner whose order is not confirmed where that is done", async () => {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const member = await app.signInAs("partner_coordinator", { schoolId: partner.id }, "ru");
  const id = randomUUID();

  const before = await (await member.get("/chain")).text();
  await app.db
    .insertInto("needs.diagnoses")
    .values({
      id,
      leading_id: hub.id,
      half_year: "2025-2",
      made_at: new Date("2026-01-10T05:00:00Z"),
    })
    .execute();
  const after = await (await member.get("/chain")).text();

  expect(before).toContain("Утверждённых потребностей пока нет");
  expect(after).toContain("Порядок потребностей ещё не утверждён");
  expect(after).toContain(`/needs/${id}?school=${partner.id}`);
});

it("is narrowed to one's territory and to the circle asked for", async () => {
  const { hub, event } = await answered();
  const stranger = await app.signInAs("partner_coordinator", {
    schoolId: (await makeSchool(app.db)).id,
  });
  const national = await app.signInAs("national");
  const teacher = await app.signInAs("teacher", { schoolId: hub.id });

  expect(await (await stranger.get("/chain")).text()).not.toContain(event.id);
  expect(await (await national.get(`/chain?circle=${hub.id}`)).text()).toContain(event.id);
  expect(await (await national.get("/chain?region=110000000")).text()).not.toContain(event.id);
  expect((await teacher.get("/chain")).status).toBe(403);
});

it("shows from a school the needs never answered, and the school's page leads there", async () => {
  const { hub, partner } = await answered();
  const other = await makeSchool(app.db);
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: partner.id }, "ru");
  const stranger = await app.signInAs("partner_coordinator", { schoolId: other.id }, "ru");
  const link = `/chain?school=${partner.id}`;

  const page = await (await coordinator.get(`${link}&only=unanswered`)).text();
  const ofHub = await (await coordinator.get(`/chain?school=${hub.id}`)).text();
  const foreign = await (await stranger.get(link)).text();

  expect(rowsOf(page)).toContain("ИКТ в обучении");
  expect(rowsOf(page)).not.toContain("Формативное оценивание");
  expect(page).toContain(`href="/network/schools/${partner.id}"`);
  expect(ofHub).toContain("У этой школы утверждённых потребностей пока нет");
  expect(foreign).not.toContain("ИКТ в обучении");
  expect(await (await coordinator.get(`/network/schools/${partner.id}`)).text()).toContain(link);
  expect(await (await stranger.get(`/network/schools/${partner.id}`)).text()).not.toContain(link);
  expect((await coordinator.get("/chain?school=00000000-0000-4000-8000-000000000000")).status).toBe(
    404,
  );
});

it("is narrowed to one area, as the link from a need asks", async () => {
  const { hub, partner, event } = await answered();
  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const link = `/chain?circle=${hub.id}&school=${partner.id}`;

  const formative = await (await person.get(`${link}&area=formative`)).text();
  const ict = await (await person.get(`${link}&area=ict`)).text();

  expect(formative).toContain(`/events/${event.id}`);
  expect(formative).toContain("Ответ получили 1 из 1 потребностей");
  expect(ict).toContain("Ответ получили 0 из 1 потребностей");
});

const at = new Date("2026-01-10T05:00:00Z");

/** A circle of a leading school and two partners with an approved plan and a diagnosis. */
async function planning() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const [near, far] = [await makeSchool(app.db), await makeSchool(app.db)];
  for (const { id } of [near, far])
    await makePartnership(app.db, { leadingId: hub.id, partnerId: id });
  const [diagnosis, plan] = [randomUUID(), randomUUID()];
  await app.db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: hub.id, half_year: "2025-2", made_at: at })
    .execute();
  await app.db
    .insertInto("plans.cyclogrammes")
    .values({
      id: plan,
      leading_id: hub.id,
      half_year: "2025-2",
      state: "approved",
      made_at: at,
      proposals_until: "2026-01-15",
      approved_at: at,
    })
    .execute();
  return { hub, near, far, diagnosis, plan };
}

type Tied = { need?: string; area?: string; state?: "accepted" | "cancelled" };

async function makeItem(
  { plan, hub }: { plan: string; hub: { id: string } },
  { need, area, state = "accepted" }: Tied,
): Promise<string> {
  const id = randomUUID();
  const change =
    state === "cancelled" ? { changed_after: "cancelled" as const, change_reason: "Н" } : {};
  await app.db
    .insertInto("plans.items")
    .values({
      id,
      cyclogramme_id: plan,
      school_id: hub.id,
      state,
      event_type: "seminar",
      title_kk: "С",
      title_ru: "С",
      week: "2026-02-02",
      responsible: "А",
      ...change,
      need_id: need ?? null,
      need_area: area ?? null,
      proposed_at: at,
    })
    .execute();
  return id;
}

/** Somebody of the school comes to the event; answers whom. */
async function come(eventId: string, schoolId: string): Promise<string> {
  const [registration, teacher] = [randomUUID(), await makeTeacher(app.db, { schoolId })];
  await app.db
    .insertInto("events.registrations")
    .values({
      id: registration,
      event_id: eventId,
      teacher_id: teacher.id,
      family_name: "К",
      given_name: "А",
      school_id: schoolId,
      state: "registered",
      made_at: at,
    })
    .execute();
  await app.db
    .insertInto("events.attendance")
    .values({
      event_id: eventId,
      registration_id: registration,
      captured_at: at,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
  return teacher.id;
}

async function certify(eventId: string, teacherId: string, isRevoked = false): Promise<void> {
  const { number } = await makeCertificate(app.db, { teacherId });
  await app.db
    .updateTable("people.certificates")
    .set({ source_kind: "event", source_id: eventId })
    .$if(isRevoked, (all) => all.set({ revoked_at: at, revoked_reason: "Қ" }))
    .where("number", "=", number)
    .execute();
}

/** The cells of the page's rows, each row as the words in it. */
function cellsOf(page: string): string[][] {
  return [...rowsOf(page).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].slice(1).map(([, row = ""]) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = ""]) =>
      cell
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    ),
  );
}

it("counts for each need what was planned, who came, what they told and their certificates, by its school", async () => {
  const circle = await planning();
  const { hub, near, far, diagnosis } = circle;
  await makeNeed(diagnosis, { schoolId: null, area: "formative", at });
  const own = await makeNeed(diagnosis, { schoolId: near.id, area: "formative", at });
  await makeItem(circle, { need: own, state: "cancelled" });
  const item = await makeItem(circle, { need: own, area: "formative" });
  // Named by its area and made from an item for the same need: one event all the same.
  const event = await makeEvent(app.db, {
    schoolId: hub.id,
    leadingId: hub.id,
    planItemId: item,
    needArea: "formative",
    startsAt: new Date("2026-02-03T05:00:00Z"),
  });
  const [first, second, third] = [
    await come(event.id, near.id),
    await come(event.id, near.id),
    await come(event.id, far.id),
  ];
  await certify(event.id, first);
  await certify(event.id, second, true);
  await certify(event.id, third);
  const schools = [near, far];
  const round = await makeRound(app.db, { schools });
  await app.db
    .updateTable("surveys.rounds")
    .set({ purpose: "event", subject_kind: "event", subject_id: event.id })
    .where("id", "=", round.id)
    .execute();
  for (const { id } of [near, near, far])
    await makeResponse(app.db, { roundId: round.id, schoolId: id, answers: {} });

  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const page = await (await person.get("/chain")).text();

  const figures = cellsOf(page).map(([, school, planned, held, ...rest]) => [
    school?.includes("весь круг") ?? false,
    planned,
    held?.match(/Открытый семинар/g)?.length,
    rest,
  ]);
  expect(figures).toContainEqual([true, "0", 1, ["24", "3", "2"]]);
  expect(figures).toContainEqual([false, "1", 1, ["24", "2", "1"]]);
  expect(page).toMatch(/<b>5<\/b><span>участий/);
  expect(page).toMatch(/<b>3<\/b><span>сертификатов/);
});

it("finds an answer through an item for the need or for its area, and none through another circle's plan", async () => {
  const [circle, other] = [await planning(), await planning()];
  const { hub, near, far, diagnosis } = circle;
  const ict = await makeNeed(diagnosis, { schoolId: near.id, area: "ict", at });
  await makeNeed(diagnosis, { schoolId: far.id, area: "parents", at });
  await makeNeed(diagnosis, { schoolId: far.id, area: "time", at });
  const held = async (of: typeof circle, tied: Tied) => {
    const planItemId = await makeItem(of, tied);
    const place = { schoolId: of.hub.id, leadingId: of.hub.id, planItemId };
    return makeEvent(app.db, { ...place, startsAt: new Date("2026-02-03T05:00:00Z") });
  };
  const [byNeed, byArea] = [
    await held(circle, { need: ict }),
    await held(circle, { area: "parents" }),
  ];
  const foreign = await held(other, { area: "time" });
  // It named the need of another school alone, not its area.
  await held(circle, { need: ict, area: "time" });

  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const page = await (await person.get("/chain?only=answered")).text();
  const unanswered = rowsOf(await (await person.get("/chain?only=unanswered")).text());

  expect(page).toContain("Ответ получили 2 из 3 потребностей");
  expect(page).toContain(`/events/${byNeed.id}`);
  expect(page).toContain(`/events/${byArea.id}`);
  expect(page).not.toContain(foreign.id);
  expect(unanswered).toContain("Тайм-менеджмент");
  expect(unanswered).not.toContain("ИКТ в обучении");
});

it("keeps beside an event what its item stands for, whatever becomes of the item, the need or the event", async () => {
  const circle = await planning();
  const { hub, near, diagnosis } = circle;
  const acts = fc.array(
    fc.tuple(
      fc.constantFrom("tie", "untie", "name", "area", "drop", "forget"),
      fc.nat({ max: 2 }),
      fc.nat({ max: 1 }),
    ),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (chosen) => {
      await app.db.deleteFrom("needs.needs").where("diagnosis_id", "=", diagnosis).execute();
      const needs = [
        await makeNeed(diagnosis, { schoolId: near.id, area: "ict", at }),
        await makeNeed(diagnosis, { schoolId: null, area: "ict", at }),
      ];
      const items = [
        await makeItem(circle, { need: needs[0] ?? "", area: "ict" }),
        await makeItem(circle, { area: "parents" }),
        await makeItem(circle, { need: needs[1] ?? "", area: "time" }),
      ];
      const place = { schoolId: hub.id, leadingId: hub.id };
      const events = [
        await makeEvent(app.db, { ...place, planItemId: items[0] ?? "" }),
        await makeEvent(app.db, place),
      ];
      for (const [what, which, other] of chosen) {
        const item = items[which] ?? "";
        const acted = {
          tie: sql`update events.events set plan_item_id = ${item} where id = ${events[other]?.id}`,
          untie: sql`update events.events set plan_item_id = null where id = ${events[other]?.id}`,
          name: sql`update plans.items set need_id = (select id from needs.needs where id = ${needs[other]}),
            need_reason = 'С' where id = ${item}`,
          area: sql`update plans.items set need_id = null, need_area = ${other === 0 ? "time" : null},
            need_reason = 'С' where id = ${item}`,
          drop: sql`delete from plans.items where id = ${item}`,
          forget: sql`delete from needs.needs where id = ${needs[other]}
            and not exists (select from plans.items where need_id = ${needs[other]} and need_area is null and need_reason is null)`,
        };
        await acted[what].execute(app.db);
      }
      const { rows } = await sql`
        select e.id from events.events e
        left join plans.items i on i.id = e.plan_item_id
        left join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where (e.item_circle, e.item_need, e.item_area) is distinct from
          (c.leading_id, i.need_id, case when i.need_id is null then i.need_area end)`.execute(
        app.db,
      );
      expect(rows).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);
