import { z } from "zod";
import { dayField, lineField } from "#lib/forms.ts";

export const ConfirmForm = z.object({ note: lineField(500).optional() });
export const EndForm = z.object({ endsOn: dayField, reason: lineField(500) });
export type EndForm = z.infer<typeof EndForm>;
