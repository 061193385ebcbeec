import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type Db, openDb } from "#lib/db.ts";
import { breakdowns, leastCell } from "#lib/suppression.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeResponse, makeRound, over } from "#test/make-surveys.ts";
import { type Answers, Content } from "../questionnaires/schema.ts";
import { getAskedRound, responseIndexOf } from "../response-index/queries.ts";
import { askedSchools, emptyResponseIndex, extended } from "../response-index/rules.ts";
import type { AskedRound, AskedSchool, ResponseIndex } from "../response-index/schema.ts";
import { blocksOf } from "./rules.ts";

let app: TestApp;

async function shownIndexOf(db: Db, round: AskedRound): Promise<ResponseIndex> {
  const index = await responseIndexOf(db, { round, today: "9999-12-31" });
  if (!index) throw new Error("the answers are not shown");
  return index;
}

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const twoOpenQuestions = Content.parse({
  title: { kk: "-", ru: "-" },
  sections: [
    {
      code: "s",
      questions: ["first", "second"].map((code) => ({
        kind: "text",
        code,
        label: { kk: code, ru: code },
      })),
    },
  ],
});

async function makeTheme(roundId: string, question: string): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("surveys.themes")
    .values({ id, round_id: roundId, question, name: "Тақырып", made_at: new Date() })
    .execute();
  return id;
}

/** Under which id the one answer with these words is known to who reads it. */
async function idOf(person: Visitor, address: string, words: string): Promise<string> {
  const html = await (await person.get(`${address}?q=${encodeURIComponent(words)}`)).text();
  const [, id = ""] = /open\/\w+\/([0-9a-f-]{36})/.exec(html) ?? [];
  return id;
}

const need = (formative: string, ict = "low") => ({ needs: { formative, ict } });

async function answer(roundId: string, schoolId: string, given: readonly string[]): Promise<void> {
  for (const formative of given)
    await makeResponse(app.db, { roundId, schoolId, answers: need(formative) });
}

async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partners = [await makeSchool(app.db), await makeSchool(app.db)] as const;
  for (const { id } of partners)
    await makePartnership(app.db, { leadingId: hub.id, partnerId: id });
  return { hub, partners };
}

