import { z } from "zod";
import { type Language, wordsIn } from "#lib/texts.ts";
import type { teachingLanguages } from "#modules/people/base/schema.ts";
import type { EventGroup } from "./words.ts";

export const states = ["draft", "published", "cancelled", "held"] as const;

export type NamedRecord = { id: string; name_kk: string; name_ru: string };

export const eventForms = ["face_to_face", "online", "hybrid"] as const;

export type EventForm = (typeof eventForms)[number];

type Titles = { titleKk: string; titleRu: string; titleEn: string | null };

/** The title in the reader's language; English readers get the Russian one where there is no other. */
export function titleIn({ titleKk, titleRu, titleEn }: Titles, language: Language): string {
  return wordsIn({ kk: titleKk, ru: titleRu, en: titleEn }, language);
}

/** An hour of the day, as a time field sends it. */
export const timeField = z
  .string("needed")
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, "notTime")
  .transform((time) => time.slice(0, 5));

export const audiences = ["circle", "district", "region", "everyone"] as const;

export type State = (typeof states)[number];

/** Who holds the event and where that lay on the day; a school stands with its circle. */
export type Organiser = {
  organiser: "school" | "district" | "region" | "country";
  schoolId: string | null;
  regionKato: string | null;
  districtKato: string | null;
  leadingId: string | null;
};

export type EventType = {
  code: string;
  group: EventGroup;
  mode: "offline" | "online" | "both";
  name_kk: string;
  name_ru: string;
  name_en: string;
};

export type Audience = (typeof audiences)[number];

/** An event as its page and its form need it. */
export type Event = Organiser & {
  id: string;
  type: EventType;
  titleKk: string;
  titleRu: string;
  titleEn: string | null;
  descriptionKk: string;
  descriptionRu: string;
  bringKk: string;
  bringRu: string;
  startsAt: Date;
  endsAt: Date;
  form: EventForm;
  school: NamedRecord | null;
  territory: { name_kk: string; name_ru: string; name_en: string } | null;
  venue:
    | (NamedRecord & {
        code: string;
        lon: number | null;
        lat: number | null;
        address: string | null;
      })
    | null;
  placeKk: string | null;
  placeRu: string | null;
  room: string | null;
  onlineUrl: string | null;
  openTo: Audience;
  capacity: number | null;
  smallDays: number | null;
  registrationUntil: Date | null;
  languages: (typeof teachingLanguages)[number][];
  subjects: string[];
  grades: { from: number; until: number } | null;
  hours: number | null;
  state: State;
  cancelReason: string | null;
  sequence: number;
  seriesId: string | null;
  planItemId: string | null;
  needArea: string | null;
  madeBy: string | null;
  changedAt: Date;
  publishedAt: Date | null;
  registered: number;
  waiting: number;
};
