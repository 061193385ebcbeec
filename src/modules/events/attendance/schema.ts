import { z } from "zod";
import { askedText, idField, lineField, listField, newIdField } from "#lib/forms.ts";

/** What the code on the wall adds to the address. */
export const HereQuery = z.object({ code: askedText });

/** Who came by the list, and whom the list showed as come when it was opened. */
export const MarkForm = z.object({
  people: listField(idField("registration")),
  shown: listField(idField("registration")),
});
export type MarkForm = z.infer<typeof MarkForm>;

export const HereForm = z.object({ id: newIdField(), code: z.string().max(20) });

/** What a phone without network noted, sent when it has one; each note has an id of its own. */
export const Captures = z.object({
  captures: z
    .array(
      z.object({
        captureId: newIdField(),
        registrationId: idField("registration"),
        capturedAt: z.iso.datetime(),
      }),
    )
    .max(2000),
});
export type Capture = z.infer<typeof Captures>["captures"][number];

export const CertifyForm = z.object({
  ground: lineField(200),
  signerName: lineField(120),
  signerKk: lineField(160),
  signerRu: lineField(160),
});
export type CertifyForm = z.infer<typeof CertifyForm>;

/** An event at whose door somebody may be standing. */
export const openDoorRow = z.strictObject({
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  startsAt: z.date(),
});
export type OpenDoor = z.infer<typeof openDoorRow>;
