import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makeTeacher } from "#test/make-people.ts";
import { bring, type Cells, check, look } from "#test/people-imports.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("importing trainings", () => {
  async function people() {
    const { id: schoolId, code } = await makeSchool(app.db);
    const make = (familyName: string) =>
      makeTeacher(app.db, { familyName, givenName: "Дана", schoolId, birthYear: 1980 });
    const [trainer, one, other] = [
      await make("Бастаева"),
      await make("Бірова"),
      await make("Екіева"),
    ];
    await makeCourse(app.db, {
      teacherId: trainer.id,
      programme: "practice_reflection",
      completedOn: "2015-02-01",
    });
    return { schoolId, code, trainer, one, other };
  }

  const training = (code: string, more: Cells = {}): Cells => ({
    programme: "«Рефлексия в практике»",
    code,
    from: "2024-11-04",
    until: "2024-11-15",
    hours: "36",
    trainers: "Бастаева Дана",
    trained: "Бірова Дана; Екіева Дана (1980)",
    ...more,
  });

  function linksOf(schoolId: string) {
    return app.db
      .selectFrom("people.links as l")
      .innerJoin("people.training_acts as a", "a.id", "l.act_id")
      .where("a.school_id", "=", schoolId)
      .select(["l.act_id", "l.trainer_id", "l.trained_id"])
      .execute();
  }

  it("makes one of the rows about the same one, once, and links who trained whom", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const { schoolId, code, trainer, one, other } = await people();
    const rows = [
      training(code, { trained: "Бірова Дана" }),
      training(code, { trained: "Екіева Дана (1980)" }),
    ];

    await bring(app, person, { kind: "acts", rows });
    const again = await look(
      person,
      await check(app, person, { kind: "acts", rows: [training(code)] }),
    );

    const links = await linksOf(schoolId);
    expect(new Set(links.map((link) => link.act_id)).size).toBe(1);
    expect(links.map((link) => link.trained_id).sort()).toEqual([one.id, other.id].sort());
    expect(links.every((link) => link.trainer_id === trainer.id)).toBe(true);
    expect(again).toContain("Записывать нечего");
  });

  it("lets the trained train in the same file, but nobody stand below themselves", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const { schoolId, code } = await people();
    const next = { from: "2025-02-03", until: "2025-02-07" };
    const rows = [
      training(code, { ...next, trainers: "Бірова Дана", trained: "Бастаева Дана" }),
      training(code, { ...next, trainers: "Бірова Дана", trained: "Екіева Дана" }),
      training(code, { trained: "Бірова Дана" }),
    ];

    const page = await bring(app, person, { kind: "acts", rows });

    expect(page).toContain("этот человек сам обучал тренера");
    expect(await linksOf(schoolId)).toHaveLength(2);
  });

  it("says what stands against a training", async () => {
    const person = await app.signInAs("methodologist", { districtKato: "156000000" });
    const { code } = await people();
    const far = await makeSchool(app.db, { district: "111000000" });
    const bad: [Cells, string][] = [
      [{ code: far.code }, "эту запись ведёте не вы"],
      [{ code: "" }, "укажите код школы или место"],
      [{ code: "", place: "Астана" }, "Другое место: эту запись ведёте не вы"],
      [{ hours: "" }, "Часы: не заполнено"],
      [{ until: "2027-01-01" }, "этот день ещё не наступил"],
      [{ trained: "Никто Нигде" }, "такой учитель не записан («Никто Нигде»)"],
      [{ trained: "Бастаева Дана" }, "один человек не может и обучать, и обучаться"],
      [{ trainers: "Бірова Дана", trained: "Екіева Дана" }, "нужна причина исключения"],
    ];

    const page = await look(
      person,
      await check(app, person, { kind: "acts", rows: bad.map(([more]) => training(code, more)) }),
    );

    for (const [, words] of bad) expect(page, words).toContain(words);
    const excused = { trainers: "Бірова Дана", trained: "Екіева Дана", exception: "Бұйрық № 7" };
    await bring(app, person, { kind: "acts", rows: [training(code, excused)] });
  });
});
