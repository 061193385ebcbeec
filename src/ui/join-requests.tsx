import { inLanguage, type Language, named, type Texts } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { Tag, type Tone } from "./tag.tsx";

type Kind = "join" | "move" | "erase";
type State = "waiting" | "confirmed" | "refused";

const kinds = {
  join: { kk: "Мектепке қосылу", ru: "Присоединение к школе", en: "Joining" },
  move: { kk: "Мектепке ауысу", ru: "Переход в школу", en: "Moving" },
  erase: { kk: "Деректерді өшіру", ru: "Удаление данных", en: "Erasure" },
} satisfies Texts;

const states = {
  waiting: { kk: "жауап күтуде", ru: "ждёт ответа", en: "waits for an answer" },
  confirmed: { kk: "расталды", ru: "подтверждена", en: "confirmed" },
  refused: { kk: "қабылданбады", ru: "отклонена", en: "refused" },
} satisfies Texts;

const tones: Record<State, Tone> = { waiting: "wait", confirmed: "good", refused: "bad" };

/** What a teacher asks of a school. */
export function requestKind(kind: Kind, language: Language): string {
  return inLanguage(kinds, language)[kind];
}

export function RequestTag({ state }: { state: State }) {
  return <Tag tone={tones[state]}>{inLanguage(states, useFrame().language)[state]}</Tag>;
}

type RequestedSchool = { name_kk: string | null; name_ru: string | null };

/** The school that is asked; who works nowhere asks none. */
export function requestSchool({ name_kk, name_ru }: RequestedSchool, language: Language): string {
  return name_kk === null ? "–" : named({ name_kk, name_ru: name_ru ?? name_kk }, language);
}
