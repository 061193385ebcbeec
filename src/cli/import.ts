import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { startCheck } from "#imports/checking.ts";
import { type ImportDesk, questionsOf } from "#imports/desk.ts";
import { getImport, listBadRows } from "#imports/queries.ts";
import { uploadImport } from "#imports/sending.ts";
import { startWriting } from "#imports/writing.ts";
import { dayOf, isDay } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { Forbidden } from "#lib/errors.ts";
import { findJob } from "#lib/jobs.ts";
import { given } from "#lib/shown.ts";
import { areas } from "../areas.ts";
import { work } from "../worker.ts";
import { type Deployment, refuseUnprepared, withDeployment } from "./deployment.ts";
import { findPersonByEmail } from "./person.ts";
import { say } from "./say.ts";

const desks = given(areas.map((area) => area.imports));
export const kindsBrought = desks.flatMap(({ kinds }) => kinds.map(({ name }) => name));

const Wanted = z.object({
  kind: z.enum(kindsBrought),
  file: z.string(),
  by: z.email(),
  asOf: z.string().refine(isDay, "must be a day: YYYY-MM-DD"),
  check: z.boolean(),
});
type Wanted = z.infer<typeof Wanted>;

const shownRows = 20;

/** `tirek import`: the same check and the same writing as on the page, in the name of one person. */
export async function importCommand(
  kind: string,
  file: string,
  options: { by: string; asOf?: string; check?: boolean },
): Promise<void> {
  const wanted = Wanted.parse({
    kind,
    file,
    by: options.by,
    asOf: options.asOf ?? dayOf(new Date()),
    check: options.check ?? false,
  });
  await withDeployment(async (deployment) => {
    await refuseUnprepared(deployment.db);
    const worker = await work(deployment);
    try {
      await importFile(deployment, wanted);
    } catch (error) {
      throw error instanceof Forbidden ? new Error(whoMay(wanted)) : error;
    } finally {
      await worker.stop();
    }
  });
}

function whoMay({ by, kind }: Wanted): string {
  return `${by} may not import ${kind}: only who may on the page, at ${deskOf(kind).home}`;
}

async function importFile({ db, config }: Deployment, wanted: Wanted): Promise<void> {
  const now = new Date();
  const person = await findPersonByEmail(db, wanted.by);
  const desk = deskOf(wanted.kind);
  const id = randomUUID();
  const sent = await uploadImport(db, desk, {
    person,
    form: { id, kind: wanted.kind },
    file: new File([await readFile(wanted.file)], basename(wanted.file)),
    secret: config.SECRET,
    now,
  });
  if (!sent.ok) throw new Error(`${wanted.file}: ${sent.refusal.file}`);
  const { mapping } = await getImport(db, id);
  const days = questionsOf(desk, { kind: wanted.kind, language: "en" }).filter(
    ({ type }) => type === "day",
  );
  const chosen = {
    mapping,
    answers: Object.fromEntries(days.map(({ name }) => [name, wanted.asOf])),
  };
  const checking = await startCheck(db, desk, { person, id, chosen, now });
  if (!checking.ok) {
    throw new Error(`No column for ${Object.keys(checking.refusal).join(", ")}`);
  }
  await untilEnded(db, checking.value.jobId);
  await tellOutcome(db, id);
  if (wanted.check) return;
  const writing = await startWriting(db, desk, { person, id, now });
  await untilEnded(db, writing.value.jobId);
  say("Written");
}

function deskOf(kind: string): ImportDesk {
  const found = desks.find(({ kinds }) => kinds.some(({ name }) => name === kind));
  if (!found) throw new Error(`no tables of ${kind} are brought anywhere`);
  return found;
}

async function tellOutcome(db: Db, id: string): Promise<void> {
  const { rowsNew, rowsChanged, rowsSame, rowsDoubtful, rowsAside, rowsBad } = await getImport(
    db,
    id,
  );
  say(`${rowsNew} new, ${rowsChanged} changed, ${rowsSame} the same, ${rowsBad} cannot be written`);
  if (rowsDoubtful > 0) say(`${rowsDoubtful} new and perhaps known: written, and told as doubles`);
  if (rowsAside > 0) say(`${rowsAside} not counted: totals, signatures and the like`);
  const bad = await listBadRows(db, id);
  for (const { number, problems } of bad.slice(0, shownRows)) {
    const told = problems.map(({ field, code, value }) => `${field} ${code} "${value}"`);
    say(`  row ${number}: ${told.join(", ")}`);
  }
}

async function untilEnded(db: Db, jobId: string): Promise<void> {
  for (;;) {
    const job = await findJob(db, jobId);
    if (job?.state === "done") return;
    if (job?.state === "failed") throw new Error(`The work failed: ${job.failure}`);
    await pause(200);
  }
}
