import type { Texts } from "#lib/texts.ts";

export const texts = {
  feedName: {
    kk: "Жетекші мектептер желісінің күнтізбесі",
    ru: "Календарь сети ведущих школ",
    en: "Calendar of the network of leading schools",
  },
  ownFeedName: {
    kk: "Тірек: менің іс-шараларым",
    ru: "Тірек: мои мероприятия",
    en: "Tirek: my events",
  },
  calendar: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
  title: {
    kk: "Өз күнтізбеңізге қосу",
    ru: "Подключить к своему календарю",
    en: "Add to your own calendar",
  },
  lead: {
    kk: "Бұл мекенжайда сіз тіркелген және ұйымдастыратын іс-шаралар бар. Оны телефон немесе компьютер күнтізбесіне жазылу ретінде қосыңыз: уақыты өзгерсе, күнтізбеңізде де өзгереді.",
    ru: "По этому адресу – мероприятия, на которые вы записаны, и те, что вы организуете. Добавьте его в календарь телефона или компьютера как подписку: если время изменится, оно изменится и у вас.",
    en: "At this address are the events you registered for and those you organise. Subscribe to it in the calendar of a phone or a computer: when a time changes, it changes there too.",
  },
  address: { kk: "Күнтізбе мекенжайы", ru: "Адрес календаря", en: "Address of the calendar" },
  secret: {
    kk: "Мекенжайды білген адам бұл тізімді көреді. Ол басқа біреуге түсіп қалса, жаңартыңыз: ескісі бірден жұмысын тоқтатады.",
    ru: "Кто знает адрес, тот видит этот список. Если он попал к чужим, обновите его: старый сразу перестанет работать.",
    en: "Whoever knows the address sees this list. If others got hold of it, renew it: the old one stops at once.",
  },
  renew: { kk: "Мекенжайды жаңарту", ru: "Обновить адрес", en: "Renew the address" },
  open: { kk: "Күнтізбеде ашу", ru: "Открыть в календаре", en: "Open in a calendar" },
  ahead: { kk: "Жақын іс-шаралар", ru: "Ближайшие мероприятия", en: "Coming events" },
  none: {
    kk: "Жақын арада іс-шара жоқ",
    ru: "В ближайшее время мероприятий нет",
    en: "No events in the near future",
  },
  all: { kk: "Барлық іс-шаралар", ru: "Все мероприятия", en: "All events" },
  cancelled: { kk: "болмайды", ru: "отменено", en: "cancelled" },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  calendarRenewed: {
    kk: "Күнтізбе сілтемесі жаңартылды",
    ru: "Ссылка на календарь заменена",
    en: "Calendar link replaced",
  },
} satisfies Texts;
