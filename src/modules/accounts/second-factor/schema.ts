import { z } from "zod";
import { askedText, lineField } from "#lib/forms.ts";

/** Whether a code for recovery is asked for, in place of one of the moment. */
export const CodeQuery = z.object({ with: askedText });

export const CodeForm = z.object({
  code: lineField(40),
  next: z.string().max(500).optional(),
});

export const SetUpForm = z.object({
  /** The secret the page showed, sealed: what is set up is what was shown. */
  secret: z.string("needed").max(200, "tooLong"),
  code: lineField(40),
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
});
export type SetUpForm = z.infer<typeof SetUpForm>;

export const PasswordForm = z.object({
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
});

/** A person's own second factor; setUpAt is null while there is none. */
export type OwnFactor = {
  account: string;
  setUpAt: Date | null;
  codesLeft: number;
  isDemo: boolean;
};

export type OwnAct = "newCodes" | "off";
