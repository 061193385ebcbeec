import { parsePeriod } from "#lib/period.ts";
import type { GiveForm, TeamQuery } from "./schema.ts";

type Held = { direction: string; during: string };
type Passed = { id: string; direction: string | null; completedOn: string };

/** A direction rests on a course of it that was passed before, or on a stated reason. */
export function whyNotGive(
  form: Pick<GiveForm, "direction" | "since" | "course" | "reason">,
  { held, courses, today }: { held: readonly Held[]; courses: readonly Passed[]; today: string },
): Record<string, string> | null {
  if (form.since > today) return { since: "future" };
  const problem = whyNotRest(form, courses);
  if (problem) return problem;
  const clash = held.some(({ direction, during }) => {
    const { until } = parsePeriod(during);
    return direction === form.direction && (until === null || until > form.since);
  });
  return clash ? { direction: "heldThen" } : null;
}

function whyNotRest(
  form: Pick<GiveForm, "direction" | "since" | "course" | "reason">,
  courses: readonly Passed[],
): Record<string, string> | null {
  if (!form.course) return form.reason ? null : { reason: "courseOrReason" };
  const course = courses.find(({ id }) => id === form.course);
  if (!course) return { course: "notOffered" };
  if (course.direction !== form.direction && !form.reason) return { course: "otherDirection" };
  return course.completedOn > form.since ? { since: "beforeCourse" } : null;
}

export function whyNotEnd(during: string, until: string): "beforeStart" | "endedAlready" | null {
  const period = parsePeriod(during);
  if (period.until !== null) return "endedAlready";
  return period.from !== null && until <= period.from ? "beforeStart" : null;
}

/** The narrowest area the address names. */
export function askedArea({ school, circle, district, region }: TeamQuery) {
  if (school) return { kind: "school", id: school } as const;
  if (circle) return { kind: "circle", id: circle } as const;
  if (district) return { kind: "district", id: district } as const;
  if (region) return { kind: "region", id: region } as const;
  return null;
}
