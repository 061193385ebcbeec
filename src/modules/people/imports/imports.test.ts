import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCsv } from "#lib/csv.ts";
import { guessMapping } from "#lib/import-plan.ts";
import { readSheet } from "#lib/sheet.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makePost, makeTeacher } from "#test/make-people.ts";
import { withoutNumbers } from "./rules.ts";
import { fieldsOf, type ImportKind } from "./schema.ts";

let app: TestApp;
const aktobe = "150000000";
const iin = "840512400004";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Cells = Partial<Record<string, string>>;
type Sent = { kind?: ImportKind; rows: Cells[]; without?: string[] };

/** Sends a table whose columns are headed as the template's, matches them and has it checked. */
async function check(person: Visitor, { kind = "teachers", rows, without = [] }: Sent) {
  const fields = fieldsOf(kind).filter(({ name }) => !without.includes(name));
  const columns = fields.map((field) => field.headings[0] ?? field.name);
  const cells = rows.map((row) => fields.map(({ name }) => row[name] ?? ""));
  const file = new File([writeCsv(columns, cells)], `${kind}.csv`);
  const id = randomUUID();
  const uploaded = await person.post("/people/imports", { id, kind, file });
  expect(uploaded.headers.get("location")).toBe(`/people/imports/${id}/columns`);
  const sent = await person.post(`/people/imports/${id}/columns`, guessMapping(fields, columns));
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return `/people/imports/${id}`;
}

