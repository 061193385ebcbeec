import { randomUUID } from "node:crypto";
import type { Mode, Role } from "../questionnaires/schema.ts";
import type { Invited, NewInvitation } from "./schema.ts";

type RoundTerms = { mode: Mode; roles: readonly Role[]; expected: number };

/**
 * The invitations of one school. By name, one for each person; without names, one for each person with
 * an e-mail and blank ones for the rest, none of which says whose it is.
 */
export function invitationsFor(
  schoolId: string,
  people: readonly Invited[],
  { mode, roles, expected }: RoundTerms,
): NewInvitation[] {
  const [only] = roles;
  const role = roles.length === 1 ? (only ?? null) : null;
  const blank = { schoolId, teacherId: null, email: null, language: null, role };
  if (mode === "named") {
    return people.map(({ teacherId, email, language, isHead }) => ({
      id: randomUUID(),
      schoolId,
      teacherId,
      email,
      language,
      role: isHead && roles.includes("head") ? "head" : "teacher",
    }));
  }
  const mailed = people.flatMap(({ email, language }) =>
    email === null ? [] : [{ ...blank, id: randomUUID(), email, language }],
  );
  return [...mailed, ...blanks(blank, expected - mailed.length)];
}

function blanks(blank: Omit<NewInvitation, "id">, count: number): NewInvitation[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ ...blank, id: randomUUID() }));
}
