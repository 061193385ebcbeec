import type { Texts } from "#lib/texts.ts";

/** What is said around a device that is asked for a passkey, wherever that is. */
export const texts = {
  signIn: {
    kk: "Кіру кілтімен кіру",
    ru: "Войти с ключом доступа",
    en: "Sign in with a passkey",
  },
  unable: {
    kk: "Бұл браузерде кіру кілттері жұмыс істемейді. Құпиясөзбен кіру бұрынғыдай қала береді.",
    ru: "В этом браузере ключи доступа не работают. Вход по паролю остаётся прежним.",
    en: "Passkeys do not work in this browser. Signing in with a password goes on as before.",
  },
  cancelled: {
    kk: "Құрылғыда расталмады. Қайталап көріңіз.",
    ru: "Подтверждения на устройстве не было. Попробуйте ещё раз.",
    en: "It was not confirmed on the device. Try again.",
  },
  known: {
    kk: "Бұл құрылғыда сіздің кіру кілтіңіз бар.",
    ru: "На этом устройстве ваш ключ доступа уже есть.",
    en: "This device has a passkey of yours already.",
  },
  many: {
    kk: "Бұл желіден тым көп әрекет жасалды. 10 минуттан кейін қайталаңыз.",
    ru: "Из этой сети слишком много попыток. Повторите через 10 минут.",
    en: "Too many tries from this network. Try again in 10 minutes.",
  },
  failed: {
    kk: "Құрылғыдан жауап алынбады. Бетті жаңартып, қайталап көріңіз.",
    ru: "Не удалось получить ответ устройства. Обновите страницу и попробуйте ещё раз.",
    en: "The device gave no answer. Reload the page and try again.",
  },
} satisfies Texts;
