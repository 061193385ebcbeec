import { z } from "zod";
import { lineField } from "#lib/forms.ts";

export const CancelForm = z.object({ reason: lineField(500) });
export const PublishForm = z.object({ whole: z.literal("yes").optional() });
