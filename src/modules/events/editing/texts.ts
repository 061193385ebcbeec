import type { Texts } from "#lib/texts.ts";
import { eventWords } from "../base/words.ts";

export const texts = {
  title: {
    kk: "Өткізетін іс-шараларым",
    ru: "Мероприятия, которые провожу я",
    en: "Events I run",
  },
  newTitle: { kk: "Жаңа іс-шара", ru: "Новое мероприятие", en: "New event" },
  editTitle: { kk: "Іс-шараны өзгерту", ru: "Изменение мероприятия", en: "Change the event" },
  partWhat: { kk: "Не туралы", ru: "О чём", en: "What it is" },
  partWhen: { kk: "Уақыты", ru: "Время", en: "Time" },
  partWhere: { kk: "Орны", ru: "Место", en: "Place" },
  partWho: { kk: "Кім келе алады", ru: "Кто может прийти", en: "Who may come" },
  partMore: { kk: "Толығырақ", ru: "Подробности", en: "Details" },
  organiser: { kk: "Ұйымдастырушы", ru: "Организатор", en: "Organiser" },
  country: { kk: "Бүкіл ел", ru: "Вся страна", en: "The whole country" },
  type: { kk: "Түрі", ru: "Вид", en: "Kind" },
  titleKk: { kk: "Тақырыбы қазақша", ru: "Тема на казахском", en: "Title in Kazakh" },
  titleRu: { kk: "Тақырыбы орысша", ru: "Тема на русском", en: "Title in Russian" },
  titleEn: { kk: "Тақырыбы ағылшынша", ru: "Тема на английском", en: "Title in English" },
  day: { kk: "Күні", ru: "День", en: "Day" },
  from: { kk: "Басталуы", ru: "Начало", en: "Starts" },
  timeHint: {
    kk: "Алматы уақыты, мысалы 10:00",
    ru: "По времени Алматы, например 10:00",
    en: "Almaty time, such as 10:00",
  },
  untilDay: { kk: "Соңғы күні", ru: "Последний день", en: "Last day" },
  untilDayHint: {
    kk: "Бірнеше күнге созылса ғана",
    ru: "Если мероприятие длится не один день",
    en: "If it lasts for more than a day",
  },
  until: { kk: "Аяқталуы", ru: "Окончание", en: "Ends" },
  pace: { kk: "Қайталануы", ru: "Повтор", en: "Repeats" },
  once: { kk: "Қайталанбайды", ru: "Не повторяется", en: "Does not repeat" },
  paces: {
    kk: { week: "Апта сайын", two_weeks: "Екі аптада бір рет", month: "Ай сайын" },
    ru: { week: "Каждую неделю", two_weeks: "Раз в две недели", month: "Каждый месяц" },
    en: { week: "Every week", two_weeks: "Every two weeks", month: "Every month" },
  },
  times: { kk: "Барлығы неше рет", ru: "Сколько раз всего", en: "How many times in all" },
  timesHint: {
    kk: "2-ден 40-қа дейін; әрқайсысы бөлек іс-шара болады",
    ru: "От 2 до 40; каждый раз станет отдельным мероприятием",
    en: "From 2 to 40; each becomes an event of its own",
  },
  form: { kk: "Өту нысаны", ru: "Форма", en: "Form" },
  forms: eventWords.forms,
  venue: {
    kk: "Өтетін мектептің коды",
    ru: "Код школы, где проходит",
    en: "Code of the school it is held in",
  },
  venueHint: {
    kk: "Код мектеп парақшасында жазылған. Бос қалса, ұйымдастырушы мектептің өзінде өтеді",
    ru: "Код указан на странице школы. Если не указать, мероприятие пройдёт в школе-организаторе",
    en: "The code is on the school's page. Without one it is held in the organising school",
  },
  placeKk: {
    kk: "Басқа орын, қазақша",
    ru: "Другое место, на казахском",
    en: "Another place, in Kazakh",
  },
  placeRu: {
    kk: "Басқа орын, орысша",
    ru: "Другое место, на русском",
    en: "Another place, in Russian",
  },
  room: { kk: "Кабинет немесе зал", ru: "Кабинет или зал", en: "Room or hall" },
  onlineUrl: {
    kk: "Онлайн кездесудің сілтемесі",
    ru: "Ссылка на онлайн-встречу",
    en: "Link of the online meeting",
  },
  onlineUrlHint: {
    kk: "Тек тіркелгендер мен ұйымдастырушылар көреді",
    ru: "Увидят только записавшиеся и организаторы",
    en: "Seen only by those registered and by organisers",
  },
  openTo: { kk: "Кімге ашық", ru: "Для кого открыто", en: "Open to" },
  audiences: eventWords.audiences,
  capacity: { kk: "Орын саны", ru: "Число мест", en: "Places" },
  capacityHint: {
    kk: "Бос қалдырсаңыз, шектелмейді",
    ru: "Если не указать, без ограничения",
    en: "Without a number there is no limit",
  },
  smallDays: {
    kk: "Алдымен шағын мектептерге, күн",
    ru: "Сначала малокомплектным школам, дней",
    en: "Small schools first, days",
  },
  smallDaysHint: {
    kk: "Жарияланғаннан кейін осынша күн орындарды тек шағын жинақты мектептер алады",
    ru: "Столько дней после публикации места занимают только малокомплектные школы",
    en: "For so many days after it is published only small schools take places",
  },
  registrationDay: {
    kk: "Тіркелудің соңғы күні",
    ru: "Последний день записи",
    en: "Last day to register",
  },
  registrationTime: { kk: "Сағат нешеге дейін", ru: "До какого часа", en: "Until what time" },
  languages: { kk: "Тілі", ru: "Язык", en: "Language" },
  subjects: { kk: "Пәндер", ru: "Предметы", en: "Subjects" },
  chooseSubjects: { kk: "Пәндерді таңдау", ru: "Выбрать предметы", en: "Choose subjects" },
  grades: { kk: "Сыныптар", ru: "Классы", en: "Grades" },
  gradesFrom: { kk: "Нешінші сыныптан", ru: "С какого класса", en: "From grade" },
  gradesUntil: { kk: "Нешінші сыныпқа дейін", ru: "По какой класс", en: "To grade" },
  hours: { kk: "Сағат саны", ru: "Число часов", en: "Hours" },
  hoursHint: {
    kk: "Сертификатқа жазылады",
    ru: "Будет указано в сертификате",
    en: "Goes into the certificate",
  },
  needArea: {
    kk: "Қай қажеттілікке жауап береді",
    ru: "На какую потребность отвечает",
    en: "Which need it answers",
  },
  noNeed: { kk: "Көрсетілмеген", ru: "Не указана", en: "Not given" },
  speakers: { kk: "Спикерлер", ru: "Кто выступает", en: "Speakers" },
  speakersHint: {
    kk: "Әр жолға бір адам: Тегі Аты – тақырыбы",
    ru: "По одному в строке: Фамилия Имя – тема",
    en: "One a line: Family name Given name – subject",
  },
  descriptionKk: {
    kk: "Сипаттамасы қазақша",
    ru: "Описание на казахском",
    en: "Description in Kazakh",
  },
  descriptionRu: {
    kk: "Сипаттамасы орысша",
    ru: "Описание на русском",
    en: "Description in Russian",
  },
  bringKk: {
    kk: "Өзімен бірге не алу керек, қазақша",
    ru: "Что взять с собой, на казахском",
    en: "What to bring, in Kazakh",
  },
  bringRu: {
    kk: "Өзімен бірге не алу керек, орысша",
    ru: "Что взять с собой, на русском",
    en: "What to bring, in Russian",
  },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  saveDraft: { kk: "Жоба ретінде сақтау", ru: "Сохранить черновик", en: "Save the draft" },
  notNow: {
    kk: "Болмайтын немесе өткен іс-шара өзгермейді",
    ru: "Отменённое или состоявшееся мероприятие не меняется",
    en: "A cancelled or held event does not change",
  },
  organiserStays: {
    kk: "Іс-шараның ұйымдастырушысы өзгертілмейді. Басқа ұйымдастырушы үшін жаңа іс-шара жасаңыз",
    ru: "Организатора мероприятия изменить нельзя. Для другого организатора создайте новое мероприятие",
    en: "The organiser of an event cannot be changed. Create a new event for another organiser",
  },
  notOfPlan: {
    kk: "Бұл іс-шара басқа шеңбердің жоспарынан алынған",
    ru: "Это мероприятие взято из плана другого круга",
    en: "This event comes from the plan of another circle",
  },
  notYours: {
    kk: "Бұл ұйымдастырушының атынан іс-шара жасай алмайсыз",
    ru: "От имени этого организатора вы создавать мероприятия не можете",
    en: "You do not make events for this organiser",
  },
  unknownSchool: {
    kk: "Мұндай коды бар мектеп жоқ",
    ru: "Школы с таким кодом нет",
    en: "No school has this code",
  },
  notTime: {
    kk: "Уақытты былай жазыңыз: 10:00",
    ru: "Укажите время, например 10:00",
    en: "Give a time such as 10:00",
  },
  notOrdered: {
    kk: "Аяқталуы басталуынан кейін болуы керек",
    ru: "Окончание должно быть позже начала",
    en: "The end must come after the start",
  },
  tooLongEvent: {
    kk: "Іс-шара 31 күннен ұзақ болмайды",
    ru: "Мероприятие не длится дольше 31 дня",
    en: "An event lasts no longer than 31 days",
  },
  afterEvent: {
    kk: "Тіркелу іс-шара аяқталғанша жабылуы керек",
    ru: "Запись должна закрыться до окончания мероприятия",
    en: "Registration must close before the event ends",
  },
  linkNeeded: {
    kk: "Онлайн немесе аралас іс-шараға сілтеме керек",
    ru: "Для онлайн-участия нужна ссылка",
    en: "Taking part online needs a link",
  },
  notAddress: {
    kk: "Мекенжай https:// деп басталуы керек",
    ru: "Адрес должен начинаться с https://",
    en: "The address must begin with https://",
  },
  placeNeeded: {
    kk: "Мектеп кодын немесе басқа орынды жазыңыз",
    ru: "Укажите код школы или другое место",
    en: "Give a school's code or another place",
  },
  noCircle: {
    kk: "Ұйымдастырушының мектептер шеңбері жоқ",
    ru: "У организатора нет круга школ",
    en: "The organiser has no circle of schools",
  },
  noDistrict: {
    kk: "Ұйымдастырушы ауданға жатпайды",
    ru: "Организатор не относится к району",
    en: "The organiser belongs to no district",
  },
  noRegion: {
    kk: "Ұйымдастырушы облысқа жатпайды",
    ru: "Организатор не относится к области",
    en: "The organiser belongs to no region",
  },
  outOfBounds: {
    kk: "Сан шектен тыс",
    ru: "Число вне допустимого",
    en: "The number is out of bounds",
  },
  gradesNotOrdered: {
    kk: "Соңғы сынып біріншісінен кіші болмауы керек",
    ru: "Последний класс не может быть меньше первого",
    en: "The last grade cannot be below the first",
  },
  roomTaken: {
    kk: "Бұл уақытта осы мектептің бұл кабинеті бос емес",
    ru: "В это время этот кабинет школы уже занят",
    en: "At that time this room of the school is taken",
  },
  roomTakenOnce: {
    kk: "Топтаманың бір күнінде бұл кабинет бос емес",
    ru: "В один из дней серии этот кабинет уже занят",
    en: "On one of the days of the series the room is taken",
  },
  fewerThanTaken: {
    kk: "Бұдан көп адам тіркеліп қойған",
    ru: "Записалось уже больше людей",
    en: "More people than that have registered",
  },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  eventMade: { kk: "Іс-шара жасалды", ru: "Мероприятие создано", en: "Event made" },
  eventChanged: { kk: "Іс-шара өзгерді", ru: "Мероприятие изменено", en: "Event changed" },
} satisfies Texts;