describe("results of a round", () => {
  it("show the coordinator who asked what was answered, ranked, and school by school", async () => {
    const { hub, partners } = await circle();
    const round = await makeRound(app.db, {
      schools: partners,
      schoolId: hub.id,
      closesOn: over,
    });
    const [first, second] = partners;
    await answer(round.id, first.id, ["high", "high", "high", "low", "high"]);
    await answer(round.id, second.id, ["none", "none", "none", "low", "none", "none"]);
    const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
    const address = `/surveys/rounds/${round.id}/results`;

    const page = await (await person.get(address)).text();
    const table = await (await person.get(`${address}/table.json?by=school`)).json();
    const circles = await (await person.get(`${address}?by=circle`)).text();

    expect(page).toContain("Ответили 11 из 40");
    expect(page).toContain("Оценивание: «high» — 36 %");
    // The circle bears the name of its leading school, which was not asked itself.
    expect(circles).toContain(`>${hub.nameRu}<`);
    const [{ tables }] = table.questions;
    const bySchool = new Map(tables[0].lines.map((line: { key: string }) => [line.key, line]));
    expect(bySchool.get(first.id)).toMatchObject({ answered: 5, counts: [0, 1, 0, 4] });
    expect(bySchool.get(second.id)).toMatchObject({ answered: 6, counts: [5, 1, 0, 0] });
    expect(bySchool.get("")).toMatchObject({ answered: 11, counts: [5, 2, 0, 4] });
  });

  it("are nobody else's: another school gets 404, an asked school its own part alone", async () => {
    const { hub, partners } = await circle();
    const [first, second] = partners;
    const round = await makeRound(app.db, {
      schools: partners,
      schoolId: hub.id,
      closesOn: over,
    });
    await answer(round.id, first.id, ["high", "high", "high", "low", "high"]);
    await answer(round.id, second.id, ["none", "none", "none", "none", "none", "none"]);
    const stranger = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    const asked = await app.signInAs("partner_coordinator", { schoolId: first.id });
    const teacher = await app.signInAs("teacher", { schoolId: first.id });
    const address = `/surveys/rounds/${round.id}/results`;

    expect((await stranger.get(address)).status).toBe(404);
    expect((await teacher.get(address)).status).toBe(404);
    expect((await app.guest().get(address)).headers.get("location")).toContain("/sign-in");
    const own = await (await asked.get(`${address}/table.json`)).json();
    expect(own.questions[0].tables[0].lines).toHaveLength(1);
    expect(own.questions[0].tables[0].lines[0]).toMatchObject({
      answered: 5,
      counts: [0, 1, 0, 4],
    });
  });

  it.each([
    [4, "Ответов слишком мало"],
    [5, "Оценивание: «high» — 60 %"],
  ])("of a round without names with %i answers, once it is over: %s", async (count, told) => {
    const school = await makeSchool(app.db);
    const round = await makeRound(app.db, { schools: [school], closesOn: over });
    const person = await app.signInAs("national", {}, "ru");
    await answer(round.id, school.id, ["high", "high", "low", "none", "high"].slice(0, count));

    const page = await (await person.get(`/surveys/rounds/${round.id}/results`)).text();

    expect(page).toContain(told);
    expect(page.includes("Оценивание: «")).toBe(count >= 5);
  });

  it("are saved as they are shown, with the codebook", async () => {
    const school = await makeSchool(app.db);
    const round = await makeRound(app.db, { schools: [school], mode: "named" });
    await answer(round.id, school.id, ["high", "low"]);
    const person = await app.signInAs("national", {}, "ru");
    const address = `/surveys/rounds/${round.id}/results/table`;

    const csv = await (await person.get(`${address}.csv`)).text();
    const json = await (await person.get(`${address}.json`)).json();
    const xlsx = await person.get(`${address}.xlsx`);

    expect(csv).toContain("Что нужно? Оценивание");
    expect(json.codebook.sections[0].questions[0].code).toBe("needs");
    expect(xlsx.headers.get("content-type")).toContain("spreadsheet");
  });
});

