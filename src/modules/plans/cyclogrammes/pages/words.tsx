import { plusDays, showDaysOfMonth } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Act } from "#ui/history.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { Clash, Progress } from "../rules.ts";
import type { Cyclogramme, Item, OccupiedDay, State, Step } from "../schema.ts";
import { texts } from "../texts.ts";

export type PlanParts = {
  plan: Cyclogramme;
  items: Item[];
  weeks: string[];
  state: FormState;
  clashes: ReadonlyMap<string, Clash[]>;
  progress: Progress;
  taken: OccupiedDay[];
  acts: Act[];
  may: { arrange: boolean; propose: boolean; take: Step[] };
};

const tones: Record<State, Tone> = {
  draft: "plain",
  submitted: "wait",
  agreed: "wait",
  approved: "good",
  returned: "bad",
};

export function StateTag({ state, words }: { state: State; words?: Record<State, string> }) {
  const t = inLanguage(texts, useFrame().language);
  return <Tag tone={tones[state]}>{(words ?? t.states)[state]}</Tag>;
}

export function weekName(week: string, language: Language): string {
  return showDaysOfMonth(week, plusDays(week, 4), language);
}

/** The need the item answers, or why it is there without one. */
export function NeedWords({ item }: { item: Item }) {
  const { language } = useFrame();
  const { area_kk, area_ru, area_en } = item;
  const words =
    area_kk && area_ru
      ? named(
          { name_kk: area_kk, name_ru: area_ru, ...(area_en ? { name_en: area_en } : {}) },
          language,
        )
      : item.needReason;
  return words ? <p class="small">→ {words}</p> : null;
}
