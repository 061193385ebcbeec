import type { Texts } from "#lib/texts.ts";

export const texts = {
  duplicates: { kk: "Ұқсас жазбалар", ru: "Похожие записи", en: "Similar records" },
  lead: {
    kk: "Файл жүктелгенде бұл жазбалар бір адамдікі сияқты көрінді. Салыстырып, шешіңіз.",
    ru: "При загрузке файла эти записи показались записями одного человека. Сравните их и решите.",
    en: "While importing, these looked like two records of one person. Compare and decide.",
  },
  none: { kk: "Ұқсас жазба жоқ", ru: "Похожих записей нет", en: "There are no similar records" },
  noneHint: {
    kk: "Файл жүктегенде күмәнді жұптар осында шығады.",
    ru: "Сомнительные пары появляются здесь после загрузки файла.",
    en: "Doubtful pairs come here after an import.",
  },
  sameSchool: {
    kk: "Аты мен мектебі бірдей, туған жылы бірдей емес немесе белгісіз",
    ru: "Имя и школа совпадают, год рождения различается или неизвестен",
    en: "The same name and school, the year of birth differs or is unknown",
  },
  sameRegion: {
    kk: "Аты мен туған жылы бірдей, облыстағы мектептері әртүрлі",
    ru: "Имя и год рождения совпадают, школы одной области разные",
    en: "The same name and year of birth, different schools of the region",
  },
  sameNumber: {
    kk: "ЖСН бірдей, жазбаларды әртүрлі мектептер жүргізеді",
    ru: "ИИН совпадает, записи ведут разные школы",
    en: "The same IIN, the records are kept by different schools",
  },
  nearName: {
    kk: "Мектебі бірдей, тегі, аты немесе әкесінің аты басқаша жазылған болуы мүмкін",
    ru: "Школа совпадает, фамилия, имя или отчество, возможно, записаны иначе",
    en: "The same school, the name may be written otherwise",
  },
  fact: { kk: "Мәлімет", ru: "Сведения", en: "Fact" },
  notSaid: { kk: "белгісіз", ru: "не указан", en: "not known" },
  first: { kk: "Бірінші жазба", ru: "Первая запись", en: "First record" },
  second: { kk: "Екінші жазба", ru: "Вторая запись", en: "Second record" },
  name: { kk: "Аты-жөні", ru: "Имя", en: "Name" },
  birthYear: { kk: "Туған жылы", ru: "Год рождения", en: "Year of birth" },
  iin: { kk: "ЖСН", ru: "ИИН", en: "IIN" },
  account: { kk: "Тіркелгі", ru: "Учётная запись", en: "Account" },
  category: { kk: "Санаты", ru: "Категория", en: "Category" },
  noDay: { kk: "күні белгісіз", ru: "дата неизвестна", en: "day not known" },
  stays: {
    kk: "Біріктірілсе, қалады",
    ru: "После объединения останется",
    en: "Once joined, there will be",
  },
  posts: { kk: "Жұмыс орындары", ru: "Места работы", en: "Places of work" },
  courses: { kk: "Курстар саны", ru: "Число курсов", en: "Courses" },
  directions: { kk: "Активтегі бағыты", ru: "Направление в активе", en: "Direction in the active" },
  opened: { kk: "Жазба ашылған күн", ru: "Запись создана", en: "Record opened" },
  known: { kk: "бар", ru: "есть", en: "known" },
  unknown: { kk: "жоқ", ru: "нет", en: "none" },
  same: { kk: "Бір адам: біріктіру", ru: "Один человек: объединить", en: "One person: join" },
  different: { kk: "Екі бөлек адам", ru: "Это разные люди", en: "Different people" },
  merged: { kk: "Біріктірілген жазбалар", ru: "Объединённые записи", en: "Joined records" },
  mergedLead: {
    kk: "Қате болса, біріктіруді қайтаруға болады: екі жазба бұрынғы қалпына келеді.",
    ru: "Если это ошибка, объединение можно отменить: обе записи станут прежними.",
    en: "If it was a mistake, undo it: both records become what they were.",
  },
  keptRecord: { kk: "Қалдырылған жазба", ru: "Оставленная запись", en: "Record kept" },
  mergedRecord: { kk: "Қосылған жазба", ru: "Присоединённая запись", en: "Record joined" },
  when: { kk: "Қашан", ru: "Когда", en: "When" },
  action: { kk: "Әрекет", ru: "Действие", en: "Action" },
  undo: { kk: "Біріктіруді қайтару", ru: "Отменить объединение", en: "Undo" },
  mergedAlready: {
    kk: "Жазбалардың бірі бұған дейін біріктірілген",
    ru: "Одна из записей уже объединена с другой",
    en: "One of the records was joined already",
  },
  laterMerge: {
    kk: "Алдымен кейінгі біріктіруді қайтарыңыз",
    ru: "Сначала отмените более позднее объединение",
    en: "First undo the later joining",
  },
  changedSince: {
    kk: "Біріктірілгеннен кейін жұмысы не санаты өзгертілген, бұрынғы деректерге қайшы келеді. Алдымен сол өзгерісті түзетіңіз.",
    ru: "После объединения изменили место работы или категорию, с прежними данными это не сходится. Сначала исправьте то изменение.",
    en: "Work or category was changed since the joining and contradicts what stood before. First mend that change.",
  },
} satisfies Texts;

/** What is done here, as the history of the teacher calls it. */
export const historyTexts = {
  teacherMerged: {
    kk: "Екі жазба біріктірілді",
    ru: "Две записи объединены",
    en: "Two records joined",
  },
  mergeUndone: {
    kk: "Біріктіру қайтарылды",
    ru: "Объединение отменено",
    en: "Joining undone",
  },
} satisfies Texts;
