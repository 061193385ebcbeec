import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeCourse, makePost, makeTeacher, makeTrainer } from "#test/make-people.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const formOf = (school: { code: string }, more: Record<string, string> = {}) => ({
  id: randomUUID(),
  postId: randomUUID(),
  school: school.code,
  position: "teacher",
  familyName: "Әбілқасымова",
  givenName: "Жұлдыз",
  since: "2020-09-01",
  ...more,
});

async function countTeachers(familyName: string): Promise<number> {
  const rows = await app.db
    .selectFrom("people.teachers")
    .where("family_name", "=", familyName)
    .select("id")
    .execute();
  return rows.length;
}

describe("the list of teachers", () => {
  it("finds a name by its beginning in any letters, and only within one's reach", async () => {
    const here = await makeSchool(app.db);
    const there = await makeSchool(app.db, { district: "111000000" });
    await makeTeacher(app.db, { familyName: "Құлмағамбетова", schoolId: here.id });
    await makeTeacher(app.db, { familyName: "Құлмағанова", schoolId: there.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });

    for (const typed of ["Құлмаға", "кулмага", "Qulmaga", "айгүл құлм"]) {
      const html = await (
        await region.get(`/people/teachers?q=${encodeURIComponent(typed)}`)
      ).text();
      expect(html, typed).toContain("Құлмағамбетова");
      expect(html, typed).not.toContain("Құлмағанова");
    }
  });

  it("keeps who holds and who lacks apart", async () => {
    const school = await makeSchool(app.db);
    const trained = await makeTeacher(app.db, { familyName: "Оқыған", schoolId: school.id });
    await makeTeacher(app.db, { familyName: "Оқымаған", schoolId: school.id });
    await makeCourse(app.db, { teacherId: trained.id, programme: "level2" });
    const partner = await app.signInAs("partner_coordinator", { schoolId: school.id });

    const holding = await (await partner.get("/people/teachers?holds=certified")).text();
    const lacking = await (await partner.get("/people/teachers?lacks=certified")).text();

    expect([holding.includes(">Оқыған "), holding.includes(">Оқымаған ")]).toEqual([true, false]);
    expect([lacking.includes(">Оқыған "), lacking.includes(">Оқымаған ")]).toEqual([false, true]);
  });

  it("shows a leading school the teachers of its partners, and a partner school not those of its leading one", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const ofPartner = await makeTeacher(app.db, { schoolId: partner.id });
    const ofHub = await makeTeacher(app.db, { schoolId: hub.id });
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: partner.id });

    expect((await leading.get(`/people/teachers/${ofPartner.id}`)).status).toBe(200);
    expect((await leading.get(`/people/teachers/${ofPartner.id}/edit`)).status).toBe(403);
    expect((await coordinator.get(`/people/teachers/${ofHub.id}`)).status).toBe(404);
  });

  it("stays with the school that closed, and does not go back to the one left before", async () => {
    const left = await makeSchool(app.db);
    const closed = await makeSchool(app.db, { district: "111000000" });
    const teacher = await makeTeacher(app.db);
    await makePost(app.db, { teacherId: teacher.id, schoolId: left.id, until: "2019-09-01" });
    await makePost(app.db, { teacherId: teacher.id, schoolId: closed.id, since: "2019-09-01" });
    const former = await app.signInAs("partner_coordinator", { schoolId: left.id });
    const district = await app.signInAs("methodologist", { districtKato: "111000000" });
    const national = await app.signInAs("national");
    const at = `/people/teachers/${teacher.id}`;

    await national.post(`/network/schools/${closed.id}/close`, { closedOn: "2026-02-01" });

    expect((await former.get(at)).status).toBe(404);
    expect((await former.get(`${at}/edit`)).status).toBe(404);
    expect((await district.get(`${at}/edit`)).status).toBe(200);
  });

  it("are listed as the Kazakh alphabet goes", async () => {
    const school = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const names = ["Қасымбекова", "Әбдірахманова", "Кенжебай", "Абдуллаев", "Үсенов", "Уәлиев"];
    for (const familyName of names) await makeTeacher(app.db, { schoolId: school.id, familyName });

    const page = await (await person.get("/people/teachers")).text();

    expect(
      names.toSorted((one, other) => page.indexOf(`>${one} `) - page.indexOf(`>${other} `)),
    ).toEqual(["Абдуллаев", "Әбдірахманова", "Кенжебай", "Қасымбекова", "Уәлиев", "Үсенов"]);
  });

  it("leads a teacher to the own record and to no other", async () => {
    const school = await makeSchool(app.db);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    const own = await makeTeacher(app.db, { schoolId: school.id, userId: teacher.userId });
    const colleague = await makeTeacher(app.db, { schoolId: school.id });

    const list = await teacher.get("/people/teachers");
    const shown = await teacher.get(`/people/teachers/${own.id}`);

    expect(list.headers.get("location")).toBe(`/people/teachers/${own.id}`);
    expect(await shown.text()).toContain("1985");
    expect((await teacher.get(`/people/teachers/${colleague.id}`)).status).toBe(404);
  });
});

