import { plural, type Texts } from "#lib/texts.ts";

/** The outcome of one row, which is feminine in Russian whatever it is about. */
const ofRow = {
  kk: {
    new: "жаңа",
    changed: "өзгереді",
    same: "өзгеріссіз",
    aside: "есепке алынбайды",
    doubtful: "бұрыннан бар болуы мүмкін",
    bad: "түзету керек",
  },
  ru: {
    new: "новая",
    changed: "изменится",
    same: "без изменений",
    aside: "не учитывается",
    doubtful: "возможно, уже есть",
    bad: "нужно исправить",
  },
  en: {
    new: "new",
    changed: "to change",
    same: "unchanged",
    aside: "not counted",
    doubtful: "perhaps known",
    bad: "to correct",
  },
};

/** What every import from a file says, whatever it brings. */
export const texts = {
  imports: { kk: "Файлдан жүктеу", ru: "Загрузка из файла", en: "Import from a file" },
  lead: {
    kk: "Алдымен файл тексеріледі: әр жолдың не өзгертетіні және неде қате бары көрсетіледі. Сіз растамайынша ештеңе жазылмайды.",
    ru: "Сначала файл проверяется: видно, что изменит каждая строка и где ошибка. Пока вы не подтвердите, ничего не записывается.",
    en: "First the file is checked: you see what each row would change and what is wrong. Nothing is written until you confirm.",
  },
  templates: { kk: "Үлгілер", ru: "Образцы", en: "Templates" },
  upload: { kk: "Файл жіберу", ru: "Отправить файл", en: "Send a file" },
  what: { kk: "Файлда не бар", ru: "Что в файле", en: "What the file holds" },
  file: { kk: "Файл", ru: "Файл", en: "File" },
  fileHint: {
    kk: "XLSX немесе CSV, 60 МБ-қа дейін",
    ru: "XLSX или CSV, до 60 МБ",
    en: "XLSX or CSV, up to 60 MB",
  },
  fileHintConcealed: {
    kk: "XLSX немесе CSV, 60 МБ-қа дейін. Файлдың өзі сақталмайды, ЖСН орнына оның шифрланған ізі ғана қалады.",
    ru: "XLSX или CSV, до 60 МБ. Сам файл не хранится, от ИИН остаётся только зашифрованный след.",
    en: "XLSX or CSV, up to 60 MB. The file itself is not kept; of the IIN only a keyed hash stays.",
  },
  ofTextFile: {
    kk: "CSV файлында бағандар бөлінбей тұрса",
    ru: "Если в файле CSV столбцы не разделяются",
    en: "If the columns of a CSV file run together",
  },
  separator: { kk: "Бағандардың бөлгіші", ru: "Разделитель столбцов", en: "Column separator" },
  separatorHint: {
    kk: "Әдетте бөлгіш автоматты түрде анықталады",
    ru: "Обычно разделитель определяется автоматически",
    en: "As a rule it is detected automatically",
  },
  foundOut: { kk: "автоматты түрде", ru: "автоматически", en: "automatically" },
  separators: {
    kk: { ";": "нүктелі үтір ( ; )", ",": "үтір ( , )", "\t": "табуляция", "|": "тік сызық ( | )" },
    ru: {
      ";": "точка с запятой ( ; )",
      ",": "запятая ( , )",
      "\t": "табуляция",
      "|": "вертикальная черта ( | )",
    },
    en: { ";": "semicolon ( ; )", ",": "comma ( , )", "\t": "tab", "|": "bar ( | )" },
  },
  separatedBy: {
    kk: (what: string) => `Бағандардың бөлгіші: ${what}.`,
    ru: (what: string) => `Разделитель столбцов: ${what}.`,
    en: (what: string) => `Column separator: ${what}.`,
  },
  separatedOtherwise: {
    kk: "Басқа бөлгішпен қайта жіберу",
    ru: "Отправить снова с другим разделителем",
    en: "Send again with another separator",
  },
  placeTitle: { kk: "Кестенің басы", ru: "Начало таблицы", en: "The start of the table" },
  onSheet: {
    kk: (name: string) => `Парақ: ${name}.`,
    ru: (name: string) => `Лист: ${name}.`,
    en: (name: string) => `Sheet: ${name}.`,
  },
  otherSheets: {
    kk: (names: string) =>
      `Бұл файлдан бір парақ қана алынады. Қалғандары бөлек жіберіледі: ${names}.`,
    ru: (names: string) =>
      `Из файла берётся только один лист. Остальные отправьте отдельно: ${names}.`,
    en: (names: string) =>
      `One sheet alone is taken of this file. Send the others on their own: ${names}.`,
  },
  headingsIn: {
    kk: (row: string) => `Баған атаулары ${row}-жолда тұр.`,
    ru: (row: string) => `Названия столбцов в строке ${row}.`,
    en: (row: string) => `The column headings are in row ${row}.`,
  },
  withoutHeadings: {
    kk: "Кестеде баған атаулары жоқ, сондықтан бағандар мазмұнына қарай таңдалды.",
    ru: "В таблице нет названий столбцов, поэтому столбцы выбраны по содержанию.",
    en: "The table has no column headings, so the columns were chosen by what they hold.",
  },
  placeOther: {
    kk: "Кесте басқа парақта немесе жолда басталады",
    ru: "Таблица на другом листе или начинается с другой строки",
    en: "The table is on another sheet or starts in another row",
  },
  sheet: { kk: "Парақ", ru: "Лист", en: "Sheet" },
  headingsRow: {
    kk: "Баған атаулары тұрған жол",
    ru: "Строка с названиями столбцов",
    en: "The row with the column headings",
  },
  noHeadings: {
    kk: "баған атаулары жоқ",
    ru: "названий столбцов нет",
    en: "there are no headings",
  },
  rowWith: {
    kk: (row: string, cells: string) => `${row}-жол: ${cells}`,
    ru: (row: string, cells: string) => `Строка ${row}: ${cells}`,
    en: (row: string, cells: string) => `Row ${row}: ${cells}`,
  },
  showPlace: { kk: "Осы жерден көрсету", ru: "Показать отсюда", en: "Show from here" },
  firstRows: {
    kk: "Файлдың алғашқы жолдары",
    ru: "Первые строки файла",
    en: "The first rows of the file",
  },
  lettersLost: {
    kk: "Файлда әріптер бүлінген (орнында «?» тұр). Файлды XLSX түрінде сақтап, қайта жіберіңіз.",
    ru: "В файле повреждены буквы (вместо них «?»). Сохраните файл в формате XLSX и отправьте снова.",
    en: "Letters of the file are damaged (“?” stands in their place). Save it as XLSX and send it again.",
  },
  writtenBefore: {
    kk: (moment: string) => `Дәл осы файлды бұрын жазғансыз: ${moment}`,
    ru: (moment: string) => `Этот же файл вы уже записали: ${moment}`,
    en: (moment: string) => `You had this very file written before: ${moment}`,
  },
  columnsOf: {
    kk: (kind: string) => `${kind}: қай баған нені білдіреді`,
    ru: (kind: string) => `${kind}: какой столбец что означает`,
    en: (kind: string) => `${kind}: which column is which`,
  },
  notFound: {
    kk: (n: string) => `Бағаны табылмаған мәліметтер: ${n}`,
    ru: (n: string) => `Столбец не найден: ${n}`,
    en: (n: string) => `No column found: ${n}`,
  },
  notTaken: {
    kk: (headings: string) => `Файлдың мына бағандары алынбайды: ${headings}`,
    ru: (headings: string) => `Эти столбцы файла не загружаются: ${headings}`,
    en: (headings: string) => `These columns of the file are not taken: ${headings}`,
  },
  andMore: {
    kk: (headings: string, more: string) => `${headings} және тағы ${more}`,
    ru: (headings: string, more: string) => `${headings} и ещё ${more}`,
    en: (headings: string, more: string) => `${headings} and ${more} more`,
  },
  shared: {
    kk: "Бұл баған басқа дерекке таңдалып қойған",
    ru: "Этот столбец уже выбран для других данных",
    en: "This column is chosen for something else already",
  },
  fileGone: {
    kk: "Файлдың жолдары енді сақталмайды. Файлды қайта жіберіңіз.",
    ru: "Строки файла больше не хранятся. Отправьте файл ещё раз.",
    en: "The rows of the file are no longer kept. Send the file again.",
  },
  outdated: {
    kk: "Тексергеннен кейін басқа файлыңыз жазылды немесе қайтарылды, сондықтан бұл файл алдымен қайта тексеріледі.",
    ru: "После проверки вы записали или отменили другой файл, поэтому этот сначала проверяется ещё раз.",
    en: "Since the check another file of yours was written or undone, so this one is checked once more first.",
  },
  checkAgain: { kk: "Қайта тексеру", ru: "Проверить ещё раз", en: "Check again" },
  partWritten: {
    kk: (done: string, left: string) => `Жазылды: ${done} жол, қалды: ${left} жол.`,
    ru: (done: string, left: string) => `Записано строк: ${done}, осталось: ${left}.`,
    en: (done: string, left: string) => `Rows written: ${done}, left: ${left}.`,
  },
  undo: { kk: "Енгізілгенді кері қайтару", ru: "Отменить загрузку", en: "Undo the import" },
  undoUntil: {
    kk: (moment: string) =>
      `Өзгертілмеген жазбаларды кері қайтаруға болады, қалғаны себебімен көрсетіледі. Соңғы мерзім: ${moment}.`,
    ru: (moment: string) =>
      `Отменяются записи, которые никто не менял; остальные будут названы с причиной. Последний срок: ${moment}.`,
    en: (moment: string) =>
      `Records that nobody has changed are undone; the others are named with the reason. The last moment: ${moment}.`,
  },
  undoAll: {
    kk: (_: number, shown: string) => `${shown} жолды тізімнен қайтарып алу`,
    ru: (_: number, shown: string) => `Отменить запись строк: ${shown}`,
    en: (n: number, shown: string) => `Undo ${shown} ${rows(n)}`,
  },
  undoRest: { kk: "Қалғанын кері қайтару", ru: "Отменить остальное", en: "Undo the rest" },
  undoAgain: { kk: "Қайта байқап көру", ru: "Попробовать ещё раз", en: "Try again" },
  nothingToUndo: {
    kk: "Қазір қайтарып алуға болатын жол қалмады: себептері жоғарыда. Себебі жойылған соң қайта байқап көріңіз.",
    ru: "Сейчас отменять больше нечего: причины названы выше. Когда их не станет, попробуйте ещё раз.",
    en: "There is nothing left to undo now, for the reasons above. Once they are gone, try again.",
  },
  rowsUndone: {
    kk: (n: string) => `Кері қайтарылды: ${n} жол`,
    ru: (n: string) => `Отменено строк: ${n}`,
    en: (n: string) => `Rows undone: ${n}`,
  },
  notUndone: {
    kk: (n: string) => `Кері қайтарылмады: ${n} жол`,
    ru: (n: string) => `Не отменено строк: ${n}`,
    en: (n: string) => `Rows not undone: ${n}`,
  },
  stays: {
    kk: {
      changedSince: "содан бері өзгертілген",
      notKept: "бұл жазбаны енді сіз жүргізбейсіз",
      stoodOn: "бұл жазбаға басқа мәліметтер байланыстырылған",
    },
    ru: {
      changedSince: "с тех пор запись изменили",
      notKept: "эту запись теперь ведёте не вы",
      stoodOn: "на эту запись уже опираются другие сведения",
    },
    en: {
      changedSince: "the record has been changed since",
      notKept: "the record is no longer yours to keep",
      stoodOn: "other records already rest on this one",
    },
  },
  andOthers: {
    kk: (n: string) => `және тағы ${n} жол`,
    ru: (n: string) => `и ещё строк: ${n}`,
    en: (n: string) => `and ${n} more`,
  },
  undone: {
    kk: "Бұл файлдан енгізілгеннің бәрі кері қайтарылды.",
    ru: "Всё, что было записано из этого файла, отменено.",
    en: "Everything written from this file was undone.",
  },
  uploadButton: { kk: "Жіберу", ru: "Отправить", en: "Send" },
  mine: { kk: "Менің файлдарым", ru: "Мои файлы", en: "My files" },
  none: { kk: "Әлі файл жіберілмеген", ru: "Файлов пока нет", en: "No files yet" },
  rows: { kk: "Жолдар", ru: "Строк", en: "Rows" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  madeAt: { kk: "Жіберілген уақыты", ru: "Отправлен", en: "Sent" },
  states: {
    kk: {
      uploaded: "Бағандарды сәйкестендіру керек",
      checking: "Тексерілуде",
      checked: "Растауды күтуде",
      writing: "Жазылуда",
      written: "Жазылды",
      undoing: "Кері қайтарылуда",
      undone: "Кері қайтарылды",
      failed: "Орындалмады",
    },
    ru: {
      uploaded: "Нужно сопоставить столбцы",
      checking: "Проверяется",
      checked: "Ждёт подтверждения",
      writing: "Записывается",
      written: "Записан",
      undoing: "Отменяется",
      undone: "Отменён",
      failed: "Не выполнен",
    },
    en: {
      uploaded: "Columns to be matched",
      checking: "Being checked",
      checked: "Waits for confirmation",
      writing: "Being written",
      written: "Written",
      undoing: "Being undone",
      undone: "Undone",
      failed: "Failed",
    },
  },
  stateOfIdle: {
    kk: { bad: "Түзету керек", same: "Жазатын ештеңе жоқ" },
    ru: { bad: "Нужно исправить", same: "Записывать нечего" },
    en: { bad: "To be corrected", same: "Nothing to write" },
  },
  rowsWritten: {
    kk: (n: string) => `жазылды: ${n}`,
    ru: (n: string) => `записано: ${n}`,
    en: (n: string) => `written: ${n}`,
  },
  rowsToCorrect: {
    kk: (n: string) => `түзету керек: ${n}`,
    ru: (n: string) => `нужно исправить: ${n}`,
    en: (n: string) => `to correct: ${n}`,
  },
  columnsTitle: {
    kk: "Бағандарды тексеру",
    ru: "Проверка столбцов",
    en: "Check the columns",
  },
  columnsLead: {
    kk: "Таныс бағандар автоматты түрде таңдалды, қасында бірінші мәні көрсетілген. Дұрыс болмаса, басқасын таңдаңыз.",
    ru: "Знакомые столбцы выбраны автоматически, рядом показано первое значение. Если что-то не так, выберите другой.",
    en: "Known columns are chosen automatically, with the first value beside each. Choose another one where that is wrong.",
  },
  column: { kk: "Баған", ru: "Столбец", en: "Column" },
  chooseColumn: { kk: "Бағанды таңдаңыз", ru: "Выберите столбец", en: "Choose the column" },
  notInFile: { kk: "файлда жоқ", ru: "в файле нет", en: "not in the file" },
  check: { kk: "Файлды тексеру", ru: "Проверить файл", en: "Check the file" },
  badDay: {
    kk: "Мұндай күн жоқ",
    ru: "Такой даты нет",
    en: "There is no such day",
  },
  future: {
    kk: "Бұл күн әлі келген жоқ",
    ru: "Этот день ещё не наступил",
    en: "This day has not come yet",
  },
  notMatched: {
    kk: "Бұл дерекке баған таңдаңыз",
    ru: "Выберите столбец для этих данных",
    en: "Choose a column for this",
  },
  written: {
    kk: (n: string) => `Жазылды: ${n} жол`,
    ru: (n: string) => `Записано строк: ${n}`,
    en: (n: string) => `Rows written: ${n}`,
  },
  outcome: { kk: "Нәтиже", ru: "Результат", en: "Outcome" },
  ofRows: {
    kk: (isWritten: boolean) => (_: number) => ({
      ...ofRow.kk,
      changed: isWritten ? "өзгертілді" : ofRow.kk.changed,
    }),
    ru: (isWritten: boolean) => (n: number) => ({
      ...ofRow.ru,
      new: plural("ru", n, { one: "новая", few: "новые", other: "новых" }),
      changed: isWritten
        ? plural("ru", n, { one: "изменена", few: "изменены", other: "изменено" })
        : plural("ru", n, { one: "изменится", other: "изменятся" }),
      aside: plural("ru", n, { one: "не учитывается", other: "не учитываются" }),
    }),
    en: (isWritten: boolean) => (_: number) => ({
      ...ofRow.en,
      changed: isWritten ? "changed" : ofRow.en.changed,
    }),
  },
  ofUndone: { kk: "кері қайтарылды", ru: "отменено", en: "undone" },
  ofStanding: { kk: "тізілімде қалды", ru: "осталось в реестре", en: "left in the registry" },
  nothingYet: {
    kk: "Әзірге ештеңе жазылған жоқ.",
    ru: "Пока ничего не записано.",
    en: "Nothing is written yet.",
  },
  badLeftOut: {
    kk: (n: number, shown: string) =>
      `${shown} жолды түзету керек, ${n === 1 ? "ол" : "олар"} жазылмайды.`,
    ru: (n: number, shown: string) =>
      `Строк с ошибками: ${shown}, ${n === 1 ? "она записана не будет" : "они записаны не будут"}.`,
    en: (n: number, shown: string) =>
      `${shown} ${rows(n)} must be corrected; ${n === 1 ? "it" : "they"} will be left out.`,
  },
  badNotWritten: {
    kk: (n: number, shown: string) =>
      `Жазылмаған жолдар: ${shown}. ${n === 1 ? "Оны" : "Оларды"} түзетіп, қайта жіберуге болады.`,
    ru: (n: number, shown: string) =>
      `Не записано строк: ${shown}. ${n === 1 ? "Её" : "Их"} можно исправить и отправить снова.`,
    en: (n: number, shown: string) =>
      `Rows not written: ${shown}. ${n === 1 ? "It" : "They"} can be corrected and sent again.`,
  },
  corrections: {
    kk: "Қате жолдарды себебімен жүктеу (XLSX)",
    ru: "Скачать строки с ошибками и причинами (XLSX)",
    en: "Download the rows to correct with the reasons (XLSX)",
  },
  writtenInPart: {
    kk: (n: string) => `Ескертпемен жазылған жолдар: ${n}. Ескертпелер төмендегі кестеде тұр.`,
    ru: (n: string) => `Записано с замечаниями: ${n}. Замечания стоят в таблице ниже.`,
    en: (n: string) => `Rows written with remarks: ${n}. The table below shows the remarks.`,
  },
  toldRows: {
    kk: "Осы жолдарды ескертпелерімен жүктеп алу (XLSX)",
    ru: "Скачать эти строки с замечаниями (XLSX)",
    en: "Download these rows with the remarks (XLSX)",
  },
  commonRemarks: {
    kk: "Көп жолға ортақ ескертпелер:",
    ru: "Замечания ко многим строкам сразу:",
    en: "Remarks that many rows share:",
  },
  inRows: {
    kk: (_: number, shown: string) => `${shown} жолда`,
    ru: (n: number, shown: string) =>
      `в ${shown} ${plural("ru", n, { one: "строке", other: "строках" })}`,
    en: (n: number, shown: string) => `in ${shown} ${rows(n)}`,
  },
  saidAbove: {
    kk: "жоғарыдағы ортақ ескертпе",
    ru: "общее замечание, см. выше",
    en: "the shared remark above",
  },
  noSuchRows: {
    kk: "Мұндай жолдар сақталмаған.",
    ru: "Таких строк не осталось.",
    en: "No such rows are kept.",
  },
  firstCorrections: {
    kk: (n: string) => `Алғашқы ${n} қате жолды себебімен жүктеу (XLSX)`,
    ru: (n: string) => `Скачать первые строки с ошибками и причинами: ${n} (XLSX)`,
    en: (n: string) => `Download the first ${n} rows to correct with the reasons (XLSX)`,
  },
  onlyBad: {
    kk: "Жазатын ештеңе жоқ: есепке алынатын жолдардың бәрін түзету керек.",
    ru: "Записывать нечего: исправить нужно все строки, которые учитываются.",
    en: "There is nothing to write: every row that counts must be corrected.",
  },
  nothingCounted: {
    kk: "Жазатын ештеңе жоқ: файлда есепке алынатын жол табылмады.",
    ru: "Записывать нечего: строк, которые учитываются, в файле не нашлось.",
    en: "There is nothing to write: the file holds no row that counts.",
  },
  othersTheSame: {
    kk: "Жазатын ештеңе жоқ: түзетілетін жолдардан басқасы бойынша тізілімде өзгеріс болмайды.",
    ru: "Записывать нечего: кроме строк с ошибками, файл ничего в реестре не меняет.",
    en: "There is nothing to write: beside the rows to correct, the file changes nothing in the registry.",
  },
  nothingToWrite: {
    kk: "Жазатын ештеңе жоқ: тізілім файлмен бірдей.",
    ru: "Записывать нечего: в реестре всё так же.",
    en: "There is nothing to write: the registry says the same.",
  },
  write: {
    kk: (_: number, shown: string) => `${shown} жолды жазу`,
    ru: (_: number, shown: string) => `Записать строк: ${shown}`,
    en: (n: number, shown: string) => `Write ${shown} ${rows(n)}`,
  },
  columnsAgain: { kk: "Бағандарға оралу", ru: "Вернуться к столбцам", en: "Back to the columns" },
  otherFile: { kk: "Басқа файл жіберу", ru: "Отправить другой файл", en: "Send another file" },
  rowsTitle: { kk: "Файл жолдары", ru: "Строки файла", en: "Rows of the file" },
  row: { kk: "Жол", ru: "Строка", en: "Row" },
  rowOf: {
    kk: (n: number) => `${n}-жол`,
    ru: (n: number) => `Строка ${n}`,
    en: (n: number) => `Row ${n}`,
  },
  toCorrect: { kk: "Нені түзету керек", ru: "Что исправить", en: "What to correct" },
  remarks: { kk: "Ескертпелер", ru: "Замечания", en: "Remarks" },
  typeAgain: {
    kk: (field: string) => `${field} сақталмайды, қайта теріңіз`,
    ru: (field: string) => `${field} не хранится, введите ещё раз`,
    en: (field: string) => `${field} is not kept, type it again`,
  },
  values: { kk: "Жолдың мазмұны", ru: "Содержание строки", en: "What the row says" },
  not_a_workbook: {
    kk: "Бұл файлды оқу мүмкін болмады. XLSX немесе CSV түрінде сақтап көріңіз",
    ru: "Файл не читается. Сохраните его как XLSX или CSV",
    en: "The file cannot be read. Save it as XLSX or CSV",
  },
  too_large: {
    kk: "Файлда жол немесе баған тым көп",
    ru: "В файле слишком много строк или столбцов",
    en: "The file has too many rows or columns",
  },
  waiting: {
    kk: "Дәл қазір бірнеше файл оқылып жатыр. Бір минуттан кейін қайталаңыз",
    ru: "Сейчас читается несколько других файлов. Повторите через минуту",
    en: "Several files are being read just now. Try again in a minute",
  },
  too_often: {
    kk: "Соңғы сағатта тым көп үлкен файл жібердіңіз. Бір сағаттан кейін қайталаңыз",
    ru: "За последний час вы отправили слишком много больших файлов. Повторите через час",
    en: "You have sent too many large files within the hour. Try again in an hour",
  },
  empty: {
    kk: "Файл бос, ішінде кесте жоқ",
    ru: "Файл пустой, таблицы в нём нет",
    en: "The file is empty, it holds no table",
  },
} satisfies Texts;

function rows(n: number): string {
  return n === 1 ? "row" : "rows";
}
