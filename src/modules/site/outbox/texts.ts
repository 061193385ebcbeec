import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Шығыс хаттар", ru: "Исходящие письма", en: "Outgoing mail" },
  sends: {
    kk: "Хаттар пошта сервері арқылы жіберіледі.",
    ru: "Письма отправляются через почтовый сервер.",
    en: "Letters are sent through the mail server.",
  },
  keeps: {
    kk: "Пошта сервері (SMTP_URL) көрсетілмеген: хаттар осында сақталады, оларды өзіңіз жеткізе аласыз.",
    ru: "Почтовый сервер (SMTP_URL) не задан: письма хранятся здесь, их можно передать самостоятельно.",
    en: "No mail server (SMTP_URL) is set: letters are kept here and you can pass them on yourself.",
  },
  none: { kk: "Хат жоқ", ru: "Писем нет", en: "No letters" },
  sent: { kk: "Жіберілді", ru: "Отправлено", en: "Sent" },
  failed: { kk: "Жіберілмеді", ru: "Не отправлено", en: "Not sent" },
  kept: { kk: "Сақтаулы", ru: "Хранится", en: "Kept" },
} satisfies Texts;
