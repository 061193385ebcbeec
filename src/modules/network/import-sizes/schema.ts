import type { Field } from "#imports/fields.ts";

export const fields: readonly Field[] = [
  {
    name: "code",
    needed: true,
    headings: ["Мектеп коды", "Код школы", "School code", "Код", "Коды"],
  },
  { name: "year", needed: true, headings: ["Жыл", "Год", "Year"] },
  {
    name: "pupils",
    needed: true,
    headings: ["Оқушылар", "Оқушылар саны", "Ученики", "Число учеников", "Pupils"],
  },
  {
    name: "teachers",
    needed: true,
    headings: ["Мұғалімдер", "Мұғалімдер саны", "Учителя", "Число учителей", "Teachers"],
  },
];

/** A row that passes every check but for its made-up code. */
export const example = ["1560-004", "2025", "640", "52"];

export type SizeValue = { schoolId: string; year: number; pupils: number; teachers: number };