describe("open answers", () => {
  it("are found by a word and laid under themes; sending twice lays them once", async () => {
    const school = await makeSchool(app.db);
    const round = await makeRound(app.db, { schools: [school], mode: "named" });
    const roundId = round.id;
    const schoolId = school.id;
    const comment = "Нужны примеры дескрипторов";
    await makeResponse(app.db, { roundId, schoolId, answers: { comment } });
    await makeResponse(app.db, { roundId, schoolId, answers: { comment: "Мало времени" } });
    const person = await app.signInAs("national", {}, "ru");
    const address = `/surveys/rounds/${roundId}/results/open/comment`;
    const theme = { id: randomUUID(), question: "comment", name: "Оценивание" };

    await person.post(`${address}/themes`, theme);
    await person.post(`${address}/themes`, theme);
    const id = await idOf(person, address, comment);
    await person.post(`${address}/${id}`, { themes: theme.id });
    await person.post(`${address}/${id}`, { themes: theme.id });

    const found = await (await person.get(`${address}?q=ДЕСКРИПТОР`)).text();
    const under = await (await person.get(`${address}?theme=${theme.id}`)).text();
    expect(found).toContain(comment);
    expect(found).not.toContain("Мало времени");
    expect(under).toContain(comment);
    expect(under).not.toContain("Мало времени");
    const told = app.db.selectFrom("core.history").where("subject_id", "=", roundId);
    const acts = await told.orderBy("place").select("act").execute();
    expect(acts.map(({ act }) => act)).toEqual(["themeOpened", "answerSorted"]);
    expect((await person.post(`${address}/themes`, { ...theme, name: "" })).status).toBe(422);
    const asked = await app.signInAs("partner_coordinator", { schoolId });
    expect((await asked.post(`${address}/themes`, theme)).status).toBe(403);
  });

  it("are told by their themes only to those who read them", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const { id: roundId } = await makeRound(app.db, { schools: [own, other], mode: "named" });
    await makeResponse(app.db, {
      roundId,
      schoolId: other.id,
      answers: { comment: "Басқаның сөзі" },
    });
    const national = await app.signInAs("national");
    const address = `/surveys/rounds/${roundId}/results/open/comment`;
    const theme = { id: randomUUID(), question: "comment", name: "Бөтен тақырып" };
    await national.post(`${address}/themes`, theme);
    const theirs = await idOf(national, address, "Басқаның");
    await national.post(`${address}/${theirs}`, { themes: theme.id });

    const [coordinator, neighbour] = [
      await app.signInAs("partner_coordinator", { schoolId: other.id }),
      await app.signInAs("partner_coordinator", { schoolId: own.id }),
    ];
    expect(await (await coordinator.get(address)).text()).toContain(theme.name);
    expect(await (await neighbour.get(address)).text()).not.toContain(theme.name);
  });

  it("of an anonymous round are not read by one school", async () => {
    const school = await makeSchool(app.db);
    const round = await makeRound(app.db, { schools: [school], closesOn: over });
    for (let at = 0; at < 6; at++)
      await makeResponse(app.db, {
        roundId: round.id,
        schoolId: school.id,
        answers: { comment: `Тайное мнение ${at}` },
      });
    const asked = await app.signInAs("partner_coordinator", { schoolId: school.id }, "ru");
    const national = await app.signInAs("national", {}, "ru");
    const address = `/surveys/rounds/${round.id}/results/open/comment`;

    expect(await (await asked.get(address)).text()).not.toContain("Тайное мнение");
    expect(await (await national.get(address)).text()).toContain("Тайное мнение");
  });
});

describe("an attacker who looks again and again at a round without names", () => {
  const views = ["", "?by=school", "?by=role", "?cross=needs.formative", "/open/comment"];
  const files = ["csv", "xlsx", "json"].map((ending) => `/table.${ending}?by=school`);

  it.each(["anonymous", "open"] as const)(
    "learns no answer before it is over: %s",
    async (mode) => {
      const school = await makeSchool(app.db);
      const { id } = await makeRound(app.db, { schools: [school], mode });
      const person = await app.signInAs("national", {}, "ru");
      const at = `/surveys/rounds/${id}/results`;
      // How many have answered is told at once, and no more.
      const look = async () => {
        const pages = await Promise.all(views.map((view) => person.get(at + view)));
        const bodies = await Promise.all(pages.map((one) => one.text()));
        return bodies.map((body) => {
          const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? "";
          const [head = "", rates = ""] = main.split('<section aria-labelledby="rates">');
          return [head.replace(/Ответили \d+ из/, "Ответили # из"), rates.replaceAll(/\d+/g, "#")];
        });
      };
      const fileStatuses = async () =>
        Promise.all(files.map(async (file) => (await person.get(at + file)).status));
      const send = (formative: string) =>
        makeResponse(app.db, {
          roundId: id,
          schoolId: school.id,
          answers: { ...need(formative), comment: `Сөз ${formative}` },
        });
      for (const formative of ["low", "low", "low", "low", "low"]) await send(formative);
      const five = await look();
      await send("high");
      expect(await look()).toEqual(five);
      for (const page of five)
        expect(page[0]).toContain("Результаты появятся, когда опрос закончится");
      expect(five.flat().join()).not.toContain("Сөз");
      expect(await fileStatuses()).toEqual([303, 303, 303]);
      await app.db
        .updateTable("surveys.rounds")
        .set({ closes_on: over })
        .where("id", "=", id)
        .execute();
      const [closed = []] = await look();
      expect(closed[0]).toContain("Оценивание: «");
    },
  );

  it("cannot put the answers of one person to two questions together", async () => {
    const school = await makeSchool(app.db);
    const { id } = await makeRound(app.db, {
      schools: [school],
      closesOn: over,
      content: twoOpenQuestions,
    });
    const sent = Array.from({ length: 12 }, (_, at) => `Жауап ${at + 10}`);
    for (const said of sent)
      await makeResponse(app.db, {
        roundId: id,
        schoolId: school.id,
        answers: { first: `${said} а`, second: `${said} б` },
      });
    await makeTheme(id, "first");
    await makeTheme(id, "second");
    const person = await app.signInAs("national", {}, "ru");
    const read = async (question: string) => {
      const page = await person.get(`/surveys/rounds/${id}/results/open/${question}`);
      const html = await page.text();
      return {
        order: [...html.matchAll(/Жауап (\d+)/g)].map(([, which]) => which),
        ids: [...html.matchAll(/open\/\w+\/([0-9a-f-]{36})/g)].map(([, found]) => found),
      };
    };
    const [first, second] = [await read("first"), await read("second")];
    expect(first.order.toSorted()).toEqual(second.order.toSorted());
    expect(first.order).not.toEqual(second.order);
    expect(new Set([...first.ids, ...second.ids]).size).toBe(24);
    const responses = app.db.selectFrom("surveys.responses").where("round_id", "=", id);
    const kept = (await responses.select("id").execute()).map((one) => one.id);
    expect(kept.filter((one) => first.ids.includes(one))).toEqual([]);
  });
});

