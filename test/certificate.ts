import type { Certificate } from "#modules/people/certificates/schema.ts";

/** A certificate of a course of the leading school, as it is read from the database. */
export function certificateWith(changes: Partial<Certificate> = {}): Certificate {
  return {
    id: "c1",
    number: "KZ-2026-ABCD-0123",
    kind: "course",
    title_kk: "Сабақты зерттеу",
    title_ru: "Исследование урока",
    title_en: null,
    hours: 72,
    fromDay: "2026-01-12",
    untilDay: "2026-01-23",
    form: null,
    organiser: {
      schoolId: "leading",
      kk: "Мектеп",
      ru: "Школа",
      regionKato: "r1",
      districtKato: "d1",
    },
    signatories: [],
    result: null,
    issuedOn: "2026-01-26",
    validUntil: null,
    ground: "№ 1",
    teacherId: null,
    holderUserId: null,
    familyName: "Әлиева",
    givenName: "Күләш",
    patronymic: null,
    score: null,
    place_kk: null,
    place_ru: null,
    issuedBy: null,
    revokedAt: null,
    revokedReason: null,
    replacesNumber: null,
    replacedByNumber: null,
    place: 0,
    ...changes,
  };
}
