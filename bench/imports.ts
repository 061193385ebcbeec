import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import { networkDesk as desk } from "./desks.ts";
import type { Place } from "./place.ts";
import { type Measure, seconds } from "./table.ts";
import { importTable } from "./work.ts";

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

async function importOnce({
  place,
  db,
  bytes,
}: {
  place: Place;
  db: Db;
  bytes: Uint8Array;
}): Promise<Outcome> {
  const file = new File([new Uint8Array(bytes)], "schools.xlsx");
  const { found, ...times } = await importTable({ place, db, desk, kind: "schools", file });
  const { state, rowsNew, rowsChanged, rowsSame, rowsBad } = found;
  const rows = `${rowsNew} new, ${rowsChanged} changed, ${rowsSame} same, ${rowsBad} bad`;
  return { ...times, rows: state === "written" ? rows : `NOT WRITTEN, ${rows}` };
}
