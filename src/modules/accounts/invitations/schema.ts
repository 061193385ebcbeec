import { z } from "zod";
import { lineField, newIdField } from "#lib/forms.ts";
import { newPasswordField } from "../passwords/schema.ts";
import { loginOf } from "../sessions/schema.ts";
import { ScopeFields } from "../users/schema.ts";

export const InviteForm = ScopeFields.extend({
  id: newIdField(),
  contact: lineField(200).refine(isContact, "notContact"),
  language: z.enum(["kk", "ru", "en"], "notOffered"),
});
export type InviteForm = z.infer<typeof InviteForm>;

function isContact(text: string): boolean {
  const login = loginOf(text);
  return "email" in login
    ? z.email().safeParse(login.email).success
    : /^\+\d{10,15}$/.test(login.phone);
}

export const AcceptForm = z.object({
  familyName: lineField(80),
  givenName: lineField(80),
  patronymic: lineField(80).optional(),
  password: newPasswordField,
});
export type AcceptForm = z.infer<typeof AcceptForm>;
