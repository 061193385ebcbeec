import { z } from "zod";
import { askedText, lineField } from "#lib/forms.ts";

/** The page that signing in leads back to. */
export const NextQuery = z.object({ next: askedText });

export const SignInForm = z.object({
  login: lineField(200),
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
  next: z.string().max(500).optional(),
});
export type SignInForm = z.infer<typeof SignInForm>;

/** One device a person is signed in on. */
export type Session = {
  id: string;
  tokenHash: string;
  device: string;
  createdAt: Date;
  seenAt: Date;
};

/** An e-mail in lower case, or a phone number as +7XXXXXXXXXX whatever way it was typed. */
export function loginOf(typed: string): { email: string } | { phone: string } {
  if (typed.includes("@")) return { email: typed.trim().toLowerCase() };
  return { phone: phoneOf(typed) };
}

function phoneOf(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  if (digits.length === 11 && digits.startsWith("8")) return `+7${digits.slice(1)}`;
  if (digits.length === 10) return `+7${digits}`;
  return `+${digits}`;
}
