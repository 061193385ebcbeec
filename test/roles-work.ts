import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { makeEvent } from "./make-events.ts";
import { makeTeacher } from "./make-people.ts";

type Circle = {
  leading: { id: string };
  partner: { id: string };
  /** The school the role belongs to, or stands for. */
  school: { id: string };
  region: string;
  district: string;
};

const teachers = new WeakMap<Circle, string>();

/** The plans and events that addresses name, kept by the leading school of the circle. */
export function recordsOfWork(
  db: Db,
): [RegExp, (circle: Circle, pattern: string) => Promise<string[]>][] {
  return [
    [
      /^\/plans\/development\/:/,
      async (circle, pattern) => {
        const { id, priority, step } = await makeDevelopment(db, { circle, pattern });
        if (pattern.includes(":file")) return [id, "print.xlsx"];
        if (pattern.includes(":act")) return [id, "submit"];
        return [id, pattern.includes(":priority") ? priority : step];
      },
    ],
    [
      /^\/plans\/:/,
      async (circle, pattern) => {
        const { id, item } = await makePlan(db, circle);
        return [id, pattern.includes(":file") ? "print.xlsx" : lastOf(pattern, item)];
      },
    ],
    [
      /^\/events\/:id\/(registration|people|attendance|door|here|certificates)/,
      async (circle, pattern) => {
        const isAhead = /cancel|many/.test(pattern);
        const { id, registration } = await makeAttended(db, { circle, isAhead });
        if (pattern.includes(":file")) return [id, "people.csv"];
        return [id, pattern.includes(":school") ? circle.school.id : registration];
      },
    ],
    [
      /^\/events\/:/,
      async (circle, pattern) => {
        const { id } = await makeEvent(db, {
          schoolId: circle.leading.id,
          leadingId: circle.leading.id,
          regionKato: circle.region,
          districtKato: circle.district,
          state: pattern.endsWith("/publication") ? "draft" : "published",
          startsAt: new Date(pattern.endsWith("/holding") ? "2026-02-28T05:00:00Z" : ahead),
        });
        return [pattern.includes(":ics") ? `${id}.ics` : id];
      },
    ],
  ];
}

const ahead = "2026-03-08T05:00:00Z";
const lastOf = (pattern: string, item: string) => (pattern.includes(":step") ? "submit" : item);

let made = 0;

type Asked = { circle: Circle; pattern: string };

/** A joint plan with a step of the partner's; what is marked stands in an approved one. */
async function makeDevelopment(db: Db, { circle: { leading, partner }, pattern }: Asked) {
  const [id, priority, free, step] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const isApproved = pattern.endsWith("/marks");
  const isDecided = isApproved || pattern.includes(":act");
  await db.deleteFrom("plans.steps").where("school_id", "=", partner.id).execute();
  await db.deleteFrom("plans.developments").where("school_id", "=", leading.id).execute();
  await db
    .insertInto("plans.developments")
    .values({
      id,
      kind: "joint",
      school_id: leading.id,
      first_year: 2025,
      last_year: 2025,
      state: isApproved ? "approved" : "draft",
      audit: "Бар",
      made_at: new Date(),
      approved_at: isApproved ? new Date() : null,
    })
    .execute();
  await db
    .insertInto("plans.priorities")
    .values([
      { id: priority, development_id: id, place: 1, name: "Бағалау" },
      { id: free, development_id: id, place: 2, name: "АКТ" },
    ])
    .execute();
  await db
    .insertInto("plans.steps")
    .values({
      id: step,
      development_id: id,
      priority_id: priority,
      school_id: partner.id,
      state: isDecided ? "accepted" : "proposed",
      area: "ict",
      criteria: "Бар",
      step: "Семинар",
      responsible: "Омар А.",
      during: "[2026-03-01,2026-05-01)",
      proposed_at: new Date(),
    })
    .execute();
  return { id, priority: free, step };
}

