import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { plusDays } from "#lib/dates.ts";
import type { Mode, Owner, Role } from "../questionnaires/schema.ts";
import type { Invited, NewInvitation, RoundForm, RoundState } from "./schema.ts";

type Dates = { opensOn: string; closesOn: string; closedAt: Date | null };

export function stateOf({ opensOn, closesOn, closedAt }: Dates, today: string): RoundState {
  if (closedAt || closesOn < today) return "closed";
  return today < opensOn ? "planned" : "open";
}

const staff: readonly Role[] = ["teacher", "head"];

/** True when the school's own records say how many there are. */
export function isOfStaff(role: Role): boolean {
  return staff.includes(role);
}

/** What is wrong with a round, by field. */
export function whyNotRound(
  form: RoundForm,
  { owner, today, offered }: { owner: Owner; today: string; offered: readonly Role[] },
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (form.opensOn < today) problems.opensOn = "past";
  if (form.closesOn < form.opensOn) problems.closesOn = "notOrdered";
  if (!form.roles.every((role) => offered.includes(role))) problems.roles = "notOffered";
  const outsiders = form.roles.filter((role) => !isOfStaff(role));
  if (outsiders.length > 0 && form.mode === "named") problems.mode = "namedStaffOnly";
  else if (outsiders.length > 0 && form.mode === "anonymous" && form.perSchool === undefined)
    problems.perSchool = "needed";
  if (owner.kind === "school" && form.schools.length === 0) problems.schools = "needed";
  return problems;
}

export function whyNotProlonged(
  { opensOn, closesOn }: { opensOn: string; closesOn: string },
  today: string,
): Record<string, string> {
  if (closesOn < opensOn) return { closesOn: "notOrdered" };
  return closesOn < today ? { closesOn: "past" } : {};
}

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

// Without letters and digits that look alike on paper; 32 of them, five bits each.
const letters = "abcdefghijkmnpqrstuvwxyz23456789";

function inLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => letters.charAt(byte & 31)).join("");
}

/** The link's own part, made from the invitation and the secret, so that it need not be kept anywhere. */
export function tokenOf(secret: string, invitationId: string): string {
  const made = createHmac("sha256", secret).update(`survey ${invitationId}`).digest();
  return inLetters(made.subarray(0, 16));
}

export function newOpenCode(): string {
  return inLetters(randomBytes(8));
}

/** As it stands on paper, for those who type it. */
export function inFours(token: string): string {
  return token.match(/.{1,4}/g)?.join("-") ?? token;
}

/** The moment, in Kazakhstan, that the day begins. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+05:00`);
}

// Late enough to be the last word, early enough to find half an hour.
export const lastCallDays = 2;

/** The day on which those who have not answered are reminded by themselves. */
export function lastCallOn(closesOn: string): string {
  return plusDays(closesOn, -lastCallDays);
}

/** True in the last days of a round that is open. */
export function isLastCall(round: Dates, today: string): boolean {
  return stateOf(round, today) === "open" && today >= lastCallOn(round.closesOn);
}

/** The share of those asked who answered, in whole per cent and never above a hundred. */
export function rateOf({
  answered,
  expected,
}: {
  answered: number;
  expected: number;
}): number | null {
  return expected === 0 ? null : Math.min(100, Math.floor((answered * 100) / expected));
}
