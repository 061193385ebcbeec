import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { type Lines, type SheetOf, textOf, workbookOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { look } from "#test/people-imports.ts";
import { importRetention } from "./retention.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const list: Lines = [
  ["Кім", "Не істейді"],
  ["Ахметова Гүлнар", "мұғалім"],
  ["Ким Виктор", "директор"],
];
const other: SheetOf = {
  name: "Ескі тізім",
  lines: [
    ["Аты-жөні", "Лауазымы"],
    ["Орлова Марина", "мұғалім"],
  ],
};

async function coordinator(): Promise<Visitor> {
  const { id } = await makeSchool(app.db);
  return app.signInAs("partner_coordinator", { schoolId: id }, "kk");
}

/** Sends the file; gives the address of the import. */
async function send(
  person: Visitor,
  file: File,
  more: Record<string, string> = {},
): Promise<string> {
  const id = randomUUID();
  await person.post("/people/imports", { id, kind: "teachers", file, ...more });
  return `/people/imports/${id}`;
}

function workbook(...sheets: SheetOf[]): File {
  return new File([new Uint8Array(workbookOf("excel", sheets))], "тізім.xlsx");
}

async function found(path: string) {
  const { rows } = await sql<Record<string, unknown>>`
    select sheet, header, mapping, rows_total as total from core.imports where id = ${path.slice(-36)}`.execute(
    app.db,
  );
  return rows[0];
}

it("asks for a whole name in sight where no column of names is known, and takes one column for both parts", async () => {
  const person = await coordinator();
  const path = await send(person, workbook({ name: "", lines: list }));
  const page = await look(person, `${path}/columns`);
  expect(page.indexOf('name="full_name"')).toBeGreaterThan(0);
  expect(page.indexOf('name="full_name"')).toBeLessThan(page.indexOf("Бағаны табылмаған"));

  const sent = await person.post(`${path}/columns`, {
    family_name: "0",
    given_name: "0",
    position: "1",
  });

  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  expect((await found(path))?.mapping).toEqual({ full_name: "0", position: "1" });
});

it("remembers what a heading was chosen for, however many lists with other headings came since", async () => {
  const person = await coordinator();
  const lines: Lines = [
    ["Кім", "Белгісі"],
    ["Ахметова Гүлнар", "2019"],
    ["Ким Виктор", "2018"],
  ];
  const chosen = { full_name: "0", working_since: "1" };
  const first = await send(person, workbook({ name: "", lines }));
  await person.post(`${first}/columns`, chosen);
  for (let sent = 0; sent < 7; sent += 1) {
    const path = await send(person, workbook(other));
    await person.post(`${path}/columns`, { full_name: "0", position: "1" });
  }

  const again = await send(person, workbook({ name: "", lines }));

  expect((await found(again))?.mapping).toEqual(chosen);
});

it("says of the same file that it was written, until that is taken back", async () => {
  const person = await coordinator();
  const file = () => workbook(other);
  const said = async () => {
    const path = await send(person, file());
    return (await look(person, `${path}/columns`)).includes("Дәл осы файлды бұрын жазғансыз");
  };
  const first = await send(person, file());
  expect(await said()).toBe(false);
  await person.post(`${first}/columns`, { full_name: "0", position: "1", listed_on: today });
  await runWaitingJobs(app);
  await person.post(`${first}/writing`);
  await runWaitingJobs(app);
  const stranger = await coordinator();

  expect(await said()).toBe(true);
  const theirs = await send(stranger, file());
  expect(await look(stranger, `${theirs}/columns`)).not.toContain("бұрын жазғансыз");
  await person.post(`${first}/undo`);
  await runWaitingJobs(app);
  expect(await said()).toBe(false);
});

it("keeps the rows of the last ten files that somebody did nothing with, and says so of the others", async () => {
  const person = await coordinator();
  const first = await send(person, workbook({ name: "", lines: list }));
  expect((await person.post(`${first}/columns`, { full_name: "0", position: "1" })).status).toBe(
    303,
  );
  await runWaitingJobs(app);
  const second = await send(person, workbook({ name: "", lines: list }));
  for (const [hours, path] of [first, second].entries()) {
    await sql`update core.imports set made_at = made_at - make_interval(hours => ${9 - hours})
      where id = ${path.slice(-36)}`.execute(app.db);
  }
  for (let more = 0; more < 9; more += 1) await send(person, workbook({ name: "", lines: list }));
  expect(await look(person, `${second}/columns`)).toContain("Ким Виктор");
  expect(await look(person, first)).toContain("Файлдың жолдары енді сақталмайды");
  expect(await look(person, first)).not.toContain("жазылды");

  await send(person, workbook({ name: "", lines: list }));

  expect(await look(person, `${second}/columns`)).toContain("Файлдың жолдары енді сақталмайды");
});

