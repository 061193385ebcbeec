import { z } from "zod";
import { dayShown, eachShown, type Field } from "#imports/fields.ts";
import { inLanguage } from "#lib/texts.ts";
import { schoolKindName } from "#ui/school-kinds.ts";
import { teachingLanguageName } from "#ui/teaching.ts";
import { kinds, localities, type TeachingLanguage, teachingLanguages } from "../base/schema.ts";
import { texts } from "./texts.ts";

export const fields: readonly Field[] = [
  {
    name: "code",
    needed: true,
    headings: ["Мектеп коды", "Код школы", "School code", "Код", "Коды"],
  },
  {
    name: "name_kk",
    needed: true,
    headings: ["Қазақша атауы", "Название на казахском", "Name in Kazakh"],
  },
  {
    name: "name_ru",
    needed: true,
    headings: ["Орысша атауы", "Название на русском", "Name in Russian"],
  },
  {
    name: "district",
    needed: true,
    headings: ["Аудан КАТО", "КАТО района", "District KATO", "КАТО", "KATO"],
  },
  {
    name: "kind",
    needed: true,
    headings: ["Түрі", "Вид", "Kind", "Вид школы"],
    shown: schoolKindName,
  },
  {
    name: "languages",
    needed: false,
    headings: ["Оқыту тілі", "Язык обучения", "Language of teaching"],
    shown: eachShown(teachingLanguageName),
  },
  {
    name: "locality",
    needed: false,
    headings: ["Ауыл немесе қала", "Село или город", "Rural or urban"],
    shown: (locality, language) => {
      const t = inLanguage(texts, language);
      return locality === "rural" ? t.rural : t.urban;
    },
  },
  { name: "address", needed: false, headings: ["Мекенжайы", "Адрес", "Address"] },
  { name: "lat", needed: false, headings: ["Ендік", "Широта", "Latitude"] },
  { name: "lon", needed: false, headings: ["Бойлық", "Долгота", "Longitude"] },
  { name: "phone", needed: false, headings: ["Телефон", "Phone"] },
  {
    name: "email",
    needed: false,
    headings: ["Электрондық пошта", "Электронная почта", "E-mail", "Email"],
  },
  { name: "website", needed: false, headings: ["Сайты", "Сайт", "Website"] },
  {
    name: "opened",
    needed: false,
    headings: ["Ашылған күні", "Дата открытия", "Opened on"],
    shown: dayShown,
  },
  {
    name: "closed",
    needed: false,
    headings: ["Жабылған күні", "Дата закрытия", "Closed on"],
    shown: dayShown,
  },
];

/** A row that passes every check but for its made-up code. */
export const example = [
  "1560-004",
  "Хромтау №4 орта мектебі",
  "Хромтауская средняя школа №4",
  "156000000",
  "Жалпы білім беретін мектеп",
  "қазақ тілі, орыс тілі",
  "Қалада",
  "",
  "50.25",
  "58.45",
  "",
  "",
  "",
  "1965-09-01",
  "",
];

const territoryRow = z.strictObject({ regionKato: z.string(), districtKato: z.string() });
export type Territory = z.infer<typeof territoryRow>;

/** The school of the same code as the registry has it now; its district is that of the file's day. */
export const knownSchoolRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  kind: z.enum(kinds),
  languages: z.array(z.enum(teachingLanguages)),
  locality: z.enum(localities).nullable(),
  address: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  /** Whether it was open on the file's day. */
  stands: z.boolean(),
  /** Where it lies today and later, or lay last. */
  keptIn: z.array(territoryRow),
  /** Where it lay or lies from the file's day on: what a move as of that day takes away. */
  movedFrom: z.array(territoryRow),
  /** The first day without any status or partnership; "infinity" while one has no end, empty where there was none. */
  tiedUntil: z.string(),
});
export type KnownSchool = z.infer<typeof knownSchoolRow>;

/** A school as a row says it; null leaves what the registry has. */
export type SchoolValue = Omit<
  KnownSchool,
  "id" | "regionKato" | "languages" | "stands" | "keptIn" | "movedFrom" | "tiedUntil"
> & {
  districtId: number;
  languages: TeachingLanguage[] | null;
};
