import { type RawBuilder, sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { daysBefore, deletes, lasting, type Retentions } from "#lib/retention.ts";
import type { ImportDesk } from "./desk.ts";
import { hoursToUndo } from "./kept.ts";
import { stateNow } from "./queries.ts";

const daysWaiting = 14;
const daysOfRows = 90;

/** For how long tables that were brought are kept. */
export function importRetention(
  desks: readonly Pick<ImportDesk, "name" | "tellsOfPeople">[],
): Retentions {
  const ofPeople = desks.filter(({ tellsOfPeople }) => tellsOfPeople).map(({ name }) => name);
  return {
    "core.imports": lasting(
      "as long as the network: that a table was brought, by whom and how many rows",
    ),
    "core.import_rows": {
      kept: `${daysOfRows} days after the table was sent; of people, or not written, ${daysWaiting} days`,
      forget: deletes(
        "core.import_rows",
        (now) => condition`import_id in (${written(now, daysOfRows)})
          or (not is_written and import_id in (${written(now, daysWaiting)}))
          or import_id in (${written(now, daysWaiting)} and i.desk = any (${ofPeople}))
          or (not is_written and import_id in (${waiting(before(now))}))`,
      ),
    },
    "core.import_pieces": {
      kept: `until the table is checked, ${daysWaiting} days at most`,
      forget: deletes(
        "core.import_pieces",
        (now) => condition`import_id in (${waiting(before(now))})`,
      ),
    },
    "core.import_changes": whileUndoable("core.import_changes"),
    "core.import_written": whileUndoable("core.import_written"),
  };
}

function whileUndoable(table: string): Retentions[string] {
  return {
    kept: `${hoursToUndo} hours after the table was written, while it may be taken back; ${daysWaiting} days where it was left half way`,
    forget: deletes(
      table,
      (now) => condition`import_id in (
        select i.id from core.imports i left join core.jobs j on j.id = i.job_id
        where i.written_at < ${now}::timestamptz - make_interval(hours => ${hoursToUndo})
          and ${stateNow} <> 'undoing'
        union all ${waiting(before(now))})`,
    ),
  };
}

function written(now: Date, days: number): RawBuilder<unknown> {
  return sql`select i.id from core.imports i
    where i.made_at < ${daysBefore(now, days)} and i.state in ('written', 'undone')`;
}

const before = (now: Date) => condition`i.made_at < ${daysBefore(now, daysWaiting)}`;

/** Imports that wait for somebody, failed ones too, under the name `i`. */
function waiting(which: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select i.id from core.imports i left join core.jobs j on j.id = i.job_id
    where ${stateNow} in ('uploaded', 'checked', 'failed') and ${which}`;
}

const mostWaiting = 10;

/** Lets go the rows of the files that somebody sent to the desk before the last ten and did not have written. */
export async function clearOlder(
  tx: Db,
  { desk, madeBy }: { desk: { name: string }; madeBy: string },
): Promise<void> {
  const ofPerson = waiting(condition`i.made_by = ${madeBy} and i.desk = ${desk.name}`);
  const older = sql`${ofPerson} order by i.made_at desc, i.id offset ${mostWaiting}`;
  await sql`delete from core.import_pieces where import_id in (${older})`.execute(tx);
  await sql`delete from core.import_rows where not is_written and import_id in (${older})`.execute(
    tx,
  );
}