async function write(person: Visitor, path: string): Promise<void> {
  const sent = await person.post(`${path}/writing`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
}

async function bring(person: Visitor, sent: Sent): Promise<string> {
  const path = await check(person, sent);
  const page = await (await person.get(path)).text();
  await write(person, path);
  return page;
}

async function look(person: Visitor, path: string): Promise<string> {
  return (await person.get(path)).text();
}

function teacher(code: string, more: Cells = {}): Cells {
  return {
    ...{ code, family_name: "Омарова", given_name: "Айгүл", patronymic: "Серікқызы" },
    ...{ birth_year: "1984", position: "Мұғалім", subjects: "Математика", grades: "5-11" },
    ...{ languages: "қазақ", since: "2015-09-01", category: "Педагог-сарапшы" },
    ...{ category_since: "20.11.2023", working_since: "2006", ...more },
  };
}

function peopleOf(schoolId: string) {
  return app.db
    .selectFrom("people.posts as p")
    .innerJoin("people.teachers as t", "t.id", "p.teacher_id")
    .where("p.school_id", "=", schoolId)
    .orderBy("t.folded")
    .orderBy("p.during")
    .select(["t.id", "t.family_name as family", "t.birth_year as born", "t.iin_hash as hash"])
    .select(["p.during", "p.subjects", "p.grades", "p.languages", "p.position"])
    .execute();
}

describe("importing teachers", () => {
  it("names what is wrong in words and writes nothing until confirmed", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const here = await makeSchool(app.db);
    const far = await makeSchool(app.db, { district: "111000000" });
    const bad: [Cells, string][] = [
      [{ code: "" }, "Мектеп коды: толтырылмаған"],
      [{ code: "NOBODY" }, "тізілімде мұндай мектеп жоқ"],
      [{ code: far.code }, "бұл жазбаны сіз жүргізбейсіз"],
      [{ given_name: "" }, "Аты: толтырылмаған"],
      [{ birth_year: "84" }, "Туған жылы: тиісті аралықтағы бүтін сан болуы керек («84»)"],
      [{ iin: "840512300009" }, "он екі цифрдың бірі қате терілген"],
      [{ position: "Ғарышкер" }, "Лауазымы: мұндай мән танылмады"],
      [{ subjects: "Математика; Сиқыр" }, "Пәндері: мұндай мән танылмады"],
      [{ grades: "11-5" }, "5-11 немесе 7 түрінде жазыңыз"],
      [{ since: "31.02.2019" }, "мұндай күн жоқ"],
      [{ until: "2014-01-01" }, "аяқталған күні басталған күнінен бұрын"],
      [{ category_since: "" }, "Санат берілген күн: толтырылмаған"],
      [{ category_since: "2027-01-01" }, "бұл күн әлі келген жоқ"],
      [{ since: "" }, "Жұмысқа кіріскен күні: толтырылмаған"],
    ];
    const rows = bad.map(([more], at) =>
      teacher(here.code, { birth_year: `${1960 + at}`, ...more }),
    );

    const path = await check(person, { rows: [...rows, teacher(here.code), teacher(here.code)] });
    const page = await look(person, path);

    for (const [, words] of bad) expect(page, words).toContain(words);
    expect(page).toContain("файлда қайталанған");
    expect(page).toContain("Әзірге ештеңе жазылған жоқ");
    expect(await peopleOf(here.id)).toEqual([]);
    await write(person, path);
    expect(await peopleOf(here.id)).toEqual([
      expect.objectContaining({
        ...{ family: "Омарова", born: 1984, during: "[2015-09-01,)", position: "teacher" },
        ...{ subjects: ["math"], grades: "[5,12)", languages: ["kk"] },
      }),
    ]);
    const corrections = await person.get(`${path}/corrections.xlsx`);
    const sheet = await readSheet(new Uint8Array(await corrections.arrayBuffer()), "c.xlsx");
    expect(sheet.ok && sheet.value.rows).toHaveLength(bad.length + 1);
  });

  it("changes nothing the second time, and only what differs the third", async () => {
    const person = await app.signInAs("national");
    const { id, code } = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const rows = [
      teacher(code, { iin }),
      teacher(other.code, { iin, since: "2020-09-01", category: "", category_since: "" }),
      teacher(code, {
        given_name: "Бота",
        birth_year: "",
        since: "2019-01-15",
        until: "2020-06-01",
      }),
      teacher(code, { given_name: "Бота", birth_year: "", since: "2022-09-01" }),
    ];
    await bring(person, { rows });
    const first = await peopleOf(id);

    expect(await bring2(person, rows)).toContain("Записывать нечего");
    expect(new Set(first.map((one) => one.id)).size).toBe(2);
    expect(first).toHaveLength(3);
    expect(first[0]?.id).toBe((await peopleOf(other.id))[0]?.id);
    const changed = await bring(person, {
      rows: [teacher(code, { iin, family_name: "Әлиева", grades: "7", since: "" })],
    });
    expect(changed).toContain("изменятся");
    expect(await peopleOf(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: first[0]?.id, family: "Әлиева", grades: "[7,8)" }),
      ]),
    );
  });

  async function bring2(person: Visitor, rows: Cells[]): Promise<string> {
    return look(person, await check(person, { rows }));
  }

  it("keeps no identification number: not in rows, not in a file", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(person, { rows: [teacher(code, { iin: "990101300003" })] });
    const kept = await app.db.selectFrom("people.import_pieces").selectAll().execute();
    const rows = await app.db.selectFrom("people.import_rows").selectAll().execute();
    const page = await look(person, path);
    await write(person, path);

    expect(JSON.stringify([kept, rows]) + page).not.toContain("990101300003");
    expect(rows.find((row) => row.iin_hash !== null)?.cells).not.toHaveProperty("iin");
    expect((await peopleOf(id))[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await app.db
        .selectFrom("people.import_pieces")
        .selectAll()
        .where("import_id", "=", path.slice(-36))
        .execute(),
    ).toEqual([]);
    expect(
      await app.db
        .selectFrom("people.import_rows")
        .selectAll()
        .where("import_id", "=", path.slice(-36))
        .execute(),
    ).toEqual([]);
    expect(await app.db.selectFrom("core.files").select("id").execute()).toEqual([]);
  });

  it("writes a doubtful row as a new record and asks about the pair", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const here = await makeSchool(app.db);
    const near = await makeSchool(app.db);
    const names = { family_name: "Дүйсен", given_name: "Ержан", patronymic: "" };
    const known = await makeTeacher(app.db, {
      ...{ familyName: "Дүйсен", givenName: "Ержан", schoolId: here.id, birthYear: 1979 },
    });
    const rows = [
      teacher(here.code, { ...names, birth_year: "" }),
      teacher(near.code, { ...names, birth_year: "1979" }),
    ];

    const page = await bring(person, { rows });

    expect(page).toContain("возможно, уже есть");
    expect(await peopleOf(here.id)).toHaveLength(2);
    const pairs = await app.db
      .selectFrom("people.duplicate_pairs")
      .where((eb) => eb.or([eb("first_id", "=", known.id), eb("second_id", "=", known.id)]))
      .select("reason")
      .execute();
    expect(pairs.map(({ reason }) => reason).sort()).toEqual(["sameRegion", "sameSchool"]);
    expect(await look(person, await check(person, { rows }))).toContain("Записывать нечего");
  });

  it("takes two people with different numbers for two, whatever their names", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const page = await bring(person, {
      rows: [teacher(code, { iin: "840512300008" }), teacher(code, { iin: "850512400006" })],
    });

    expect(page).not.toContain("повторяется в файле");
    expect(await peopleOf(id)).toHaveLength(2);
  });

  it("lets a coordinator leave the school out: it is hers, and no other", async () => {
    const own = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });

    await bring(person, { rows: [teacher("")], without: ["code"] });
    const refused = await look(person, await check(person, { rows: [teacher(other.code)] }));

    expect(await peopleOf(own.id)).toHaveLength(1);
    expect(refused).toContain("эту запись ведёте не вы");
  });

  it("leaves what others say of a person they keep, and refuses a stranger's number", async () => {
    const home = await makeSchool(app.db);
    const own = await makeSchool(app.db);
    const national = await app.signInAs("national");
    await bring(national, { rows: [teacher(home.code, { iin: "750303300002" })] });
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });

    const page = await look(
      person,
      await check(person, {
        rows: [teacher(own.code, { iin: "750303300002", given_name: "Басқа", category: "" })],
      }),
    );

    expect(page).toContain("этот ИИН записан с другим именем");
  });

  it("killed between two portions, goes on where it stopped and counts right", async () => {
    const person = await app.signInAs("national");
    const schools = [await makeSchool(app.db), await makeSchool(app.db)];
    const rows = schools.flatMap(({ code }) => [
      teacher(code, { given_name: "Бірінші" }),
      teacher(code, { given_name: "Екінші", birth_year: "1990" }),
    ]);
    const path = await check(person, { rows });
    const [, second] = schools;
    await app.db
      .updateTable("people.import_rows")
      .set({ portion: 1 })
      .where("import_id", "=", path.slice(-36))
      .where((eb) => eb(sql`cells ->> 'code'`, "=", second?.code ?? ""))
      .execute();
    await person.post(`${path}/writing`);
    await app.db.schema
      .alterTable("people.posts")
      .addCheckConstraint("broken", sql`school_id <> ${sql.lit(second?.id ?? "")}`)
      .execute();
    await expect(runWaitingJobs(app)).rejects.toThrow();
    expect(await peopleOf(schools[0]?.id ?? "")).toHaveLength(2);
    await app.db.schema.alterTable("people.posts").dropConstraint("broken").execute();

    await runWaitingJobs(app);

    for (const { id } of schools) expect(await peopleOf(id)).toHaveLength(2);
    expect(await look(person, path)).toContain("Записано строк: 4");
    const steps = await app.db
      .selectFrom("people.school_steps")
      .where("school_id", "=", second?.id ?? "")
      .where("measure", "=", "teachers")
      .select("delta")
      .execute();
    expect(steps).toEqual([{ delta: 2 }]);
  });
});

