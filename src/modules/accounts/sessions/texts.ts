import type { Texts } from "#lib/texts.ts";

export const texts = {
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  login: {
    kk: "Электрондық пошта немесе телефон",
    ru: "Электронная почта или телефон",
    en: "E-mail or phone",
  },
  loginHint: {
    kk: "Мысалы: aigul@mektep.kz немесе 8 701 123 45 67",
    ru: "Например: aigul@mektep.kz или 8 701 123 45 67",
    en: "For example: aigul@mektep.kz or 8 701 123 45 67",
  },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },
  forgotten: {
    kk: "Құпиясөзді ұмыттыңыз ба?",
    ru: "Забыли пароль?",
    en: "Forgotten your password?",
  },
  noAccount: {
    kk: "Тіркелгіні мектеп үйлестірушісі немесе білім басқармасы шақыру арқылы ашады.",
    ru: "Учётную запись открывают по приглашению координатора школы или управления образования.",
    en: "An account is opened by invitation from the school coordinator or the education department.",
  },
  join: {
    kk: "Мектептің кодымен қосылу",
    ru: "Присоединиться по коду школы",
    en: "Join with a school's code",
  },
  signInWith: {
    kk: (provider: string) => `«${provider}» арқылы кіру`,
    ru: (provider: string) => `Войти через «${provider}»`,
    en: (provider: string) => `Sign in with ${provider}`,
  },

  wrong: {
    kk: "Пошта, телефон немесе құпиясөз қате",
    ru: "Неверная почта, телефон или пароль",
    en: "Wrong e-mail, phone or password",
  },
  locked: {
    kk: "Қате тым көп болды. 15 минуттан кейін қайта кіріп көріңіз немесе құпиясөзді жаңартыңыз",
    ru: "Слишком много ошибок. Попробуйте через 15 минут или обновите пароль",
    en: "Too many mistakes. Try again in 15 minutes or reset the password",
  },
  blocked: {
    kk: "Тіркелгі тоқтатылған. Үйлестірушіңізге хабарласыңыз",
    ru: "Учётная запись остановлена. Обратитесь к своему координатору",
    en: "The account is blocked. Ask your coordinator",
  },
  tooManyTries: {
    kk: "Бұл желіден тым көп әрекет жасалды. 10 минуттан кейін қайталаңыз",
    ru: "Из этой сети слишком много попыток. Повторите через 10 минут",
    en: "Too many tries from this network. Try again in 10 minutes",
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  accountLocked: {
    kk: "Қате құпиясөздерден кейін уақытша жабылды",
    ru: "Временно закрыта после неверных паролей",
    en: "Locked for a while after wrong passwords",
  },
  deviceSignedOut: {
    kk: "Бір құрылғыдан шықты",
    ru: "Вышел на одном устройстве",
    en: "Signed out on one device",
  },
  signedOutEverywhere: {
    kk: "Барлық құрылғыдан шықты",
    ru: "Вышел на всех устройствах",
    en: "Signed out everywhere",
  },
} satisfies Texts;
