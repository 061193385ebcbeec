import { inLanguage, type Language, named, type Texts, wordOfCode } from "#lib/texts.ts";
import reference from "#reference/subjects.json" with { type: "json" };

const directions = {
  assessment_coordinator: {
    kk: "Критериалды бағалаудың мектеп үйлестірушісі",
    ru: "Школьный координатор критериального оценивания",
    en: "School coordinator of criteria-based assessment",
  },
  methods_trainer: {
    kk: "Оқыту әдістемесі мен технологияларынан мектеп тренері",
    ru: "Школьный тренер по методике и технологиям преподавания",
    en: "School trainer in teaching methods and technologies",
  },
  research_trainer: {
    kk: "Зерттеуден мектеп тренері",
    ru: "Школьный тренер по исследованиям",
    en: "School trainer in research",
  },
  task_expert: {
    kk: "Мектептегі тапсырмалар әзірлеушісі мен бағалау сарапшысы",
    ru: "Школьный разработчик заданий и эксперт оценивания",
    en: "School task developer and assessment expert",
  },
} satisfies Texts;

const tasks = {
  assessment_coordinator: {
    kk: "Қалыптастырушы және жиынтық бағалау рәсімдері бойынша кеңес береді",
    ru: "Консультирует по процедурам формативного и суммативного оценивания",
    en: "Advises on the procedures of formative and summative assessment",
  },
  methods_trainer: {
    kk: "«Тәжірибедегі рефлексия» бағдарламасы бойынша мектепішілік курс өткізеді, әдістеме бойынша кеңес береді",
    ru: "Проводит внутришкольные курсы по программе «Рефлексия в практике», консультирует по методике",
    en: "Runs in-school courses of the programme “Reflection in practice” and advises on methods",
  },
  research_trainer: {
    kk: "«Мұғалім тәжірибесіндегі зерттеу» курсын өткізеді, сабақты зерттеуді (Lesson Study) және іс-әрекеттегі зерттеуді (Action Research) енгізеді",
    ru: "Проводит курсы «Исследование в практике учителя», внедряет исследование урока (Lesson Study) и исследование в действии (Action Research)",
    en: "Runs the courses “Research in teacher practice” and introduces Lesson Study and Action Research",
  },
  task_expert: {
    kk: "Қалыптастырушы және жиынтық бағалау тапсырмаларын құрастыруға және сараптауға көмектеседі",
    ru: "Помогает составлять и рецензировать задания формативного и суммативного оценивания",
    en: "Helps to write and review tasks of formative and summative assessment",
  },
} satisfies Texts;

const positions = {
  teacher: { kk: "Мұғалім", ru: "Учитель", en: "Teacher" },
  head: { kk: "Директор", ru: "Директор", en: "Head" },
  deputy: { kk: "Директордың орынбасары", ru: "Заместитель директора", en: "Deputy head" },
  psychologist: { kk: "Психолог", ru: "Психолог", en: "Psychologist" },
  other: { kk: "Басқа лауазым", ru: "Другая должность", en: "Other position" },
} satisfies Texts;

const categories = {
  intern: { kk: "Педагог-тағылымдамашы", ru: "Педагог-стажёр", en: "Teacher-intern" },
  teacher: { kk: "Педагог", ru: "Педагог", en: "Teacher" },
  moderator: { kk: "Педагог-модератор", ru: "Педагог-модератор", en: "Teacher-moderator" },
  expert: { kk: "Педагог-сарапшы", ru: "Педагог-эксперт", en: "Teacher-expert" },
  researcher: { kk: "Педагог-зерттеуші", ru: "Педагог-исследователь", en: "Teacher-researcher" },
  master: { kk: "Педагог-шебер", ru: "Педагог-мастер", en: "Teacher-master" },
  none: { kk: "Санаты жоқ", ru: "Без категории", en: "No category" },
  second: { kk: "Екінші санат", ru: "Вторая категория", en: "Second category" },
  first: { kk: "Бірінші санат", ru: "Первая категория", en: "First category" },
  highest: { kk: "Жоғары санат", ru: "Высшая категория", en: "Highest category" },
} satisfies Texts;

const teachingLanguages = {
  kk: { kk: "қазақ", ru: "казахский", en: "Kazakh" },
  ru: { kk: "орыс", ru: "русский", en: "Russian" },
  en: { kk: "ағылшын", ru: "английский", en: "English" },
  ug: { kk: "ұйғыр", ru: "уйгурский", en: "Uyghur" },
  uz: { kk: "өзбек", ru: "узбекский", en: "Uzbek" },
  tg: { kk: "тәжік", ru: "таджикский", en: "Tajik" },
} satisfies Texts;

/** What each count of people counts, as the heading of a column or of a figure. */
const measures = {
  teachers: { kk: "Мұғалімдер", ru: "Учителя", en: "Teachers" },
  certified: {
    kk: "Деңгейлік курстан өткендер",
    ru: "Прошли уровневые курсы",
    en: "Passed level courses",
  },
  reached: { kk: "Қамтылғандар", ru: "Охвачены", en: "Reached" },
  active: { kk: "Әдістемелік актив", ru: "Методический актив", en: "Methodological active" },
  level1: { kk: "1-деңгей", ru: "1-й уровень", en: "Level 1" },
  level2: { kk: "2-деңгей", ru: "2-й уровень", en: "Level 2" },
  level3: { kk: "3-деңгей", ru: "3-й уровень", en: "Level 3" },
  assessment_coordinator: {
    kk: "Бағалау үйлестірушілері",
    ru: "Координаторы оценивания",
    en: "Assessment coordinators",
  },
  methods_trainer: {
    kk: "Әдістеме тренерлері",
    ru: "Тренеры по методике",
    en: "Methods trainers",
  },
  research_trainer: {
    kk: "Зерттеу тренерлері",
    ru: "Тренеры по исследованиям",
    en: "Research trainers",
  },
  task_expert: {
    kk: "Тапсырма және бағалау сарапшылары",
    ru: "Разработчики заданий и эксперты",
    en: "Task and assessment experts",
  },
} satisfies Texts;

const worded = (texts: Texts) => (code: string, language: Language) =>
  wordOfCode(code, inLanguage(texts, language));

export const directionName = worded(directions);
export const directionTask = worded(tasks);
export const positionName = worded(positions);
export const categoryName = worded(categories);
export const teachingLanguageName = worded(teachingLanguages);
export const measureName = worded(measures);

type Post = {
  position: string | null;
  school: { name_kk: string; name_ru: string } | null;
};

/** The position and the school that stand for a person whom the reader may not know by name. */
export function postWords({ position, school }: Post, language: Language): string | null {
  if (!school || !position) return null;
  return `${positionName(position, language)}, ${named(school, language)}`;
}

const subjectsByCode = new Map(reference.subjects.map((subject) => [subject.code, subject]));

/** School subjects in the order of the curriculum, for lists to choose from. */
export const subjects: readonly { code: string; kk: string; ru: string; en: string }[] =
  reference.subjects;

export function subjectName(code: string, language: Language): string {
  return subjectsByCode.get(code)?.[language] ?? code;
}
