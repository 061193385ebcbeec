import { inLanguage, type Language, named, type Texts } from "#lib/texts.ts";

type Kind = "join" | "move" | "erase";
type State = "waiting" | "confirmed" | "refused";

const kinds = {
  join: { kk: "Мектепке қосылу", ru: "Присоединение к школе", en: "Joining" },
  move: { kk: "Мектепке ауысу", ru: "Переход в школу", en: "Moving" },
  erase: { kk: "Деректерді өшіру", ru: "Удаление данных", en: "Erasure" },
} satisfies Texts;

const states = {
  waiting: { kk: "жауап күтуде", ru: "ждёт ответа", en: "waits for an answer" },
  confirmed: { kk: "расталды", ru: "подтверждена", en: "confirmed" },
  refused: { kk: "қабылданбады", ru: "отклонена", en: "refused" },
} satisfies Texts;

/** What a teacher asks of a school. */
export function requestKind(kind: Kind, language: Language): string {
  return inLanguage(kinds, language)[kind];
}

export function requestState(state: State, language: Language): string {
  return inLanguage(states, language)[state];
}

/** How good the news of the state is. */
export const requestTones = { waiting: "wait", confirmed: "good", refused: "bad" } as const;

type RequestedSchool = { name_kk: string | null; name_ru: string | null };

/** The school that is asked; who works nowhere asks none. */
export function requestSchool({ name_kk, name_ru }: RequestedSchool, language: Language): string {
  return name_kk === null ? "–" : named({ name_kk, name_ru: name_ru ?? name_kk }, language);
}

/** What the letter to an account's owner says of each change in who may come in and how. */
export const letterTexts = {
  subject: {
    kk: "Тірек: тіркелгіңіздегі өзгеріс",
    ru: "Тірек: изменение в вашей учётной записи",
    en: "Tirek: a change to your account",
  },
  greeting: { kk: "Сәлеметсіз бе!", ru: "Здравствуйте!", en: "Hello," },
  doneAt: {
    kk: (moment: string) => `Уақыты: ${moment}.`,
    ru: (moment: string) => `Время: ${moment}.`,
    en: (moment: string) => `When: ${moment}.`,
  },
  ifNotYou: {
    kk: "Мұны сіз жасамаған болсаңыз, құпиясөзді ауыстырып, «Менің парақшам» бетінде барлық құрылғыдан шығыңыз.",
    ru: "Если это сделали не вы, смените пароль и выйдите на всех устройствах на «Моей странице».",
    en: "If this was not you, change your password and sign out of all devices on My page.",
  },
  byAnother: {
    kk: "Мұны рөлдер мен кіруді басқаратын адам жасады. Күтпеген болсаңыз, мектебіңізден немесе ұлттық топтан сұраңыз.",
    ru: "Это сделал тот, кто управляет ролями и доступом. Если вы этого не ждали, спросите в своей школе или у национальной команды.",
    en: "Somebody who looks after roles and access did it. If you did not expect this, ask your school or the national team.",
  },
  passwordChanged: {
    kk: "Тіркелгіңіздің құпиясөзі ауыстырылды.",
    ru: "Пароль вашей учётной записи изменён.",
    en: "The password of your account was changed.",
  },
  passwordReset: {
    kk: "Сілтеме арқылы жаңа құпиясөз қойылды. Бұрынғысы енді жарамайды, барлық құрылғыдан шығарылдыңыз.",
    ru: "По ссылке задан новый пароль. Прежний больше не действует, на всех устройствах выполнен выход.",
    en: "A new password was set by a link. The earlier one no longer works, and all devices are signed out.",
  },
  secondFactorSet: {
    kk: "Екі қадаммен кіру қосылды. Басқа құрылғылардан шығарылдыңыз.",
    ru: "Включён вход в два шага. На других устройствах выполнен выход.",
    en: "Two-step sign-in was set up. Other devices are signed out.",
  },
  secondFactorOff: {
    kk: "Екі қадаммен кіру өшірілді. Енді кіруге құпиясөздің өзі жеткілікті.",
    ru: "Вход в два шага выключен. Теперь для входа достаточно пароля.",
    en: "Two-step sign-in was turned off. The password alone is enough now.",
  },
  recoveryCodesMade: {
    kk: "Жаңа қосалқы кодтар алынды, бұрынғылары енді жарамайды.",
    ru: "Получены новые резервные коды, прежние больше не действуют.",
    en: "New recovery codes were made; the earlier ones no longer work.",
  },
  recoveryCodeUsed: {
    kk: "Тіркелгіңізге қосалқы кодпен кірілді. Бұл код енді жарамайды.",
    ru: "В вашу учётную запись вошли по резервному коду. Этот код больше не действует.",
    en: "A recovery code was used to sign in to your account. It works no longer.",
  },
  providerLinked: {
    kk: "Тіркелгіңізге басқа жүйе арқылы кіру қосылды.",
    ru: "К вашей учётной записи добавлен вход через другую систему.",
    en: "Sign-in through another system was added to your account.",
  },
  providerUnlinked: {
    kk: "Тіркелгіңізге басқа жүйе арқылы кіру ажыратылды.",
    ru: "Вход в вашу учётную запись через другую систему отключён.",
    en: "Sign-in to your account through another system was removed.",
  },
  roleGiven: {
    kk: "Сізге жаңа рөл берілді. Оны «Менің парақшам» бетінен көресіз.",
    ru: "Вам назначена новая роль. Она видна на «Моей странице».",
    en: "You were given a new role. You find it on My page.",
  },
  roleEnded: {
    kk: "Рөлдеріңіздің бірі аяқталды. Қалғандары «Менің парақшам» бетінде.",
    ru: "Одна из ваших ролей завершена. Остальные на «Моей странице».",
    en: "One of your roles was ended. The others are on My page.",
  },
  userBlocked: {
    kk: "Тіркелгіңізге кіру тоқтатылды.",
    ru: "Вход в вашу учётную запись закрыт.",
    en: "Your account was closed to signing in.",
  },
  userUnblocked: {
    kk: "Тіркелгіңізге кіру қайта ашылды.",
    ru: "Вход в вашу учётную запись снова открыт.",
    en: "Your account is open to signing in again.",
  },
} satisfies Texts;

/** Why a new password is refused, by what `passwordProblem` says. */
export const passwordProblems = {
  passwordShort: {
    kk: "Құпиясөз тым қысқа: кемінде 10 таңба керек",
    ru: "Пароль слишком короткий: нужно не меньше 10 знаков",
    en: "The password is too short: at least 10 characters",
  },
  passwordLong: {
    kk: "Құпиясөз тым ұзын",
    ru: "Пароль слишком длинный",
    en: "The password is too long",
  },
  passwordCommon: {
    kk: "Мұндай құпиясөзді табу оңай, басқасын таңдаңыз",
    ru: "Такой пароль легко подобрать, выберите другой",
    en: "This password is easy to guess, choose another",
  },
} satisfies Texts;
