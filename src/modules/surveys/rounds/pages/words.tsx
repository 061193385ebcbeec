import { dayOf, showDay, showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Tag, type Tone } from "#ui/tag.tsx";
import { rateOf, stateOf } from "../rules.ts";
import type { RoundState } from "../schema.ts";
import { texts } from "../texts.ts";

const tones: Record<RoundState, Tone> = { planned: "wait", open: "good", closed: "plain" };

type Dates = { opensOn: string; closesOn: string; closedAt: Date | null };

export function StateTag({ round }: { round: Dates }) {
  const { language, today } = useFrame();
  const state = stateOf(round, today);
  return <Tag tone={tones[state]}>{inLanguage(texts, language).states[state]}</Tag>;
}

export function Period({ round }: { round: Dates }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { opensOn, closesOn, closedAt } = round;
  // Ended before its day, it ends on that on which it was ended.
  const last = closedAt === null ? closesOn : dayOf(closedAt);
  return <>{t.period(showDay(opensOn, language), showDay(last, language))}</>;
}

/** How many of those asked answered, with the share when there is one. */
export function Rate({ answered, expected }: { answered: number; expected: number }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const rate = rateOf({ answered, expected });
  // An open link may be answered by more than the school counted.
  if (rate === null || answered > expected) return <>{showNumber(answered, language)}</>;
  const words = t.rateOf(showNumber(answered, language), showNumber(expected, language));
  return <>{`${words} (${rate}\u00a0%)`}</>;
}
