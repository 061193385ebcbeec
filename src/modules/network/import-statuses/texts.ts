import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Мәртебелер",
    ru: "Статусы",
    en: "Statuses",
  },
  fields: {
    kk: {
      code: "Мектеп коды",
      status: "Мәртебе",
      from: "Басталған күні",
      until: "Аяқталған күні",
      order_number: "Бұйрық нөмірі",
      order_date: "Бұйрық күні",
    },
    ru: {
      code: "Код школы",
      status: "Статус",
      from: "Дата начала",
      until: "Дата окончания",
      order_number: "Номер приказа",
      order_date: "Дата приказа",
    },
    en: {
      code: "School code",
      status: "Status",
      from: "From",
      until: "Until",
      order_number: "Order number",
      order_date: "Order date",
    },
  },
  problems: {
    kk: {
      circleRuns: "бұл күні шеңбері әлі жұмыс істейді: алдымен серіктестіктерді аяқтаңыз",
      schoolNotOpen: "бұл мерзімде мектеп ашық болмаған",
      overlapInFile: "мерзім файлдағы басқа жолмен қабаттасады",
      overlapsRegistry: "мерзім тізілімдегі мәртебемен қабаттасады",
    },
    ru: {
      circleRuns: "в этот день круг ещё работает: сначала завершите партнёрства",
      schoolNotOpen: "в этот период школа не работала",
      overlapInFile: "период пересекается с другой строкой файла",
      overlapsRegistry: "период пересекается со статусом в реестре",
    },
    en: {
      circleRuns: "the circle still works on this day: end its partnerships first",
      schoolNotOpen: "the school was not open in this period",
      overlapInFile: "the period overlaps another row of the file",
      overlapsRegistry: "the period overlaps a status in the registry",
    },
  },
} satisfies Texts;