describe("an attacker who may ask for any view of an anonymous round", () => {
  const placedSchool = (at: number): AskedSchool => ({
    schoolId: `s${at}`,
    regionKato: at < 5 ? "r1" : "r2",
    districtKato: `d${at >> 1}`,
    leadingId: at < 3 ? "s0" : null,
    kind: at % 3 === 0 ? "small" : "general",
  });
  const schools = Array.from({ length: 8 }, (_, at) => placedSchool(at));
  const round: AskedRound = {
    id: "",
    name_kk: "",
    name_ru: "",
    mode: "anonymous",
    revision: 1,
    closesOn: over,
    closedAt: null,
    schoolId: null,
    districtKato: null,
    regionKato: null,
    asked: askedSchools(schools),
    names: new Map(),
    content: {
      title: { kk: "-", ru: "-" },
      roles: ["teacher"],
      sections: [
        {
          code: "s",
          questions: [
            {
              kind: "one",
              code: "q",
              label: { kk: "-", ru: "-" },
              required: false,
              shuffle: false,
              choices: [
                { code: "a", label: { kk: "-", ru: "-" } },
                { code: "b", label: { kk: "-", ru: "-" } },
              ],
            },
          ],
        },
      ],
    },
  };
  const respondent = fc.record({
    school: fc.integer({ min: -1, max: 7 }),
    role: fc.constantFrom("teacher" as const, "head" as const),
    says: fc.integer({ min: -1, max: 1 }),
  });
  /** What each kind of reader may see: everybody, a region, a district, a circle, a school. */
  const readers = [
    null,
    ...["r1", "r2"].map((kato) => schools.filter((one) => one.regionKato === kato)),
    ...["d0", "d1", "d2", "d3"].map((kato) => schools.filter((one) => one.districtKato === kato)),
    schools.filter((one) => one.leadingId === "s0"),
    ...schools.map((one) => [one]),
  ].map((seen) => (seen ? new Set(seen.map(({ schoolId }) => schoolId)) : null));

  type Respondent = { school: number; role: "teacher" | "head"; says: number };

  const questions = round.content.sections.flatMap((section) => section.questions);

  function registerOf(given: readonly Respondent[]) {
    const rows = given.map(({ school, role, says }, place) => ({
      place,
      role,
      school_id: school < 0 ? null : `s${school}`,
      answers: says < 0 ? {} : { q: says === 0 ? "a" : "b" },
    }));
    return extended(emptyResponseIndex(round), { questions, rows });
  }

  const views = readers.flatMap((schoolIds, reader) =>
    [null, ...breakdowns].map((by) => ({ name: `${reader} ${by}`, view: { schoolIds, by } })),
  );

  /** Every figure of every view, by a name of its own. */
  function allFigures(given: readonly Respondent[]): Map<string, number> {
    const register = registerOf(given);
    return new Map(
      views.flatMap(({ name, view }) => {
        const [block] = blocksOf({ round, register, view }, null);
        const lines = block?.tables[0]?.lines ?? [];
        return lines.flatMap(({ key, counts }) =>
          counts.map((count, at): [string, number] => [`${name} ${key} ${at}`, count ?? 0]),
        );
      }),
    );
  }

  it("cannot tell fewer than five respondents from the others, by any figures together", () => {
    fc.assert(
      fc.property(fc.array(respondent, { maxLength: 40 }), (given) => {
        const figures = allFigures(given);
        const answered = given.flatMap((one, at) => (one.says >= 0 ? [at] : []));
        // The figures a respondent stands behind are those that change when the answer changes.
        const behind = answered.map((at) => {
          const other = given.map((one, place) =>
            place === at ? { ...one, says: 1 - one.says } : one,
          );
          const changed = [...allFigures(other)].filter(
            ([key, count]) => figures.get(key) !== count,
          );
          return changed.map(([key]) => key.replace(/ \d$/, "")).join("|");
        });
        for (const [view, alike] of Map.groupBy(behind, (one) => one))
          if (view !== "") expect(alike.length).toBeGreaterThanOrEqual(leastCell);
      }),
      { numRuns: 60 },
    );
  });
});

