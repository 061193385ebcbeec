import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import { inLanguage } from "#lib/texts.ts";
import { partnershipKinds } from "../partnerships/schema.ts";
import { texts } from "./texts.ts";

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
    shown: dayShown,
  },
  {
    name: "kind",
    needed: false,
    headings: ["Байланыс түрі", "Вид связи", "Kind of link"],
    shown: (kind, language) => {
      const t = inLanguage(texts, language);
      return kind === "circle" ? t.circle : t.chain;
    },
  },
  { name: "reason", needed: false, headings: ["Негізі", "Основание", "Reason"] },
];

/** A row that passes every check but for its made-up code. */
export const example = ["1560-004", "1560-007", "2019-09-01", "", "Шеңбер", ""];

export const knownPartnershipRow = z.strictObject({
  id: z.string(),
  leadingId: z.string(),
  partnerId: z.string(),
  kind: z.enum(partnershipKinds),
  from: z.string(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
});
export type KnownPartnership = z.infer<typeof knownPartnershipRow>;

export type PartnershipValue = Omit<KnownPartnership, "id"> & {
  /** The registry's row that this one changes; null for a new one. */
  id: string | null;
};

/** What a row of a file says of a partnership. */
export type SaidPartnership = Pick<PartnershipValue, "kind" | "from" | "until"> & {
  leadingCode: string;
  partnerCode: string;
};
