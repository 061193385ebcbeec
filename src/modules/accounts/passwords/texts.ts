import type { Texts } from "#lib/texts.ts";
import { passwordProblems } from "../base/words.ts";

export const texts = {
  title: { kk: "Жаңа құпиясөз", ru: "Новый пароль", en: "New password" },
  askLead: {
    kk: "Электрондық поштаңызды жазыңыз. Құпиясөзді жаңартатын сілтеме жібереміз.",
    ru: "Укажите свою электронную почту. Мы пришлём ссылку для смены пароля.",
    en: "Enter your e-mail. We will send a link to set a new password.",
  },
  email: { kk: "Электрондық пошта", ru: "Электронная почта", en: "E-mail" },
  send: { kk: "Сілтеме жіберу", ru: "Прислать ссылку", en: "Send the link" },
  asked: {
    kk: "Бұл пошта тіркелген болса, хат жіберілді. Сілтеме бір сағат жарамды. Телефонмен кірсеңіз, жаңа сілтемені үйлестірушіңіз береді.",
    ru: "Если такая почта есть в системе, письмо отправлено. Ссылка действует один час. Если вы входите по телефону, новую ссылку даст ваш координатор.",
    en: "If this e-mail is known, the letter has been sent. The link works for one hour. If you sign in by phone, your coordinator can give you a new link.",
  },
  linkOver: {
    kk: "Сілтеменің мерзімі өткен немесе ол қолданылған",
    ru: "Срок ссылки истёк или она уже использована",
    en: "The link has expired or was already used",
  },
  linkMailed: {
    kk: "Бұл адамның электрондық поштасы бар, сілтеме соған жіберілді. Ол бір сағат жарамды.",
    ru: "У этого человека есть электронная почта, ссылка отправлена туда. Она действует один час.",
    en: "This person has an e-mail, so the link was sent there. It works for one hour.",
  },
  linkLead: {
    kk: "Бұл сілтемені адамға өзіңіз жеткізіңіз. Ол бір рет қана көрсетіледі және бір сағат жарамды.",
    ru: "Передайте эту ссылку человеку сами. Она показывается один раз и действует один час.",
    en: "Pass this link on to the person yourself. It is shown once and works for one hour.",
  },
  askAgain: { kk: "Жаңа сілтеме сұрау", ru: "Запросить новую ссылку", en: "Ask for a new link" },
  current: { kk: "Қазіргі құпиясөз", ru: "Нынешний пароль", en: "Current password" },
  newPassword: { kk: "Жаңа құпиясөз", ru: "Новый пароль", en: "New password" },
  passwordHint: {
    kk: "Кемінде 10 таңба. Бірнеше сөзден құралған тіркес есте жақсы қалады.",
    ru: "Не меньше 10 знаков. Хорошо запоминается фраза из нескольких слов.",
    en: "At least 10 characters. A phrase of several words is easy to remember.",
  },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  wrongPassword: {
    kk: "Қазіргі құпиясөз қате",
    ru: "Нынешний пароль неверен",
    en: "The current password is wrong",
  },
  ...passwordProblems,
  tooManyTries: {
    kk: "Тым көп әрекет жасалды. Кейінірек қайталаңыз",
    ru: "Слишком много попыток. Повторите позже",
    en: "Too many tries. Try again later",
  },
  mailSubject: {
    kk: "Тірек: құпиясөзді жаңарту",
    ru: "Тірек: смена пароля",
    en: "Tirek: set a new password",
  },
  mailBody: {
    kk: (link: string) =>
      `Сәлеметсіз бе!\n\nЖаңа құпиясөз қою үшін мына сілтемені ашыңыз (бір сағат жарамды):\n${link}\n\nСіз сұрамаған болсаңыз, бұл хатты елемеңіз.`,
    ru: (link: string) =>
      `Здравствуйте!\n\nЧтобы задать новый пароль, откройте ссылку (действует один час):\n${link}\n\nЕсли вы этого не просили, ничего делать не нужно.`,
    en: (link: string) =>
      `Hello!\n\nTo set a new password, open this link (it works for one hour):\n${link}\n\nIf you did not ask for it, nothing needs to be done.`,
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  passwordLinkMade: {
    kk: "Жаңа құпиясөзге сілтеме берілді",
    ru: "Выдана ссылка на новый пароль",
    en: "A link for a new password was given",
  },
  passwordResetAsked: {
    kk: "Құпиясөзді жаңарту сұралды",
    ru: "Запрошена смена пароля",
    en: "Password reset asked for",
  },
  passwordReset: { kk: "Құпиясөз жаңартылды", ru: "Пароль обновлён", en: "Password reset" },
  passwordChanged: { kk: "Құпиясөз ауыстырылды", ru: "Пароль изменён", en: "Password changed" },
} satisfies Texts;
