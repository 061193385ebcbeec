import type { Organiser } from "#modules/events/base/schema.ts";

/** An event that was held, with what its certificates and questions say of it. */
export type HeldEvent = Organiser & {
  id: string;
  titleKk: string;
  titleRu: string;
  titleEn: string | null;
  startsAt: Date;
  endsAt: Date;
  hours: number | null;
  form: "face_to_face" | "online" | "hybrid";
  school_kk: string | null;
  school_ru: string | null;
  place_kk: string | null;
  place_ru: string | null;
  /** Who heads the school that held it. */
  head: string | null;
};

/** Somebody who came. */
export type Visitor = {
  eventId: string;
  schoolId: string;
  teacherId: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  language: "kk" | "ru";
};
