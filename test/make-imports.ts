import { randomUUID } from "node:crypto";
import { now, type TestApp, today } from "./app.ts";
import { runWaitingJobs } from "./jobs.ts";
import type { Subject } from "./roles-world.ts";
import type { Setting, Trials, Variant } from "./trials.ts";

/** A table of one row that somebody sent and had checked, its columns named as the fields. */
export async function makeImport(
  { db }: TestApp,
  { by, desk, kind, row }: { by: string; desk: string; kind: string; row: Record<string, string> },
): Promise<string> {
  const id = randomUUID();
  const columns = Object.keys(row);
  await db
    .insertInto("core.imports")
    .values({
      id,
      desk,
      kind,
      state: "checked",
      file_name: `${kind}.csv`,
      sheets: JSON.stringify([{ name: "", isHidden: false, rows: 2 }]),
      header: 0,
      columns: JSON.stringify(columns),
      mapping: JSON.stringify(placesOf(columns)),
      made_by: by,
      made_at: now,
    })
    .execute();
  const rows = [
    { number: 1, cells: columns },
    { number: 2, cells: Object.values(row) },
  ];
  await db
    .insertInto("core.import_pieces")
    .values({ import_id: id, sheet: 0, place: 0, rows: JSON.stringify(rows) })
    .execute();
  return id;
}

/** Each column under its own name. */
function placesOf(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, String(at)]));
}

type Row = Record<string, string>;
type Table = { kind: string; row: Row };

type DeskTried = {
  desk: "network" | "people";
  kind: string;
  /** A row of the kind by its fields; `code` is that of the school whose it is. */
  row: Row;
  /** A field that is another in every file. */
  unique?: string;
  /** What the row says later of what it has written. */
  later?: Row;
  /** Tables of other kinds, which change what is there. */
  others?: Record<string, (subject: Subject) => Table>;
  /** Who may open the list of files, and who an import of their own. */
  list: string;
  own: string;
};

/** How the addresses of a desk are tried. */
export function importTrials(tried: DeskTried): Trials {
  const { desk, kind, row, list, own } = tried;
  const home = `/${desk}/imports`;
  const columns = placesOf(Object.keys({ ...row, code: "" }));
  return {
    who: {
      [`GET ${home}`]: list,
      [`POST ${home}`]: list,
      [`GET ${home}/templates/:name`]: list,
      [`GET ${home}/:id/columns`]: own,
      [`POST ${home}/:id/columns`]: own,
      [`GET ${home}/:id`]: own,
      [`GET ${home}/:id/corrections.xlsx`]: own,
      [`POST ${home}/:id/writing`]: own,
      [`POST ${home}/:id/undo`]: own,
    },
    records: {
      [`${home}/templates/:name`]: () => `${kind}.csv`,
      [`${home}/:id`]: ({ by }, { app }) =>
        makeImport(app, { by, desk, kind, row: { ...row, code: "T-1" } }),
    },
    forms: {
      [home]: () => ({
        id: randomUUID(),
        kind,
        file: fileOf({ kind, row: { ...row, code: "T-1" } }),
      }),
      [`${home}/:id/columns`]: columns,
      [`${home}/:id/writing`]: {},
      [`${home}/:id/undo`]: {},
    },
    variants: variantsOf(home, tried),
  };
}

function variantsOf(home: string, tried: DeskTried): Record<string, Variant[]> {
  const { kind, row, later, others = {} } = tried;
  const own = rowsOf(tried);
  const variant = (name: string, prepare: (setting: Setting) => Promise<string>): Variant => ({
    name,
    prepare: async (setting) => ({ path: await prepare(setting), form: {} }),
  });
  const checked = async (setting: Setting, table: Table) =>
    `${await check(home, setting, table)}/writing`;
  const written = async (setting: Setting, told: Row) => {
    const path = await check(home, setting, { kind, row: told });
    await setting.asker.post(`${path}/writing`, {});
    await runWaitingJobs(setting.world.app);
    return path;
  };
  return {
    [`${home}/:id/columns`]: [
      {
        prepare: async (setting) => ({
          path: `${await send(home, setting, { kind, row: own(setting) })}/columns`,
          form: placesOf(Object.keys({ ...row, code: "" })),
        }),
      },
    ],
    [`${home}/:id/writing`]: [
      variant(kind, (setting) => checked(setting, { kind, row: own(setting) })),
      ...Object.entries(others).map(([name, tableOf]) =>
        variant(name, (setting) => checked(setting, tableOf(setting.subject))),
      ),
      ...(later
        ? [
            variant(`known ${kind}`, async (setting) => {
              const told = own(setting);
              await written(setting, told);
              return checked(setting, { kind, row: { ...told, ...later } });
            }),
          ]
        : []),
    ],
    [`${home}/:id/undo`]: [
      {
        prepare: async (setting) => ({
          path: `${await written(setting, own(setting))}/undo`,
          form: {},
        }),
      },
    ],
  };
}

/** The row of the setting's school, like no other before it. */
function rowsOf({ row, unique }: DeskTried): (setting: Setting) => Row {
  let made = 0;
  return ({ subject }) => {
    made += 1;
    const named = unique ? { ...row, [unique]: `${row[unique]}${inLetters(made)}` } : row;
    return { ...named, code: subject.school.code };
  };
}

/** A name holds no figures. */
function inLetters(number: number): string {
  return [...String(number)].map((figure) => "абвгдежзик"[Number(figure)]).join("");
}

async function send(home: string, { asker }: Setting, { kind, row }: Table): Promise<string> {
  const id = randomUUID();
  await asker.post(home, { id, kind, file: fileOf({ kind, row }) });
  return `${home}/${id}`;
}

async function check(home: string, setting: Setting, { kind, row }: Table): Promise<string> {
  const path = await send(home, setting, { kind, row });
  const form = { ...placesOf(Object.keys(row)), as_of: today };
  await setting.asker.post(`${path}/columns`, form);
  await runWaitingJobs(setting.world.app);
  return path;
}

function fileOf({ kind, row }: Table): File {
  const lines = [Object.keys(row), Object.values(row)].map((line) => line.join(","));
  return new File([lines.join("\n")], `${kind}.csv`);
}
