import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: {
    kk: "Кімге кімді ұсыну керек",
    ru: "Кого кому предложить",
    en: "Whom to offer to whom",
  },
  lead: {
    kk: "Маманы жоқ мектептерге бос тренерлер қашықтығына, тіліне және шеңберіне қарай таңдалады. Шағын жинақты мектептер бірінші ескеріледі.",
    ru: "Школам, где никого нет, подбираются свободные тренеры: по расстоянию, языку и кругу. Малокомплектные школы учитываются первыми.",
    en: "Schools that have nobody and trainers with room are paired so that the whole is nearest: by distance, language and circle. Small schools come first.",
  },
  start: { kk: "Есептеу", ru: "Рассчитать", en: "Work it out" },
  area: { kk: "Аумақ", ru: "Территория", en: "Area" },
  country: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" },
  wholeCountry: { kk: "Бүкіл ел", ru: "Вся страна", en: "The whole country" },
  earlier: { kk: "Бұрынғы есептеулер", ru: "Прежние расчёты", en: "Earlier ones" },
  none: { kk: "Әлі есептелмеген", ru: "Расчётов пока нет", en: "None yet" },
  noneHint: {
    kk: "Аумақты таңдап, «Есептеу» батырмасын басыңыз: нәтижесі осында сақталады.",
    ru: "Выберите территорию и нажмите «Рассчитать»: результат сохранится здесь.",
    en: "Choose an area and work it out: the result is kept here.",
  },
  madeAt: { kk: "Есептелген уақыты", ru: "Когда", en: "When" },
  needs: { kk: "Тренер керек", ru: "Нужен тренер", en: "In need" },
  taken: { kk: "Тренер табылды", ru: "Тренер нашёлся", en: "Trainers found" },
  working: { kk: "есептелуде", ru: "считается", en: "being worked out" },
  finding: {
    kk: (taken: string, needs: string) => `${needs} қажеттілік бар, тренер табылғаны – ${taken}`,
    ru: (taken: string, needs: string) => `Тренеров нужно: ${needs}, нашлось: ${taken}`,
    en: (taken: string, needs: string) => `A trainer was found for ${taken} of ${needs}`,
  },
  compared: {
    kk: (saved: string, greedy: string) =>
      `Әр мектепке кезекпен ең жақын бос тренерді берсек, табылғаны – ${greedy}. Бұл есептеуде жалпы жол мен тренерсіз қалған мектептердің салмағы ${saved} %-ға аз.`,
    ru: (saved: string, greedy: string) =>
      `Если бы школы по очереди получали ближайшего свободного тренера, нашлось бы ${greedy}. В этом расчёте путь и школы без тренера вместе весят на ${saved} % меньше.`,
    en: (saved: string, greedy: string) =>
      `Giving each school in turn the nearest free trainer would reach ${greedy}. The whole cost of distance and gaps is ${saved} % lower.`,
  },
  byRegion: { kk: "Облыстар бойынша", ru: "По областям", en: "By region" },
  region: { kk: "Облыс", ru: "Область", en: "Region" },
  pairs: { kk: "Ұсынылатын жұптар", ru: "Предлагаемые пары", en: "Proposed pairs" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  direction: { kk: "Бағыт", ru: "Направление", en: "Direction" },
  trainer: { kk: "Тренер", ru: "Тренер", en: "Trainer" },
  why: { kk: "Неге", ru: "Почему", en: "Why" },
  offer: { kk: "Көмек ұсыну", ru: "Предложить помощь", en: "Offer help" },
  offered: { kk: "ұсынылды", ru: "предложено", en: "offered" },
  nobody: {
    kk: "Облыста бос тренер қалмады",
    ru: "В области не осталось свободных тренеров",
    en: "No trainer with room was left in the region",
  },
  km: {
    kk: (n: string) => `қашықтығы ${n} км`,
    ru: (n: string) => `${n} км`,
    en: (n: string) => `${n} km away`,
  },
  grounds: {
    kk: { circle: "өз шеңбері", district: "сол аудан", language: "тілі сай" },
    ru: { circle: "свой круг", district: "тот же район", language: "язык совпадает" },
    en: { circle: "own circle", district: "same district", language: "same language" },
  },
  otherLanguage: { kk: "басқа тілде", ru: "другой язык", en: "another language" },
  small: { kk: "шағын жинақты мектеп", ru: "малокомплектная школа", en: "small school" },
  teachers: {
    kk: (n: string) => `${n} мұғалім`,
    ru: (n: string) => `учителей: ${n}`,
    en: (n: string) => `${n} teachers`,
  },
  recommendationStarted: { kk: "Есептеу басталды", ru: "Расчёт начат", en: "Started" },
} satisfies Texts;