describe("a record", () => {
  it("is shown in words: days as they are said, schools by their names, a category of no day without one", async () => {
    const school = await makeSchool(app.db, { nameKk: "Абай атындағы мектеп" });
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id }, "kk");
    const at = `/people/teachers/${teacher.id}`;
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${teacher.id}, 'none', '(,)')`.execute(app.db);
    const post = await app.db
      .selectFrom("people.posts")
      .where("teacher_id", "=", teacher.id)
      .select("id")
      .executeTakeFirstOrThrow();
    await coordinator.post(`${at}/leaving`, { postId: post.id, until: "2026-02-01" });

    const page = await (await coordinator.get(at)).text();
    const category = { categoryId: randomUUID(), category: "master", categorySince: "2026-02-10" };
    await coordinator.post(`${at}/categories`, category);

    expect(await (await coordinator.get(at)).text()).toContain("<ins>Педагог-шебер</ins>");
    expect(page).toContain("<dd>Санаты жоқ</dd>");
    expect(page).toContain("<del>Абай атындағы мектеп</del>");
    expect(page).toContain("<ins>2026 ж. 1 ақпан</ins>");
    expect(page).not.toMatch(/<(ins|del)>[^<]*\d{4}-/);
  });

  it("tells work anew, with the year alone or with a day that nobody knows", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    await makePost(app.db, {
      teacherId: teacher.id,
      schoolId: school.id,
      ...{ since: "2010-09-01", until: "2012-06-01" },
    });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id }, "kk");
    const at = `/people/teachers/${teacher.id}`;
    const shown = async () => (await coordinator.get(at)).text();
    const [, change = ""] = /href="(\/people\/teachers\/posts\/[^"]+)"/.exec(await shown()) ?? [];
    const form = { postId: randomUUID(), position: "head", subjects: "math" };

    await coordinator.post(change, { ...form, sinceYear: "2013" });
    expect(await shown()).toContain("2013 жылдан бастап");
    expect(await shown()).toContain("<ins>2013</ins>");
    expect(await shown()).toContain("<ins>Директор</ins>");
    expect(await (await coordinator.get(change)).text()).toMatch(
      /name="sinceYear"[^>]*value="2013"/,
    );

    // The year had stood for a day that nobody told: without it the work would lie over what was before.
    expect((await coordinator.post(change, form)).status).toBe(422);
    const differ = await coordinator.post(change, {
      ...form,
      since: "2014-09-01",
      sinceYear: "2013",
    });
    expect(differ.status).toBe(422);
    expect(await differ.text()).toContain("біреуін ғана қалдырыңыз");
    const far = await coordinator.post(change, { ...form, since: "2062-09-01" });
    expect(far.status).toBe(422);
    const met = await coordinator.post(change, { ...form, since: "2012-01-01" });
    expect(met.status).toBe(422);
    expect(await met.text()).toContain("басқа жұмыс кезеңімен қабаттасады");
    await coordinator.post(change, { ...form, since: "2012-06-01" });
    expect(await shown()).toContain("2012 ж. 1 маусым күнінен бастап");
    const acts = (await shown()).match(/Жұмыс орны түзетілді/g);
    await coordinator.post(change, { ...form, since: "2012-06-01" });
    expect((await shown()).match(/Жұмыс орны түзетілді/g)).toEqual(acts);

    const stranger = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    expect((await stranger.post(change, form)).status).toBe(404);
  });

  it("is opened once, however often the form is sent", async () => {
    const school = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id }, "kk");
    const form = formOf(school, { familyName: "Бірретова", iin: "850315 450120" });

    const first = await coordinator.post("/people/teachers/new", form);
    const again = await coordinator.post("/people/teachers/new", form);

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(await countTeachers("Бірретова")).toBe(1);
    const dump = await sql<{ all: string }>`
      select jsonb_agg(t)::text as all from people.teachers t where id = ${form.id}`.execute(
      app.db,
    );
    expect(dump.rows[0]?.all).not.toContain("850315450120");
  });

  it("is refused with what was typed when the number is known, wrong, or the school is not one's own", async () => {
    const school = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const post = (form: Record<string, string>) => coordinator.post("/people/teachers/new", form);
    await post(formOf(school, { iin: "900101350003" }));

    const wrong = await (await post(formOf(school, { iin: "123456789012" }))).text();
    const known = await post(formOf(school, { iin: "900101350003" }));
    const foreign = await post(formOf(other));

    expect(wrong).toContain("Проверьте номер из двенадцати цифр");
    expect(wrong).toContain('value="Жұлдыз"');
    expect([known.status, foreign.status]).toEqual([422, 422]);
    expect(await known.text()).toContain("Этот ИИН уже есть в другой записи");
    expect(await foreign.text()).toContain("Записи этой школы ведёте не вы");
  });

  it("follows a teacher into a second school, out of the first, and no further", async () => {
    const [one, two, three] = [
      await makeSchool(app.db),
      await makeSchool(app.db),
      await makeSchool(app.db),
    ];
    const teacher = await makeTeacher(app.db, { schoolId: one.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const at = `/people/teachers/${teacher.id}`;
    const hire = (school: { code: string }, since = "2020-09-01") =>
      region.post(`${at}/posts`, { ...formOf(school), since });

    expect((await hire(one)).status).toBe(422);
    expect((await hire(two)).status).toBe(303);
    expect(await (await hire(three)).text()).toContain("уже работает в двух школах");
    const [post] = await app.db
      .selectFrom("people.posts")
      .where("school_id", "=", one.id)
      .select("id")
      .execute();
    const leaving = { postId: post?.id ?? "", until: today };
    expect((await region.post(`${at}/leaving`, leaving)).status).toBe(303);
    expect((await region.post(`${at}/leaving`, leaving)).status).toBe(303);
    const later = { ...leaving, until: "2026-06-01" };
    expect((await region.post(`${at}/leaving`, later)).status).toBe(422);
    expect((await hire(three)).status).toBe(422);
    expect((await hire(three, today)).status).toBe(303);
  });

  it("takes a category and a course once, and refuses what cannot be", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const at = `/people/teachers/${teacher.id}`;
    const category = {
      categoryId: randomUUID(),
      category: "expert",
      categorySince: "2024-09-01",
    };
    const course = { courseId: randomUUID(), programme: "level3", completedOn: "2019-05-20" };

    const statuses = [];
    for (const [path, form] of [
      ["categories", category],
      ["categories", category],
      ["categories", { ...category, categoryId: randomUUID(), categorySince: "2020-09-01" }],
      ["courses", course],
      ["courses", course],
      ["courses", { ...course, courseId: randomUUID() }],
      ["courses", { ...course, courseId: randomUUID(), completedOn: "2030-01-01" }],
      ["courses", { ...course, courseId: randomUUID(), programme: "nothing" }],
    ] as const)
      statuses.push((await coordinator.post(`${at}/${path}`, form)).status);

    expect(statuses).toEqual([303, 303, 422, 303, 303, 422, 422, 422]);
    const html = await (await coordinator.get(at)).text();
    expect(html).toContain("Педагог-эксперт");
    expect(html).toContain("Курс третьего (базового) уровня");
  });

  it("changes without leaving a name in history", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { familyName: "Бұрынғы", schoolId: school.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });

    const saved = await coordinator.post(`/people/teachers/${teacher.id}/edit`, {
      id: teacher.id,
      familyName: "Кейінгі",
      givenName: "Айгүл",
    });

    expect(saved.status).toBe(303);
    const acts = await app.db
      .selectFrom("core.history")
      .where("subject_id", "=", teacher.id)
      .select(["act", "changes"])
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["teacherChanged"]);
    expect(JSON.stringify(acts)).not.toMatch(/Бұрынғы|Кейінгі/);
  });

  it("shows directions with what they do", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    await makeTrainer(app.db, { teacherId: teacher.id, direction: "research_trainer" });
    const national = await app.signInAs("national", {}, "kk");

    const html = await (await national.get(`/people/teachers/${teacher.id}`)).text();

    expect(html).toContain("Зерттеуден мектеп тренері");
    expect(html).toContain("Lesson Study");
  });
});
