import { z } from "zod";
import { lineField } from "#lib/forms.ts";

export const SignInForm = z.object({
  login: lineField(200),
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
  next: z.string().max(500).optional(),
});
export type SignInForm = z.infer<typeof SignInForm>;

/** One device a person is signed in on. */
export type Session = { tokenHash: string; device: string; createdAt: Date; seenAt: Date };
