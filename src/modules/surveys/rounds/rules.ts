import { randomBytes } from "node:crypto";
import { plusDays } from "#lib/dates.ts";
import { inLetters } from "../base/rules.ts";
import type { Owner, Role } from "../questionnaires/schema.ts";
import type { RoundForm, RoundState } from "./schema.ts";

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

type Drawn = { slips: number; firstExpected: number | null };

/**
 * Whether a school may have new slips in place of those not used: three times as many as it was expected to ask, and some for
 * papers that get lost. Whoever draws slips without end could answer by them.
 */
export function mayDrawAgain({ slips, firstExpected }: Drawn): boolean {
  return firstExpected === null || slips <= 2 * firstExpected + sparedSlips;
}

const sparedSlips = 20;
