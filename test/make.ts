import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { Kind, Status } from "#modules/network/base/schema.ts";
import { wordsOf } from "#modules/network/schools/actions.ts";
import { placesThrough } from "#modules/network/territory/queries.ts";

let made = 0;

type School = {
  nameKk?: string;
  nameRu?: string;
  kind?: Kind;
  /** KATO of a district that stands in 2026; Khromtau district of Aktobe region unless told. */
  district?: string;
  status?: Status;
  since?: string;
  lon?: number;
  lat?: number;
};

/** A school in a real district, open since ever, with a status when asked. */
export async function makeSchool(
  db: Db,
  school: School = {},
): Promise<{ id: string; code: string; nameRu: string }> {
  made += 1;
  const id = randomUUID();
  const code = `T-${String(made).padStart(4, "0")}`;
  const nameKk = school.nameKk ?? `№${made} сынақ мектебі`;
  const nameRu = school.nameRu ?? `Проверочная школа №${made}`;
  const during = "(,)";
  await db
    .insertInto("network.schools")
    .values({
      id,
      code,
      name_kk: nameKk,
      name_ru: nameRu,
      kind: school.kind ?? "general",
      languages: ["kk"],
      locality: "rural",
      lon: school.lon ?? null,
      lat: school.lat ?? null,
      position: school.lon === undefined ? "district" : "exact",
      open_during: during,
      words: wordsOf({ name_kk: nameKk, name_ru: nameRu, code }),
    })
    .execute();
  const district = await db
    .selectFrom("network.districts")
    .where("kato", "=", school.district ?? "156000000")
    .orderBy(sql`upper(during)`, (order) => order.desc().nullsFirst())
    .select("id")
    .executeTakeFirstOrThrow();
  const places = await placesThrough(db, district.id, during);
  await db
    .insertInto("network.school_places")
    .values(
      places.map((place) => ({
        school_id: id,
        district_id: place.districtId,
        during: place.during,
      })),
    )
    .execute();
  if (school.status)
    await makeStatus(db, {
      schoolId: id,
      status: school.status,
      since: school.since ?? "2019-09-01",
    });
  return { id, code, nameRu };
}

export async function makeStatus(
  db: Db,
  {
    schoolId,
    status,
    since,
    until = "",
  }: { schoolId: string; status: Status; since: string; until?: string },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("network.statuses")
    .values({ id, school_id: schoolId, status, during: `[${since},${until})` })
    .execute();
  return id;
}

export async function makePartnership(
  db: Db,
  {
    leadingId,
    partnerId,
    since = "2019-09-01",
    until = "",
    kind = "circle",
  }: {
    leadingId: string;
    partnerId: string;
    since?: string;
    until?: string;
    kind?: "circle" | "chain";
  },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("network.partnerships")
    .values({
      id,
      leading_id: leadingId,
      partner_id: partnerId,
      kind,
      during: `[${since},${until})`,
    })
    .execute();
  return id;
}
