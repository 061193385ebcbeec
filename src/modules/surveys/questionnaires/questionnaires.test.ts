import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "#lib/actor.ts";
import { readReference } from "#lib/root.ts";
import { now, openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";
import { standardContents } from "../standard-questionnaires/rules.ts";
import { StandardQuestionnaire } from "../standard-questionnaires/schema.ts";
import { scopeBelow } from "./access.ts";
import { listQuestionnaires } from "./queries.ts";

let app: TestApp;
const all = "/surveys/questionnaires";

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

async function idOf(code: string): Promise<string> {
  const query = app.db.selectFrom("surveys.questionnaires").where("code", "=", code);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}

async function textOf(visitor: Visitor, path: string): Promise<string> {
  return (await visitor.get(path)).text();
}

/** A leading school with its coordinator, a partner and a school outside the circle. */
async function makeCircle() {
  const leading = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
  return { leading, partner, coordinator };
}

const question = {
  section: "s1",
  kind: "one",
  labelKk: "Қалай?",
  labelRu: "Как?",
  code: "how",
  choices: "good | Жақсы | Хорошо\nbad | Жаман | Плохо",
  required: "yes",
};

async function makeDraft(visitor: Visitor) {
  const id = randomUUID();
  const titles = { titleKk: "Сабақ туралы", titleRu: "Об уроке" };
  const made = await visitor.post(`${all}/new`, { id, ...titles });
  return { id, made, at: `${all}/${id}` };
}

async function makePublished(visitor: Visitor) {
  const { id, at } = await makeDraft(visitor);
  await visitor.post(`${at}/questions/new`, question);
  await visitor.post(`${at}/publication`);
  return { id, at };
}

describe("the field's own questionnaires", () => {
  it("are there for everybody with a role, in three languages, and for no guest", async () => {
    const { partner } = await makeCircle();
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });
    const id = await idOf("needs");

    const list = await textOf(teacher, all);
    const [kk, ru, en] = await Promise.all(
      ["kk", "ru", "en"].map((lang) => textOf(teacher, `${all}/${id}?lang=${lang}`)),
    );

    expect(list).toContain("Анкета методических потребностей");
    expect(kk).toContain("Қалыптастырушы бағалау және дескрипторлар");
    expect(ru).toContain("Формативное оценивание и дескрипторы");
    expect(en).toContain("Formative assessment and descriptors");
    expect((await app.guest().get(all)).headers.get("location")).toContain("/sign-in");
  });

  it("ask 22 areas of need on a scale of four, then forms, sharing, barriers and a comment", async () => {
    const needs = standardContents(
      StandardQuestionnaire.parse(readReference("questionnaires.json")),
    ).find(({ code }) => code === "needs");
    const questions = needs?.content.sections.flatMap((section) => section.questions) ?? [];
    const [grid] = questions;

    expect(grid?.kind === "grid" && [grid.rows.length, grid.scale.length]).toEqual([22, 4]);
    expect(questions.map(({ code }) => code)).toEqual([
      "items",
      "forms",
      "canShare",
      "barriers",
      "comment",
    ]);
  });

  it("are loaded once however often, and a changed one becomes a new version", async () => {
    const before = await versionsOf("partner_satisfaction");
    await loadQuestionnaires(app.db, now);
    const changed = StandardQuestionnaire.parse(readReference("questionnaires.json"));
    const form = changed.forms.partner_satisfaction;
    if (form) form.title.ru = "Довольна ли партнёрская школа";
    await loadQuestionnaires(app.db, now, changed);
    await loadQuestionnaires(app.db, now, changed);

    expect([before, await versionsOf("partner_satisfaction")]).toEqual([1, 2]);
    expect(await versionsOf("needs")).toBe(1);
  });

  it("belong to nobody: even the national team changes only a copy", async () => {
    const national = await app.signInAs("national");
    const id = await idOf("needs");
    const copy = randomUUID();

    const tried = await national.post(`${all}/${id}/draft`);
    const copied = await national.post(`${all}/${id}/copy`, { id: copy });
    await national.post(`${all}/${id}/copy`, { id: copy });

    expect(tried.status).toBe(403);
    expect(copied.headers.get("location")).toBe(`${all}/${copy}/edit`);
    expect(await textOf(national, `${all}/${copy}/edit`)).toContain("Насколько вам нужна помощь");
  });
});

