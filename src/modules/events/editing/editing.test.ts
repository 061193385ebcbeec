import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf, momentAt } from "#lib/dates.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A leading school with its coordinator and one partner, and a right form of the school's event. */
async function makeScene() {
  const hub = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const form = {
    id: randomUUID(),
    organiser: `school:${hub.id}`,
    type: "seminar",
    day: "2026-03-12",
    titleKk: "Ашық семинар",
    titleRu: "Открытый семинар",
    from: "10:00",
    until: "12:30",
    form: "face_to_face",
    openTo: "circle",
    room: "8-кабинет",
    capacity: "20",
  };
  return { hub, partner, coordinator, form };
}

function eventsOf(schoolId: string) {
  return app.db
    .selectFrom("events.events")
    .where("school_id", "=", schoolId)
    .orderBy("starts_at")
    .selectAll()
    .execute();
}

describe("making an event", () => {
  it("writes one draft with where it lies, however often the form is sent", async () => {
    const { hub, coordinator, form } = await makeScene();

    const first = await coordinator.post("/events/new", form);
    const again = await coordinator.post("/events/new", form);

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(await eventsOf(hub.id)).toMatchObject([
      {
        id: form.id,
        state: "draft",
        leading_id: hub.id,
        venue_id: hub.id,
        region_kato: "150000000",
        district_kato: "156000000",
        capacity: 20,
        starts_at: new Date("2026-03-12T05:00:00Z"),
        ends_at: new Date("2026-03-12T07:30:00Z"),
      },
    ]);
    expect(await (await coordinator.get(`/events/${form.id}`)).text()).toContain("Черновик");
    expect((await app.guest().get(`/events/${form.id}`)).status).toBe(404);
  });

  it("takes over what the plan says, in the circle whose plan it is", async () => {
    const { hub, coordinator, form } = await makeScene();
    const stranger = await makeScene();
    const [cyclogramme, item] = [randomUUID(), randomUUID()];
    await app.db
      .insertInto("plans.cyclogrammes")
      .values({
        id: cyclogramme,
        leading_id: hub.id,
        half_year: "2025-2",
        state: "draft",
        proposals_until: "2026-01-20",
        made_at: new Date(),
      })
      .execute();
    await app.db
      .insertInto("plans.items")
      .values({
        id: item,
        cyclogramme_id: cyclogramme,
        school_id: hub.id,
        state: "accepted",
        event_type: "master_class",
        title_kk: "Дескриптор құру",
        title_ru: "Дескрипторы",
        week: "2026-03-09",
        day: "2026-03-11",
        hall: "Мәжіліс залы",
        need_area: "formative",
        responsible: "Айгүл Серікова",
        proposed_at: new Date(),
      })
      .execute();

    const page = await (await coordinator.get(`/events/new?item=${item}`)).text();
    for (const known of ["Дескриптор құру", "2026-03-11", "Мәжіліс залы", "Айгүл Серікова", item])
      expect(page).toContain(known);
    const foreign = await (await stranger.coordinator.get(`/events/new?item=${item}`)).text();
    expect(foreign).not.toContain("Дескриптор құру");

    expect((await coordinator.post("/events/new", { ...form, planItem: item })).status).toBe(303);
    const taken = { ...stranger.form, planItem: item };
    const refused = await stranger.coordinator.post("/events/new", taken);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("взято из плана другого круга");
    expect(await eventsOf(stranger.hub.id)).toEqual([]);
  });

  it("lets a leading school make events of its circle, and nobody those of others", async () => {
    const { partner, coordinator, form } = await makeScene();
    const stranger = await makeScene();
    const coordinatorOfPartner = await app.signInAs("partner_coordinator", {
      schoolId: partner.id,
    });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });
    const ofPartner = { ...form, id: randomUUID(), organiser: `school:${partner.id}` };

    expect((await coordinator.post("/events/new", ofPartner)).status).toBe(303);
    const refused = await coordinatorOfPartner.post("/events/new", { ...form, id: randomUUID() });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("От имени этого организатора");
    expect((await stranger.coordinator.get(`/events/${ofPartner.id}/edit`)).status).toBe(404);
    expect((await stranger.coordinator.get(`/events/${ofPartner.id}`)).status).toBe(404);
    expect((await teacher.get("/events/new")).status).toBe(403);
    const offered = await (await coordinator.get("/events/new")).text();
    expect(offered).toContain(`school:${partner.id}`);
    expect(offered).not.toContain(`school:${stranger.hub.id}`);
  });

  it("makes events of a district, a region and the country for those who look after them", async () => {
    const { form } = await makeScene();
    const people = [
      { role: "methodologist", scope: { districtKato: "156000000" }, own: "district:156000000" },
      { role: "cpm_trainer", scope: { regionKato: "150000000" }, own: "region:150000000" },
      { role: "national", scope: {}, own: "country" },
    ] as const;
    for (const { role, scope, own } of people) {
      const person = await app.signInAs(role, scope);
      const send = (organiser: string) =>
        person.post("/events/new", {
          ...form,
          id: randomUUID(),
          organiser,
          openTo: "everyone",
          room: "",
          placeKk: "Орталық",
          placeRu: "Центр",
        });
      expect((await send(own)).status, role).toBe(303);
      const abroad = role === "national" ? "region:999999999" : "region:110000000";
      expect((await send(abroad)).status, role).toBe(422);
    }
  });

  it("says beside the field what is wrong", async () => {
    const { coordinator, form } = await makeScene();
    const post = async (change: Record<string, string>) => {
      const sent = await coordinator.post("/events/new", { ...form, id: randomUUID(), ...change });
      return sent.status === 422 ? sent.text() : `status ${sent.status}`;
    };

    expect(await post({ until: "09:00" })).toContain("Окончание должно быть позже начала");
    expect(await post({ untilDay: "2026-05-01" })).toContain("не длится дольше 31 дня");
    expect(await post({ from: "25:00" })).toContain("например 10:00");
    expect(await post({ form: "online" })).toContain("нужна ссылка");
    expect(await post({ form: "hybrid", onlineUrl: "javascript:alert(1)" })).toContain("https://");
    expect(await post({ capacity: "0" })).toContain("Число вне допустимого");
    expect(await post({ gradesFrom: "9", gradesUntil: "5" })).toContain("не может быть меньше");
    expect(await post({ venue: "нет такой" })).toContain("Школы с таким кодом нет");
    expect(await post({ type: "party" })).toContain("Выберите из списка");
    expect(await post({ pace: "week" })).toContain("Заполните это поле");
    expect(await post({ registrationDay: "2026-03-13" })).toContain("до окончания мероприятия");
    const alone = await makeSchool(app.db);
    const own = await app.signInAs("partner_coordinator", { schoolId: alone.id });
    const noCircle = await own.post("/events/new", { ...form, organiser: `school:${alone.id}` });
    expect(await noCircle.text()).toContain("нет круга школ");
  });

  it("refuses a room of the school that is taken at that time, and not beside it", async () => {
    const { coordinator, form } = await makeScene();
    const post = (change: Record<string, string>) =>
      coordinator.post("/events/new", { ...form, id: randomUUID(), ...change });
    await coordinator.post("/events/new", form);

    const taken = await post({ from: "12:00", until: "13:00", room: "8-КАБИНЕТ" });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain("кабинет школы уже занят");
    expect((await post({ from: "12:30", until: "13:00" })).status).toBe(303);
    expect((await post({ room: "9-кабинет" })).status).toBe(303);
    const twoAtOnce = await Promise.all(["Зал", "Зал"].map((room) => post({ room })));
    expect(twoAtOnce.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it("repeats an event in one act, or not at all", async () => {
    const { hub, coordinator, form } = await makeScene();
    const series = { ...form, pace: "two_weeks", times: "3", registrationDay: "2026-03-11" };

    await coordinator.post("/events/new", series);
    const clash = await coordinator.post("/events/new", {
      ...series,
      id: randomUUID(),
      day: "2026-02-26",
      registrationDay: "",
    });

    const made = await eventsOf(hub.id);
    expect(clash.status).toBe(422);
    expect(await clash.text()).toContain("В один из дней серии");
    expect(made.map(({ starts_at }) => dayOf(starts_at))).toEqual([
      "2026-03-12",
      "2026-03-26",
      "2026-04-09",
    ]);
    expect(made.map((one) => one.registration_until && dayOf(one.registration_until))).toEqual([
      "2026-03-11",
      "2026-03-25",
      "2026-04-08",
    ]);
    expect(new Set(made.map(({ series_id }) => series_id)).size).toBe(1);
  });

  it("knows a speaker of the circle by the name and copies an event with its programme", async () => {
    const { hub, coordinator, form } = await makeScene();
    const teacher = await makeTeacher(app.db, { familyName: "Сөйлеушиева", schoolId: hub.id });
    const known = await app.db
      .selectFrom("people.teachers")
      .where("id", "=", teacher.id)
      .select(["family_name as family", "given_name as given"])
      .executeTakeFirstOrThrow();
    const name = `${known.family} ${known.given}`;
    const speakers = `${name} – дескрипторы\nҚонақ Әлия`;
    await coordinator.post("/events/new", { ...form, speakers });
    await coordinator.post(`/events/${form.id}/programme`, {
      id: randomUUID(),
      kind: "talk",
      titleKk: "Баяндама",
      titleRu: "Доклад",
      day: form.day,
      from: "10:30",
      until: "11:00",
    });

    const filled = await (await coordinator.get(`/events/new?copy=${form.id}`)).text();
    const copy = { ...form, id: randomUUID(), copyOf: form.id, day: "2026-03-19", speakers };
    await coordinator.post("/events/new", copy);

    expect(filled).toContain("Открытый семинар");
    expect(filled).toContain(name);
    const spoken = await app.db
      .selectFrom("events.speakers")
      .where("event_id", "=", copy.id)
      .orderBy("place")
      .select(["name", "about", "teacher_id"])
      .execute();
    expect(spoken).toEqual([
      { name, about: "дескрипторы", teacher_id: teacher.id },
      { name: "Қонақ Әлия", about: "", teacher_id: null },
    ]);
    const sessions = await app.db
      .selectFrom("events.sessions")
      .where("event_id", "=", copy.id)
      .select("starts_at")
      .execute();
    expect(sessions).toEqual([{ starts_at: momentAt("2026-03-19", "10:30") }]);
  });
});

describe("changing an event", () => {
  it("keeps what was and what became, and leaves a form that changes nothing without a trace", async () => {
    const { coordinator, form } = await makeScene();
    await coordinator.post("/events/new", form);
    const change = { ...form, titleRu: "Открытый урок", capacity: "" };

    await coordinator.post(`/events/${form.id}/edit`, change);
    await coordinator.post(`/events/${form.id}/edit`, change);

    const html = await (await coordinator.get(`/events/${form.id}`)).text();
    expect(html.match(/Мероприятие изменено/g)).toHaveLength(1);
    expect(html).toContain("<del>Открытый семинар</del>");
    const filled = await (await coordinator.get(`/events/${form.id}/edit`)).text();
    expect(filled).toContain('value="2026-03-12"');
    expect(filled).toContain('value="10:00"');
  });

  it("leaves the organiser, though the person organises for both", async () => {
    const { hub, partner, coordinator, form } = await makeScene();
    await coordinator.post("/events/new", form);
    const edit = (organiser: string) =>
      coordinator.post(`/events/${form.id}/edit`, { ...form, organiser, titleRu: "Другое" });

    const refused = await edit(`school:${partner.id}`);

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("Организатора мероприятия изменить нельзя");
    expect(await eventsOf(partner.id)).toEqual([]);
    expect(await eventsOf(hub.id)).toMatchObject([{ title_ru: "Открытый семинар" }]);
    expect((await edit(`school:${hub.id}`)).status).toBe(303);
  });

  it("does not leave fewer places than are taken", async () => {
    const { hub, coordinator, form } = await makeScene();
    await coordinator.post("/events/new", form);
    for (const family_name of ["Бірінші", "Екінші"]) {
      await app.db
        .insertInto("events.registrations")
        .values({
          id: randomUUID(),
          event_id: form.id,
          family_name,
          given_name: "Сынақ",
          school_id: hub.id,
          state: "registered",
          made_at: new Date(),
        })
        .execute();
    }
    const edit = (capacity: string) =>
      coordinator.post(`/events/${form.id}/edit`, { ...form, capacity });

    expect(await (await edit("1")).text()).toContain("Записалось уже больше");
    expect((await edit("2")).status).toBe(303);
  });
});
