import { z } from "zod";
import { lineField } from "#lib/forms.ts";
import { passwordProblem } from "#lib/passwords.ts";

/** A new password; the reason it is refused is the problem's code. */
export const newPasswordField = z.string("needed").superRefine((password, context) => {
  const problem = passwordProblem(password);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

export const ResetAskForm = z.object({ login: lineField() });
export const ResetForm = z.object({ password: newPasswordField });
export const ChangeForm = z.object({
  current: z.string("needed").min(1, "needed").max(200, "tooLong"),
  password: newPasswordField,
});
