import type { Texts } from "#lib/texts.ts";

const failures: Record<"kk" | "ru" | "en", Record<string, string>> = {
  kk: {
    interrupted: "Жұмыс үзіліп қалды. Оны қайта бастауға болады.",
    unexpected: "Жұмыс қатеден тоқтады. Қайталап көріңіз, ал қайталана берсе, бізге хабарлаңыз.",
    tooManyTogether:
      "Бір мектепке немесе өзара байланысты мектептерге қатысты жол 20 000-нан көп. Файлды бөліп жіберіңіз.",
    fileGone: "Файлдың жолдары енді сақталмайды. Файлды қайта жіберіңіз.",
    changedSince: "Кері қайтарылмады: содан бері бұл жазбалардың кейбірі өзгертілген.",
    notKept: "Кері қайтарылмады: бұл жазбалардың кейбірін енді сіз жүргізбейсіз.",
    stoodOn: "Кері қайтарылмады: бұл жазбаларға басқа мәліметтер байланыстырылған.",
  },
  ru: {
    interrupted: "Работа прервалась. Её можно начать снова.",
    unexpected:
      "Работа остановилась из-за ошибки. Повторите, а если ошибка останется, сообщите нам.",
    tooManyTogether:
      "Больше 20 000 строк об одной школе или о связанных между собой школах. Отправьте файл по частям.",
    fileGone: "Строки файла больше не хранятся. Отправьте файл ещё раз.",
    changedSince: "Не отменено: часть этих записей с тех пор изменили.",
    notKept: "Не отменено: часть этих записей теперь ведёте не вы.",
    stoodOn: "Не отменено: на эти записи уже опираются другие сведения.",
  },
  en: {
    interrupted: "The work was interrupted. It can be begun again.",
    unexpected: "The work stopped on an error. Try again, and tell us if it stays.",
    tooManyTogether:
      "More than 20,000 rows are about one school or about schools tied together. Send the file in parts.",
    fileGone: "The rows of the file are no longer kept. Send the file again.",
    changedSince: "Not undone: some of these records have been changed since.",
    notKept: "Not undone: some of these records are no longer yours to keep.",
    stoodOn: "Not undone: other records already rest on these.",
  },
};

/** What is being done, by the name of the task. */
const tasks: Record<"kk" | "ru" | "en", Record<string, string>> = {
  kk: byTask({
    check: "Файлды тексеру",
    write: "Файл жолдарын жазу",
    undo: "Файлдан жазылғанды қайтарып алу",
    issue: "Сертификаттар беру",
    recommend: "Мектептерге тренер таңдау",
  }),
  ru: byTask({
    check: "Проверка файла",
    write: "Запись строк файла",
    undo: "Отмена загрузки",
    issue: "Выдача сертификатов",
    recommend: "Подбор тренеров для школ",
  }),
  en: byTask({
    check: "Checking the file",
    write: "Writing the rows of the file",
    undo: "Undoing the import",
    issue: "Issuing certificates",
    recommend: "Matching trainers to schools",
  }),
};

export const texts = {
  tasks,
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
  goBack: { kk: "Қайта оралу", ru: "Вернуться", en: "Go back" },
  failures,
} satisfies Texts;

type Work = "check" | "write" | "undo" | "issue" | "recommend";

function byTask({ check, write, undo, issue, recommend }: Record<Work, string>) {
  return {
    check_import: check,
    check_people_import: check,
    write_import: write,
    write_people_import: write,
    undo_import: undo,
    undo_people_import: undo,
    issue_certificates: issue,
    recommend_support: recommend,
  };
}
