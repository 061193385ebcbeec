import type { Field } from "#imports/plan.ts";
import type { PartnershipKind } from "../partnerships/schema.ts";

export const fields: readonly Field[] = [
  {
    name: "leading_code",
    needed: true,
    headings: ["Жетекші мектеп коды", "Код ведущей школы", "Code of the leading school"],
  },
  {
    name: "partner_code",
    needed: true,
    headings: ["Серіктес мектеп коды", "Код партнёрской школы", "Code of the partner school"],
  },
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
  { name: "kind", needed: false, headings: ["Байланыс түрі", "Вид связи", "Kind of link"] },
  { name: "reason", needed: false, headings: ["Негізі", "Основание", "Reason"] },
];

export type PartnershipValue = {
  /** The registry's row that this one changes; null for a new one. */
  id: string | null;
  leadingId: string;
  partnerId: string;
  kind: PartnershipKind;
  from: string;
  until: string | null;
  reason: string | null;
};

export type KnownPartnership = PartnershipValue & { id: string };

/** What a row of a file says of a partnership. */
export type SaidPartnership = Pick<PartnershipValue, "kind" | "from" | "until"> & {
  leadingCode: string;
  partnerCode: string;
};