describe("where the table is in the file", () => {
  it("is shown by its first rows, and is chosen otherwise: another sheet, another row", async () => {
    const person = await coordinator();
    const path = await send(person, workbook(other, { name: "Жаңа", lines: [["Тізім"], ...list] }));
    const guessed = await look(person, `${path}/columns`);
    const chosen = await look(person, `${path}/columns?sheet=1&header=1`);
    const form = { sheet: "1", header: "1", full_name: "0", position: "1", listed_on: today };

    const sent = await person.post(`${path}/columns`, form);
    await runWaitingJobs(app);

    expect(guessed).toContain("Бұл файлдан бір парақ қана алынады");
    expect(guessed).toContain("«Жаңа»");
    expect(guessed).toContain("Орлова Марина");
    expect(guessed).toContain("Баған атаулары 1-жолда тұр");
    expect(chosen).toContain("Баған атаулары 2-жолда тұр");
    expect(chosen).toContain("Не істейді: мұғалім");
    expect(sent.status).toBe(303);
    expect(await found(path)).toMatchObject({ sheet: 1, header: 1, total: 2 });
    const checked = await look(person, path);
    expect(checked).toContain("Тегі: Ким");
    expect(checked).toContain("«Ескі тізім»");
  });

  it("has no headings where a person says so: the first row is one of the list", async () => {
    const person = await coordinator();
    const path = await send(person, workbook({ name: "Парақ", lines: list.slice(1) }));
    const form = { header: "none", full_name: "0", position: "1", listed_on: today };
    await person.post(`${path}/columns`, form);
    await runWaitingJobs(app);
    expect(await found(path)).toMatchObject({ header: null, total: 2 });
  });

  it("cannot be a sheet, a row or a column that is not there", async () => {
    const person = await coordinator();
    const path = await send(person, workbook({ name: "Парақ", lines: list }));
    const form = { sheet: "7", header: "900", full_name: "90", position: "-1", listed_on: today };
    const answer = await person.post(`${path}/columns`, form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Бұл дерекке баған таңдаңыз");
  });

  it("is cut by the separator that a person chose", async () => {
    const person = await coordinator();
    const text = textOf(
      [["Аты-жөні|Лауазымы"], ["Ким, Виктор|директор"], ["Ли, Анна|мұғалім"]],
      ";",
    );
    const file = () => new File([text], "тізім.csv");
    const path = await send(person, file(), { separator: "," });
    const page = await look(person, `${path}/columns`);
    expect(page).toContain("Бағандардың бөлгіші: үтір");
    expect(page).toContain("/people/imports?separator=%2C");
    const again = await look(person, "/people/imports?separator=%7C");
    expect(again).toMatch(/<option value="\|" selected/);
    expect(await found(await send(person, file(), { separator: "|" }))).toMatchObject({
      mapping: { full_name: "0", position: "1" },
    });
  });
});

describe("which column is which", () => {
  it("is remembered of the sender's last file, wherever the column stands now", async () => {
    const [person, stranger] = [await coordinator(), await coordinator()];
    const lines: Lines = [
      ["Аты-жөні", "Лауазымы", "Кімге"],
      ["Ахметова Гүлнар", "мұғалім", "5-11"],
    ];
    const first = await send(person, workbook({ name: "Парақ", lines }));
    const form = { full_name: "0", position: "1", grades: "2", listed_on: today };
    await person.post(`${first}/columns`, form);
    const turned = lines.map((line) => ["№", ...line.toReversed()]);

    const second = await send(person, workbook({ name: "Парақ", lines: turned }));
    const theirs = await send(stranger, workbook({ name: "Парақ", lines: turned }));

    const known = { full_name: "3", position: "2" };
    expect((await found(second))?.mapping).toEqual({ ...known, grades: "1" });
    expect((await found(theirs))?.mapping).toEqual(known);
  });

  it("is one thing of each column", async () => {
    const person = await coordinator();
    const path = await send(person, workbook({ name: "Парақ", lines: list }));
    const form = { header: "0", full_name: "0", position: "0", listed_on: today };
    const answer = await person.post(`${path}/columns`, form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Бұл баған басқа дерекке таңдалып қойған");
  });

  it("is asked of nothing that is no longer kept: the file is sent again", async () => {
    const person = await coordinator();
    const path = await send(person, workbook({ name: "Парақ", lines: list }));
    await sql`update core.imports set made_at = made_at - interval '15 days' where id = ${path.slice(-36)}`.execute(
      app.db,
    );
    await forgetDue(app.db, { retentions: importRetention([]), now, log: openLog("silent") });

    expect(await look(person, `${path}/columns`)).toContain("Файлдың жолдары енді сақталмайды");
    expect((await person.post(`${path}/columns`, { full_name: "0" })).status).toBe(422);
  });
});

describe("what may not be kept as it was sent", () => {
  const number = "840512400004";

  it("is concealed under any heading that speaks of it, however it is written, and read as nothing else", async () => {
    const person = await coordinator();
    const lines: Lines = [
      ["Аты-жөні", "ИИН сотрудника", "Лауазымы"],
      ["Ахметова Гүлнар", "840512-400004", "мұғалім"],
    ];
    const path = await send(person, workbook({ name: "Парақ", lines }));
    const page = await look(person, `${path}/columns`);
    const form = { full_name: "0", position: "2", grades: "1", listed_on: today };
    await person.post(`${path}/columns`, form);
    await runWaitingJobs(app);

    expect(page).toContain("•••");
    expect(page).not.toMatch(/840512|#[0-9a-f]{64}/);
    expect((await found(path))?.mapping).toEqual({ full_name: "0", position: "2" });
    expect(await look(person, path)).not.toMatch(/840512|#[0-9a-f]{64}/);
  });

  it("is not taken from a file that only says how it would look", async () => {
    const person = await coordinator();
    const trace = `#${"a".repeat(64)}`;
    const lines: Lines = [
      ["Аты-жөні", "x1"],
      ["Ахметова Гүлнар", trace],
      ["Ким Виктор", number],
    ];
    const path = await send(person, workbook({ name: "Парақ", lines }));
    await person.post(`${path}/columns`, { full_name: "0", iin: "1", listed_on: today });
    await runWaitingJobs(app);
    const { rows } = await sql<{ iin: string }>`
      select cells ->> 'iin' as iin from core.import_rows where import_id = ${path.slice(-36)} order by number`.execute(
      app.db,
    );
    expect(rows.map(({ iin }) => iin)).toEqual(["", expect.stringMatching(/^#[0-9a-f]{64}$/)]);
    expect(rows[1]?.iin).not.toBe(trace);
  });
});

describe("a table that is made to hold others up", () => {
  it("is looked through in no time: endless brackets, the longest cells in every row", async () => {
    const person = await coordinator();
    const brackets = Array.from({ length: 60 }, () => "(".repeat(3_990)).join(";");
    const lines = Array.from({ length: 30 }, () => brackets).join("\n");
    const path = await send(person, new File([`${lines}\nа;б`], "тізім.csv"));
    expect((await person.get(`${path}/columns?header=0`)).status).toBe(200);
  });

  it("keeps no more of a sheet's name than programs give it", async () => {
    const person = await coordinator();
    const path = await send(person, workbook({ name: "Ж".repeat(100_000), lines: list }));
    const { rows } = await sql<{ length: number }>`
      select length(sheets -> 0 ->> 'name') as length from core.imports where id = ${path.slice(-36)}`.execute(
      app.db,
    );
    expect(rows).toEqual([{ length: 100 }]);
  });
});

describe("the rows to correct", () => {
  it("come back as the file had them, with a column of reasons, and pass when they are corrected", async () => {
    const person = await coordinator();
    const lines: Lines = [
      ["№", "Аты-жөні", "ЖСН", "Сыныбы", "Лауазымы"],
      [1, "Ахметова Гүлнар", 840512400004, "11-5", "мұғалім"],
      [2, "Ким Виктор", "", "5-11", "директор"],
    ];
    const path = await send(person, workbook({ name: "Парақ", lines }));
    const form = { full_name: "1", iin: "2", grades: "3", position: "4", listed_on: today };
    await person.post(`${path}/columns`, form);
    await runWaitingJobs(app);

    const bytes = new Uint8Array(
      await (await person.get(`${path}/corrections.xlsx`)).arrayBuffer(),
    );
    const back = await send(person, new File([bytes], "түзету.xlsx"));

    const page = await look(person, `${back}/columns`);
    for (const heading of ["№", "Аты-жөні", "ЖСН", "Сыныбы", "Лауазымы", "Нені түзету керек"])
      expect(page).toContain(heading);
    expect(page).toContain("Сыныптары: 5-11 немесе 7 түрінде жазыңыз");
    expect(page).not.toContain("840512400004");
    expect(await found(back)).toMatchObject({
      total: 1,
      mapping: { full_name: "1", iin: "2", grades: "3", position: "4" },
    });
  });
});
