import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { noName, type Subject } from "#lib/of-person.ts";
import { canIssue, canIssueTo, scopeOfCertificates } from "../certificates/access.ts";
import { issueCertificates } from "../certificates/actions.ts";
import type { Activity, Holder, Organiser } from "../certificates/schema.ts";
import { findHoldersInSchools, findOrganiser, listTeachersToChoose } from "./queries.ts";
import { type Line, type LineProblem, mostHolders, readLines } from "./rules.ts";
import type { ActivityForm, CertificateList, IssueForm, ListForm } from "./schema.ts";

type ActivityRefusal = Partial<
  Record<
    "kind" | "organiserCode" | "territory" | "issuedOn",
    "unknownSchool" | "notOffered" | "notYours" | "inFuture"
  >
>;

/** What the form says, with its organiser looked up; refused when the person may not issue for it. */
export async function readActivity(
  db: Db,
  { person, form, now }: By & { form: ActivityForm },
): Promise<Result<Activity, ActivityRefusal>> {
  const today = dayOf(now);
  const organiser = await findOrganiser(db, { form, today });
  const bySchool = form.organiser === "school";
  const field = bySchool ? "organiserCode" : "territory";
  if (!organiser) return refuse({ [field]: bySchool ? "unknownSchool" : "notOffered" } as const);
  if (!canIssue(person, { kind: form.kind, organiser })) return refuse({ [field]: "notYours" });
  if (form.issuedOn > today) return refuse({ issuedOn: "inFuture" });
  return done(activityFrom(form, organiser));
}

function activityFrom(form: ActivityForm, organiser: Organiser): Activity {
  const { signer2Name, signer2Kk, signer2Ru } = form;
  const first = { name: form.signer1Name, positionKk: form.signer1Kk, positionRu: form.signer1Ru };
  const second =
    signer2Name && signer2Kk && signer2Ru
      ? [{ name: signer2Name, positionKk: signer2Kk, positionRu: signer2Ru }]
      : [];
  return {
    kind: form.kind,
    titleKk: form.titleKk,
    titleRu: form.titleRu,
    organiser,
    titleEn: form.titleEn ?? null,
    hours: form.hours ?? null,
    form: form.form ?? null,
    fromDay: form.fromDay,
    untilDay: form.untilDay,
    result: form.result ?? null,
    placeKk: form.placeKk ?? null,
    placeRu: form.placeRu ?? null,
    signatories: [first, ...second],
    issuedOn: form.issuedOn,
    validUntil: form.validUntil ?? null,
    ground: form.ground,
  };
}

type IssueRefusal = ActivityRefusal & { schoolCode?: "unknownSchool" | "outside" };

/** One certificate by hand; the ground takes the place of a marked attendance. */
export async function issueOne(
  db: Db,
  { person, form, now, publicUrl }: By & { form: IssueForm; publicUrl: string },
): Promise<Result<{ number: string }, IssueRefusal>> {
  return db.transaction().execute(async (tx) => {
    const read = await readActivity(tx, { person, form, now });
    if (!read.ok) return read;
    const holder = await findHolder(tx, { person, form, activity: read.value, now });
    if (!holder.ok) return holder;
    const [issued] = await issueCertificates(tx, {
      activity: read.value,
      source: { kind: "manual", id: form.id },
      holders: [holder.value],
      by: person,
      now,
      publicUrl,
    });
    return done({ number: issued?.number ?? "" });
  });
}

async function findHolder(
  tx: Db,
  { person, form, activity, now }: By & { form: IssueForm; activity: Activity },
): Promise<Result<Holder, IssueRefusal>> {
  const { familyName, givenName, patronymic = null, score = null } = form;
  const named = { familyName, givenName, patronymic, score };
  // The form's own id keeps one holder, even when the person joins the school between two sendings.
  const key = "holder";
  if (!form.schoolCode) return done({ ...named, key, teacherId: null });
  const people = [{ code: form.schoolCode, familyName, givenName, patronymic }];
  const [found] = await findHoldersInSchools(tx, { people, today: dayOf(now) });
  const { schoolId, regionKato, districtKato } = found ?? {};
  if (!schoolId || !regionKato || !districtKato) return refuse({ schoolCode: "unknownSchool" });
  const may = canIssueTo(person, activity, { schoolId, regionKato, districtKato });
  if (!may) return refuse({ schoolCode: "outside" });
  return done({ ...named, key, teacherId: found?.teacherId ?? null });
}

export type ListRefusal = ActivityRefusal & {
  lines?: LineProblem | "needed" | "tooMany";
  teachers?: "notOffered";
};

