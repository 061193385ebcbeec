import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { type Lines, textOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { look, write } from "#test/people-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function coordinator(language: "kk" | "ru" | "en" = "kk"): Promise<Visitor> {
  const { id } = await makeSchool(app.db);
  return app.signInAs("partner_coordinator", { schoolId: id }, language);
}

/** Sends the lines as a text file; gives the address of the import. */
async function send(person: Visitor, lines: Lines): Promise<string> {
  const id = randomUUID();
  const file = new File([textOf(lines, ";")], "тізім.csv");
  await person.post("/people/imports", { id, kind: "teachers", file });
  return `/people/imports/${id}`;
}

async function check(person: Visitor, lines: Lines): Promise<string> {
  const path = await send(person, lines);
  await person.post(`${path}/columns`, { full_name: "1", position: "2", listed_on: today });
  await runWaitingJobs(app);
  return path;
}

const headings = ["№", "Аты-жөні", "Лауазымы", "Телефоны"];
const list: Lines = [headings, [1, "Ахметова Гүлнар", "мұғалім", "87015551122"]];

describe("the columns of a file", () => {
  const notTaken = "Файлдың мына бағандары алынбайды";

  it("that no field has are named, and only they", async () => {
    const person = await coordinator();
    const all = list.map((line) => line.slice(1, 3));

    expect(await look(person, `${await send(person, list)}/columns`)).toContain(
      `${notTaken}: №, Телефоны<`,
    );
    expect(await look(person, `${await send(person, all)}/columns`)).not.toContain(notTaken);
  });

  it("are named in few words however many they are, and never by what is concealed", async () => {
    const person = await coordinator();
    const more = Array.from({ length: 50 }, (_, at) => `${at + 1}-${"баған".repeat(30)}`);
    const lines = list.map((line, at) => [
      ...line,
      at === 0 ? "840512400004" : "бар",
      ...more.map((heading) => (at === 0 ? heading : "бар")),
    ]);

    const page = await look(person, `${await send(person, lines)}/columns`);

    const [, named = ""] = new RegExp(`${notTaken}: ([^<]*)<`).exec(page) ?? [];
    expect(named).toContain("№, Телефоны, •••, 1-баған");
    expect(named).toContain("тағы 41");
    expect(named.length).toBeLessThan(600);
    expect(page).not.toContain("840512400004");
  });
});

describe("the counters of an import of people", () => {
  it("lead to rows while these are kept, and to none once they are written or taken back", async () => {
    const person = await coordinator();
    const path = await check(person, [...list, [2, "Ким", "мұғалім", ""]]);
    expect(await look(person, path)).toMatch(/outcome=new.*outcome=bad/s);

    await write(app, person, path);
    const written = await look(person, path);
    await person.post(`${path}/undo`);
    await runWaitingJobs(app);
    const undone = await look(person, path);

    for (const page of [written, undone]) {
      expect(page).not.toContain("outcome=new");
      expect(page).toContain("outcome=bad");
      expect(await look(person, `${path}?outcome=bad`)).toContain("<b>Ким</b>");
    }
  });
});

describe("a line that is nobody", () => {
  it("is tagged so and shown as it stands, not as a name in parts", async () => {
    const person = await coordinator();
    const line = "Мектеп директоры: ____ Есенов Һ.Ә.";

    const page = await look(person, await check(person, [...list, ["", line, "", ""]]));

    expect(page).toMatch(/есепке алынбайды.*Бұл жол адам туралы емес, алынбайды</s);
    expect(page).toContain(`<b>${line}</b>`);
    expect(page).not.toContain("Тегі: Мектеп");
    expect(page).toContain("Тегі: Ахметова");
  });

  it("is one that has no letter where names stand, as a total beside its word", async () => {
    const person = await coordinator();
    const page = await look(person, await check(person, [...list, ["Барлығы", "12", "", ""]]));
    expect(page).toMatch(/<b>12<\/b>.*Бұл жол адам туралы емес/s);
    expect(page).not.toContain("corrections.xlsx");
  });

  it("is none whose letters were lost on the way: it is to be corrected", async () => {
    const person = await coordinator();
    const page = await look(
      person,
      await check(person, [...list, [2, "????? ???", "мұғалім", ""]]),
    );
    expect(page).toContain("әріптері бүлінген");
    expect(page).toContain("corrections.xlsx");
  });
});

describe("what is said of one row and of several", () => {
  it("agrees with their number in Russian", async () => {
    const person = await coordinator("ru");
    const second = [2, "Ким Виктор", "директор", ""];
    const bad = [3, "Ли", "мұғалім", ""];

    const one = await look(person, await check(person, [...list, bad]));
    const two = await look(person, await check(person, [...list, second, bad, bad]));

    expect(one).toMatch(/<b>1<\/b><a[^>]*>новая<\/a>/);
    expect(two).toMatch(/<b>2<\/b><a[^>]*>новые<\/a>/);
    expect(two).toMatch(/<span class="tag[^>]*>новая<\/span>/);
    expect(one).toContain("Строк с ошибками: 1, она записана не будет.");
    expect(two).toContain("Строк с ошибками: 2, они записаны не будут.");
  });

  it("agrees with their number in Kazakh and English", async () => {
    const lines: Lines = [...list, [3, "Ли", "мұғалім", ""]];
    const [kk, en] = [await coordinator("kk"), await coordinator("en")];
    expect(await look(kk, await check(kk, lines))).toContain(
      "1 жолды түзету керек, ол жазылмайды.",
    );
    expect(await look(en, await check(en, lines))).toMatch(/Write 1 row</);
  });
});

it("a line of one cell is shown in the column that it stands in", async () => {
  const person = await coordinator();

  const page = await look(person, `${await send(person, [...list, ["", "Барлығы: 7"]])}/columns`);

  expect(page).toMatch(/<td><\/td><td colSpan="3">Барлығы: 7<\/td>/i);
});

describe("a remark of many rows", () => {
  const astronauts = (many: number): Lines => [
    ["№", "Аты-жөні", "Лауазымы"],
    ...Array.from({ length: many }, (_, at) => [at, `Ахметова ${"АБВГД"[at]}йгүл`, "ғарышкер"]),
  ];
  const remark = "тізімде мұндай лауазым жоқ";

  it("is said once, with their number, and of few rows with each", async () => {
    const person = await coordinator();

    const many = await look(person, await check(person, astronauts(5)));
    expect(many.split(remark)).toHaveLength(2);
    expect(many).toMatch(/«Басқа лауазым» деп жазылады: 5 жолда/);

    const few = await look(person, await check(person, astronauts(4)));
    expect(few.split(remark)).toHaveLength(5);
    expect(few).not.toContain("Көп жолға ортақ ескертпелер");
  });
});
