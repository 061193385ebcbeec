import { JobPayload } from "#imports/kept.ts";
import { rowsBy } from "#imports/plan.ts";
import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import type { JobTools, Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { getSchool } from "#modules/network/base/queries.ts";
import { onlySchoolOf } from "./access.ts";
import {
  checkPortion,
  contextFor,
  countWritten,
  endCheck,
  endWriting,
  forgetCheck,
  writePortion,
} from "./actions.ts";
import { getImport, listPortions, listSentRows } from "./queries.ts";
import { countRows, portionsOf, withNames, withOwnSchool } from "./rules/rows.ts";
import { fieldsOf, type Import, type Outcome } from "./schema.ts";

const rowsInPortion = 4_000;

const checkTask: Task = {
  name: "check_people_import",
  run: async (tools, payload) => {
    const { found, person } = await openImport(tools, payload);
    const sent = await listSentRows(tools.db, found.id);
    const fields = fieldsOf(found.kind);
    const { mapping } = found;
    const named = withNames(rowsBy(sent, { fields, mapping }), mapping.name_order);
    const rows = withOwnSchool(named, await ownCode(tools.db, person));
    await forgetCheck(tools.db, found.id);
    const context = contextFor(person, { now: tools.now(), listedOn: mapping.listed_on });
    const counts = countRows([]);
    let done = 0;
    for (const [portion, ofPortion] of portionsOf(rows, rowsInPortion).entries()) {
      await tools.progress(done, rows.length);
      const asked = { importId: found.id, kind: found.kind, portion, rows: ofPortion, context };
      add(counts, await checkPortion(tools.db, { ...asked, secret: tools.config.SECRET }));
      done += ofPortion.length;
    }
    await endCheck(tools.db, { id: found.id, counts });
    await tools.progress(rows.length, rows.length);
    return { resultPath: `/people/imports/${found.id}` };
  },
};

const writeTask: Task = {
  name: "write_people_import",
  run: async (tools, payload) => {
    const { found, person } = await openImport(tools, payload);
    const resultPath = `/people/imports/${found.id}`;
    if (found.state === "written") return { resultPath };
    const portions = await listPortions(tools.db, found.id);
    try {
      for (const [at, portion] of portions.entries()) {
        await tools.progress(at, portions.length + 1);
        await writePortion(tools.db, { found, portion, person, now: tools.now() });
      }
    } finally {
      await countWritten(tools.db, found.id);
    }
    await endWriting(tools.db, { id: found.id, person, now: tools.now() });
    await tools.progress(portions.length + 1, portions.length + 1);
    return { resultPath };
  },
};

export const tasks: readonly Task[] = [checkTask, writeTask];

async function openImport(
  { db, now }: JobTools,
  payload: unknown,
): Promise<{ found: Import; person: Person }> {
  const { importId } = JobPayload.parse(payload);
  const found = await getImport(db, importId);
  return { found, person: await getPerson(db, { userId: found.madeBy, now: now() }) };
}

async function ownCode(db: Db, person: Person): Promise<string | null> {
  const schoolId = onlySchoolOf(person);
  return schoolId === null ? null : (await getSchool(db, schoolId)).code;
}

function add(counts: Record<Outcome, number>, more: Record<Outcome, number>): void {
  for (const outcome of ["bad", "doubtful", "new", "changed", "same"] as const)
    counts[outcome] += more[outcome];
}
