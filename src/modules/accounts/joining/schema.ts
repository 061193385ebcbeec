import { z } from "zod";
import { askedText, dayField, idField, lineField, newIdField } from "#lib/forms.ts";
import type { Language } from "#lib/texts.ts";
import { newPasswordField } from "../passwords/schema.ts";
import { loginOf } from "../sessions/schema.ts";

/** What the code of a school adds to the address. */
export const JoinQuery = z.object({ code: askedText });

const code = z
  .string("needed")
  .transform((text) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
  .refine((text) => text.length === 8, "unknownCode");

/** Codes are short: whoever tries them one after another is stopped. */
export const joinTries = { name: "join", points: 10, seconds: 600 };

/** Nobody is written to more often because somebody else names their address. */
export const joinLetters = { name: "join-letters", points: 3, seconds: 3600 };

export const joinLinkDays = 2;

export const JoinForm = z.object({
  id: newIdField(),
  code,
  familyName: lineField(80),
  givenName: lineField(80),
  patronymic: lineField(80).optional(),
  contact: lineField(200).refine(isContact, "notContact"),
});
export type JoinForm = z.infer<typeof JoinForm>;

/** Whoever followed the link chooses how to come in. */
export const OpenForm = z.object({ password: newPasswordField });

/** What was written by somebody who asks to join, while its link is open. */
export type WrittenForm = {
  id: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  language: Language;
  userId: string | null;
};

/** Somebody who has an account asks to be confirmed by a school. */
export const AskForm = z.object({
  id: newIdField(),
  code,
  since: dayField,
  keepsOld: z.literal("1").optional(),
});
export type AskForm = z.infer<typeof AskForm>;

/** The record the coordinator recognises, or "new". */
export const ConfirmForm = z.object({
  record: z.union([z.literal("new"), idField("teacher")], "needed").optional(),
});

export const RefuseForm = z.object({ reason: lineField(500) });

function isContact(text: string): boolean {
  const login = loginOf(text);
  return "email" in login
    ? z.email().safeParse(login.email).success
    : /^\+\d{10,15}$/.test(login.phone);
}

export type JoinRequest = {
  id: string;
  kind: "join" | "move" | "erase";
  schoolId: string | null;
  name_kk: string | null;
  name_ru: string | null;
  userId: string | null;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  keepsOld: boolean;
  since: string;
  state: "waiting" | "confirmed" | "refused";
  reason: string | null;
  madeAt: Date;
  email: string | null;
  phone: string | null;
};
