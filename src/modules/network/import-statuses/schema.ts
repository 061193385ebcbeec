import type { Field } from "#imports/plan.ts";
import type { Change } from "#lib/history.ts";
import type { Status } from "../base/schema.ts";

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
  },
  {
    name: "order_number",
    needed: false,
    headings: ["Бұйрық нөмірі", "Номер приказа", "Order number"],
  },
  { name: "order_date", needed: false, headings: ["Бұйрық күні", "Дата приказа", "Order date"] },
];

export type StatusValue = {
  /** The registry's row that this one changes; null for a new one. */
  id: string | null;
  schoolId: string;
  status: Status;
  from: string;
  until: string | null;
  orderNumber: string | null;
  orderDate: string | null;
};

export type KnownStatus = StatusValue & { id: string; from: string };

/** What a row of a file says of a status. */
export type SaidStatus = Pick<StatusValue, "status" | "from" | "until"> & { code: string };

/** A row of a file that was written, and whether it began what it tells of. */
export type WrittenRow<Of> = { writtenAt: string; isNew: boolean; said: Of };

/** The end that a period had before it was written and the one that it has now. */
export type EndOf = Change & { schoolIds: string[] };

/** What an import changed of a school. */
export type Written = { id: string; changes: Record<string, Change> };
