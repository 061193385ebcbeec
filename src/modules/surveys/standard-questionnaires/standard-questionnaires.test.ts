import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { loadQuestionnaires } from "./actions.ts";
import type { standardContents } from "./rules.ts";

type Reference = Parameters<typeof standardContents>[0];

const words = (ru: string) => ({ kk: `${ru} (kk)`, ru, en: `${ru} (en)` });
const choice = (code: string) => ({ code, ...words(code) });
const reference: Reference = {
  forms: {
    ready: {
      title: words("Готовая"),
      roles: ["teacher", "head"],
      ask: words("Что нужно?"),
      scale: [choice("low"), choice("high")],
      items: [choice("ict"), choice("sen")],
      canShare: words("Чем поделитесь?"),
      aspects: [{ ...choice("lesson"), statements: [choice("yes"), choice("no")] }],
      comment: words("Что ещё?"),
    },
  },
};

describe("loading them", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  const load = (asked: unknown) => loadQuestionnaires(app.db, now, asked);
  const versions = () =>
    app.db
      .selectFrom("surveys.versions as v")
      .innerJoin("surveys.questionnaires as q", "q.id", "v.questionnaire_id")
      .where("q.code", "=", "ready")
      .orderBy("v.number")
      .select(["v.number", "v.published_at"])
      .execute();

  it("is safe to repeat, also by two at once, and gives a changed one a new version", async () => {
    await Promise.all([load(reference), load(reference)]);
    await load(reference);
    expect(await versions()).toEqual([{ number: 1, published_at: now }]);

    const changed = { ...reference.forms.ready, title: words("Новая") };
    await load({ forms: { ready: changed } });
    expect((await versions()).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("takes nothing from a file that is not whole", async () => {
    const { en: _, ...title } = words("Без английского");
    const broken = { forms: { broken: { title, roles: ["teacher"] } } };
    await expect(load(broken)).rejects.toThrow();
    const found = app.db.selectFrom("surveys.questionnaires").where("code", "=", "broken");
    expect(await found.select("id").execute()).toEqual([]);
  });
});
