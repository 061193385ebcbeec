import { plural, type Texts } from "#lib/texts.ts";
import { eventWords } from "../base/words.ts";

export const texts = {
  title: {
    kk: "Желінің ашық күнтізбесі",
    ru: "Открытый календарь сети",
    en: "The network's open calendar",
  },
  short: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
  lead: {
    kk: "Жетекші мектептердің барлық іс-шарасы: таңдаңыз, келіңіз, өз күнтізбеңізге қосыңыз. Уақыты – Алматы бойынша.",
    ru: "Мероприятия всех ведущих школ: выберите, приходите, добавьте в свой календарь. Время – по Алматы.",
    en: "Events of all leading schools: choose, come, add them to your own calendar. Times are those of Almaty.",
  },
  shown: {
    kk: (n: number) => `${n} іс-шара`,
    ru: (n: number) =>
      `${n} ${plural("ru", n, { one: "мероприятие", few: "мероприятия", other: "мероприятий" })}`,
    en: (n: number) => `${n} ${n === 1 ? "event" : "events"}`,
  },
  more: {
    kk: (n: number) => `тағы ${n}`,
    ru: (n: number) => `ещё ${n}`,
    en: (n: number) => `${n} more`,
  },
  views: {
    kk: { month: "Ай", week: "Апта", list: "Тізім", day: "Күн" },
    ru: { month: "Месяц", week: "Неделя", list: "Список", day: "День" },
    en: { month: "Month", week: "Week", list: "List", day: "Day" },
  },
  view: { kk: "Көрінісі", ru: "Вид", en: "View" },
  today: { kk: "Бүгін", ru: "Сегодня", en: "Today" },
  todayMark: { kk: "бүгін", ru: "сегодня", en: "today" },
  holiday: { kk: "Мереке", ru: "Праздник", en: "Public holiday" },
  from: {
    kk: (day: string) => `${day} бастап`,
    ru: (day: string) => `С ${day}`,
    en: (day: string) => `From ${day}`,
  },
  weekdays: {
    kk: ["Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі"],
    ru: ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"],
    en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  },
  earlier: {
    kk: "Осы айдың өткен күндері",
    ru: "Прошедшие дни месяца",
    en: "Earlier days of this month",
  },
  search: { kk: "Сөз бойынша іздеу", ru: "Поиск по слову", en: "Search by word" },
  find: { kk: "Іздеу", ru: "Найти", en: "Find" },

  region: { kk: "Облыс", ru: "Область", en: "Region" },
  district: { kk: "Аудан", ru: "Район", en: "District" },
  group: { kk: "Бағыты", ru: "Направление", en: "Group" },
  type: { kk: "Түрі", ru: "Вид мероприятия", en: "Kind" },
  subject: { kk: "Пән", ru: "Предмет", en: "Subject" },
  language: { kk: "Тілі", ru: "Язык", en: "Language" },
  form: { kk: "Нысаны", ru: "Форма", en: "Form" },
  circle: { kk: "Мектеп шеңбері", ru: "Круг школы", en: "School's circle" },
  open: { kk: "Кімге", ru: "Для кого", en: "For whom" },
  q: { kk: "Сөз", ru: "Слово", en: "Word" },
  removeWord: { kk: "алып тастау", ru: "убрать", en: "remove" },
  forms: eventWords.forms,
  audiences: eventWords.audiences,

  full: { kk: "орын жоқ", ru: "мест нет", en: "full" },
  cancelled: { kk: "болмайды", ru: "отменено", en: "cancelled" },
  smallFirst: {
    kk: "алдымен шағын жинақты мектептерге",
    ru: "сначала малокомплектным школам",
    en: "small schools first",
  },
  when: { kk: "Қашан", ru: "Когда", en: "When" },
  event: { kk: "Іс-шара", ru: "Мероприятие", en: "Event" },
  where: { kk: "Қайда", ru: "Где", en: "Where" },
  note: { kk: "Белгі", ru: "Отметка", en: "Note" },

  none: {
    kk: "Мұндай іс-шара табылмады",
    ru: "Таких мероприятий не найдено",
    en: "No such events",
  },
  noneHint: {
    kk: "Басқа айды қараңыз немесе сүзгіні алып тастаңыз.",
    ru: "Посмотрите другой месяц или снимите фильтр.",
    en: "Look at another month, or take a filter away.",
  },
  make: { kk: "Іс-шара қосу", ru: "Создать мероприятие", en: "Make an event" },
  own: { kk: "Өткізетін іс-шараларым", ru: "Мероприятия, которые провожу я", en: "Events I run" },
  mine: {
    kk: "Тіркелген іс-шараларым",
    ru: "Мои записи на мероприятия",
    en: "Where I am registered",
  },
  takeAlong: {
    kk: "Осы іс-шараларды өз күнтізбеңізге қосыңыз",
    ru: "Эти мероприятия – в вашем календаре",
    en: "These events in your own calendar",
  },
  takeAlongHint: {
    kk: "Мекенжайды телефон немесе компьютер күнтізбесіне жазылу ретінде қосыңыз: өзгерістер өзі келеді.",
    ru: "Добавьте адрес в календарь телефона или компьютера как подписку: изменения придут сами.",
    en: "Subscribe to the address in the calendar of a phone or a computer: changes arrive by themselves.",
  },
  ics: { kk: "Күнтізбе (iCalendar)", ru: "Календарь (iCalendar)", en: "Calendar (iCalendar)" },
  atom: { kk: "Жаңалықтар таспасы (Atom)", ru: "Лента новостей (Atom)", en: "News feed (Atom)" },
  embed: {
    kk: "Мектеп сайтына қоятын тізім",
    ru: "Список для сайта школы",
    en: "A list for a school's site",
  },
} satisfies Texts;
