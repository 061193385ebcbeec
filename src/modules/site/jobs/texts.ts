import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Жұмыс барысы", ru: "Ход работы", en: "Work in progress" },
  waiting: { kk: "Кезекте", ru: "В очереди", en: "Waiting" },
  running: { kk: "Орындалып жатыр", ru: "Выполняется", en: "Running" },
  done: { kk: "Дайын", ru: "Готово", en: "Done" },
  failed: { kk: "Орындалмады", ru: "Не выполнено", en: "Failed" },
  starting: { kk: "Жұмыс басталып жатыр", ru: "Работа начинается", en: "Starting" },
  progress: {
    kk: (done: string, all: string) => `${all} жолдың ${done} жолы өңделді`,
    ru: (done: string, all: string) => `Обработано строк: ${done} из ${all}`,
    en: (done: string, all: string) => `Rows done: ${done} of ${all}`,
  },
  mayLeave: {
    kk: "Бұл бетті жауып, кейін оралуға болады: жұмыс тоқтамайды.",
    ru: "Страницу можно закрыть и вернуться позже: работа не остановится.",
    en: "You may close this page and come back later: the work goes on.",
  },
  begun: { kk: "Басталған уақыты", ru: "Начато", en: "Begun" },
  toImports: { kk: "Файлдарға оралу", ru: "Вернуться к файлам", en: "Back to the files" },
  interrupted: {
    kk: "Жұмыс үзіліп қалды. Ештеңе жартылай жазылған жоқ, қайта бастауға болады.",
    ru: "Работа прервалась. Ничего не записано наполовину, её можно начать снова.",
    en: "The work was interrupted. Nothing was left half written; it can be begun again.",
  },
  unexpected: {
    kk: "Жұмыс қатеден тоқтады. Ештеңе жартылай жазылған жоқ. Файлды тексеріп, қайталап көріңіз.",
    ru: "Работа остановилась из-за ошибки. Ничего не записано наполовину. Проверьте файл и повторите.",
    en: "The work stopped on an error. Nothing was left half written. Check the file and try again.",
  },
} satisfies Texts;
