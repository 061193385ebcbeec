import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSheet } from "#imports/reading/sheet.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { bring, type Cells, check, look, peopleOf, teacher, write } from "#test/people-imports.ts";

let app: TestApp;
const aktobe = "150000000";
const iin = "840512400004";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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

    const path = await check(app, person, {
      rows: [...rows, teacher(here.code), teacher(here.code)],
    });
    const page = await look(person, path);

    for (const [, words] of bad) expect(page, words).toContain(words);
    expect(page).toContain("файлда қайталанған");
    expect(page).toContain("Әзірге ештеңе жазылған жоқ");
    expect(await peopleOf(app, here.id)).toEqual([]);
    await write(app, person, path);
    expect(await peopleOf(app, here.id)).toEqual([
      expect.objectContaining({
        family: "Омарова",
        born: 1984,
        during: "[2015-09-01,)",
        position: "teacher",
        subjects: ["math"],
        grades: "[5,12)",
        languages: ["kk"],
      }),
    ]);
    const corrections = await person.get(`${path}/corrections.xlsx`);
    const sheet = await readSheet(new Uint8Array(await corrections.arrayBuffer()), {
      name: "c.xlsx",
    });
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
    await bring(app, person, { rows });
    const first = await peopleOf(app, id);

    expect(await look(person, await check(app, person, { rows }))).toContain("Записывать нечего");
    expect(new Set(first.map((one) => one.id)).size).toBe(2);
    expect(first).toHaveLength(3);
    expect(first[0]?.id).toBe((await peopleOf(app, other.id))[0]?.id);
    const changed = await bring(app, person, {
      rows: [teacher(code, { iin, family_name: "Әлиева", grades: "7", since: "" })],
    });
    expect(changed).toContain("изменятся");
    expect(await peopleOf(app, id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: first[0]?.id, family: "Әлиева", grades: "[7,8)" }),
      ]),
    );
  });

  it("writes a doubtful row as a new record and asks about the pair", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const here = await makeSchool(app.db);
    const near = await makeSchool(app.db);
    const names = { family_name: "Дүйсен", given_name: "Ержан", patronymic: "" };
    const known = await makeTeacher(app.db, {
      familyName: "Дүйсен",
      givenName: "Ержан",
      schoolId: here.id,
      birthYear: 1979,
    });
    const rows = [
      teacher(here.code, { ...names, birth_year: "" }),
      teacher(near.code, { ...names, birth_year: "1979" }),
    ];

    const page = await bring(app, person, { rows });

    expect(page).toContain("возможно, уже есть");
    expect(await peopleOf(app, here.id)).toHaveLength(2);
    const pairs = await app.db
      .selectFrom("people.duplicate_pairs")
      .where((eb) => eb.or([eb("first_id", "=", known.id), eb("second_id", "=", known.id)]))
      .select("reason")
      .execute();
    expect(pairs.map(({ reason }) => reason).sort()).toEqual(["sameRegion", "sameSchool"]);
    expect(await look(person, await check(app, person, { rows }))).toContain("Записывать нечего");
  });

  it("takes two people with different numbers for two, whatever their names", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const page = await bring(app, person, {
      rows: [teacher(code, { iin: "840512300008" }), teacher(code, { iin: "850512400006" })],
    });

    expect(page).not.toContain("повторяется в файле");
    expect(await peopleOf(app, id)).toHaveLength(2);
  });

  it("leaves what others say of a person they keep, and refuses a stranger's number", async () => {
    const home = await makeSchool(app.db);
    const own = await makeSchool(app.db);
    const national = await app.signInAs("national");
    await bring(app, national, { rows: [teacher(home.code, { iin: "750303300002" })] });
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });

    const page = await look(
      person,
      await check(app, person, {
        rows: [teacher(own.code, { iin: "750303300002", given_name: "Басқа", category: "" })],
      }),
    );

    expect(page).toContain("этот ИИН записан с другим именем");
  });
});