describe("the file of an import", () => {
  it("has each number hashed, by its heading or by what its cells are; zeros a spreadsheet took come back", () => {
    const row = (number: number, ...cells: string[]) => ({ number, cells });
    const rows = [
      row(2, "840512400004", "990101300003"),
      row(3, "10101500003", "123"),
      row(4, "", ""),
    ];

    const kept = withoutNumbers({ columns: ["ИИН", "Кем"], rows }, "secret");
    const found = withoutNumbers({ columns: ["x", "y"], rows }, "secret");

    expect(kept[0]?.cells[0]).toMatch(/^#[0-9a-f]{64}$/);
    expect(kept[1]?.cells[0]).toMatch(/^#[0-9a-f]{64}$/);
    expect(found).toEqual(
      withoutNumbers(
        { columns: ["ИИН", "ЖСН"], rows: [rows[0], rows[1], rows[2]].flatMap((one) => one ?? []) },
        "secret",
      ),
    );
    expect(kept[2]?.cells).toEqual(["", ""]);
  });

  it("has a template for each kind whose columns are all matched when it is sent back", async () => {
    for (const language of ["kk", "ru", "en"] as const) {
      const person = await app.signInAs("national", {}, language);
      for (const kind of ["teachers", "courses", "trainers", "acts"] as const) {
        const response = await person.get(`/people/imports/templates/${kind}.xlsx`);
        const sheet = await readSheet(new Uint8Array(await response.arrayBuffer()), "t.xlsx");
        const columns = sheet.ok ? sheet.value.columns : [];
        expect(Object.keys(guessMapping(fieldsOf(kind), columns))).toHaveLength(
          fieldsOf(kind).length,
        );
      }
    }
  });

  it("whose own rows pass, but for the made-up code", async () => {
    for (const language of ["kk", "ru", "en"] as const) {
      const { id } = await makeSchool(app.db);
      const person = await app.signInAs("partner_coordinator", { schoolId: id }, language);
      const response = await person.get("/people/imports/templates/teachers.xlsx");
      const sheet = await readSheet(new Uint8Array(await response.arrayBuffer()), "t.xlsx");
      const rows = sheet.ok ? sheet.value.rows.map(({ cells }) => cells.slice(1)) : [];
      const columns = sheet.ok ? sheet.value.columns.slice(1) : [];
      const file = new File(
        [new Uint8Array(await writeXlsx({ sheet: "t", columns, rows }))],
        "t.xlsx",
      );
      const importId = randomUUID();
      await person.post("/people/imports", { id: importId, kind: "teachers", file });
      await person.post(
        `/people/imports/${importId}/columns`,
        guessMapping(fieldsOf("teachers"), columns),
      );
      await runWaitingJobs(app);
      await write(person, `/people/imports/${importId}`);
      expect(await peopleOf(id)).toHaveLength(2);
    }
  });

  it("is refused in words when it is no table, and is nobody else's to see", async () => {
    const person = await app.signInAs("national", {}, "kk");
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1])], "сурет.xlsx");
    const upload = { id: randomUUID(), kind: "teachers" };
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const { id, code } = await makeSchool(app.db);
    const another = await app.signInAs("teacher", { schoolId: id });
    const path = await check(region, { rows: [teacher(code)] });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });

    expect(
      await (await person.post("/people/imports", { ...upload, file: picture })).text(),
    ).toContain("Бұл файлды оқу мүмкін болмады");
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/writing`)).status).toBe(404);
    expect((await another.get("/people/imports")).status).toBe(403);
  });
});

describe("importing courses and directions", () => {
  it("writes courses of people who are known, once, and says who is not", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const { id, code } = await makeSchool(app.db);
    const known = await makeTeacher(app.db, {
      familyName: "Ким",
      givenName: "Анна",
      schoolId: id,
      birthYear: 1980,
    });
    const far = await makeSchool(app.db, { district: "111000000" });
    await makeTeacher(app.db, {
      familyName: "Пак",
      givenName: "Инна",
      schoolId: far.id,
      birthYear: 1980,
    });
    const who = { family_name: "Ким", given_name: "Анна", birth_year: "1980", code };
    const course = { programme: "Курс третьего (базового) уровня", completed_on: "2018-05-20" };
    const rows = [
      { ...who, ...course, hours: "240", provider: "ЦПМ", certificate_number: "A-1" },
      { ...who, ...course, birth_year: "1970" },
      { family_name: "Пак", given_name: "Инна", birth_year: "1980", code: far.code, ...course },
      { ...who, programme: "Курс пения", completed_on: "2018-05-20" },
      { ...who, programme: "Лидерство учителя в школе", completed_on: "2027-05-20" },
      { ...who, birth_year: "", code: "", ...course, certificate_number: "A-1" },
    ];

    const page = await bring(person, { kind: "courses", rows });

    for (const words of [
      "такой учитель не записан",
      "эту запись ведёте не вы",
      "значение не распознано",
      "этот день ещё не наступил",
    ])
      expect(page, words).toContain(words);
    const courses = await app.db
      .selectFrom("people.courses")
      .where("teacher_id", "=", known.id)
      .selectAll()
      .execute();
    expect(courses).toEqual([
      expect.objectContaining({ programme: "level3", hours: 240, certificate_number: "A-1" }),
    ]);
    const again = await look(
      person,
      await check(person, { kind: "courses", rows: [rows[0] ?? {}] }),
    );
    expect(again).toContain("Записывать нечего");
    const certified = await look(
      person,
      await check(person, { kind: "courses", rows: [rows[5] ?? {}] }),
    );
    expect(certified).toContain("Записывать нечего");
  });

  it("writes directions on the course they rest on, and ends them", async () => {
    const person = await app.signInAs("national");
    const { id, code } = await makeSchool(app.db);
    const known = await makeTeacher(app.db, {
      familyName: "Цой",
      givenName: "Вера",
      schoolId: id,
      birthYear: 1981,
    });
    await makePost(app.db, { teacherId: known.id, schoolId: (await makeSchool(app.db)).id });
    const courseId = await makeCourse(app.db, {
      teacherId: known.id,
      programme: "practice_reflection",
    });
    await app.db
      .updateTable("people.courses")
      .set({ certificate_number: "R-7" })
      .where("id", "=", courseId)
      .execute();
    const who = { family_name: "Цой", given_name: "Вера", birth_year: "1981", code };
    const row = {
      ...who,
      direction: "Тренер по методике",
      from: "2019-09-01",
      certificate_number: "R-7",
    };

    await bring(person, { kind: "trainers", rows: [row] });
    const again = await look(person, await check(person, { kind: "trainers", rows: [row] }));
    const unknown = await look(
      person,
      await check(person, { kind: "trainers", rows: [{ ...row, certificate_number: "?" }] }),
    );
    await bring(person, { kind: "trainers", rows: [{ ...row, until: "2024-09-01" }] });

    expect(again).toContain("Записывать нечего");
    expect(unknown).toContain("такой сертификат не записан");
    const held = await app.db
      .selectFrom("people.trainers")
      .where("teacher_id", "=", known.id)
      .selectAll()
      .execute();
    expect(held).toEqual([
      expect.objectContaining({
        direction: "methods_trainer",
        during: "[2019-09-01,2024-09-01)",
        course_id: courseId,
      }),
    ]);
  });
});

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
      ...{ teacherId: trainer.id, programme: "practice_reflection", completedOn: "2015-02-01" },
    });
    return { schoolId, code, trainer, one, other };
  }

  const training = (code: string, more: Cells = {}): Cells => ({
    ...{ programme: "«Рефлексия в практике»", code, from: "2024-11-04", until: "2024-11-15" },
    ...{
      hours: "36",
      trainers: "Бастаева Дана",
      trained: "Бірова Дана; Екіева Дана (1980)",
      ...more,
    },
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

    await bring(person, { kind: "acts", rows });
    const again = await look(person, await check(person, { kind: "acts", rows: [training(code)] }));

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

    const page = await bring(person, { kind: "acts", rows });

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
      await check(person, { kind: "acts", rows: bad.map(([more]) => training(code, more)) }),
    );

    for (const [, words] of bad) expect(page, words).toContain(words);
    const excused = { trainers: "Бірова Дана", trained: "Екіева Дана", exception: "Бұйрық № 7" };
    await bring(person, { kind: "acts", rows: [training(code, excused)] });
  });
});
