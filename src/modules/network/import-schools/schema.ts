import type { Field } from "#imports/plan.ts";
import type { Kind, Locality, TeachingLanguage } from "../base/schema.ts";

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
  { name: "kind", needed: true, headings: ["Түрі", "Вид", "Kind", "Вид школы"] },
  {
    name: "languages",
    needed: false,
    headings: ["Оқыту тілі", "Язык обучения", "Language of teaching"],
  },
  {
    name: "locality",
    needed: false,
    headings: ["Ауыл немесе қала", "Село или город", "Rural or urban"],
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
  { name: "opened", needed: false, headings: ["Ашылған күні", "Дата открытия", "Opened on"] },
  { name: "closed", needed: false, headings: ["Жабылған күні", "Дата закрытия", "Closed on"] },
];

/** A school as a row says it; null leaves what the registry has. */
export type SchoolValue = {
  code: string;
  name_kk: string;
  name_ru: string;
  districtId: number;
  districtKato: string;
  kind: Kind;
  languages: TeachingLanguage[] | null;
  locality: Locality | null;
  address: string | null;
  lat: number | null;
  lon: number | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  opened: string | null;
  closed: string | null;
};

/** The school of the same code as the registry has it now. */
export type KnownSchool = Omit<SchoolValue, "districtId" | "languages"> & {
  id: string;
  regionKato: string;
  languages: TeachingLanguage[];
};
