import { randomUUID } from "node:crypto";
import { now, type TestApp } from "./app.ts";
import { runWaitingJobs } from "./jobs.ts";
import type { Setting, Trials } from "./trials.ts";

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

type DeskTried = {
  desk: "network" | "people";
  kind: string;
  /** A row of the kind by its fields; `code` is that of the school whose it is. */
  row: Record<string, string>;
  /** A field that is another in every file. */
  unique?: string;
  /** Who may open the list of files, and who an import of their own. */
  list: string;
  own: string;
};

/** How the addresses of a desk are tried. */
export function importTrials({ desk, kind, row, unique, list, own }: DeskTried): Trials {
  const home = `/${desk}/imports`;
  let files = 0;
  const fileOf = (code: string) => {
    files += 1;
    const told = unique ? { ...row, [unique]: `${row[unique]}${files}` } : row;
    const cells = Object.entries({ ...told, code });
    const lines = [cells.map(([name]) => name), cells.map(([, value]) => value)];
    return new File([lines.map((line) => line.join(",")).join("\n")], `${kind}.csv`);
  };
  const columns = placesOf(Object.keys({ ...row, code: "" }));
  const upload = async ({ asker, subject }: Setting): Promise<string> => {
    const id = randomUUID();
    await asker.post(home, { id, kind, file: fileOf(subject.school.code) });
    return `${home}/${id}`;
  };
  const checked = async (setting: Setting): Promise<string> => {
    const path = await upload(setting);
    await setting.asker.post(`${path}/columns`, columns);
    await runWaitingJobs(setting.world.app);
    return path;
  };
  const written = async (setting: Setting): Promise<string> => {
    const path = await checked(setting);
    await setting.asker.post(`${path}/writing`, {});
    await runWaitingJobs(setting.world.app);
    return path;
  };
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
      [home]: () => ({ id: randomUUID(), kind, file: fileOf("T-1") }),
      [`${home}/:id/columns`]: columns,
      [`${home}/:id/writing`]: {},
      [`${home}/:id/undo`]: {},
    },
    variants: {
      [`${home}/:id/columns`]: [
        {
          prepare: async (setting) => ({ path: `${await upload(setting)}/columns`, form: columns }),
        },
      ],
      [`${home}/:id/writing`]: [
        { prepare: async (setting) => ({ path: `${await checked(setting)}/writing`, form: {} }) },
      ],
      [`${home}/:id/undo`]: [
        { prepare: async (setting) => ({ path: `${await written(setting)}/undo`, form: {} }) },
      ],
    },
  };
}