/** Keeps the list and puts it into the queue; sending the form twice keeps one list and one job. */
export async function startList(
  db: Db,
  { person, form, now }: By & { form: ListForm },
): Promise<Result<{ jobId: string }, ListRefusal>> {
  return db.transaction().execute(async (tx) => {
    const read = await readActivity(tx, { person, form, now });
    if (!read.ok) return read;
    const holders = await readHolders(tx, { person, form, activity: read.value, now });
    if (!holders.ok) return holders;
    const jobId = randomUUID();
    const made = await tx
      .insertInto("people.certificate_lists")
      .values({
        id: form.id,
        activity: JSON.stringify(read.value),
        holders: JSON.stringify(holders.value),
        holders_count: holders.value.length,
        job_id: jobId,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return done({ jobId: await jobOfList(tx, form.id) });
    await record(tx, {
      at: now,
      by: person,
      act: "certificateListMade",
      subject: { kind: "certificateList", id: form.id },
      changes: { holders: { from: null, to: String(holders.value.length) } },
    });
    const job = { id: jobId, task: "issue_certificates", payload: { listId: form.id } };
    await startJob(tx, { ...job, by: person, now });
    return done({ jobId });
  });
}

async function jobOfList(tx: Db, id: string): Promise<string> {
  const list = await tx
    .selectFrom("people.certificate_lists")
    .where("id", "=", id)
    .select("job_id as jobId")
    .executeTakeFirstOrThrow();
  return list.jobId;
}

type ListToRead = By & { form: ListForm; activity: Activity };

async function readHolders(tx: Db, reading: ListToRead): Promise<Result<Holder[], ListRefusal>> {
  const { form } = reading;
  const read = readLines(form.lines);
  if (!read.ok) return refuse({ lines: read.problem });
  const chosen = await readChosen(tx, reading);
  if (chosen.length < new Set(form.teachers).size) return refuse({ teachers: "notOffered" });
  const named = await readNamed(tx, { reading, lines: read.lines });
  if (!named.ok) return named;
  // Somebody both chosen and named gets one certificate, with the score of the line.
  const byKey = new Map([...chosen, ...named.value].map((holder) => [holder.key, holder]));
  if (byKey.size === 0) return refuse({ lines: "needed" });
  return byKey.size > mostHolders ? refuse({ lines: "tooMany" }) : done([...byKey.values()]);
}

async function readChosen(tx: Db, { person, form, now }: ListToRead): Promise<Holder[]> {
  const scope = scopeOfCertificates(person);
  if (!scope || form.teachers.length === 0) return [];
  const code = form.school ?? "";
  const offered = await listTeachersToChoose(tx, { scope, code, today: dayOf(now) });
  return offered
    .filter(({ id }) => form.teachers.includes(id))
    .map(({ id, ...name }) => ({ ...name, key: id, teacherId: id, score: null }));
}

async function readNamed(
  tx: Db,
  { reading, lines }: { reading: ListToRead; lines: readonly Line[] },
): Promise<Result<Holder[], ListRefusal>> {
  const { person, activity, now } = reading;
  const people = lines.map(({ code, ...line }) => ({ ...line, code: code ?? "" }));
  const found = await findHoldersInSchools(tx, { people, today: dayOf(now) });
  const teacherIds = new Map(found.map(({ place, teacherId }) => [place, teacherId]));
  for (const { place, schoolId, regionKato, districtKato } of found) {
    const line = lines[place];
    if (!line?.code) continue;
    const problem = (why: LineProblem["why"]) => refuse({ lines: { line: line.number, why } });
    if (!schoolId || !regionKato || !districtKato) return problem("unknownSchool");
    if (!canIssueTo(person, activity, { schoolId, regionKato, districtKato }))
      return problem("outside");
  }
  return done(
    lines.map(({ number, familyName, givenName, patronymic, score }, at) => {
      const teacherId = teacherIds.get(at) ?? null;
      const key = teacherId ?? `line:${number}`;
      return { key, teacherId, familyName, givenName, patronymic, score };
    }),
  );
}

const chunk = 500;

/**
 * Issues the whole list, part by part. Each part is a transaction of its own and finds what an
 * interrupted run has issued, so that nobody is left out and nobody gets two.
 */
export async function issueList(
  db: Db,
  {
    list,
    person,
    now,
    publicUrl,
    progress,
  }: {
    list: CertificateList;
    person: Person;
    now: Date;
    publicUrl: string;
    progress: (done: number, total: number) => Promise<void>;
  },
): Promise<void> {
  const { activity, holders } = list;
  await progress(0, holders.length);
  for (let at = 0; at < holders.length; at += chunk) {
    const part = holders.slice(at, at + chunk);
    const source = { kind: "list", id: list.id };
    await issueCertificates(db, { activity, source, holders: part, by: person, now, publicUrl });
    await progress(at + part.length, holders.length);
  }
}

/** Takes the person's name out of lists of certificates; inside the caller's transaction. */
export async function forgetHolders(tx: Db, { teacherIds }: Subject): Promise<void> {
  const unnamed = JSON.stringify({ familyName: noName, givenName: noName, patronymic: null });
  await sql`
    update people.certificate_lists l set holders = (
      select jsonb_agg(case when h.one ->> 'teacherId' = any(${teacherIds}::text[])
        then h.one || ${unnamed}::jsonb else h.one end order by h.at)
      from jsonb_array_elements(l.holders) with ordinality as h (one, at))
    where exists (select from jsonb_array_elements(l.holders) as h (one)
      where h.one ->> 'teacherId' = any(${teacherIds}::text[]))`.execute(tx);
}
