import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { startCheck, startWriting, uploadImport } from "#modules/network/imports/actions.ts";
import { tasks } from "#modules/network/imports/jobs.ts";
import { getImport } from "#modules/network/imports/queries.ts";
import { configOf, type Place } from "./place.ts";
import { type Measure, seconds } from "./table.ts";
import { nationalPerson, runTask, timeOf } from "./work.ts";

const schoolsInFile = 7047;
const columns = ["code", "name_kk", "name_ru", "district", "kind", "languages", "locality"];

/** A workbook of 7,047 schools, checked and written by the jobs themselves: all new, then all changed. */
export async function measureImports(place: Place): Promise<Measure[]> {
  const empty = await place.openEmpty();
  const file = await workbookOf(place.db, "");
  const changed = await workbookOf(place.db, " (2)");
  const first = await importOnce({ place, db: empty, bytes: file });
  const again = await importOnce({ place, db: place.db, bytes: changed });
  return [
    told("import into an empty registry", first),
    told("import into a registry that has them all", again),
  ];
}

type Outcome = { read: number; check: number; write: number; rows: string };

function told(what: string, { read, check, write, rows }: Outcome): Measure {
  const parts = `read ${seconds(read)}, check ${seconds(check)}, write ${seconds(write)}`;
  return {
    what: `${what}: ${rows}`,
    promise: "<= 10 s",
    figure: `${seconds(read + check + write)} (${parts})`,
  };
}

async function workbookOf(db: Db, ending: string): Promise<Uint8Array> {
  const { rows } = await sql<Record<(typeof columns)[number], string>>`
    select s.code, s.name_kk || ${ending} as name_kk, s.name_ru || ${ending} as name_ru, l.district_kato as district,
      s.kind, array_to_string(s.languages, ', ') as languages, s.locality
    from network.listings l join network.schools s on s.id = l.school_id
    where l.during @> current_date order by s.code limit ${schoolsInFile}`.execute(db);
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ""));
  return writeXlsx({ sheet: "schools", columns, rows: cells });
}

type Run = { place: Place; db: Db; bytes: Uint8Array };

async function importOnce({ place, db, bytes }: Run): Promise<Outcome> {
  const now = new Date();
  const person = await nationalPerson(db);
  const id = randomUUID();
  const read = await timeOf(() =>
    uploadImport(db, {
      person,
      files: openFiles(configOf(place).FILES_URL),
      now,
      form: { id, kind: "schools", asOf: dayOf(now) },
      file: new File([new Uint8Array(bytes)], "schools.xlsx"),
    }),
  );
  const { mapping } = await getImport(db, id);
  await startCheck(db, { person, id, mapping, now });
  const run = (name: string) =>
    runTask({
      place,
      db,
      payload: { importId: id },
      task: tasks.find((one) => one.name === name),
    });
  const check = await timeOf(() => run("check_import"));
  await startWriting(db, { person, id, now });
  const write = await timeOf(() => run("write_import"));
  const { state, rowsNew, rowsChanged, rowsSame, rowsBad } = await getImport(db, id);
  const rows = `${rowsNew} new, ${rowsChanged} changed, ${rowsSame} same, ${rowsBad} bad`;
  return { read, check, write, rows: state === "written" ? rows : `NOT WRITTEN, ${rows}` };
}
