import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { check, look, outcomesOf, teacher, write } from "#test/people-imports.ts";
import { hashIdentityNumber } from "../base/rules/identity-number.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("what others keep is not told", () => {
  it("a birth year, by one file of all years", async () => {
    const regional = await app.signInAs("national");
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    void regional;
    await makeTeacher(app.db, {
      schoolId: other.id,
      familyName: "Құпиянова",
      givenName: "Сәуле",
      birthYear: 1979,
    });
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const rows = Array.from({ length: 60 }, (_, at) =>
      teacher(own.code, {
        family_name: "Құпиянова",
        given_name: "Сәуле",
        patronymic: "",
        birth_year: String(1950 + at),
        iin: numberOf(`${String(50 + at).slice(-2)}0512`, at < 50 ? "4" : "6"),
        category: "",
        category_since: "",
        working_since: "",
      }),
    );
    const path = await check(app, spy, { rows });
    const found = (await outcomesOf(app, path)).filter(({ outcome }) => outcome === "doubtful");
    const page = await look(spy, `${path}?outcome=doubtful`);
    // One row alone is told as doubtful: that of the right year.
    expect({
      doubtful: found.map(({ number }) => number),
      shows: page.includes("1979"),
    }).toEqual({ doubtful: [], shows: false });
  });

  it("a number of others' record, by a row before", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const right = "750303300002";
    const wrong = "740303400017";
    const { id } = await makeTeacher(app.db, {
      familyName: "Сандықова",
      givenName: "Айна",
      birthYear: 1975,
    });
    await app.db
      .updateTable("people.teachers")
      .set({ iin_hash: hashIdentityNumber(right, app.config.SECRET) })
      .where("id", "=", id)
      .execute();
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    const who = {
      family_name: "Сандықова",
      given_name: "Айна",
      patronymic: "",
      birth_year: "1975",
      category: "",
      category_since: "",
      working_since: "",
    };
    const tell = async (iin: string) => {
      const path = await check(app, spy, {
        rows: [
          teacher(own.code, { ...who, since: "2010-09-01", until: "2012-01-01" }),
          teacher(own.code, { ...who, since: "2025-09-01", iin }),
        ],
      });
      return (await outcomesOf(app, path)).map(({ outcome }) => outcome);
    };
    expect(await tell(right)).toEqual(await tell(wrong));
  });

  it("since when whoever left holds a category at the next school", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Кеткенова",
      givenName: "Айша",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${id}, 'expert', '[2021-05-17,)')`.execute(app.db);
    const who = {
      family_name: "Кеткенова",
      given_name: "Айша",
      patronymic: "",
      since: "2010-09-01",
      until: "2012-01-01",
      working_since: "",
    };
    const days = ["2021-05-16", "2021-05-17", "2021-05-18"];
    const told = [];
    for (const day of days) {
      const path = await check(app, spy, {
        rows: [teacher(own.code, { ...who, category: "Педагог-шебер", category_since: day })],
      });
      told.push(
        JSON.stringify(
          (await outcomesOf(app, path)).map(({ outcome, problems }) => [outcome, problems]),
        ),
      );
      if (day === "2021-05-17") await write(app, spy, path);
    }
    const { rows } = await sql<{ category: string }>`
      select category, during::text from people.categories where teacher_id = ${id}`.execute(
      app.db,
    );
    expect.soft(rows.map(({ category }) => category)).toEqual(["expert"]);
    expect.soft(told.some((one) => one.includes("categoryEarlier"))).toBe(false);
    expect.soft((await spy.get(`/people/teachers/${id}`)).status).toBe(404);
  });

  it("which category whoever left holds now, by a row without a day", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Күнсіз",
      givenName: "Айша",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${id}, 'expert', '[2021-05-17,)')`.execute(app.db);
    const told: string[] = [];
    for (const category of ["Педагог-сарапшы", "Педагог-шебер"]) {
      const path = await check(app, spy, {
        rows: [
          teacher(own.code, {
            family_name: "Күнсіз",
            given_name: "Айша",
            patronymic: "",
            since: "2010-09-01",
            until: "2012-01-01",
            working_since: "",
            category,
            category_since: "",
          }),
        ],
      });
      const { rows } = await sql<{ outcome: string }>`select outcome from core.import_rows
        where import_id = ${path.slice(-36)}`.execute(app.db);
      told.push(rows[0]?.outcome ?? "");
    }
    expect(told[0]).toBe(told[1]);
  });
});

describe("what others keep is not changed", () => {
  it("a category given at the next school, by a row of whoever left", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Санатты",
      givenName: "Айша",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${id}, 'master', '[2021-05-17,)')`.execute(app.db);
    const path = await check(app, spy, {
      rows: [
        teacher(own.code, {
          family_name: "Санатты",
          given_name: "Айша",
          patronymic: "",
          since: "2010-09-01",
          until: "2012-01-01",
          working_since: "",
          category: "Педагог",
          category_since: "2025-01-01",
        }),
      ],
    });
    await write(app, spy, path);
    const { rows } = await sql<{ during: string; category: string }>`
      select category, during::text as during from people.categories where teacher_id = ${id}`.execute(
      app.db,
    );
    expect(rows).toEqual([{ category: "master", during: "[2021-05-17,)" }]);
  });
});

/** A number with a sum that fits. */
function numberOf(day: string, century: string): string {
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
  for (let serial = 1; ; serial += 1) {
    const start = `${day}${century}${String(serial).padStart(4, "0")}`;
    const sum = (weights: number[]) =>
      weights.reduce((total, weight, at) => total + weight * Number(start[at]), 0) % 11;
    const sign = sum(first) === 10 ? sum(second) : sum(first);
    if (sign < 10) return `${start}${sign}`;
  }
}
