import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConcealedRows } from "#imports/conceal.ts";
import { kindOf } from "#imports/desk.ts";
import { guessMapping } from "#imports/fields.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { peopleDesk as desk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { bring, check, look, peopleOf, teacher, write } from "#test/people-imports.ts";
import { readTable } from "#test/read-table.ts";
import { numbersConcealed } from "./rules/rows.ts";

const fieldsOf = (kind: string) => kindOf(desk, kind).fields;

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("an import of people", () => {
  it("keeps no identification number: not in rows, not in a file", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, person, { rows: [teacher(code, { iin: "990101300003" })] });
    const kept = await app.db.selectFrom("core.import_pieces").selectAll().execute();
    const rows = await app.db.selectFrom("core.import_rows").selectAll().execute();
    const page = await look(person, path);
    await write(app, person, path);

    expect(JSON.stringify([kept, rows]) + page).not.toContain("990101300003");
    expect(rows.map(({ cells }) => Object(cells).iin)).toEqual([
      expect.stringMatching(/^#[0-9a-f]{64}$/),
    ]);
    expect((await peopleOf(app, id))[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      await app.db
        .selectFrom("core.import_pieces")
        .selectAll()
        .where("import_id", "=", path.slice(-36))
        .execute(),
    ).toEqual([]);
    expect(
      await app.db
        .selectFrom("core.import_rows")
        .selectAll()
        .where("import_id", "=", path.slice(-36))
        .execute(),
    ).toEqual([]);
    expect(await app.db.selectFrom("core.files").select("id").execute()).toEqual([]);
  });

  it("lets a coordinator leave the school out: it is hers, and no other", async () => {
    const own = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: own.id });

    await bring(app, person, { rows: [teacher("")], without: ["code"] });
    const refused = await look(person, await check(app, person, { rows: [teacher(other.code)] }));

    expect(await peopleOf(app, own.id)).toHaveLength(1);
    expect(refused).toContain("эту запись ведёте не вы");
  });

  it("killed between two portions, goes on where it stopped and counts right", async () => {
    const person = await app.signInAs("national");
    const schools = [await makeSchool(app.db), await makeSchool(app.db)];
    const rows = schools.flatMap(({ code }) => [
      teacher(code, { given_name: "Бірінші" }),
      teacher(code, { given_name: "Екінші", birth_year: "1990" }),
    ]);
    const path = await check(app, person, { rows });
    const [, second] = schools;
    await app.db
      .updateTable("core.import_rows")
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
    expect(await peopleOf(app, schools[0]?.id ?? "")).toHaveLength(2);
    await app.db.schema.alterTable("people.posts").dropConstraint("broken").execute();

    await runWaitingJobs(app);

    for (const { id } of schools) expect(await peopleOf(app, id)).toHaveLength(2);
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

    const concealed = (...columns: string[]) => {
      const sheet = new ConcealedRows(numbersConcealed, "secret");
      return [...sheet.add([row(1, ...columns), ...rows]), ...sheet.end()].slice(1);
    };
    const kept = concealed("ИИН", "Кем");
    const found = concealed("x", "y");

    expect(kept[0]?.cells[0]).toMatch(/^#[0-9a-f]{64}$/);
    expect(kept[1]?.cells[0]).toMatch(/^#[0-9a-f]{64}$/);
    expect(found).toEqual(concealed("ИИН", "ЖСН"));
    expect(kept[2]?.cells).toEqual(["", ""]);
  });

  it("has a template for each kind whose columns are all matched when it is sent back", async () => {
    for (const language of ["kk", "ru", "en"] as const) {
      const person = await app.signInAs("national", {}, language);
      for (const kind of ["teachers", "courses", "trainers", "acts"] as const) {
        const response = await person.get(`/people/imports/templates/${kind}.xlsx`);
        const sheet = await readTable(new Uint8Array(await response.arrayBuffer()), {
          name: "t.xlsx",
        });
        const columns = sheet.ok ? sheet.value.columns : [];
        const asked = fieldsOf(kind).filter(({ insteadOf }) => insteadOf === undefined);
        expect(Object.keys(guessMapping(fieldsOf(kind), { columns, rows: [] }))).toHaveLength(
          asked.length,
        );
      }
    }
  });

  it("whose own rows pass, but for the made-up code", async () => {
    for (const language of ["kk", "ru", "en"] as const) {
      const { id } = await makeSchool(app.db);
      const person = await app.signInAs("partner_coordinator", { schoolId: id }, language);
      const response = await person.get("/people/imports/templates/teachers.xlsx");
      const sheet = await readTable(new Uint8Array(await response.arrayBuffer()), {
        name: "t.xlsx",
      });
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
        guessMapping(fieldsOf("teachers"), { columns, rows: [] }),
      );
      await runWaitingJobs(app);
      await write(app, person, `/people/imports/${importId}`);
      expect(await peopleOf(app, id)).toHaveLength(2);
    }
  });

  it("is refused in words when it is no table, and is nobody else's to see", async () => {
    const person = await app.signInAs("national", {}, "kk");
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1])], "сурет.xlsx");
    const upload = { id: randomUUID(), kind: "teachers" };
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const { id, code } = await makeSchool(app.db);
    const another = await app.signInAs("teacher", { schoolId: id });
    const path = await check(app, region, { rows: [teacher(code)] });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });

    expect(
      await (await person.post("/people/imports", { ...upload, file: picture })).text(),
    ).toContain("Бұл файлды оқу мүмкін болмады");
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/writing`)).status).toBe(404);
    expect((await another.get("/people/imports")).status).toBe(403);
  });
});
