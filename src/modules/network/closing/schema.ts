import { z } from "zod";
import { dayField } from "#lib/forms.ts";

export const CloseForm = z.object({ closedOn: dayField });
