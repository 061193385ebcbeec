import { showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Act as HistoryAct } from "#ui/history.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { Act, Development, DiagnosisChoice, Mark, Priority, Row, State } from "../schema.ts";
import { texts } from "../texts.ts";

export type PlanParts = {
  plan: Development;
  priorities: Priority[];
  rows: Row[];
  diagnoses: DiagnosisChoice[];
  acts: HistoryAct[];
  state: FormState;
  newId: string;
  may: { drawUp: boolean; add: boolean; schoolIds: string[]; take: Act[] };
};

const tones: Record<State, Tone> = {
  draft: "plain",
  submitted: "wait",
  agreed: "wait",
  approved: "good",
  returned: "bad",
};

export function StateTag({ state }: { state: State }) {
  const t = inLanguage(texts, useFrame().language);
  return <Tag tone={tones[state]}>{t.states[state]}</Tag>;
}

const tonesOfMark: Record<Mark, Tone> = {
  not_begun: "plain",
  going: "info",
  done: "good",
  moved: "wait",
  cancelled: "bad",
};

export function MarkTag({ mark }: { mark: Mark }) {
  const t = inLanguage(texts, useFrame().language);
  return <Tag tone={tonesOfMark[mark]}>{t.marks[mark]}</Tag>;
}

export function planTitle(plan: Development, language: Language): string {
  return `${inLanguage(texts, language).kinds[plan.kind]}: ${named(plan, language)}`;
}

export function schoolYear(year: number): string {
  return `${year}/${year + 1}`;
}

export function yearsOf(plan: { firstYear: number; lastYear: number }, language: Language): string {
  const t = inLanguage(texts, language);
  return t.years(schoolYear(plan.firstYear), schoolYear(plan.lastYear));
}

export function termOf({ from, dueOn }: Row, language: Language): string {
  return `${showDay(from, language)} – ${showDay(dueOn, language)}`;
}

export function areaOf(row: Row, language: Language): string {
  const { area_kk, area_ru, area_en, ownArea } = row;
  if (!area_kk || !area_ru) return ownArea ?? "";
  return named({ name_kk: area_kk, name_ru: area_ru, name_en: area_en ?? area_ru }, language);
}
