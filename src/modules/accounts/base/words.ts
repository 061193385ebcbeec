import { inLanguage, type Language, named, type Texts } from "#lib/texts.ts";

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

/** What a teacher asks of a school. */
export function requestKind(kind: Kind, language: Language): string {
  return inLanguage(kinds, language)[kind];
}

export function requestState(state: State, language: Language): string {
  return inLanguage(states, language)[state];
}

/** How good the news of the state is. */
export const requestTones = { waiting: "wait", confirmed: "good", refused: "bad" } as const;

type RequestedSchool = { name_kk: string | null; name_ru: string | null };

/** The school that is asked; who works nowhere asks none. */
export function requestSchool({ name_kk, name_ru }: RequestedSchool, language: Language): string {
  return name_kk === null ? "–" : named({ name_kk, name_ru: name_ru ?? name_kk }, language);
}
