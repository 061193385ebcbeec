import type { Texts } from "#lib/texts.ts";

export const texts = {
  plans: { kk: "Жоспарлар", ru: "Планы", en: "Plans" },
  plan: { kk: "Жоспар", ru: "План", en: "The plan" },
  mark: { kk: "Қадамды белгілеу", ru: "Отметить ход", en: "Mark progress" },
  how: { kk: "Қадам қалай жүріп жатыр", ru: "Как идёт шаг", en: "How the step goes" },
  marks: {
    kk: {
      ...{ not_begun: "Басталмаған", going: "Жүріп жатыр", done: "Орындалды" },
      ...{ moved: "Ауыстырылды", cancelled: "Алынып тасталды" },
    },
    ru: {
      ...{ not_begun: "Не начат", going: "Идёт", done: "Выполнен" },
      ...{ moved: "Перенесён", cancelled: "Отменён" },
    },
    en: {
      ...{ not_begun: "Not begun", going: "Under way", done: "Done" },
      ...{ moved: "Moved", cancelled: "Cancelled" },
    },
  },
  note: { kk: "Не істелді, не өзгерді", ru: "Что сделано, что изменилось", en: "What was done" },
  noteHint: {
    kk: "Ауыстырылса немесе алынып тасталса, себебі керек",
    ru: "Если шаг перенесён или отменён, нужна причина",
    en: "A reason is needed when it is moved or cancelled",
  },
  movedUntil: { kk: "Жаңа мерзімі", ru: "Новый срок", en: "New term" },
  movedHint: { kk: "Ауыстырылса ғана", ru: "Только если перенесён", en: "Only when it is moved" },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  earlier: { kk: "Бұрынғы белгілер", ru: "Прежние отметки", en: "Earlier marks" },
  monitoring: { kk: "Мониторинг", ru: "Мониторинг", en: "Monitoring" },
  lead: {
    kk: "Жоспардың қалай орындалып жатқаны қадамдардың белгілерінен шығады.",
    ru: "Ход плана складывается из отметок о шагах.",
    en: "How the plan goes follows from the marks of its steps.",
  },
  late: { kk: "Мерзімі өткен", ru: "Просрочено", en: "Late" },
  lateSteps: { kk: "Мерзімі өткен қадамдар", ru: "Просроченные шаги", en: "Late steps" },
  noneLate: {
    kk: "Мерзімі өткен қадам жоқ",
    ru: "Просроченных шагов нет",
    en: "No step is late",
  },
  step: { kk: "Қадам", ru: "Шаг", en: "Step" },
  term: { kk: "Мерзімі", ru: "Срок", en: "Due" },
  responsible: { kk: "Жауапты", ru: "Ответственный", en: "Responsible" },
  report: { kk: "Мониторинг есебі", ru: "Отчёт о мониторинге", en: "Monitoring report" },
  reportHint: {
    kk: "Не шықты, не шықпады және неге; жоспарға қандай өзгеріс керек",
    ru: "Что получилось, что нет и почему; что изменить в плане",
    en: "What worked, what did not and why; what to change in the plan",
  },
  noReport: { kk: "Есеп әлі жазылған жоқ", ru: "Отчёта пока нет", en: "No report yet" },
  notApproved: {
    kk: "Қадамдар жоспар бекітілген соң белгіленеді",
    ru: "Шаги отмечаются после утверждения плана",
    en: "Steps are marked once the plan is approved",
  },
  needed: { kk: "Толтырыңыз", ru: "Заполните", en: "Fill this in" },
  notOffered: { kk: "Тізімнен таңдаңыз", ru: "Выберите из списка", en: "Choose from the list" },
  notDay: { kk: "Күнді көрсетіңіз", ru: "Укажите дату", en: "Give a date" },
  beforeStart: {
    kk: "Бұл күн қадамның басталуынан ерте",
    ru: "Этот день раньше начала шага",
    en: "That day is before the step begins",
  },
  tooLong: { kk: "Тым ұзын", ru: "Слишком длинно", en: "Too long" },
} satisfies Texts;
