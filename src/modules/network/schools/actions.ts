import { z } from "zod";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { type Change, record } from "#lib/history.ts";
import { endingOn, periodText } from "#lib/period.ts";
import { sqlOf } from "#lib/rows.ts";
import { searchWords } from "#lib/search.ts";
import { lockNetwork } from "../base/actions.ts";
import { findDistrict, findSchoolByCode, getPlaceOfSchool, getSchool } from "../base/queries.ts";
import { placesThrough } from "../territory/queries.ts";
import { canKeepOwnFacts, canKeepSchools } from "./access.ts";
import { changesBetween } from "./rules.ts";
import type { SchoolForm, SizeForm } from "./schema.ts";

type KeepRefusal = Record<string, "codeTaken" | "unknownDistrict" | "notYours">;

const lexemes = z.string();

/** The words of a school's names, code and address, as the search looks for them. */
export function wordsOf(school: {
  name_kk: string;
  name_ru: string;
  code: string;
  address?: string | null | undefined;
}) {
  return sqlOf(lexemes)`
    array_to_tsvector(${searchWords(school.name_kk, school.name_ru, school.code, school.address ?? null)}::text[])`;
}

/** Puts a new school into the registry; the form carries its id, so that sending twice makes one. */
export async function openSchool(
  db: Db,
  { person, form, now }: By & { form: SchoolForm },
): Promise<Result<{ id: string }, KeepRefusal>> {
  const today = dayOf(now);
  const found = await findOwnDistrict(db, { person, kato: form.districtKato, today });
  if (!found.ok) return found;
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const known = await tx
      .selectFrom("network.schools")
      .where((eb) => eb.or([eb("id", "=", form.id), eb("code", "=", form.code)]))
      .select("id")
      .execute();
    // The form was sent before: the school is there, whatever code it has now.
    if (known.some(({ id }) => id === form.id)) return done({ id: form.id });
    if (known.length > 0) return refuse({ code: "codeTaken" } as const);
    const openDuring = periodText({ from: form.openedOn ?? null, until: null });
    await tx
      .insertInto("network.schools")
      .values({
        ...columnsOf(form),
        id: form.id,
        open_during: openDuring,
        created_at: now,
        updated_at: now,
      })
      .execute();
    const places = await placesThrough(tx, found.value.id, openDuring);
    await tx
      .insertInto("network.school_places")
      .values(
        places.map((row) => ({
          school_id: form.id,
          district_id: row.districtId,
          during: row.during,
        })),
      )
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "schoolOpened",
      subject: { kind: "school", id: form.id },
    });
    return done({ id: form.id });
  });
}

async function findOwnDistrict(
  db: Db,
  { person, kato, today }: { person: Person; kato: string; today: string },
): Promise<Result<{ id: number; kato: string }, KeepRefusal>> {
  const district = await findDistrict(db, kato, today);
  if (!district) return refuse({ districtKato: "unknownDistrict" });
  const place = { regionKato: district.region_kato, districtKato: district.kato };
  return canKeepSchools(person, place) ? done(district) : refuse({ districtKato: "notYours" });
}

function columnsOf(form: SchoolForm) {
  return {
    code: form.code,
    name_kk: form.name_kk,
    name_ru: form.name_ru,
    kind: form.kind,
    languages: form.languages,
    locality: form.locality ?? null,
    address: form.address ?? null,
    lon: form.lon ?? null,
    lat: form.lat ?? null,
    position: form.lon !== undefined && form.lat !== undefined ? "exact" : "district",
    phone: form.phone ?? null,
    email: form.email ?? null,
    website: form.website ?? null,
    words: wordsOf(form),
  };
}

/** Changes the school's facts; a change of district holds from today. */
export async function changeSchool(
  db: Db,
  { person, form, now }: By & { form: SchoolForm },
): Promise<Result<{ id: string }, KeepRefusal>> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const before = await getSchool(tx, form.id);
    const place = await getPlaceOfSchool(tx, { id: form.id, on: today });
    allow(canKeepSchools(person, place));
    const same = await findSchoolByCode(tx, form.code);
    if (same && same.id !== form.id) return refuse({ code: "codeTaken" } as const);
    const found = await findOwnDistrict(tx, { person, kato: form.districtKato, today });
    if (!found.ok) return found;
    const district = found.value;
    const changes: Record<string, Change> = changesBetween(before, form);
    if (district.kato !== place.districtKato) {
      await moveSchool(tx, { schoolId: form.id, districtId: district.id, today });
      changes.district = { from: place.districtKato, to: district.kato };
    }
    if (Object.keys(changes).length === 0) return done({ id: form.id });
    await expectRows(
      tx
        .updateTable("network.schools")
        .set({ ...columnsOf(form), updated_at: now })
        .where("id", "=", form.id),
      { most: 1 },
    );
    await record(tx, {
      at: now,
      by: person,
      act: "schoolChanged",
      subject: { kind: "school", id: form.id },
      changes,
    });
    return done({ id: form.id });
  });
}

async function moveSchool(
  db: Db,
  { schoolId, districtId, today }: { schoolId: string; districtId: number; today: string },
) {
  const later = await db
    .selectFrom("network.school_places")
    .where("school_id", "=", schoolId)
    .where(condition`lower(during) >= ${today}::date`)
    .select("id")
    .execute();
  const ids = later.map(({ id }) => id);
  if (ids.length > 0)
    await expectRows(db.deleteFrom("network.school_places").where("id", "in", ids), {
      most: ids.length,
    });
  await expectRows(
    db
      .updateTable("network.school_places")
      .set({ during: endingOn(today) })
      .where("school_id", "=", schoolId)
      .where(condition`during @> ${today}::date`),
    { most: 1 },
  );
  await db
    .insertInto("network.school_places")
    .values({
      school_id: schoolId,
      district_id: districtId,
      during: periodText({ from: today, until: null }),
    })
    .execute();
}

/** Says until when a school is open, in the caller's transaction, which allowed it; null while it has no end. */
export async function setOpenUntil(
  tx: Db,
  {
    schoolId,
    from,
    until,
    now,
  }: { schoolId: string; from: string | null; until: string | null; now: Date },
): Promise<void> {
  await expectRows(
    tx
      .updateTable("network.schools")
      .set({ open_during: periodText({ from, until }), updated_at: now })
      .where("id", "=", schoolId),
    { most: 1 },
  );
}

/** Numbers of pupils and teachers of one year; the school itself may keep them. */
export async function keepSize(
  db: Db,
  { person, id, form, now }: By & { id: string; form: SizeForm },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await getSchool(tx, id);
    allow(canKeepOwnFacts(person, await getPlaceOfSchool(tx, { id, on: dayOf(now) })));
    const before = await tx
      .selectFrom("network.school_sizes")
      .where("school_id", "=", id)
      .where("year", "=", form.year)
      .select(["pupils", "teachers"])
      .executeTakeFirst();
    if (before?.pupils === form.pupils && before.teachers === form.teachers) return;
    await tx
      .insertInto("network.school_sizes")
      .values({ school_id: id, ...form })
      .onConflict((conflict) => conflict.columns(["school_id", "year"]).doUpdateSet(form))
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "sizeKept",
      subject: { kind: "school", id },
      changes: {
        year: { from: null, to: String(form.year) },
        pupils: { from: textOf(before?.pupils), to: String(form.pupils) },
        teachers: { from: textOf(before?.teachers), to: String(form.teachers) },
      },
    });
  });
}

function textOf(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
