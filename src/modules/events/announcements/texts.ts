import { plural, type Texts } from "#lib/texts.ts";

type Letter = { said: string; title: string; when: string; note: string; link: string };

const letter = ({ said, title, when, note, link }: Letter): string =>
  [said, `«${title}»\n${when}`, note, link].filter(Boolean).join("\n\n");

export const texts = {
  events: {
    kk: "Өткізетін іс-шараларым",
    ru: "Мероприятия, которые провожу я",
    en: "Events I run",
  },
  publishTitle: { kk: "Іс-шараны жариялау", ru: "Публикация мероприятия", en: "Publish the event" },
  publishLead: {
    kk: "Іс-шара ашық күнтізбеде көрінеді, шақырылған мектептердің үйлестірушілеріне хат жіберіледі.",
    ru: "Мероприятие появится в открытом календаре, координаторы приглашённых школ получат письмо.",
    en: "The event appears in the open calendar, and the coordinators of the schools invited get a letter.",
  },
  invited: {
    kk: (n: number) => `Хат ${n} мектепке жіберіледі`,
    ru: (n: number) =>
      `Письмо получат ${n} ${plural("ru", n, { one: "школа", few: "школы", other: "школ" })}`,
    en: (n: number) => `The letter goes to ${n} ${n === 1 ? "school" : "schools"}`,
  },
  publish: { kk: "Жариялау", ru: "Опубликовать", en: "Publish" },
  publishSeries: {
    kk: (n: number) => `Топтаманың ${n} іс-шарасын түгел жариялау`,
    ru: (n: number) =>
      `Опубликовать всю серию: ${n} ${plural("ru", n, { one: "мероприятие", few: "мероприятия", other: "мероприятий" })}`,
    en: (n: number) => `Publish the whole series: ${n} events`,
  },
  back: { kk: "Әзірге қалдыру", ru: "Пока оставить черновиком", en: "Leave it a draft" },

  cancelTitle: { kk: "Іс-шараны болдырмау", ru: "Отмена мероприятия", en: "Cancel the event" },
  cancelLead: {
    kk: "Тіркелгендер мен шақырылған мектептер себебі көрсетілген хат алады. Іс-шара күнтізбеде «болмайды» деген белгімен қалады.",
    ru: "Записавшиеся и приглашённые школы получат письмо с причиной. В календаре мероприятие останется с пометкой «отменено».",
    en: "Those registered and the schools invited get a letter with the reason. The event stays in the calendar, marked as cancelled.",
  },
  reason: { kk: "Себебі", ru: "Причина", en: "Reason" },
  cancel: { kk: "Болдырмау", ru: "Отменить мероприятие", en: "Cancel the event" },
  holdTitle: { kk: "Іс-шара өтті", ru: "Мероприятие состоялось", en: "It was held" },
  notNow: {
    kk: "Іс-шараның қазіргі күйінде бұл мүмкін емес",
    ru: "Для мероприятия в нынешнем состоянии это невозможно",
    en: "This is not possible in the event's present state",
  },

  letterSubject: {
    kk: {
      published: (title: string) => `Шақыру: ${title}`,
      cancelled: (title: string) => `Болмайды: ${title}`,
      changed: (title: string) => `Уақыты немесе орны өзгерді: ${title}`,
      reminder: (title: string) => `Еске саламыз: ${title}`,
    },
    ru: {
      published: (title: string) => `Приглашение: ${title}`,
      cancelled: (title: string) => `Отменено: ${title}`,
      changed: (title: string) => `Изменилось время или место: ${title}`,
      reminder: (title: string) => `Напоминаем: ${title}`,
    },
    en: {
      published: (title: string) => `Invitation: ${title}`,
      cancelled: (title: string) => `Cancelled: ${title}`,
      changed: (title: string) => `New time or place: ${title}`,
      reminder: (title: string) => `Reminder: ${title}`,
    },
  },
  letterSaid: {
    kk: {
      published: "Құрметті әріптес! Сізді іс-шараға шақырамыз.",
      cancelled: "Құрметті әріптес! Бұл іс-шара болмайды.",
      changed: "Құрметті әріптес! Сіз тіркелген іс-шараның уақыты немесе орны өзгерді.",
      reminder:
        "Құрметті әріптес! Сіз тіркелген іс-шара жақындап қалды. Келе алмасаңыз, тіркелуден бас тартыңыз: орын кезекте тұрған әріптеске беріледі.",
    },
    ru: {
      published: "Уважаемый коллега! Приглашаем вас на мероприятие.",
      cancelled: "Уважаемый коллега! Это мероприятие отменено.",
      changed:
        "Уважаемый коллега! У мероприятия, на которое вы записаны, изменилось время или место.",
      reminder:
        "Уважаемый коллега! Скоро мероприятие, на которое вы записаны. Если не сможете прийти, отмените запись: место достанется коллеге из очереди.",
    },
    en: {
      published: "Dear colleague, you are invited to an event.",
      cancelled: "Dear colleague, this event has been cancelled.",
      changed: "Dear colleague, the event you registered for has a new time or place.",
      reminder:
        "Dear colleague, the event you registered for is near. If you cannot come, cancel your registration: the place goes to a colleague in the queue.",
    },
  },
  letter: { kk: letter, ru: letter, en: letter },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  eventPublished: {
    kk: "Іс-шара жарияланды",
    ru: "Мероприятие опубликовано",
    en: "Event published",
  },
  eventCancelled: {
    kk: "Іс-шара болмайтын болды",
    ru: "Мероприятие отменено",
    en: "Event cancelled",
  },
  eventHeld: { kk: "Іс-шара өтті", ru: "Мероприятие состоялось", en: "Event held" },
} satisfies Texts;