async function versionsOf(code: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from surveys.versions v
    join surveys.questionnaires q on q.id = v.questionnaire_id where q.code = ${code}`.execute(
    app.db,
  );
  return rows[0]?.count ?? 0;
}

describe("one's own questionnaire", () => {
  it("is made once, written question by question, published, and then changes no more", async () => {
    const { coordinator } = await makeCircle();
    const { id, made, at } = await makeDraft(coordinator);
    const again = await coordinator.post(`${all}/new`, { id, titleKk: "Х", titleRu: "Х" });
    await coordinator.post(`${at}/questions/new`, question);
    const builder = await textOf(coordinator, `${at}/edit`);
    const published = await coordinator.post(`${at}/publication`);
    const late = await coordinator.post(`${at}/questions/how`, { ...question, labelRu: "Что?" });

    expect([made.status, again.status, published.status, late.status]).toEqual([
      303, 303, 303, 404,
    ]);
    expect(builder).toContain("Как?");
    expect(await textOf(coordinator, at)).toContain("Версия 1");
    await expect(
      sql`update surveys.versions set content = '{}' where questionnaire_id = ${id}`.execute(
        app.db,
      ),
    ).rejects.toThrow("does not change");
  });

  it("gets a next version from the last one, while the first stays to be read", async () => {
    const { coordinator } = await makeCircle();
    const { at } = await makePublished(coordinator);

    await coordinator.post(`${at}/draft`);
    await coordinator.post(`${at}/draft`);
    await coordinator.post(`${at}/questions/how`, { ...question, labelRu: "Каким он был?" });
    await coordinator.post(`${at}/publication`);

    expect(await textOf(coordinator, at)).toContain("Каким он был?");
    expect(await textOf(coordinator, `${at}?version=1`)).toContain("Как?");
    expect((await coordinator.get(`${at}?version=3`)).status).toBe(404);
  });

  it("is not published with what is missing named by section and question", async () => {
    const { coordinator } = await makeCircle();
    const { at } = await makeDraft(coordinator);
    await coordinator.post(`${at}/questions/new`, {
      ...question,
      labelKk: "",
      choices: "good | Жақсы | Хорошо",
      relevant: "$\u007bnobody} = 'x'",
    });
    await coordinator.post(`${at}/questions/new`, {
      section: "s1",
      kind: "number",
      code: "years",
      labelKk: "Өтілі",
      labelRu: "Стаж",
      constraint: ". >= pulldata(1)",
      least: "5",
      most: "1",
    });
    await coordinator.post(`${at}/sections/new`, { titleKk: "", titleRu: "Второй" });

    const refused = await coordinator.post(`${at}/publication`);
    const html = await refused.text();

    expect(refused.status).toBe(422);
    expect(html).toContain("Раздел 1, how");
    expect(html).toContain("нет текста на казахском: Как?");
    expect(html).toContain("нужно хотя бы два варианта");
    expect(html).toContain("которого нет: nobody");
    expect(html).toContain("условие непонятно: pulldata (6)");
    expect(html).toContain("границы заданы неверно");
    expect(html).toContain("Второй</a>: нет текста на казахском");
    expect(html).toContain("нет вопросов; добавьте");
  });

  it("keeps what was typed when a code is bad or taken", async () => {
    const { coordinator } = await makeCircle();
    const { at } = await makeDraft(coordinator);
    await coordinator.post(`${at}/questions/new`, question);

    const taken = await coordinator.post(`${at}/questions/new`, question);
    const bad = await coordinator.post(`${at}/questions/new`, { ...question, code: "1 код" });

    expect([taken.status, bad.status]).toEqual([422, 422]);
    expect(await taken.text()).toContain("с таким кодом уже есть");
    expect(await bad.text()).toContain("good | Жақсы | Хорошо");
  });

  it("moves its questions over the border of sections and loses those deleted", async () => {
    const { coordinator } = await makeCircle();
    const { at } = await makeDraft(coordinator);
    await coordinator.post(`${at}/questions/new`, question);
    await coordinator.post(`${at}/sections/new`, { titleKk: "Екінші", titleRu: "Второй" });
    await coordinator.post(`${at}/moves`, { question: "how", way: "down" });
    const moving = await textOf(coordinator, `${at}/edit`);
    await coordinator.post(`${at}/deletions`, { question: "how" });

    expect(moving.indexOf("Второй")).toBeLessThan(moving.indexOf("Как?"));
    expect(await textOf(coordinator, `${at}/edit`)).not.toContain("Как?");
  });
});

describe("the list", () => {
  it("has one's own before those of the district and the region, which are not one's own", async () => {
    const { leading, coordinator } = await makeCircle();
    const { id: own } = await makePublished(coordinator);
    const place = { districtKato: "156000000", regionKato: "150000000" };
    const makers = [
      await app.signInAs("methodologist", { districtKato: place.districtKato }),
      await app.signInAs("regional", { regionKato: place.regionKato }),
    ];
    const above = await Promise.all(makers.map((maker) => makePublished(maker)));
    const made = [own, ...above.map(({ id }) => id)];
    const person: Person = {
      kind: "person",
      userId: coordinator.userId,
      name: "",
      grants: [{ role: "leading_coordinator", schoolId: leading.id, ...place }],
    };
    const below = scopeBelow(person);
    if (!below) throw new Error("a coordinator has a scope");

    const reader = { person, below, leadingIds: [], on: today };
    const rows = await listQuestionnaires(app.db, reader);

    const listed = rows.filter(({ id }) => made.some((one) => one === id));
    expect(listed[0]?.id).toBe(own);
    expect(listed.map(({ isOwn }) => isOwn)).toEqual([true, false, false]);
  });
});

describe("who may", () => {
  it("write it: those in whose name it is, and nobody else", async () => {
    const { leading, partner, coordinator } = await makeCircle();
    const { at } = await makePublished(coordinator);
    const director = await app.signInAs("leading_director", { schoolId: leading.id });
    const others = await Promise.all([
      app.signInAs("national"),
      app.signInAs("regional", { regionKato: "150000000" }),
      app.signInAs("methodologist", { districtKato: "156000000" }),
      app.signInAs("partner_coordinator", { schoolId: partner.id }),
    ]);

    for (const other of others) expect((await other.post(`${at}/draft`)).status).toBe(403);
    expect((await director.post(`${at}/draft`)).status).toBe(303);
  });

  it("make one: not a partner's coordinator, nor a teacher, nor in the name of another place", async () => {
    const { partner, coordinator } = await makeCircle();
    const form = { titleKk: "А", titleRu: "А" };
    const makeAs = async (visitor: Visitor, owner = {}) =>
      (await visitor.post(`${all}/new`, { id: randomUUID(), ...form, ...owner })).status;

    expect(await makeAs(await app.signInAs("partner_coordinator", { schoolId: partner.id }))).toBe(
      403,
    );
    expect(await makeAs(await app.signInAs("teacher", { schoolId: partner.id }))).toBe(403);
    expect(await makeAs(coordinator, { owner: `school:${partner.id}` })).toBe(422);
  });

  it("see it: the circle and those above once it is published; others do not know of it", async () => {
    const { partner, coordinator } = await makeCircle();
    const { at } = await makePublished(coordinator);
    const { at: draft } = await makeDraft(coordinator);
    const stranger = await makeSchool(app.db, { district: "111000000" });
    const near = [
      await app.signInAs("partner_coordinator", { schoolId: partner.id }),
      await app.signInAs("methodologist", { districtKato: "156000000" }),
      await app.signInAs("regional", { regionKato: "150000000" }),
      await app.signInAs("national"),
    ];
    const far = [
      await app.signInAs("teacher", { schoolId: stranger.id }),
      await app.signInAs("regional", { regionKato: "110000000" }),
    ];

    for (const one of near) expect((await one.get(at)).status).toBe(200);
    for (const one of far) expect((await one.get(at)).status).toBe(404);
    for (const one of [...near, ...far]) expect((await one.get(draft)).status).toBe(404);
    expect(await textOf(near[0] ?? coordinator, all)).toContain("Об уроке");
    expect(await textOf(far[0] ?? coordinator, all)).not.toContain("Об уроке");
  });
});