test("results that are kept show after any answers, in any order, what results read anew show", async () => {
  const { db } = app;
  const { partners } = await circle();
  const { id } = await makeRound(db, { schools: partners, mode: "anonymous" });
  const send = (school: number, answers: Answers) =>
    makeResponse(db, { roundId: id, schoolId: partners[school]?.id ?? "", answers });
  const sent = fc.record({
    school: fc.integer({ min: 0, max: 1 }),
    formative: fc.constantFrom("none", "high"),
    isLate: fc.boolean(),
    years: fc.option(fc.nat({ max: 40 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 5 }), async (answers) => {
      for (const { school, formative, isLate, years } of answers) {
        const said = { ...need(formative), ...(years === null ? {} : { years }) };
        if (!isLate) await send(school, said);
        // Sent first and committed last: another is sent, and read, meanwhile.
        else
          await db.transaction().execute(async (tx) => {
            await sql`
              insert into surveys.responses (id, round_id, school_id, role, language, answers, sent_on)
              values (${randomUUID()}, ${id}, ${partners[school]?.id}, 'teacher', 'kk', ${JSON.stringify(said)},
                '2026-11-01')`.execute(tx);
            await send(1 - school, need("low"));
            await shownIndexOf(db, await getAskedRound(db, id));
            await sql`update surveys.rounds set revision = revision + 1 where id = ${id}`.execute(
              tx,
            );
          });
      }
      const round = await getAskedRound(db, id);
      const other = openDb({ connectionString: app.url, max: 1 });
      const [kept, anew] = [await shownIndexOf(db, round), await shownIndexOf(other, round)];
      await other.destroy();
      for (const by of [null, "school"] as const) {
        const view = { schoolIds: null, by };
        expect(blocksOf({ round, register: kept, view }, null)).toEqual(
          blocksOf({ round, register: anew, view }, null),
        );
      }
    }),
    { numRuns: 25 },
  );
});
