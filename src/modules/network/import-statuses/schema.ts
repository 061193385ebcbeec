import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import type { Change } from "#lib/history.ts";
import { statuses } from "../base/schema.ts";

export const fields: readonly Field[] = [
  {
    name: "code",
    needed: true,
    headings: ["Мектеп коды", "Код школы", "School code", "Код", "Коды"],
  },
  { name: "status", needed: true, headings: ["Мәртебе", "Мәртебесі", "Статус", "Status"] },
  {
    name: "from",
    needed: true,
    headings: ["Басталған күні", "С какого дня", "Дата начала", "From"],
  },
  {
    name: "until",
    needed: false,
    headings: ["Аяқталған күні", "До какого дня", "Дата окончания", "Until"],
    shown: dayShown,
  },
  {
    name: "order_number",
    needed: false,
    headings: ["Бұйрық нөмірі", "Номер приказа", "Order number"],
  },
  {
    name: "order_date",
    needed: false,
    headings: ["Бұйрық күні", "Дата приказа", "Order date"],
    shown: dayShown,
  },
];

/** A row that passes every check but for its made-up code. */
export const example = ["1560-004", "Жетекші мектеп", "2019-09-01", "", "125", "2019-08-20"];

export const knownSchoolRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  regionKato: z.string(),
  districtKato: z.string(),
});
export type KnownSchool = z.infer<typeof knownSchoolRow>;

export const knownStatusRow = z.strictObject({
  id: z.string(),
  schoolId: z.string(),
  status: z.enum(statuses),
  from: z.string(),
  until: z.string().nullable(),
  orderNumber: z.string().nullable(),
  orderDate: z.string().nullable(),
  /** The day that the last of the circle's links held meanwhile ends before; null where there are none, far off where one has no end. */
  ledUntil: z.string().nullable(),
});
export type KnownStatus = z.infer<typeof knownStatusRow>;

export type StatusValue = Omit<KnownStatus, "id" | "ledUntil"> & {
  /** The registry's row that this one changes; null for a new one. */
  id: string | null;
};

/** What a row of a file says of a status. */
export type SaidStatus = Pick<StatusValue, "status" | "from" | "until"> & { code: string };

/** A row of a file that was written, and whether it began what it tells of. */
export type WrittenRow<Of> = { madeAt: string; writtenAt: string; isNew: boolean; said: Of };

export const writtenRow = z.strictObject({
  madeAt: z.string(),
  writtenAt: z.string(),
  isNew: z.boolean(),
  said: z.strictObject({ number: z.int(), cells: z.record(z.string(), z.string()) }),
});

/** The end that a period had before it was written and the one that it has now. */
export const endRow = z.strictObject({
  schoolIds: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type EndOf = z.infer<typeof endRow>;

/** What an import changed of a school. */
export type WrittenChanges = { id: string; changes: Record<string, Change> };
