import type { Texts } from "#lib/texts.ts";

export const texts = {
  issuer: {
    kk: "Тірек – Қазақстанның жетекші мектептер желісі",
    ru: "Тірек – сеть ведущих школ Казахстана",
    en: "Tirek – the network of leading schools of Kazakhstan",
  },
  description: {
    kk: (organiser: string) => `Ұйымдастырушы: ${organiser}`,
    ru: (organiser: string) => `Организатор: ${organiser}`,
    en: (organiser: string) => `Organiser: ${organiser}`,
  },
  criteria: {
    kk: {
      course: "Курсты оқып шықты, қатысуы белгіленген",
      trainer: "Тренер болып дайындалды",
      event: "Іс-шараға қатысты, қатысуы белгіленген",
      contest: "Конкурсқа қатысты",
    },
    ru: {
      course: "Обучение на курсе с отмеченным посещением",
      trainer: "Подготовка в качестве тренера",
      event: "Участие в мероприятии с отмеченным присутствием",
      contest: "Участие в конкурсе",
    },
    en: {
      course: "Attended the course, attendance marked",
      trainer: "Prepared as a trainer",
      event: "Took part in the event, attendance marked",
      contest: "Took part in the contest",
    },
  },
  certificate: { kk: "Сертификат", ru: "Сертификат", en: "Certificate" },
  keys: {
    kk: "Белгілерге қол қою кілттері",
    ru: "Ключи подписи значков",
    en: "Keys that sign badges",
  },
  keysLead: {
    kk: "Цифрлық белгілерге осы кілтпен қол қойылады. Кілтті ауыстырсаңыз, бұрынғы белгілер жарамды болып қала береді.",
    ru: "Этим ключом подписываются цифровые значки. Если сменить ключ, прежние значки останутся действительными.",
    en: "Digital badges are signed with this key. If you change it, earlier badges still hold.",
  },
  key: { kk: "Кілт", ru: "Ключ", en: "Key" },
  publicKey: { kk: "Ашық бөлігі", ru: "Открытая часть", en: "Public part" },
  madeAt: { kk: "Жасалған уақыты", ru: "Создан", en: "Made" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  inUse: { kk: "Қолданыста", ru: "Используется", en: "In use" },
  retired: { kk: "Тек тексеруге арналған", ru: "Только для проверки", en: "For checking only" },
  change: { kk: "Кілтті ауыстыру", ru: "Сменить ключ", en: "Change the key" },
  noKeys: { kk: "Кілт әлі жасалмаған", ru: "Ключа пока нет", en: "There is no key yet" },
  noKeysHint: {
    kk: "Ол алғашқы белгі жүктелгенде өзі жасалады.",
    ru: "Он появится сам, когда скачают первый значок.",
    en: "It is made by itself when the first badge is downloaded.",
  },
} satisfies Texts;
