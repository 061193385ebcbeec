import { plural, type Texts } from "#lib/texts.ts";

type Most = { option: string; share: string };

export const texts = {
  results: { kk: "Нәтижелер", ru: "Результаты", en: "Results" },
  rounds: { kk: "Сауалнамалар", ru: "Опросы", en: "Surveys" },
  answered: {
    kk: (n: string, of: string) => `${of} адамнан ${n} жауап келді`,
    ru: (n: string, of: string) => `Ответили ${n} из ${of}`,
    en: (n: string, of: string) => `${n} of ${of} answered`,
  },
  answeredOnly: {
    kk: (n: string) => `Жауаптар: ${n}`,
    ru: (n: string) => `Ответов: ${n}`,
    en: (n: string) => `Answers: ${n}`,
  },
  notYet: {
    kk: "Нәтижесі сауалнама аяқталғанда көрсетіледі",
    ru: "Результаты появятся, когда опрос закончится",
    en: "Results appear once the survey is over",
  },
  notYetHint: {
    kk: (day: string) =>
      `Сауалнама анонимді. Нәтиже әр жаңа жауаптан кейін өзгерсе, бір адамның не жауап бергенін білуге болар еді. Соңғы күні: ${day}.`,
    ru: (day: string) =>
      `Опрос анонимный. Если бы результаты менялись с каждым новым ответом, было бы видно, что ответил один человек. Последний день: ${day}`,
    en: (day: string) =>
      `The survey is anonymous. If results changed with each new answer, one person’s answers could be told. Its last day: ${day}.`,
  },
  toRound: {
    kk: "Сауалнаманың барысы",
    ru: "Как идёт опрос",
    en: "How the survey is going",
  },
  anonymous: {
    kk: "Сауалнама анонимді: бес жауаптан аз топтар бірге көрсетіледі немесе көрсетілмейді.",
    ru: "Опрос анонимный: группы меньше пяти ответов показаны вместе с другими или не показаны.",
    en: "The survey is anonymous: groups with fewer than five answers are shown with others or not at all.",
  },
  tooFew: {
    kk: "Жауаптар тым аз",
    ru: "Ответов слишком мало",
    en: "There are too few answers",
  },
  tooFewHint: {
    kk: "Анонимді сауалнамада жауап бергендер бесеуден аз болса, нәтиже көрсетілмейді.",
    ru: "Итоги анонимного опроса не показываются, если ответили меньше пяти человек.",
    en: "Results of an anonymous survey are not shown when fewer than five answered.",
  },
  noAnswers: { kk: "Әлі жауап жоқ", ru: "Ответов ещё нет", en: "No answers yet" },
  compare: { kk: "Салыстыру", ru: "Сравнить", en: "Compare" },
  together: { kk: "Бәрі бірге", ru: "Все вместе", en: "All together" },
  by: {
    kk: {
      region: "өңірлер",
      district: "аудандар",
      circle: "шеңберлер",
      school: "мектептер",
      kind: "мектеп түрлері",
      role: "рөлдер",
    },
    ru: {
      region: "по регионам",
      district: "по районам",
      circle: "по кругам",
      school: "по школам",
      kind: "по видам школ",
      role: "по ролям",
    },
    en: {
      region: "by region",
      district: "by district",
      circle: "by circle",
      school: "by school",
      kind: "by kind of school",
      role: "by role",
    },
  },
  cross: { kk: "Сұрақ бойынша салыстыру", ru: "Сравнить по вопросу", en: "Compare by a question" },
  show: { kk: "Көрсету", ru: "Показать", en: "Show" },
  asTable: { kk: "Кесте түрінде", ru: "Показать таблицей", en: "Show as a table" },
  rest: { kk: "Қалғандары", ru: "Остальные", en: "The rest" },
  all: { kk: "Барлығы", ru: "Все", en: "All" },
  part: { kk: "Бөлік", ru: "Группа", en: "Group" },
  nobodyChose: {
    kk: "Бұл сұраққа ешкім жауап бермеді",
    ru: "На этот вопрос никто не ответил",
    en: "Nobody answered this question",
  },
  noneOrFew: {
    kk: "Бұл сұраққа ешкім жауап бермеді немесе жауап бергендер бесеуден аз",
    ru: "На этот вопрос никто не ответил или ответов меньше пяти",
    en: "Nobody answered this question, or fewer than five did",
  },
  count: { kk: "Жауаптар", ru: "Ответов", en: "Answers" },
  mean: { kk: "Орташа балл", ru: "Среднее", en: "Mean" },
  meanPlace: { kk: "Орташа орны", ru: "Среднее место", en: "Mean place" },
  chosen: { kk: "Таңдады", ru: "Выбрали", en: "Chose" },
  most: {
    kk: (label: string, share: string) => `Көбінесе: ${label} — ${share} %`,
    ru: (label: string, share: string) => `Чаще всего: ${label} — ${share} %`,
    en: (label: string, share: string) => `Most often: ${label} – ${share} %`,
  },
  mostOf: {
    kk: (label: string, { option, share }: Most) => `${label}: «${option}» — ${share} %`,
    ru: (label: string, { option, share }: Most) => `${label}: «${option}» — ${share} %`,
    en: (label: string, { option, share }: Most) => `${label}: “${option}” – ${share} %`,
  },
  tooFewOpen: {
    kk: "Бұл сұраққа бесеуден аз адам жауап жазды, сондықтан жауаптар көрсетілмейді.",
    ru: "На этот вопрос написали меньше пяти человек, поэтому ответы не показываются.",
    en: "Fewer than five people wrote an answer to this question, so the answers are not shown.",
  },
  notWhole: {
    kk: "Жауаптарды сауалнаманы өткізуші көреді",
    ru: "Ответы видит тот, кто проводит опрос",
    en: "Whoever asks sees the answers",
  },
  notWholeHint: {
    kk: "Сауалнама анонимді: бір мектептің ашық жауаптары бөлек көрсетілмейді.",
    ru: "Опрос анонимный: открытые ответы одной школы отдельно не показываются.",
    en: "The survey is anonymous: open answers of one school are not shown by themselves.",
  },
  openAnswers: { kk: "Ашық жауаптар", ru: "Открытые ответы", en: "Open answers" },
  readOpen: { kk: "Жауаптарды оқу", ru: "Читать ответы", en: "Read the answers" },
  word: { kk: "Сөз бойынша іздеу", ru: "Найти по слову", en: "Find by a word" },
  find: { kk: "Табу", ru: "Найти", en: "Find" },
  themes: { kk: "Тақырыптар", ru: "Темы", en: "Themes" },
  newTheme: { kk: "Жаңа тақырып", ru: "Новая тема", en: "New theme" },
  addTheme: { kk: "Тақырып қосу", ru: "Добавить тему", en: "Add the theme" },
  sort: { kk: "Тақырыпқа жатқызу", ru: "Отнести к теме", en: "Put under the theme" },
  noOpen: { kk: "Мұндай жауап жоқ", ru: "Таких ответов нет", en: "No such answers" },
  found: {
    kk: (n: string) => `${n} жауап`,
    ru: (n: string, count: number) =>
      `${n} ${plural("ru", count, { one: "ответ", few: "ответа", many: "ответов", other: "ответов" })}`,
    en: (n: string, count: number) =>
      `${n} ${plural("en", count, { one: "answer", other: "answers" })}`,
  },
  response: {
    kk: "Мектептер бойынша жауап беру",
    ru: "Сколько ответили в школах",
    en: "Answers by school",
  },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  expected: { kk: "Күтіледі", ru: "Ожидается", en: "Expected" },
  share: { kk: "Үлесі", ru: "Доля", en: "Share" },
  save: { kk: "Сақтап алу", ru: "Сохранить", en: "Save" },
  needed: {
    kk: "Тақырыптың атын жазыңыз",
    ru: "Напишите название темы",
    en: "Write the theme's name",
  },
  tooLong: { kk: "Тым ұзын", ru: "Слишком длинно", en: "Too long" },
  yes: { kk: "иә", ru: "да", en: "yes" },
  roles: {
    kk: {
      teacher: "Мұғалім",
      head: "Мектеп басшысы",
      pupil: "Оқушы",
      parent: "Ата-ана",
      other: "Басқа",
    },
    ru: {
      teacher: "Учитель",
      head: "Руководитель",
      pupil: "Ученик",
      parent: "Родитель",
      other: "Другое",
    },
    en: { teacher: "Teacher", head: "Head", pupil: "Pupil", parent: "Parent", other: "Other" },
  },
  columns: {
    kk: ["Сұрақ", "Бөлік", "Жауап", "Саны", "Жауап бергендер", "Үлесі, %", "Орташа"],
    ru: ["Вопрос", "Группа", "Ответ", "Количество", "Ответили", "Доля, %", "Среднее"],
    en: ["Question", "Group", "Answer", "Count", "Answered", "Share, %", "Mean"],
  },
  codebook: { kk: "Кодтар кітабы", ru: "Книга кодов", en: "Codebook" },
} satisfies Texts;

/** What is done here, as the history of the round calls it. */
export const historyTexts = {
  themeOpened: {
    kk: "Ашық жауаптарға тақырып қосылды",
    ru: "Добавлена тема для открытых ответов",
    en: "Theme for open answers added",
  },
  theme: { kk: "Тақырып", ru: "Тема", en: "Theme" },
  answerSorted: {
    kk: "Ашық жауаптың тақырыбы белгіленді",
    ru: "Открытый ответ отнесён к темам",
    en: "Open answer put under themes",
  },
} satisfies Texts;
