import { z } from "zod";
import { hasProblems } from "#lib/forms.ts";
import { fold } from "#lib/search.ts";
import type { TrainingFacts } from "./schema.ts";

export type Refusal = {
  /** What is wrong, by field. */
  problems: Record<string, string>;
  /** The people it is wrong with. */
  people: readonly string[];
};

/** What is wrong with a training that needs no look at anybody's records. */
export function whyNotHeld(facts: TrainingFacts & { place: string | null }, today: string) {
  const problems: Record<string, string> = {};
  if (!facts.schoolId && !facts.place) problems.school = "schoolOrPlace";
  if (facts.until < facts.from) problems.until = "notOrdered";
  else if (facts.until > today) problems.until = "future";
  if (facts.trainers.length === 0) problems.trainers = "nobodyChosen";
  if (facts.trained.length === 0) problems.trained = "nobodyChosen";
  const both = facts.trained.filter((id) => facts.trainers.includes(id));
  if (both.length > 0) problems.trained = "trainsAndLearns";
  return hasProblems(problems) ? { problems, people: both } : null;
}

export const trainedBeforeRow = z.strictObject({
  /** Everybody above the trainers in the programme, and the trainers themselves. */
  above: z.array(z.string()).readonly(),
  /** Trainers who passed the programme or held its direction by the first day. */
  qualified: z.array(z.string()).readonly(),
  /** Those trained who passed the programme in another training on its last day. */
  trainedElsewhere: z.array(z.string()).readonly(),
});
export type TrainedBefore = z.infer<typeof trainedBeforeRow>;

/** Nobody stands below themselves, and who trains was trained before, unless a reason is stated. */
export function whyNotCascade(
  { trainers, trained }: Pick<TrainingFacts, "trainers" | "trained">,
  { known, exception }: { known: TrainedBefore; exception: string | null },
): Refusal | null {
  const ring = trained.filter((id) => known.above.includes(id));
  if (ring.length > 0) return { problems: { trained: "wouldRing" }, people: ring };
  const twice = trained.filter((id) => known.trainedElsewhere.includes(id));
  if (twice.length > 0) return { problems: { trained: "trainedThatDay" }, people: twice };
  const unready = trainers.filter((id) => !known.qualified.includes(id));
  if (unready.length > 0 && !exception) {
    return { problems: { trainers: "notTrained", exception: "exceptionNeeded" }, people: unready };
  }
  return null;
}

/** What was typed of a name, as patterns the folded name must fit all of; short words say nothing. */
export function wordPatterns(typed: string): string[] {
  const words = fold(typed).split(" ");
  return words
    .filter((word) => word.length > 1)
    .slice(0, 5)
    .map((word) => `% ${word}%`);
}

/** The first and last day of the school year that begins in the year. */
export function daysOfSchoolYear(year: number): { from: string; until: string } {
  return { from: `${year}-09-01`, until: `${year + 1}-08-31` };
}
