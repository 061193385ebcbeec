import type { Texts } from "#lib/texts.ts";

const quoted = (name: string) => (name.includes("«") ? name : `«${name}»`);

export const texts = {
  title: { kk: "Әдістемелік актив", ru: "Методический актив", en: "Methodological active" },
  country: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" },
  circleOf: {
    kk: (school: string) => `${quoted(school)} шеңбері`,
    ru: (school: string) => `круг школы ${quoted(school)}`,
    en: (school: string) => `Circle of ${school}`,
  },
  lead: {
    kk: "Көмек қажет болса, осы адамдарға жүгініңіз: олар әріптестеріне кеңес беруге дайындалған.",
    ru: "Обращайтесь к этим людям за помощью: они подготовлены консультировать коллег.",
    en: "Ask these people for help: they were trained to advise colleagues.",
  },
  whatTheyDo: { kk: "Кім немен көмектеседі", ru: "Кто с чем помогает", en: "Who helps with what" },
  direction: { kk: "Бағыт", ru: "Направление", en: "Direction" },
  task: { kk: "Немен көмектеседі", ru: "Чем помогает", en: "What they do" },
  count: { kk: "Неше адам", ru: "Сколько человек", en: "People" },
  who: { kk: "Кімге жүгінуге болады", ru: "К кому обратиться", en: "Whom to ask" },
  name: { kk: "Аты-жөні", ru: "Имя", en: "Name" },
  sinceColumn: { kk: "Қашаннан бері", ru: "С какого дня", en: "Since" },
  course: { kk: "Негіз болған курс", ru: "На каком курсе основано", en: "Rests on the course" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  contact: { kk: "Байланыс", ru: "Как связаться", en: "How to reach" },
  languages: { kk: "Оқыту тілі", ru: "Язык обучения", en: "Language of teaching" },
  anyDirection: { kk: "Барлық бағыт", ru: "Все направления", en: "All directions" },
  anyLanguage: { kk: "Кез келген тіл", ru: "Любой язык", en: "Any language" },
  show: { kk: "Көрсету", ru: "Показать", en: "Show" },
  none: { kk: "жоқ", ru: "нет", en: "none" },
  nobody: {
    kk: "Мұнда ондай маман жоқ",
    ru: "Здесь таких специалистов нет",
    en: "There is nobody like that here",
  },
  nobodyHint: {
    kk: "Сүзгіні алып тастаңыз немесе ауданның активін қараңыз.",
    ru: "Снимите фильтр или посмотрите актив района.",
    en: "Take the filter away, or look at the active of the district.",
  },
  toDistrict: { kk: "Ауданның активі", ru: "Актив района", en: "The active of the district" },
  namesForNetwork: {
    kk: "Аты-жөндерін өз ауданы мен мектептер шеңберінің қызметкерлері кіргеннен кейін көреді.",
    ru: "Имена видят после входа те, кто работает в этом районе или круге школ.",
    en: "Names are shown, after signing in, to those who work in this district or circle.",
  },
  chooseArea: {
    kk: "Тізімді көру үшін облысты немесе ауданды таңдаңыз.",
    ru: "Чтобы увидеть список, выберите область или район.",
    en: "Choose a region or a district to see the list.",
  },
  toCoverage: { kk: "Аумақты таңдау", ru: "Выбрать территорию", en: "Choose an area" },

  held: { kk: "Бағыттары", ru: "Направления", en: "Directions held" },
  heldNone: {
    kk: "Әзірге активке енбеген",
    ru: "Пока не входит в актив",
    en: "Not in the active so far",
  },
  give: { kk: "Активке енгізу", ru: "Включить в актив", en: "Take into the active" },
  since: { kk: "Қай күннен бастап", ru: "С какого дня", en: "Since" },
  courseField: {
    kk: "Қай курсқа негізделген",
    ru: "На каком курсе основано",
    en: "Course it rests on",
  },
  courseHint: {
    kk: "Осы бағыттың бағдарламасы. Ондай курс болмаса, төменде себебін жазыңыз",
    ru: "По программе этого направления. Если такого курса нет, объясните ниже",
    en: "Of this direction's programme. If there is none, give a reason below",
  },
  reason: { kk: "Неге курссыз енгізіледі", ru: "Почему без курса", en: "Why without a course" },
  capacity: {
    kk: "Жарты жылда неше мектепке көмектесе алады",
    ru: "Скольким школам может помочь за полгода",
    en: "How many schools they can help in half a year",
  },
  end: { kk: "Активтен шығару", ru: "Вывести из актива", en: "End a direction" },
  endUntil: {
    kk: "Активте болмайтын алғашқы күні",
    ru: "Первый день вне актива",
    en: "First day outside the active",
  },
  endButton: { kk: "Активтен шығару", ru: "Вывести из актива", en: "Record the end" },
  teacher: { kk: "Мұғалім парақшасы", ru: "Страница учителя", en: "The teacher's page" },

  badCapacity: { kk: "0–20 аралығындағы сан", ru: "Число от 0 до 20", en: "A number from 0 to 20" },
  future: {
    kk: "Бұл күн әлі келген жоқ",
    ru: "Этот день ещё не наступил",
    en: "This day is still to come",
  },
  heldThen: {
    kk: "Бұл бағыт сол күні немесе одан кейін де берілген",
    ru: "Это направление уже есть на этот день или позже",
    en: "The direction is held on that day or later already",
  },
  courseOrReason: {
    kk: "Курсты таңдаңыз немесе себебін жазыңыз",
    ru: "Выберите курс или объясните причину",
    en: "Choose a course, or give a reason",
  },
  otherDirection: {
    kk: "Бұл курс басқа бағытқа дайындайды. Басқасын таңдаңыз немесе себебін жазыңыз",
    ru: "Этот курс готовит к другому направлению. Выберите другой или объясните причину",
    en: "This course prepares for another direction. Choose another, or give a reason",
  },
  beforeCourse: {
    kk: "Курс бұл күннен кейін аяқталған",
    ru: "Курс закончен позже этого дня",
    en: "The course was completed after this day",
  },
  beforeStart: {
    kk: "Басталған күннен кейінгі күнді жазыңыз",
    ru: "Укажите день позже начала",
    en: "Give a day after the start",
  },
  endedAlready: {
    kk: "Бұл бағыттың аяқталуы бұрын жазылған",
    ru: "Окончание этого направления уже записано",
    en: "The end of this direction was recorded before",
  },
} satisfies Texts;

/** What is done here, as the history of the teacher calls it. */
export const historyTexts = {
  directionGiven: { kk: "Активке енгізілді", ru: "Включён в актив", en: "Joined the active" },
  directionEnded: { kk: "Активтен шығарылды", ru: "Исключён из актива", en: "Left the active" },
} satisfies Texts;
