import { z } from "zod";
import { lineField } from "#lib/forms.ts";
import { newPasswordField } from "../passwords/schema.ts";
import { ScopeFields } from "../users/schema.ts";

export const InviteForm = ScopeFields.extend({
  id: z.uuid(),
  email: z.email("notEmail"),
  language: z.enum(["kk", "ru", "en"], "notOffered"),
});
export type InviteForm = z.infer<typeof InviteForm>;

export const AcceptForm = z.object({
  familyName: lineField(80),
  givenName: lineField(80),
  patronymic: lineField(80).optional(),
  password: newPasswordField,
});
export type AcceptForm = z.infer<typeof AcceptForm>;
