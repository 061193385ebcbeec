import { z } from "zod";
import { dayField, idField, lineField, newIdField, pageField } from "#lib/forms.ts";
import type { Words } from "#lib/texts.ts";

export const CheckQuery = z.object({ number: z.string().trim().default("") });
/** The language beside Kazakh and Russian that the sheet is drawn in. */
export const SheetQuery = z.object({ lang: z.literal("en").optional().catch(undefined) });

export const kinds = ["course", "trainer", "event", "contest"] as const;
export type Kind = (typeof kinds)[number];
export const forms = ["face_to_face", "online", "mixed"] as const;
export const results = ["heard", "passed"] as const;
export const states = ["valid", "expired", "revoked", "replaced"] as const;
export type State = (typeof states)[number];

export const Signatory = z.object({
  name: z.string(),
  positionKk: z.string(),
  positionRu: z.string(),
});
export const Signatories = z.array(Signatory);
export type Signatory = z.infer<typeof Signatory>;

/** Who gives the certificate, by the names printed on it, and where that lies; without a region it is the country. */
const Organiser = z.object({
  schoolId: idField("school").nullable(),
  kk: z.string(),
  ru: z.string(),
  regionKato: z.string().nullable(),
  districtKato: z.string().nullable(),
});
export type Organiser = z.infer<typeof Organiser>;

/** All that the certificates of one activity have in common. */
export const Activity = z.object({
  kind: z.enum(kinds),
  titleKk: z.string(),
  titleRu: z.string(),
  titleEn: z.string().nullable(),
  hours: z.number().nullable(),
  fromDay: z.string(),
  untilDay: z.string(),
  form: z.enum(forms).nullable(),
  organiser: Organiser,
  placeKk: z.string().nullable(),
  placeRu: z.string().nullable(),
  signatories: Signatories,
  result: z.enum(results).nullable(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  ground: z.string(),
});
export type Activity = z.infer<typeof Activity>;
type TitleKey = "titleKk" | "titleRu" | "titleEn";
type PlaceKey = "placeKk" | "placeRu";

/** Somebody entitled to a certificate; `key` is the teacher's id, or the source's own for others. */
export const Holder = z.object({
  key: z.string(),
  teacherId: idField("teacher").nullable(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  score: z.string().nullable(),
});
export type Holder = z.infer<typeof Holder>;

/** What the certificate rests on: an event, a training act, a list, a single form. */
export type Source = { kind: string; id: string };

export const nameField = lineField(80);
export const hoursField = z.coerce
  .number("notNumber")
  .int("notNumber")
  .min(1, "notNumber")
  .max(1000, "notNumber");

export const ReplaceForm = z
  .object({
    id: newIdField(),
    familyName: nameField,
    givenName: nameField,
    patronymic: nameField.optional(),
    titleKk: lineField(300),
    titleRu: lineField(300),
    titleEn: lineField(300).optional(),
    hours: hoursField.optional(),
    score: lineField(40).optional(),
    issuedOn: dayField,
    validUntil: dayField.optional(),
    ground: lineField(200),
  })
  .superRefine((form, context) => {
    if (form.validUntil && form.validUntil < form.issuedOn)
      context.addIssue({ code: "custom", message: "daysSwapped", path: ["validUntil"] });
  });
export type ReplaceForm = z.infer<typeof ReplaceForm>;

export const RevokeForm = z.object({ reason: lineField(500) });
export type RevokeForm = z.infer<typeof RevokeForm>;

export const ListQuery = z.object({
  q: z.string().trim().max(100).default("").catch(""),
  kind: z.enum(kinds).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  page: pageField(100_000),
});
export type ListQuery = z.infer<typeof ListQuery>;

type Titles = { title_kk: string; title_ru: string; title_en: string | null };

/** A certificate as it was issued, and what became of it. */
export type Certificate = Omit<Activity, TitleKey | PlaceKey> &
  Titles & {
    id: string;
    number: string;
    teacherId: string | null;
    /** The account of the holder, when there is one. */
    holderUserId: string | null;
    familyName: string;
    givenName: string;
    patronymic: string | null;
    score: string | null;
    place_kk: string | null;
    place_ru: string | null;
    issuedBy: string | null;
    revokedAt: Date | null;
    revokedReason: string | null;
    replacesNumber: string | null;
    replacedByNumber: string | null;
    place: number;
  };

export type CertificateRow = Titles & {
  number: string;
  kind: Kind;
  name: string;
  issuedOn: string;
  state: State;
};

/** The title of an activity, whose keys are those of the JSON that it is kept as. */
export function titleWords({ titleKk, titleRu, titleEn }: Pick<Activity, TitleKey>): Words {
  return { kk: titleKk, ru: titleRu, en: titleEn };
}

/** The reason kept for a certificate whose holder asked to be erased; pages word it. */
export const erasedByHolder = "erasedByHolder";
