import { z } from "zod";
import { idField, listField, newIdField } from "#lib/forms.ts";
import type { Audience, Organiser, State } from "../base/schema.ts";

export const RegisterForm = z.object({ id: newIdField() });
export const RegisterManyForm = z.object({ teachers: listField(idField("teacher")) });

export type Standing = "registered" | "waiting" | "cancelled";

/** The event as registration needs it. */
export type OpenEvent = Organiser & {
  id: string;
  titleKk: string;
  titleRu: string;
  startsAt: Date;
  endsAt: Date;
  state: State;
  openTo: Audience;
  capacity: number | null;
  smallDays: number | null;
  publishedAt: Date | null;
  registrationUntil: Date | null;
  onlineUrl: string | null;
  registered: number;
  waiting: number;
};

/** Somebody who may come: a person of a school, with where that school lies. */
export type Guest = {
  teacherId: string;
  userId: string | null;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  email: string | null;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  regionKato: string;
  districtKato: string;
  leadingId: string | null;
  isSmall: boolean;
};

export type Registration = {
  id: string;
  teacherId: string | null;
  userId: string | null;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  schoolId: string | null;
  school_kk: string | null;
  school_ru: string | null;
  state: Standing;
  isSmall: boolean;
  madeAt: Date;
  cameAt: Date | null;
};

/** Another event the person is registered for at the same time. */
export type OwnClash = { id: string; titleKk: string; titleRu: string; startsAt: Date };
