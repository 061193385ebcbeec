import { isNational, type Person } from "#lib/actor.ts";

/** Whoever began a job watches it; the national team sees all. */
export function canWatch(person: Person, job: { startedBy: string | null }): boolean {
  return job.startedBy === person.userId || isNational(person);
}