async function makePlan(db: Db, { leading, partner }: Circle) {
  const [id, item] = [randomUUID(), randomUUID()];
  made += 1;
  await db
    .insertInto("plans.cyclogrammes")
    .values({
      id,
      leading_id: leading.id,
      half_year: `${2030 + made}-1`,
      state: "draft",
      proposals_until: "2100-01-01",
      made_at: new Date(),
    })
    .execute();
  const shared = {
    cyclogramme_id: id,
    event_type: "seminar",
    title_kk: "С",
    title_ru: "С",
    responsible: "А",
    need_area: "ict",
    proposed_at: new Date(),
  };
  const week = `${2030 + made}-09-01`;
  const monday = new Date(`${week}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  await db
    .insertInto("plans.items")
    .values({
      id: item,
      school_id: partner.id,
      state: "accepted",
      ...shared,
      week: monday.toISOString().slice(0, 10),
    })
    .execute();
  return { id, item };
}

/** A need confirmed for the circle, in the latest of its diagnoses. */
async function makeNeed(db: Db, leadingId: string): Promise<string> {
  const [id, diagnosis] = [randomUUID(), randomUUID()];
  const at = new Date();
  made += 1;
  await db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: leadingId, half_year: `${2060 + made}-1`, made_at: at })
    .execute();
  await db
    .insertInto("needs.needs")
    .values({ id, diagnosis_id: diagnosis, area: "ict", rank: 1, share_high: 60, confirmed_at: at })
    .execute();
  return id;
}

/** An event that ended yesterday, or is ahead, with a teacher of the partner school who came or will. */
async function makeAttended(db: Db, { circle, isAhead }: { circle: Circle; isAhead: boolean }) {
  const { leading, partner, region, district } = circle;
  const { id } = await makeEvent(db, {
    schoolId: leading.id,
    leadingId: leading.id,
    regionKato: region,
    districtKato: district,
    startsAt: new Date(isAhead ? ahead : "2026-02-28T05:00:00Z"),
  });
  const teacher = await makeTeacher(db, { schoolId: partner.id });
  const registration = randomUUID();
  const at = new Date("2026-02-28T05:00:00Z");
  await db
    .insertInto("events.registrations")
    .values({
      id: registration,
      event_id: id,
      teacher_id: teacher.id,
      family_name: "К",
      given_name: "А",
      school_id: partner.id,
      state: "registered",
      made_at: at,
    })
    .execute();
  await db
    .insertInto("events.attendance")
    .values({
      event_id: id,
      registration_id: registration,
      captured_at: at,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
  return { id, registration };
}

type Forms = Record<string, (circle: Circle) => Promise<Record<string, string>>>;

/** A right form for every act on them. */
export function formsOfWork(db: Db): Forms {
  return { ...formsOfPlans(db), ...formsOfEvents(db) };
}

function formsOfPlans(db: Db): Forms {
  return {
    "/plans": async ({ leading }) => ({
      id: randomUUID(),
      leadingId: leading.id,
      halfYear: "2029-1",
      proposalsUntil: "2100-01-01",
    }),
    "/plans/development/new": async ({ school }) => ({
      id: randomUUID(),
      kind: "school",
      schoolId: school.id,
      firstYear: "2025",
      years: "1",
    }),
    "/plans/development/:id": async () => ({ audit: "Мықты ұжым" }),
    "/plans/development/:id/priorities": async () => ({ id: randomUUID(), name: "Бағалау" }),
    "/plans/development/:id/steps/new": async ({ leading, partner }) => ({
      id: randomUUID(),
      schoolId: partner.id,
      area: "ict",
      criteria: "Бар",
      step: "Семинар",
      responsible: "Омар А.",
      from: "2026-03-01",
      until: "2026-05-01",
      priorityId: await firstPriority(db, leading.id),
    }),
    "/plans/development/:id/steps/:step/decision": async () => ({ decision: "accept" }),
    "/plans/development/:id/steps/:step/marks": async () => ({ id: randomUUID(), mark: "going" }),
    "/plans/development/:id/monitoring": async () => ({ monitoring: "Жүріп жатыр" }),
    "/plans/:id/from-needs": async ({ leading, partner }) => {
      const need = await makeNeed(db, leading.id);
      return {
        schoolId: partner.id,
        responsible: "А",
        take: need,
        [`id_${need}`]: randomUUID(),
        [`type_${need}`]: "seminar",
      };
    },
    "/plans/:id/items/new": async ({ partner }) => ({
      id: randomUUID(),
      schoolId: partner.id,
      eventType: "seminar",
      titleKk: "С",
      titleRu: "С",
      responsible: "А",
      need: "ict",
    }),
    "/plans/:id/items/:item/decision": async () => ({
      decision: "decline",
      declineReason: "Кейін",
    }),
    "/plans/:id/items/:item/cancel": async () => ({ changeReason: "Карантин" }),
  };
}

function formsOfEvents(db: Db): Forms {
  return {
    "/events/new": eventForm,
    "/events/:id/edit": eventForm,
    "/events/:id/publication": async () => ({}),
    "/events/:id/cancellation": async () => ({ reason: "Карантин" }),
    "/events/:id/programme": async () => ({
      id: randomUUID(),
      kind: "talk",
      day: "2026-03-08",
      from: "10:00",
      until: "10:30",
      titleKk: "Әңгіме",
      titleRu: "Беседа",
    }),
    "/events/:id/programme/removal": async () => ({ session: randomUUID() }),
    "/events/:id/materials": async () => ({
      id: randomUUID(),
      title: "Слайдтар",
      shownTo: "everyone",
      link: "https://example.org/slides",
    }),
    "/events/:id/materials/removal": async () => ({ material: randomUUID() }),
    "/events/:id/registration": async () => ({ id: randomUUID() }),
    "/events/:id/registration/many/:school": async (circle) => ({
      teachers: await teacherIn(db, circle),
    }),
    "/events/:id/here": async () => ({ id: randomUUID(), code: "AAAAAAAA" }),
    "/events/:id/certificates": async () => ({
      ground: "№ 5",
      signerName: "Азат",
      signerKk: "Директор",
      signerRu: "Директор",
    }),
  };
}

const eventForm = async ({ leading }: Circle) => ({
  id: randomUUID(),
  organiser: `school:${leading.id}`,
  type: "seminar",
  titleKk: "С",
  titleRu: "С",
  day: "2026-03-20",
  from: "10:00",
  until: "12:00",
  form: "face_to_face",
  placeKk: "Мектеп",
  placeRu: "Школа",
  openTo: "everyone",
});

async function teacherIn(db: Db, circle: Circle): Promise<string> {
  const known = teachers.get(circle);
  if (known) return known;
  const { id } = await makeTeacher(db, { schoolId: circle.school.id });
  teachers.set(circle, id);
  return id;
}

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
