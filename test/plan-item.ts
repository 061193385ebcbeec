import type { Item } from "#modules/plans/cyclogrammes/schema.ts";

/** An item that was accepted into a week, as it is read from the database. */
export function itemWith(said: Partial<Item> = {}): Item {
  return {
    id: "i",
    schoolId: "s",
    school_kk: "",
    school_ru: "",
    state: "accepted",
    eventType: "seminar",
    type_kk: "",
    type_ru: "",
    type_en: "",
    title_kk: "",
    title_ru: "",
    week: "2026-03-09",
    day: null,
    hall: null,
    responsible: said.id ?? "somebody",
    teacherId: null,
    needId: null,
    needArea: null,
    area_kk: null,
    area_ru: null,
    area_en: null,
    needReason: null,
    expected: "",
    declineReason: null,
    changedAfter: null,
    changeReason: null,
    weekBefore: null,
    proposedBy: null,
    event: null,
    ...said,
  };
}
