import { z } from "zod";
import { idField, listField, newIdField } from "#lib/forms.ts";
import { audiences, organiserRow, states } from "../base/schema.ts";

export const RegisterForm = z.object({ id: newIdField() });
export const RegisterManyForm = z.object({ teachers: listField(idField("teacher")) });

const standings = ["registered", "waiting", "cancelled"] as const;
export type Standing = (typeof standings)[number];

/** The event as registration needs it. */
export const openEventRow = organiserRow.extend({
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  state: z.enum(states),
  openTo: z.enum(audiences),
  capacity: z.int().nullable(),
  smallDays: z.int().nullable(),
  publishedAt: z.date().nullable(),
  registrationUntil: z.date().nullable(),
  onlineUrl: z.string().nullable(),
  registered: z.int(),
  waiting: z.int(),
});
export type OpenEvent = z.infer<typeof openEventRow>;

/** Somebody who may come: a person of a school, with where that school lies. */
export const guestRow = z.strictObject({
  teacherId: z.string(),
  userId: z.string().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  email: z.string().nullable(),
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  leadingId: z.string().nullable(),
  isSmall: z.boolean(),
});
export type Guest = z.infer<typeof guestRow>;

export const registrationRow = z.strictObject({
  id: z.string(),
  teacherId: z.string().nullable(),
  userId: z.string().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  schoolId: z.string().nullable(),
  school_kk: z.string().nullable(),
  school_ru: z.string().nullable(),
  state: z.enum(standings),
  isSmall: z.boolean(),
  madeAt: z.date(),
  attendedAt: z.date().nullable(),
});
export type Registration = z.infer<typeof registrationRow>;

/** Another event the person is registered for at the same time. */
export const ownClashRow = z.strictObject({
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  startsAt: z.date(),
});
export type OwnClash = z.infer<typeof ownClashRow>;
