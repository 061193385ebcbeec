import { randomInt, randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, inTransaction } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record, recordMany } from "#lib/history.ts";
import { type Mail, sendMails } from "#lib/mail.ts";
import { inLanguage, type Words, wordsIn, wordsOf } from "#lib/texts.ts";
import { canAmend } from "./access.ts";
import { foldedName, getCertificate, listAddresses, listTaken } from "./queries.ts";
import { changesOf, numberFrom, signCount, signsChosen } from "./rules.ts";
import {
  type Activity,
  type Certificate,
  type Holder,
  type ReplaceForm,
  type RevokeForm,
  type Source,
  titleWords,
} from "./schema.ts";
import { texts } from "./texts.ts";

type Issue = {
  activity: Activity;
  source: Source;
  /** Only those entitled: whoever calls has seen the attendance, or has it confirmed by the ground. */
  holders: readonly Holder[];
  by: Person;
  now: Date;
  publicUrl: string;
};
export type IssuedCertificate = { key: string; number: string };

const mostAtOnce = 1000;

/**
 * Issues a certificate to each holder, in the caller's transaction or one of its own. What the same
 * source already gave somebody is found again and answered, not issued twice. Whether `by` may issue
 * is the caller's to decide.
 */
export async function issueCertificates(db: Db, issue: Issue): Promise<IssuedCertificate[]> {
  return inTransaction(db, async (tx) => {
    const issued: IssuedCertificate[] = [];
    for (let at = 0; at < issue.holders.length; at += mostAtOnce) {
      const holders = issue.holders.slice(at, at + mostAtOnce);
      issued.push(...(await issueSome(tx, { ...issue, holders })));
    }
    return issued;
  });
}

async function issueSome(tx: Db, issue: Issue): Promise<IssuedCertificate[]> {
  const { activity, source, holders, by, now } = issue;
  const numbers = await freeNumbers(tx, { count: holders.length, day: activity.issuedOn });
  const shared = { ...activityColumns(activity), ...stamp(by, now) };
  const made = await tx
    .insertInto("people.certificates")
    .values(
      holders.map((holder, at) => ({
        id: randomUUID(),
        number: numbers[at] ?? "",
        ...shared,
        ...holderColumns(holder),
        source_kind: source.kind,
        source_id: source.id,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["source_kind", "source_id", "kind", "holder_key"])
        .where("replaces", "is", null)
        .doNothing(),
    )
    .returning(["id", "number", "teacher_id as teacherId"])
    .execute();
  await recordMany(tx, {
    at: now,
    by,
    act: "certificateIssued",
    kind: "certificate",
    ids: made.map(({ id }) => id),
  });
  await writeToHolders(tx, { ...issue, title: titleWords(activity), made });
  return listIssued(tx, issue);
}

async function listIssued(
  tx: Db,
  { activity, source, holders }: Issue,
): Promise<IssuedCertificate[]> {
  return tx
    .selectFrom("people.certificates")
    .where("source_kind", "=", source.kind)
    .where("source_id", "=", source.id)
    .where("kind", "=", activity.kind)
    .where("replaces", "is", null)
    .where(
      "holder_key",
      "in",
      holders.map(({ key }) => key),
    )
    .select(["holder_key as key", "number"])
    .execute();
}

type IssuedList = Pick<Issue, "now" | "publicUrl"> & {
  title: Words;
  made: { number: string; teacherId: string | null }[];
};

async function writeToHolders(tx: Db, { title, made, now, publicUrl }: IssuedList): Promise<void> {
  const numbers = new Map(made.map(({ teacherId, number }) => [teacherId, number]));
  const addresses = await listAddresses(
    tx,
    made.flatMap(({ teacherId }) => teacherId ?? []),
  );
  const letters = addresses.map(({ teacherId, email, language }): Mail => {
    const t = inLanguage(texts, language);
    const link = `${publicUrl}/certificates/${numbers.get(teacherId) ?? ""}/full`;
    const body = t.issuedBody(wordsIn(title, language), link);
    return { to: email, language, subject: t.issuedSubject, body, now };
  });
  await sendMails(tx, letters);
}

/** Twice as many numbers are drawn as are needed, so that those already given can be left out. */
async function freeNumbers(
  db: Db,
  { count, day }: { count: number; day: string },
): Promise<string[]> {
  const year = Number(day.slice(0, 4));
  const drawn = new Set(Array.from({ length: 2 * count + 10 }, () => drawNumber(year, randomInt)));
  const taken = await listTaken(db, [...drawn]);
  return [...drawn].filter((number) => !taken.has(number)).slice(0, count);
}

/** A number of the year whose signs are drawn by chance: `draw` answers a whole number below its argument. */
export function drawNumber(year: number, draw: (below: number) => number): string {
  return numberFrom(
    year,
    Array.from({ length: signsChosen }, () => draw(signCount)),
  );
}

function activityColumns({ organiser, ...activity }: Activity) {
  return {
    kind: activity.kind,
    title_kk: activity.titleKk,
    title_ru: activity.titleRu,
    title_en: activity.titleEn,
    hours: activity.hours,
    form: activity.form,
    result: activity.result,
    from_day: activity.fromDay,
    until_day: activity.untilDay,
    organiser_school_id: organiser.schoolId,
    organiser_kk: organiser.kk,
    organiser_ru: organiser.ru,
    region_kato: organiser.regionKato,
    district_kato: organiser.districtKato,
    place_kk: activity.placeKk,
    place_ru: activity.placeRu,
    ground: activity.ground,
    signatories: JSON.stringify(activity.signatories),
    issued_on: activity.issuedOn,
    valid_until: activity.validUntil,
  };
}

function holderColumns({ key, teacherId, score, ...name }: Holder) {
  return {
    teacher_id: teacherId,
    holder_key: key,
    score,
    folded: foldedName(name),
    family_name: name.familyName,
    given_name: name.givenName,
    patronymic: name.patronymic,
  };
}

function stamp(by: Person, now: Date) {
  return { issued_by: by.userId, issued_at: now };
}

/** Takes a certificate back for good; a second time changes nothing. */
export async function revoke(
  db: Db,
  { person, number, form, now }: By & { number: string; form: RevokeForm },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const certificate = await getCertificate(tx, number);
    allow(canAmend(person, certificate));
    const revoked = await tx
      .updateTable("people.certificates")
      .set({ revoked_at: now, revoked_reason: form.reason })
      .where("id", "=", certificate.id)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!revoked) return;
    await record(tx, {
      at: now,
      by: person,
      act: "certificateRevoked",
      subject: { kind: "certificate", id: certificate.id },
      changes: { reason: { from: null, to: form.reason } },
    });
    await writeOfRevocation(tx, { certificate, reason: form.reason, now });
  });
}

