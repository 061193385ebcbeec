import { randomUUID } from "node:crypto";
import type { NewInvitation } from "../invitations/schema.ts";
import type { AskedPerson, AskedSchool } from "./schema.ts";

/**
 * The links that are still missing: one by letter for each address that has none, and blank ones for the
 * rest, as many as people came without an address. Asked again with the same people it makes none.
 */
export function missingLinks(
  people: readonly AskedPerson[],
  asked: readonly AskedSchool[],
): NewInvitation[] {
  const known = new Map(asked.map((one) => [one.schoolId, one]));
  return [...Map.groupBy(people, ({ schoolId }) => schoolId)].flatMap(([schoolId, ofSchool]) => {
    const { links, emails } = known.get(schoolId) ?? { links: 0, emails: [] };
    const written = new Set(emails);
    const mailed: NewInvitation[] = [];
    for (const { email, language } of ofSchool) {
      if (email === null || written.has(email)) continue;
      written.add(email);
      mailed.push({ ...blankOf(schoolId), email, language });
    }
    const blank = Math.max(0, ofSchool.length - links - mailed.length);
    return [...mailed, ...Array.from({ length: blank }, () => blankOf(schoolId))];
  });
}

function blankOf(schoolId: string): NewInvitation {
  const nobody = { teacherId: null, email: null, language: null };
  return { id: randomUUID(), schoolId, ...nobody, role: "teacher" };
}

/** Of how many people of each school an answer is awaited. */
export function countedBySchool(
  people: readonly AskedPerson[],
): { id: string; expected: number }[] {
  return [...Map.groupBy(people, ({ schoolId }) => schoolId)].map(([id, ofSchool]) => ({
    id,
    expected: ofSchool.length,
  }));
}
