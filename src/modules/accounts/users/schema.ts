import { z } from "zod";
import { type Role, roles } from "#lib/actor.ts";
import { askedText, dayField, newIdField, pageField } from "#lib/forms.ts";

export const UsersQuery = z.object({ q: askedText, page: pageField(10_000) });

/** What a grant is given over; exactly the field its role needs is filled. */
export const ScopeFields = z.object({
  role: z.enum(roles, "notOffered"),
  regionKato: z.string().optional(),
  districtKato: z.string().optional(),
  schoolCode: z.string().trim().optional(),
});
export type ScopeFields = z.infer<typeof ScopeFields>;

export const GrantForm = ScopeFields.extend({
  id: newIdField(),
  from: dayField.optional(),
  until: dayField.optional(),
});
export type GrantForm = z.infer<typeof GrantForm>;

/** Where a role is to hold, looked up and found to exist. */
export type GrantScope =
  | { kind: "country" }
  | { kind: "region"; regionKato: string }
  | { kind: "district"; regionKato: string; districtKato: string }
  | {
      kind: "school";
      regionKato: string;
      districtKato: string;
      schoolId: string;
      leadingId: string | null;
    };

export type UserRow = {
  id: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  isDemo: boolean;
  blockedAt: Date | null;
  lockedUntil: Date | null;
};

export type GrantRow = {
  id: string;
  role: Role;
  regionKato: string | null;
  districtKato: string | null;
  schoolId: string | null;
  scope_kk: string | null;
  scope_ru: string | null;
  during: string;
};
