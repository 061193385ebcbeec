import { z } from "zod";
import { lineField } from "#lib/forms.ts";
import { MadeAnswer, SignedAnswer } from "#lib/webauthn.ts";

export const NameForm = z.object({ name: lineField(60) });

export const NewForm = NameForm.extend({
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
});

export const MadeForm = NameForm.extend({ answer: MadeAnswer });
export type MadeForm = z.output<typeof MadeForm>;

export const PasswordForm = z.object({
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
});

export const SignedForm = z.object({
  answer: SignedAnswer,
  next: z.string().max(500).optional(),
});

/** Why a device's answer was not taken; each is a sentence on the page. */
export type Trouble =
  | "tooManyTries"
  | "stale"
  | "unknown"
  | "wrong"
  | "notMade"
  | "copied"
  | "locked"
  | "blocked"
  | "known";

export type Passkey = {
  id: string;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
  isBackedUp: boolean;
};
