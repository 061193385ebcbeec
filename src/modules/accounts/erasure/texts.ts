import type { Texts } from "#lib/texts.ts";

export const texts = {
  subject: {
    kk: "Тірек: деректеріңіз өшірілді",
    ru: "Тірек: ваши данные удалены",
    en: "Tirek: your data are erased",
  },
  letter: {
    kk: "Өтінішіңіз бойынша Тіректегі аты-жөніңіз бен байланыстарыңыз өшірілді, тіркелгіңіз жабылды. Есептерде атсыз сандар ғана қалды. Бұл мекенжайға енді хат келмейді.",
    ru: "По вашей просьбе имя и контакты в системе «Тірек» удалены, учётная запись закрыта. В отчётах остались только числа без имени. Больше писем на этот адрес не будет.",
    en: "As you asked, your name and contacts have been removed from Tirek and your account is closed. Only nameless numbers stay in reports. No more letters will come to this address.",
  },
} satisfies Texts;
