import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeWorkbook } from "#lib/xlsx.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { bring, type Cells, check, look, peopleOf, teacher, write } from "#test/people-imports.ts";
import { readTable } from "#test/read-table.ts";

let app: TestApp;
const aktobe = "150000000";
const iin = "840512400004";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Why the person may be somebody else as well. */
async function pairsOf(id: string): Promise<string[]> {
  const pairs = await app.db
    .selectFrom("people.duplicate_pairs")
    .where((eb) => eb.or([eb("first_id", "=", id), eb("second_id", "=", id)]))
    .select("reason")
    .orderBy("reason")
    .execute();
  return pairs.map(({ reason }) => reason);
}

describe("importing teachers", () => {
  it("makes nobody the keeper of a former colleague who is kept elsewhere now", async () => {
    const own = await makeSchool(app.db);
    const other = await makeSchool(app.db, { district: "111000000" });
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const gone = await makeTeacher(app.db, {
      familyName: "Кетті",
      givenName: "Бөтен",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: gone.id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: gone.id, schoolId: other.id, since: "2015-09-01" });
    const row = teacher(own.code, { family_name: "Кетті", given_name: "Бөтен", patronymic: "" });
    await write(app, person, await check(app, person, { rows: [{ ...row, birth_year: "1984" }] }));

    expect((await person.get(`/people/teachers/${gone.id}`)).status).toBe(404);
    expect(await pairsOf(gone.id)).toEqual(["sameSchool"]);
  });

  it("names what is wrong in words and writes nothing until confirmed", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const here = await makeSchool(app.db);
    const far = await makeSchool(app.db, { district: "111000000" });
    const bad: [Cells, string][] = [
      [{ code: "" }, "Мектеп: толтырылмаған"],
      [{ code: "NOBODY-1" }, "тізілімде мұндай мектеп жоқ"],
      [{ code: "125" }, "сіз жүргізетін мектептердің арасында мұндай атау жоқ"],
      [{ code: far.code }, "бұл жазбаны сіз жүргізбейсіз"],
      [{ given_name: "" }, "Аты: толтырылмаған"],
      [
        { birth_year: "84" },
        "Туған жылы: жыл оқылмады немесе мұндай жыл болуы мүмкін емес, мысалы 1975 («84»)",
      ],
      [{ iin: "840512300009" }, "12 цифрдың бірі қате терілген"],
      [{ iin: "12345" }, "ЖСН: 12 цифр болуы керек, ұяшықта 5 цифр тұр"],
      [{ grades: "11-5" }, "5-11 немесе 7 түрінде жазыңыз"],
      [{ since: "31.02.2019" }, "мұндай күн жоқ"],
      [{ until: "2014-01-01" }, "аяқталған күні басталған күнінен бұрын"],
      [{ family_name: "Б?йсенова" }, "Тегі: әріптері бүлінген"],
      [{ given_name: "Айн\ufffd" }, "Аты: әріптері бүлінген"],
      [{ since: "2028-01-01" }, "бұл күн әлі келген жоқ"],
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
    const sheet = await readTable(new Uint8Array(await corrections.arrayBuffer()), {
      name: "c.xlsx",
    });
    expect(sheet.ok && sheet.value.rows).toHaveLength(bad.length + 1);
  });

  it("tells of colleagues whose names are written otherwise, and of nobody else's", async () => {
    const own = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id }, "kk");
    const named = { familyName: "Шаяхмет", givenName: "Асқар", birthYear: 1975 };
    const known = await makeTeacher(app.db, { ...named, schoolId: own.id });
    await makeTeacher(app.db, { ...named, schoolId: other.id, givenName: "Арман" });
    const row = { family_name: "Шаяхмет", given_name: "А.", patronymic: "Б.", birth_year: "1975" };

    const bare = { familyName: "Досым", givenName: "Айдана", birthYear: 1980 };
    await makeTeacher(app.db, { ...bare, schoolId: own.id });
    const ended = { family_name: "Досымова", given_name: "Айдана", patronymic: "Ерболқызы" };

    const rows = [
      teacher(own.code, row),
      teacher(own.code, { ...ended, birth_year: "1980", iin: "" }),
    ];
    const path = await check(app, person, { rows });
    const page = await look(person, path);
    await write(app, person, path);

    expect(page).toContain("Осы адамдікі болуы мүмкін жазба бұрыннан бар («Шаяхмет Асқар, 1975»)");
    expect(page).toContain("Осы адамдікі болуы мүмкін жазба бұрыннан бар («Досым Айдана, 1980»)");
    expect(page).not.toContain("Арман");
    expect(await pairsOf(known.id)).toEqual(["nearName"]);
    expect(await look(person, "/people/duplicates")).toContain("әкесінің аты басқаша жазылған");
  });

  it.each([
    ["Пак-Сергеева", "Паксергеева"],
    ["Паксергеева", "Пак Сергеева"],
    ["Ю", "Ю"],
  ])("asks of a colleague whose family name is one word or two: %s, %s", async (old, brought) => {
    const { id: schoolId, code } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId });
    const named = { givenName: "Анна", birthYear: 1975, schoolId };
    const known = await makeTeacher(app.db, { ...named, familyName: old });
    await makeTeacher(app.db, { ...named, familyName: `${old}ова` });
    const row = { family_name: brought, given_name: "Анна", patronymic: "И.", birth_year: "1975" };

    await write(app, person, await check(app, person, { rows: [teacher(code, row)] }));

    expect(await pairsOf(known.id)).toEqual(["nearName"]);
    const pairs = app.db.selectFrom("people.duplicate_pairs as p");
    const ofSchool = pairs.innerJoin("people.posts as o", "o.teacher_id", "p.first_id");
    expect(
      await ofSchool.where("o.school_id", "=", schoolId).select("p.id").execute(),
    ).toHaveLength(1);
  });

  it("shows what will be written where the file says it otherwise, and the school by its name", async () => {
    const nameKk = "«Көкжиде» ОМ";
    const { code } = await makeSchool(app.db, { nameKk });
    const person = await app.signInAs("national", {}, "kk");
    const rows = [
      teacher(code, {
        family_name: "ЖҮНІСОВА",
        subjects: "Технология",
        grades: "2а",
        since: "01.09.20",
      }),
    ];
    const page = await look(person, await check(app, person, { rows }));
    expect(page).toContain("<b>Жүнісова Айгүл Серікқызы</b>");
    expect(page).toContain("Пәндері: Технология → Көркем еңбек");
    expect(page).toContain("Сыныптары: 2а → 2;");
    expect(page).toContain("01.09.20 → 01.09.2020");
    expect(page).toContain(`Мектеп: ${nameKk} (${code})`);
    expect(page).not.toContain("Санаты: Педагог-сарапшы →");
  });

  it("keeps in sight what was not written of a row, to be seen and downloaded", async () => {
    const { code, id } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");
    const rows = [teacher(code, { category_since: "2023" }), teacher(code, { given_name: "Бота" })];
    const path = await check(app, person, { rows });
    await write(app, person, path);

    const page = await look(person, path);

    expect(page).toContain("Ескертпемен жазылған жолдар: 1");
    expect(page).toContain("санаттың күні жазылмайды");
    expect(page).not.toContain("Бота");
    expect(await look(person, `${path}?outcome=changed`)).toContain("Мұндай жолдар сақталмаған");
    const file = await person.get(`${path}/corrections.xlsx`);
    const sheet = await readTable(new Uint8Array(await file.arrayBuffer()), { name: "c.xlsx" });
    expect(sheet.ok && sheet.value.rows).toHaveLength(1);
    await person.post(`${path}/undo`);
    await runWaitingJobs(app);
    expect(await look(person, path)).not.toContain("санаттың күні");
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
    expect(changed).toContain("изменится");
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
    expect(await pairsOf(known.id)).toEqual(["sameRegion", "sameSchool"]);
    expect(await look(person, await check(app, person, { rows }))).toContain("Записывать нечего");
  });

  it("finds a namesake born in the same year where the list has the whole day of birth", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const { id: schoolId } = await makeSchool(app.db);
    const near = await makeSchool(app.db);
    const [family_name, given_name] = ["Есенова", "Жанар"];
    const known = await makeTeacher(app.db, {
      familyName: family_name,
      givenName: given_name,
      schoolId,
      birthYear: 1981,
    });
    const name = { family_name, given_name, patronymic: "" };

    await bring(app, person, {
      rows: [teacher(near.code, { ...name, birth_year: "04.07.1981" })],
    });

    expect(await pairsOf(known.id)).toEqual(["sameRegion"]);
  });

  it("writes portions of two regions at once and a namesake of the region after the first", async () => {
    const person = await app.signInAs("national");
    const schools = [
      await makeSchool(app.db),
      await makeSchool(app.db, { district: "111000000" }),
      await makeSchool(app.db),
    ];
    const name = { family_name: "Құрманова", given_name: "Толқын", birth_year: "1977" };
    const path = await check(app, person, {
      rows: schools.map(({ code }) => teacher(code, name)),
    });
    await sql`update core.import_rows set portion = number where import_id = ${path.slice(-36)}`.execute(
      app.db,
    );

    await write(app, person, path);

    const people = await Promise.all(schools.map(({ id }) => peopleOf(app, id)));
    expect(people.map((ofSchool) => ofSchool.length)).toEqual([1, 1, 1]);
    const reasons = people.flatMap((ofSchool) => ofSchool.map(({ id }) => pairsOf(id)));
    expect(await Promise.all(reasons)).toEqual([["sameRegion"], [], ["sameRegion"]]);
    const counted = await app.db
      .selectFrom("people.school_steps")
      .where(
        "school_id",
        "in",
        schools.map(({ id }) => id),
      )
      .where("measure", "=", "teachers")
      .select("delta")
      .execute();
    expect(counted).toEqual([{ delta: 1 }, { delta: 1 }, { delta: 1 }]);
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

  it("tells nobody whose a number is: a stranger's stands in both records, a pair for who keeps both", async () => {
    const home = await makeSchool(app.db);
    const own = await makeSchool(app.db);
    const national = await app.signInAs("national");
    await bring(app, national, { rows: [teacher(home.code, { iin: "750303300002" })] });
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const named = { given_name: "Басқа", category: "" };

    const page = await bring(app, person, {
      rows: [
        teacher(own.code, { ...named, iin: "750303300002" }),
        teacher(own.code, { ...named, given_name: "Жоқ", iin: "740303400017" }),
      ],
    });

    expect(page).not.toContain("возможно, уже есть");
    expect(page).not.toContain("Нужно исправить");
    const hashes = (await peopleOf(app, own.id)).map(({ hash }) => hash);
    const [theirs] = await peopleOf(app, home.id);
    expect(theirs).toMatchObject({ family: "Омарова" });
    expect(new Set(hashes).size).toBe(2);
    expect(hashes).toContain(theirs?.hash);
    const pairs = app.db.selectFrom("people.duplicate_pairs").select(["reason", "decision"]);
    const met = pairs.where((eb) =>
      eb.or([eb("first_id", "=", theirs?.id ?? ""), eb("second_id", "=", theirs?.id ?? "")]),
    );
    expect(await met.execute()).toContainEqual({ reason: "sameNumber", decision: null });
    expect(await look(person, "/people/duplicates")).not.toContain("ИИН совпадает");
    expect(await look(national, "/people/duplicates")).toContain("ИИН совпадает");
  });

  it("says the same of a number that others keep and of one that nobody has", async () => {
    const [home, own] = [await makeSchool(app.db), await makeSchool(app.db)];
    const national = await app.signInAs("national");
    const theirs = { family_name: "Бөтенова", birth_year: "1971", iin: "710101400013" };
    await bring(app, national, { rows: [teacher(home.code, theirs)] });
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const told = async (iin: string) => {
      const rows = [
        teacher(own.code, { family_name: "Біріншіова", birth_year: "1980", iin }),
        teacher(own.code, { family_name: "Екіншіова", birth_year: "1981", iin }),
        teacher(own.code, { family_name: "Бөтенова", birth_year: "1971", iin }),
      ];
      const checked = await check(app, person, { rows });
      const courses = await check(app, person, {
        kind: "courses",
        rows: [
          {
            ...theirs,
            given_name: "Айгүл",
            patronymic: "Серікқызы",
            iin,
            code: home.code,
            programme: "level3",
            completed_on: "2018-05-20",
          },
        ],
      });
      const { rows: found } =
        await sql`select r.number, r.outcome, r.problems from core.import_rows r
        where r.import_id in (${checked.slice(-36)}, ${courses.slice(-36)}) order by r.import_id = ${checked.slice(-36)}, r.number`.execute(
          app.db,
        );
      return found;
    };
    const [known, unknown] = [await told("710101400013"), await told("720202400014")];
    expect(known).toHaveLength(4);
    expect(known).toEqual(unknown);
  });

  it("looks through hostile cells in no time", async () => {
    const { id, code } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id });
    const rows = [
      teacher(code, { grades: `${"1 ".repeat(39)}!` }),
      teacher(code, { given_name: "Екінші", grades: `${"7".repeat(79)}!` }),
      teacher(code, { given_name: "Үшінші", category: `а${" ".repeat(3_900)}1` }),
    ];
    const page = await look(person, await check(app, person, { rows }));
    expect(page).toContain("Классы");
    expect(page).toContain("значение не распознано");
  });

  it("shows of a known teacher only what changes, as it was and as it is to be", async () => {
    const { code, id } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id });
    await bring(app, person, { rows: [teacher(code, { category: "Педагог" })] });

    const path = await check(app, person, {
      rows: [
        teacher(code, {
          subjects: "Физика, Химия",
          grades: "7-9",
          category: "Педагог-сарапшы",
          category_since: "01.09.2025",
        }),
      ],
    });
    const page = await (await person.get(`${path}?lang=kk`)).text();

    expect(page).toContain("Пәндері: Математика → Химия, Физика");
    expect(page).toContain("Сыныптары: 5–11 → 7–9");
    expect(page).toContain("Санаты: Педагог → Педагог-сарапшы");
    expect(page).toContain("Санат берілген күн: 20.11.2023 → 01.09.2025");
    expect(page).not.toContain("Лауазымы:");
  });

  it("tells nothing of what a record was that others keep", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const [mine, theirs] = [
      await app.signInAs("partner_coordinator", { schoolId: own.id }),
      await app.signInAs("partner_coordinator", { schoolId: other.id }),
    ];
    const left = { since: "2015-09-01", until: "2020-09-01", iin: "" };
    await bring(app, mine, { rows: [teacher(own.code, { ...left, category: "Педагог" })] });
    const national = await app.signInAs("national");
    await bring(app, national, { rows: [teacher(other.code, { since: "2020-09-01" })] });
    const [person] = await peopleOf(app, own.id);
    const [moved] = await peopleOf(app, other.id);
    await app.db
      .updateTable("people.posts")
      .set({ teacher_id: person?.id ?? "" })
      .where("teacher_id", "=", moved?.id ?? "")
      .execute();
    await bring(app, theirs, {
      rows: [teacher(other.code, { category: "Педагог-шебер", category_since: "01.09.2024" })],
    });

    const again = teacher(own.code, { ...left, category: "Педагог", category_since: "02.09.2025" });
    const page = await look(mine, await check(app, mine, { rows: [again] }));

    expect(page).not.toContain("мастер");
    expect(page).not.toContain("шебер");
  });

  it("takes a list as a school keeps it: a title above, full names, categories and no days", async () => {
    const { id } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");
    const path = await send(person, [
      ["Мектеп мұғалімдерінің тізімі"],
      [],
      ["№", "Аты-жөні", "Лауазымы", "Пәні", "Санаты"],
      ["1", "Сейiтова Әйгерім Болатқызы", "Мұғалім", "Математика", "Педагог-сарапшы"],
      ["2", "Ким Виктория", "Мұғалім", "Физика", ""],
    ]);
    const mapping = { full_name: "1", position: "2", subjects: "3", category: "4" };

    const columns = await look(person, `${path}/columns`);
    expect(columns).toMatch(/name="full_name"[\s\S]*?<option value="1" selected/);
    await person.post(`${path}/columns`, { ...mapping, listed_on: "2026-02-30" });
    const wrong = await person.post(`${path}/columns`, { ...mapping, listed_on: "2026-02-30" });
    expect(await wrong.text()).toContain("Мұндай күн жоқ");
    await person.post(`${path}/columns`, { ...mapping, listed_on: "2026-01-10" });
    await runWaitingJobs(app);
    const checked = await look(person, path);
    expect(checked).toContain("Тегі: Сейітова; Аты: Әйгерім; Әкесінің аты: Болатқызы");
    await write(app, person, path);

    const people = await peopleOf(app, id);
    expect(people).toEqual([
      expect.objectContaining({ family: "Ким", during: "[2026-01-10,)" }),
      expect.objectContaining({ family: "Сейітова", subjects: ["math"] }),
    ]);
    expect(checked).not.toContain("10.01.2026");
    expect(await look(person, `/people/teachers/${people[0]?.id}`)).toContain(
      "күні белгісіз, 2026 ж. 10 қаңтар күнінен бастап тізімде",
    );
    const { rows } = await sql`select category, during::text from people.categories
      where teacher_id = ${people[1]?.id}`.execute(app.db);
    expect(rows).toEqual([{ category: "expert", during: "(,)" }]);
  });

  it("reads positions, subjects, classes, categories and years as lists write them", async () => {
    const { id } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");
    const path = await send(person, [
      [
        "№",
        "Мұғалімнің аты-жөні (толық)",
        "Лауазымы",
        "Пәні",
        "Сыныбы",
        "Біліктілік санаты",
        "Туған жылы",
      ],
      [
        "1",
        "Асанова Ақбота Серікқызы",
        "ДТІЖО",
        "тарих, құқық",
        "5а-7б",
        "педагог-зерттеуші, 25.08.2023",
        "12.03.1978",
      ],
      ["2", "Бекова Дина", "учитель нач.классов", "физ-ра", "2б", "б/к", "1985 ж."],
      [
        "3",
        "Сәкенов Ерлан",
        "Ғарышкер",
        "химия-биология; Сиқыр",
        "9а, 10",
        "педагог-шебер (20.05.2022ж)",
        "1979-04-01",
      ],
      ["4", "Ли Ан", "мұғалім, 5а сынып жетекшісі", "ағылшын тілі", "11-5", "", ""],
      ["", "Барлығы: 4 мұғалім", "", "", "", "", ""],
      ["", "вакансия", "мұғалім", "", "", "", ""],
      ["", "Мектеп директоры: / Есенов Һ.Ә.", "", "", "", "", ""],
    ]);
    await person.post(`${path}/columns`, {
      ...{ full_name: "1", position: "2", subjects: "3", grades: "4", category: "5" },
      ...{ birth_year: "6", listed_on: "2026-01-10" },
    });
    await runWaitingJobs(app);
    const checked = await look(person, path);
    for (const words of [
      "Бұл жол адам туралы емес, алынбайды",
      "<b>Барлығы: 4 мұғалім</b>",
      "<b>вакансия</b>",
      "<b>Мектеп директоры: / Есенов Һ.Ә.</b>",
      "Сыныптары: 5-11 немесе 7 түрінде жазыңыз («11-5»)",
      "Лауазымы: тізімде мұндай лауазым жоқ, «Басқа лауазым» деп жазылады («Ғарышкер»)",
      "Пәндері: мұндай мән танылмады, бұл бөлігі жазылмайды («химия-биология; Сиқыр»)",
    ])
      expect(checked, words).toContain(words);
    expect(checked).toMatch(/<b>3<\/b>\s*<a[^>]*>есепке алынбайды/);
    expect(checked).toMatch(/<b>0<\/b>\s*<span>өзгеріссіз/);
    await write(app, person, path);
    expect(await look(person, path)).toMatch(/<b>3<\/b>\s*<span>есепке алынбайды/);

    const facts = (await peopleOf(app, id)).map((one) => [
      ...[one.family, one.born, one.position, one.subjects, one.grades],
    ]);
    expect(facts).toEqual([
      ["Асанова", 1978, "deputy", ["kz_history", "law", "world_history"], "[5,8)"],
      ["Бекова", 1985, "teacher", ["pe"], "[2,3)"],
      ["Сәкенов", 1979, "other", ["biology", "chemistry"], "[9,11)"],
    ]);
    const { rows } = await sql`select c.category, c.during::text from people.categories c
      join people.posts p on p.teacher_id = c.teacher_id where p.school_id = ${id} order by 1`.execute(
      app.db,
    );
    expect(rows).toEqual([
      { category: "master", during: "[2022-05-20,)" },
      { category: "none", during: "(,)" },
      { category: "researcher", during: "[2023-08-25,)" },
    ]);
  });

  it("asks from which day a category counts where another one is known", async () => {
    const person = await app.signInAs("national", undefined, "kk");
    const { code } = await makeSchool(app.db);
    const known = { birth_year: "1979", category: "Педагог-модератор", category_since: "" };
    await bring(app, person, { rows: [teacher(code, known)] });
    const again = await look(person, await check(app, person, { rows: [teacher(code, known)] }));
    expect(again).toContain("Жазатын ештеңе жоқ");
    const other = { ...known, category: "Педагог-шебер" };
    const page = await look(person, await check(app, person, { rows: [teacher(code, other)] }));
    expect(page).toContain("Санат берілген күн: сайтта басқа санат тұр");
    const dated = { ...other, category_since: "2025-03-01" };
    await bring(app, person, { rows: [teacher(code, dated)] });
    const { rows } = await sql`select c.category, c.during::text from people.categories c
      join people.posts p on p.teacher_id = c.teacher_id join network.schools s on s.id = p.school_id
      where s.code = ${code} order by 2`.execute(app.db);
    expect(rows).toEqual([
      { category: "moderator", during: "(,2025-03-01)" },
      { category: "master", during: "[2025-03-01,)" },
    ]);
  });
});

/** Sends the lines as a workbook of another program would hold them; gives the address of the import. */
async function send(person: Visitor, lines: string[][]): Promise<string> {
  const bytes = await writeWorkbook([
    { name: "Парақ1", columns: lines[0] ?? [], rows: lines.slice(1) },
  ]);
  const id = randomUUID();
  const file = new File([bytes], "тізім.xlsx");
  const sent = await person.post("/people/imports", { id, kind: "teachers", file });
  expect(sent.headers.get("location")).toBe(`/people/imports/${id}/columns`);
  return `/people/imports/${id}`;
}
