import { z } from "zod";
import { newIdField } from "#lib/forms.ts";

export const EraseForm = z.object({ id: newIdField() });
