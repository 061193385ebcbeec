import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";

type Event = {
  schoolId: string;
  leadingId?: string;
  regionKato?: string;
  districtKato?: string;
  startsAt?: Date;
  hours?: number;
  capacity?: number | null;
  smallDays?: number | null;
  publishedAt?: Date;
  openTo?: "circle" | "district" | "region" | "everyone";
  state?: "draft" | "published" | "held";
  type?: string;
  planItemId?: string;
  needArea?: string;
};

const at = new Date("2026-02-20T05:00:00Z");
const usual = {
  leadingId: null,
  regionKato: "150000000",
  districtKato: "156000000",
  hours: 2,
  startsAt: new Date("2026-03-05T05:00:00Z"),
  capacity: null,
  smallDays: null,
  publishedAt: at,
  openTo: "everyone" as const,
  state: "published" as const,
  type: "seminar",
  planItemId: null,
  needArea: null,
};

/** A published seminar of the school, two hours long, four days after the test clock's day. */
export async function makeEvent(db: Db, given: Event): Promise<{ id: string }> {
  const id = randomUUID();
  const event = { ...usual, ...given };
  await db
    .insertInto("events.events")
    .values({
      id,
      type: event.type,
      title_kk: "Ашық семинар",
      title_ru: "Открытый семинар",
      starts_at: event.startsAt,
      ends_at: new Date(event.startsAt.getTime() + 7_200_000),
      form: "face_to_face",
      organiser: "school",
      school_id: event.schoolId,
      region_kato: event.regionKato,
      district_kato: event.districtKato,
      leading_id: event.leadingId,
      place_kk: "Мектеп",
      place_ru: "Школа",
      open_to: event.openTo,
      capacity: event.capacity,
      small_days: event.smallDays,
      small_first: event.smallDays !== null,
      hours: event.hours,
      state: event.state,
      plan_item_id: event.planItemId,
      need_area: event.needArea,
      made_at: at,
      changed_at: at,
      published_at: event.state === "draft" ? null : event.publishedAt,
    })
    .execute();
  return { id };
}