async function writeOfRevocation(
  tx: Db,
  { certificate, reason, now }: { certificate: Certificate; reason: string; now: Date },
): Promise<void> {
  const addresses = await listAddresses(tx, [certificate.teacherId ?? []].flat());
  const letters = addresses.map(({ email, language }): Mail => {
    const t = inLanguage(texts, language);
    const body = t.revokedBody(
      wordsIn(wordsOf(certificate, "title"), language),
      certificate.number,
      reason,
    );
    return { to: email, language, subject: t.revokedSubject, body, now };
  });
  await sendMails(tx, letters);
}

type ReplaceRefusal = { ""?: "alreadyReplaced"; issuedOn?: "inFuture" | "beforeEnd" };

/** Puts a corrected certificate with a number of its own in the place of another. */
export async function replace(
  db: Db,
  {
    person,
    number,
    form,
    now,
    publicUrl,
  }: By & { number: string; form: ReplaceForm; publicUrl: string },
): Promise<Result<{ number: string }, ReplaceRefusal>> {
  return db.transaction().execute(async (tx) => {
    await tx
      .selectFrom("people.certificates")
      .where("number", "=", number)
      .select("id")
      .forUpdate()
      .execute();
    const before = await getCertificate(tx, number);
    allow(canAmend(person, before));
    if (before.replacedByNumber) return afterReplacement(tx, { before, id: form.id });
    if (form.issuedOn > dayOf(now)) return refuse({ issuedOn: "inFuture" } as const);
    if (form.issuedOn < before.untilDay) return refuse({ issuedOn: "beforeEnd" } as const);
    const made = await insertReplacement(tx, { before, form, person, now });
    const subject = { kind: "certificate", id: before.id };
    const changes = { replacedBy: { from: null, to: made.number }, ...changesOf(before, form) };
    await record(tx, { at: now, by: person, act: "certificateReplaced", subject, changes });
    await record(tx, {
      at: now,
      by: person,
      act: "certificateIssued",
      subject: { kind: "certificate", id: form.id },
    });
    const given = [{ number: made.number, teacherId: before.teacherId }];
    await writeToHolders(tx, { title: titleWords(titlesOf(form)), made: given, now, publicUrl });
    return done({ number: made.number });
  });
}

async function afterReplacement(
  tx: Db,
  { before, id }: { before: Certificate; id: string },
): Promise<Result<{ number: string }, ReplaceRefusal>> {
  const same = await tx
    .selectFrom("people.certificates")
    .where("id", "=", id)
    .where("replaces", "=", before.id)
    .select("number")
    .executeTakeFirst();
  return same ? done(same) : refuse({ "": "alreadyReplaced" });
}

function titlesOf(form: ReplaceForm) {
  return { titleKk: form.titleKk, titleRu: form.titleRu, titleEn: form.titleEn ?? null };
}

async function insertReplacement(
  tx: Db,
  {
    before,
    form,
    person,
    now,
  }: { before: Certificate; form: ReplaceForm; person: Person; now: Date },
): Promise<{ number: string }> {
  const { familyName, givenName, patronymic = null, score = null } = form;
  const [number = ""] = await freeNumbers(tx, { count: 1, day: form.issuedOn });
  const activity = {
    ...before,
    ...titlesOf(form),
    placeKk: before.place_kk,
    placeRu: before.place_ru,
    hours: form.hours ?? null,
    issuedOn: form.issuedOn,
    validUntil: form.validUntil ?? null,
    ground: form.ground,
  };
  const holder = { key: form.id, teacherId: before.teacherId, score };
  await tx
    .insertInto("people.certificates")
    .values({
      id: form.id,
      number,
      ...activityColumns(activity),
      ...stamp(person, now),
      ...holderColumns({ ...holder, familyName, givenName, patronymic }),
      source_kind: "certificate",
      source_id: before.id,
      replaces: before.id,
    })
    .execute();
  return { number };
}
