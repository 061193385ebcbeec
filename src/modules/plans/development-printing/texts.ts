import type { Texts } from "#lib/texts.ts";

export const texts = {
  approve: { kk: "БЕКІТЕМІН", ru: "УТВЕРЖДАЮ", en: "APPROVED" },
  draft: { kk: "Жоба", ru: "Проект", en: "Draft" },
  director: { kk: "Мектеп директоры", ru: "Директор школы", en: "Director of the school" },
  methodologist: { kk: "Аудан әдіскері", ru: "Методист района", en: "District methodologist" },
  coordinator: { kk: "Желі үйлестірушісі", ru: "Координатор сети", en: "Network coordinator" },
  signed: {
    kk: "__________________ (қолы)",
    ru: "__________________ (подпись)",
    en: "__________________ (signature)",
  },
  dated: {
    kk: (day: string) => `Бекітілген күні: ${day}`,
    ru: (day: string) => `Дата утверждения: ${day}`,
    en: (day: string) => `Approved on ${day}`,
  },
  titles: {
    kk: {
      school: (name: string) => `${name}: мектепті дамыту жоспары`,
      joint: (name: string) => `${name}: шеңбердің бірлескен жоспары`,
    },
    ru: {
      school: (name: string) => `План развития школы: ${name}`,
      joint: (name: string) => `Совместный план круга: ${name}`,
    },
    en: {
      school: (name: string) => `School development plan: ${name}`,
      joint: (name: string) => `Joint plan of the circle of ${name}`,
    },
  },
  years: {
    kk: (years: string) => `${years} оқу жылы`,
    ru: (years: string) => `${years} учебный год`,
    en: (years: string) => `school year ${years}`,
  },
  audit: { kk: "Өзін-өзі бағалау", ru: "Самооценка", en: "Self-evaluation" },
  diagnosis: {
    kk: (halfYear: string) => `Қажеттіліктер диагностикасына сүйенеді: ${halfYear}`,
    ru: (halfYear: string) => `Опирается на диагностику потребностей: ${halfYear}`,
    en: (halfYear: string) => `Rests on the diagnosis of needs: ${halfYear}`,
  },
  halfYear: {
    kk: (years: string, half: string) => `${years} оқу жылының ${half}-жартыжылдығы`,
    ru: (years: string, half: string) => `${half}-е полугодие ${years} учебного года`,
    en: (years: string, half: string) => `half-year ${half} of the school year ${years}`,
  },
  monitoring: { kk: "Мониторинг", ru: "Мониторинг", en: "Monitoring" },
  columns: {
    kk: [
      ...["Басымдық", "Өзгеріс саласы", "Табыс критерийлері", "Қадам", "Жауапты", "Мерзімі"],
      ...["Ресурс", "Деректер қалай жиналады", "Ілгерілеу қалай тексеріледі", "Нәтиже"],
    ],
    ru: [
      ...["Приоритет", "Область изменений", "Критерии успеха", "Шаг", "Ответственный", "Срок"],
      ...["Ресурс", "Как собираются данные", "Проверка продвижения", "Результат"],
    ],
    en: [
      ...["Priority", "Area of change", "Success criteria", "Step", "Responsible", "Term"],
      ...["Resource", "How data are gathered", "Progress check", "Result"],
    ],
  },
  marks: {
    kk: {
      ...{ not_begun: "", going: "жүріп жатыр", done: "орындалды" },
      ...{ moved: "ауыстырылды", cancelled: "алынып тасталды" },
    },
    ru: {
      ...{ not_begun: "", going: "идёт", done: "выполнено" },
      ...{ moved: "перенесено", cancelled: "отменено" },
    },
    en: {
      ...{ not_begun: "", going: "under way", done: "done" },
      ...{ moved: "moved", cancelled: "cancelled" },
    },
  },
} satisfies Texts;
