import { wordsFor } from "#imports/plan.ts";
import { fold } from "#lib/search.ts";
import reference from "#reference/subjects.json" with { type: "json" };
import type { Position } from "../../base/schema.ts";
import type { Category } from "../../teachers/schema.ts";

export const positionWords = wordsFor<Position>({
  teacher: [
    "Мұғалім",
    "Учитель",
    "Teacher",
    "Педагог",
    "Пән мұғалімі",
    "Учитель-предметник",
    "Бастауыш сынып мұғалімі",
    "Бастауыш мұғалімі",
    "Учитель начальных классов",
    "Учитель нач.классов",
    "Учитель нач. классов",
  ],
  head: ["Директор", "Мектеп директоры", "Директор школы", "Head"],
  deputy: [
    "Директордың орынбасары",
    "Заместитель директора",
    "Deputy head",
    "Завуч",
    "Зам директора",
    "ДОІЖО",
    "ДТІЖО",
    "Зам.директора",
    "Зам. директора",
    "Зам. директора по УВР",
    "Зам.директора по УВР",
    "Зам.дир. по УВР",
    "Заместитель директора по УВР",
    "Заместитель директора по учебной работе",
    "Заместитель директора по воспитательной работе",
    "Директордың оқу ісі жөніндегі орынбасары",
    "Директордың тәрбие ісі жөніндегі орынбасары",
    "Оқу ісі жөніндегі орынбасар",
    "Тәрбие ісі жөніндегі орынбасар",
    "Орынбасар",
  ],
  psychologist: ["Психолог", "Педагог-психолог", "Psychologist"],
  other: ["Басқа лауазым", "Другая должность", "Other position", "Басқа", "Другое"],
});
export const categoryWords = wordsFor<Category>({
  intern: ["Педагог-тағылымдамашы", "Педагог-стажёр", "Teacher-intern"],
  teacher: ["Педагог", "Teacher"],
  moderator: [
    "Педагог-модератор",
    "Teacher-moderator",
    "Модератор",
    "Пед-модератор",
    "Пед модератор",
    "П-модератор",
    "П. модератор",
  ],
  expert: [
    "Педагог-сарапшы",
    "Педагог-эксперт",
    "Teacher-expert",
    "Сарапшы",
    "Эксперт",
    "Пед-сарапшы",
    "Пед-эксперт",
    "П-сарапшы",
    "П-эксперт",
  ],
  researcher: [
    "Педагог-зерттеуші",
    "Педагог-исследователь",
    "Teacher-researcher",
    "Зерттеуші",
    "Исследователь",
    "Пед-зерттеуші",
    "Пед-исследователь",
    "Пед.-исслед.",
    "Пед исслед",
    "П-зерттеуші",
    "П-исследователь",
  ],
  master: [
    "Педагог-шебер",
    "Педагог-мастер",
    "Teacher-master",
    "Шебер",
    "Мастер",
    "Пед-шебер",
    "Пед-мастер",
    "П-шебер",
    "П-мастер",
  ],
  none: ["Санаты жоқ", "Без категории", "No category", "Нет", "Санатсыз", "Без кат.", "б/к", "Жоқ"],
  second: [
    "Екінші санат",
    "Вторая категория",
    "Second category",
    "Вторая",
    "Екінші",
    "II санат",
    "ІІ санат",
    "2 санат",
    "II категория",
    "2 категория",
  ],
  first: [
    "Бірінші санат",
    "Первая категория",
    "First category",
    "Первая",
    "Бірінші",
    "I санат",
    "І санат",
    "1 санат",
    "I категория",
    "1 категория",
  ],
  highest: [
    "Жоғары санат",
    "Высшая категория",
    "Highest category",
    "Высшая",
    "Жоғары",
    "Высшая кат.",
    "Жоғары санатты",
  ],
});
const languageWords = wordsFor<string>({
  kk: ["қазақ", "қазақ тілі", "қазақша", "казахский", "Kazakh"],
  ru: ["орыс", "орыс тілі", "орысша", "русский", "Russian"],
  en: ["ағылшын", "ағылшын тілі", "английский", "English"],
  ug: ["ұйғыр", "ұйғыр тілі", "уйгурский", "Uyghur"],
  uz: ["өзбек", "өзбек тілі", "узбекский", "Uzbek"],
  tg: ["тәжік", "тәжік тілі", "таджикский", "Tajik"],
});
const subjectWords = wordsFor<string>(
  Object.fromEntries(reference.subjects.map(({ code, kk, ru, en }) => [code, [kk, ru, en]])),
);

/** What school lists write for subjects: short, general, or older names. */
const said = wordsFor<string>({
  kazakh_lang: ["каз.яз", "қаз.тілі", "казахский"],
  kazakh_lang_lit: [
    "қазақ тілі мен әдебиет",
    "казахский язык и литература",
    "каз.яз и лит-ра",
    "каз. яз. и лит.",
  ],
  kazakh_lit: ["қазақ әдебиет"],
  russian_lang: ["рус.яз", "русский"],
  russian_lang_lit: [
    "русский язык и литература",
    "рус.яз и лит-ра",
    "рус. яз. и лит.",
    "орыс тілі және әдебиеті",
  ],
  english: [
    "ағылшын тілі",
    "ағылшын",
    "шетел тілі",
    "английский язык",
    "английский",
    "иностранный язык",
    "англ. язык",
    "англ.яз",
  ],
  math: ["матем.", "мат."],
  informatics: ["инф-ка", "информ.", "инф."],
  physics: ["физ."],
  chemistry: ["хим."],
  biology: ["биол.", "био."],
  geography: ["геогр."],
  law: ["құқық", "право"],
  pe: ["физкультура", "физ-ра", "физ.культура", "дене тәрбиесі"],
  art_labour: ["худ.труд", "технология"],
  military: ["АӘД", "АӘТД", "НВП", "НВиТП"],
  psychology: ["психология"],
  self_knowledge: ["өзін-өзі тану", "самопознание"],
});

/** Whoever teaches "history" teaches both of its courses. */
const ofTwo = new Map(
  ["тарих", "история"].map((word) => [fold(word), ["kz_history", "world_history"]]),
);

/** The codes of the subjects that a word stands for; none where it is not known. */
export function subjectsOf(word: string): readonly string[] {
  const key = fold(word);
  const code =
    subjectWords.get(key) ?? subjectWords.get(word.trim().toLowerCase()) ?? said.get(key);
  return code === undefined ? (ofTwo.get(key) ?? []) : [code];
}

/** True of "математика мұғалімі", "учитель истории" or "музыка педагогы", and of no work beside teaching. */
export function teaches(position: string): boolean {
  const text = position.slice(0, 200);
  return !besideTeaching.test(text) && [text, ...text.split(/[,;(]/)].some(isOfSubject);
}

function isOfSubject(text: string): boolean {
  const [, subject] = /^(.+?)(?:\s+пәні(?:нің)?)?\s+педагог[ыі]?$/iu.exec(text.trim()) ?? [];
  return teaching.test(text) || (subject !== undefined && subjectsOf(subject).length > 0);
}

const teaching = /(?<![\p{L}-])(мұғалімі?|учитель(ница)?)(?![\p{L}-])/iu;
const besideTeaching =
  /директор|орынбасар|заместит|(?<!\p{L})зам(?!\p{L})|көмекші|помощник|ассистент|логопед|дефектолог/iu;

/** The code of the language that a word stands for; none where it is not known. */
export function languagesOf(word: string): readonly string[] {
  const code = languageWords.get(fold(word)) ?? languageWords.get(word.trim().toLowerCase());
  return code === undefined ? [] : [code];
}
