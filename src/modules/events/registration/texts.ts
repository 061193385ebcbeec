import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  registration: { kk: "Тіркелу", ru: "Запись", en: "Registration" },
  calendar: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
  register: { kk: "Тіркелу", ru: "Записаться", en: "Register" },
  cancel: { kk: "Тіркеуден бас тарту", ru: "Отменить запись", en: "Cancel the registration" },
  youAre: {
    kk: { registered: "Сіз тіркелдіңіз", waiting: "Сіз кезектесіз", cancelled: "" },
    ru: { registered: "Вы записаны", waiting: "Вы в очереди", cancelled: "" },
    en: { registered: "You are registered", waiting: "You are waiting for a place", cancelled: "" },
  },
  waitingHint: {
    kk: "Орын босаса, өздігінен тіркелесіз және хат аласыз.",
    ru: "Когда место освободится, вы будете записаны сами и получите письмо.",
    en: "When a place falls free you will be registered by itself and get a letter.",
  },
  placesLeft: {
    kk: (n: string) => `Бос орын: ${n}`,
    ru: (n: string) => `Свободных мест: ${n}`,
    en: (n: string) => `Places left: ${n}`,
  },
  full: {
    kk: "Орын жоқ, кезекке тұруға болады",
    ru: "Мест нет, можно встать в очередь",
    en: "Full; you may wait for a place",
  },
  unlimited: {
    kk: "Орын саны шектелмеген",
    ru: "Число мест не ограничено",
    en: "Places are not limited",
  },
  smallFirst: {
    kk: (day: string) => `${day} дейін орын шағын жинақты мектептерге беріледі`,
    ru: (day: string) => `До ${day} места получают малокомплектные школы`,
    en: (day: string) => `Until ${day} places go to small schools`,
  },
  clash: {
    kk: "Осы уақытта сіз басқа іс-шараға тіркелгенсіз:",
    ru: "В это время вы записаны на другое мероприятие:",
    en: "You are registered for another event at this time:",
  },
  whyNot: {
    kk: {
      notPublished: "Бұл іс-шараға тіркелу мүмкін емес",
      closed: "Тіркелу мерзімі аяқталды",
      notInvited: "Бұл іс-шара сіздің мектебіңізге арналмаған",
      noSchool: "Алдымен мектебіңіздің кодымен мектепке қосылыңыз",
      over: "Іс-шара өтіп кетті",
      needed: "Кемінде бір мұғалімді таңдаңыз",
    },
    ru: {
      notPublished: "На это мероприятие записаться нельзя",
      closed: "Запись уже закрыта",
      notInvited: "Это мероприятие не для вашей школы",
      noSchool: "Сначала присоединитесь к школе по её коду",
      over: "Мероприятие уже прошло",
      needed: "Выберите хотя бы одного учителя",
    },
    en: {
      notPublished: "This event takes no registrations",
      closed: "Registration is closed",
      notInvited: "This event is not for your school",
      noSchool: "Join your school by its code first",
      over: "The event is over",
      needed: "Choose at least one teacher",
    },
  },
  join: { kk: "Мектепке қосылу", ru: "Присоединиться к школе", en: "Join a school" },
  many: { kk: "Мұғалімдерімді тіркеу", ru: "Записать моих учителей", en: "Register my teachers" },
  manyLead: {
    kk: "Белгіленген мұғалімдер тіркеледі немесе кезекке қойылады.",
    ru: "Отмеченные учителя будут записаны или встанут в очередь.",
    en: "Those marked are registered, or wait for a place.",
  },
  already: { kk: "тіркелген", ru: "в списке", en: "registered" },
  alreadyWaiting: { kk: "кезекте", ru: "в очереди", en: "waiting" },
  people: { kk: "Кім келеді", ru: "Кто придёт", en: "Who comes" },
  peopleCount: {
    kk: (n: string) => `${n} адам тіркелді`,
    ru: (n: string, count: number) =>
      `${plural("ru", count, { one: "Записан", other: "Записано" })} ${n} ${plural("ru", count, { one: "человек", few: "человека", many: "человек", other: "человек" })}`,
    en: (n: string) => `${n} registered`,
  },
  waitingCount: {
    kk: (n: string) => `кезекте: ${n}`,
    ru: (n: string) => `в очереди: ${n}`,
    en: (n: string) => `${n} waiting`,
  },
  name: { kk: "Аты-жөні", ru: "Имя", en: "Name" },
  school: { kk: "Мектебі", ru: "Школа", en: "School" },
  standing: { kk: "Күйі", ru: "Состояние", en: "Standing" },
  standings: {
    kk: { registered: "тіркелді", waiting: "кезекте", cancelled: "бас тартты" },
    ru: { registered: "в списке", waiting: "в очереди", cancelled: "отменено" },
    en: { registered: "registered", waiting: "waiting", cancelled: "cancelled" },
  },
  attended: { kk: "келді", ru: "присутствие отмечено", en: "came" },
  nobody: {
    kk: "Әзірге ешкім тіркелген жоқ",
    ru: "Пока никто не записался",
    en: "Nobody has registered yet",
  },
  save: { kk: "Сақтап алу", ru: "Сохранить", en: "Save" },
  attendance: { kk: "Қатысуды белгілеу", ru: "Отметить присутствие", en: "Mark attendance" },
  online: { kk: "Қосылу сілтемесі", ru: "Ссылка для подключения", en: "Link to join" },
  mine: {
    kk: "Тіркелген іс-шараларым",
    ru: "Мои записи на мероприятия",
    en: "Where I am registered",
  },
  noneMine: {
    kk: "Сіз әлі ешқайда тіркелмегенсіз",
    ru: "Вы пока никуда не записаны",
    en: "You are not registered for anything yet",
  },
  toCalendar: { kk: "Күнтізбені ашу", ru: "Открыть календарь", en: "Open the calendar" },
  when: { kk: "Уақыты", ru: "Когда", en: "When" },
  event: { kk: "Іс-шара", ru: "Мероприятие", en: "Event" },
  subjects: {
    kk: {
      registered: (title: string) => `Сіз тіркелдіңіз: ${title}`,
      waiting: (title: string) => `Сіз кезектесіз: ${title}`,
      movedUp: (title: string) => `Орын босады: ${title}`,
    },
    ru: {
      registered: (title: string) => `Вы записаны: ${title}`,
      waiting: (title: string) => `Вы в очереди: ${title}`,
      movedUp: (title: string) => `Место освободилось: ${title}`,
    },
    en: {
      registered: (title: string) => `You are registered: ${title}`,
      waiting: (title: string) => `You are waiting: ${title}`,
      movedUp: (title: string) => `A place fell free: ${title}`,
    },
  },
  told: {
    kk: {
      registered: "Сізді күтеміз.",
      waiting: "Орын босаса, хабарлаймыз.",
      movedUp: "Орын босады, сіз тіркелдіңіз. Келе алмасаңыз, бас тартыңыз.",
    },
    ru: {
      registered: "Ждём вас.",
      waiting: "Сообщим, когда место освободится.",
      movedUp: "Место освободилось, и вы записаны. Если не сможете прийти, отмените запись.",
    },
    en: {
      registered: "We look forward to seeing you.",
      waiting: "We will tell you when a place falls free.",
      movedUp: "A place fell free and you are registered. If you cannot come, please cancel.",
    },
  },
  letter: {
    kk: (title: string, when: string, href: string) => `${title}\n${when}\n${href}`,
    ru: (title: string, when: string, href: string) => `${title}\n${when}\n${href}`,
    en: (title: string, when: string, href: string) => `${title}\n${when}\n${href}`,
  },
  columns: {
    kk: ["Тегі", "Аты", "Әкесінің аты", "Мектебі", "Күйі", "Келген уақыты"],
    ru: ["Фамилия", "Имя", "Отчество", "Школа", "Состояние", "Время прихода"],
    en: ["Family name", "Given name", "Patronymic", "School", "Standing", "Came at"],
  },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  registrationCancelled: {
    kk: "Тіркелуден бас тартылды",
    ru: "Запись отменена",
    en: "Registration cancelled",
  },
  cameAfterAll: {
    kk: "Тіркелуден бас тартқан адам келді",
    ru: "Пришёл тот, кто отменил запись",
    en: "Somebody came who had cancelled",
  },
} satisfies Texts;
