import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { writeCsv } from "#lib/csv.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { peopleDesk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { check, look, peopleOf, teacher } from "#test/people-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("whatever is sent", () => {
  it("signs of number 0 and halves of letters far in a file are no fault of the server", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const lines = Array.from({ length: 400 }, (_, at) => [code, `Тек${at}`, "Аты"]);
    lines.push([code, "Бұ\0зық", "А\0"]);
    const file = new File([writeCsv(["code", "family_name", "given_name"], lines)], "a.csv");
    const id = randomUUID();
    const sent = await maker.post("/people/imports", { id, kind: "teachers", file });
    expect(sent.status).toBeLessThan(500);
  });

  it("answers of a million letters are not kept", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code)] });
    const found = await getImport(app.db, path.slice(-36));
    const sent = await maker.post(`${path}/columns`, {
      ...found.mapping,
      name_order: "x".repeat(1_000_000),
    });
    await runWaitingJobs(app);
    const after = await getImport(app.db, path.slice(-36));
    expect([sent.status < 500, (after.answers.name_order ?? "").length < 1000]).toEqual([
      true,
      true,
    ]);
  });

  it("two columns spelled 0 and 00 are one", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code)] });
    const found = await getImport(app.db, path.slice(-36));
    const sent = await maker.post(`${path}/columns`, {
      ...found.mapping,
      family_name: `0${found.mapping.code}`,
    });
    expect(sent.status).toBe(422);
  });

  it("a cell of very many names makes no page of very many problems", async () => {
    const { code, id } = await makeSchool(app.db);
    const spy = await app.signInAs("partner_coordinator", { schoolId: id });
    const rows = Array.from({ length: 20 }, (_, at) => ({
      programme: "«Рефлексия в практике»",
      code,
      from: "2024-11-04",
      until: `2024-11-${String(at + 5).padStart(2, "0")}`,
      hours: "36",
      trainers: "а\n".repeat(1_900),
      trained: "б\n".repeat(1_900),
    }));
    const path = await check(app, spy, { kind: "acts", rows });
    const page = await look(spy, path);
    expect(page.length).toBeLessThan(1_000_000);
  });

  it("an identification number in the file's name is not kept", async () => {
    const maker = await app.signInAs("national");
    const id = randomUUID();
    const file = new File(
      [writeCsv(["Тегі", "Аты"], [["Омарова", "Айгүл"]])],
      "Омарова 840512400004.csv",
    );
    await maker.post("/people/imports", { id, kind: "teachers", file });
    expect((await getImport(app.db, id)).fileName).toBe("Омарова .csv");
  });

  it("the same form sent twice at once, each step, does everything once", async () => {
    const { code, id: schoolId } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId });
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    const file = () =>
      new File(
        [
          writeCsv(
            ["code", "family_name", "given_name", "since"],
            [[code, "Екірет", "Жан", "2015-09-01"]],
          ),
        ],
        "a.csv",
      );
    const twice = (act: () => Promise<Response>) => Promise.all([act(), act()]);
    const sent = [
      ...(await twice(() =>
        maker.post("/people/imports", { id: importId, kind: "teachers", file: file() }),
      )),
      ...(await twice(() =>
        maker.post(`${path}/columns`, { code: "0", family_name: "1", given_name: "2", since: "3" }),
      )),
    ];
    await runWaitingJobs(app);
    sent.push(...(await twice(() => maker.post(`${path}/writing`))));
    await runWaitingJobs(app);
    expect(await peopleOf(app, schoolId)).toHaveLength(1);
    sent.push(...(await twice(() => maker.post(`${path}/undo`))));
    await runWaitingJobs(app);
    expect(await peopleOf(app, schoolId)).toHaveLength(0);
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303));
    expect((await getImport(app.db, importId)).state).toBe("undone");
  });

  it("an import written by two workers at once is written once", async () => {
    const maker = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const rows = Array.from({ length: 30 }, (_, at) =>
      teacher(code, { given_name: "Қосарлы", birth_year: String(1950 + at) }),
    );
    const path = await check(app, maker, { rows });
    const importId = path.slice(-36);
    await sql`update core.imports set state = 'writing' where id = ${importId}`.execute(app.db);
    const found = await getImport(app.db, importId);
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    const go = () =>
      writeImport(app.db, peopleDesk, { found, person, by: person, now, progress: async () => {} });
    await Promise.allSettled([go(), go()]);
    const people = await peopleOf(app, id);
    expect(people).toHaveLength(30);
    await maker.post(`${path}/undo`);
    await runWaitingJobs(app);
    expect(await peopleOf(app, id)).toHaveLength(0);
  });
});
