import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  surveys: { kk: "Сауалнамалар", ru: "Опросы", en: "Surveys" },
  questionnaires: { kk: "Сауалнама үлгілері", ru: "Анкеты", en: "Questionnaires" },
  title: { kk: "XLSForm файлынан алу", ru: "Анкета из файла XLSForm", en: "From an XLSForm file" },
  lead: {
    kk: "XLSForm – KoboToolbox пен ODK қолданатын кесте. Файлдан жаңа сауалнаманың жобасы жасалады, оны кейін түзетуге болады.",
    ru: "XLSForm – это таблица, которой пользуются KoboToolbox и ODK. Из файла получится черновик новой анкеты, его можно будет исправить.",
    en: "XLSForm is the table that KoboToolbox and ODK use. The file becomes the draft of a new questionnaire, which you can mend later.",
  },
  owner: { kk: "Кімнің атынан", ru: "От чьего имени", en: "In whose name" },
  country: { kk: "Бүкіл ел", ru: "Вся страна", en: "The whole country" },
  file: { kk: "XLSForm файлы", ru: "Файл XLSForm", en: "XLSForm file" },
  fileHint: {
    kk: "XLSX, survey және choices беттері бар. Тіл бағандары: label::Қазақша (kk), label::Русский (ru)",
    ru: "XLSX с листами survey и choices. Столбцы языков: label::Қазақша (kk), label::Русский (ru)",
    en: "XLSX with the sheets survey and choices. Columns of languages: label::Қазақша (kk), label::Русский (ru)",
  },
  send: { kk: "Тексеріп, жоба жасау", ru: "Проверить и создать", en: "Check and make a draft" },
  not_a_workbook: {
    kk: "Бұл файлды оқу мүмкін болмады. Оны XLSX түрінде сақтап көріңіз",
    ru: "Файл не читается. Сохраните его как XLSX",
    en: "The file cannot be read. Save it as XLSX",
  },
  too_large: {
    kk: "Файл тым үлкен: бір бетте 5 000 жолдан, 150 бағаннан артық болмасын",
    ru: "Файл слишком большой: на листе должно быть не больше 5 000 строк и 150 столбцов",
    en: "The file is too large: at most 5,000 rows and 150 columns on a sheet",
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
    kk: "Файлда бірде-бір сұрақ жоқ",
    ru: "В файле нет ни одного вопроса",
    en: "There is no question in the file",
  },
  notXlsForm: {
    kk: "Бұл XLSForm емес: survey беті мен ондағы type бағаны керек",
    ru: "Это не XLSForm: нужен лист survey со столбцом type",
    en: "This is no XLSForm: a sheet survey with a column type is needed",
  },
  reportTitle: {
    kk: "Файлда не алынбайды",
    ru: "Что из файла не войдёт",
    en: "What cannot be taken from the file",
  },
  reportLead: {
    kk: (file: string) =>
      `«${file}» оқылды, бірақ төмендегілер сауалнамаға түспейді немесе өзгереді. Әзірге ештеңе жасалған жоқ.`,
    ru: (file: string) =>
      `Файл «${file}» прочитан, но перечисленное ниже не войдёт или изменится. Пока ничего не создано.`,
    en: (file: string) =>
      `“${file}” was read, but what is listed below is left out or changed. Nothing has been made yet.`,
  },
  wouldBe: {
    kk: (questions: string) => `Сауалнамада ${questions} сұрақ болады.`,
    ru: (questions: string, count: number) =>
      `В анкете будет ${questions} ${plural("ru", count, { one: "вопрос", few: "вопроса", many: "вопросов", other: "вопросов" })}.`,
    en: (questions: string, count: number) =>
      `The questionnaire will have ${questions} ${plural("en", count, { one: "question", other: "questions" })}.`,
  },

  row: { kk: "Жол", ru: "Строка", en: "Row" },
  place: {
    kk: (sheet: string, row: number) => `${sheet}, ${row}-жол`,
    ru: (sheet: string, row: number) => `${sheet}, строка ${row}`,
    en: (sheet: string, row: number) => `${sheet}, row ${row}`,
  },
  whole: { kk: "беттің бәрі", ru: "весь лист", en: "the whole sheet" },
  what: { kk: "Не болады", ru: "Что не так", en: "What happens" },
  onlyFirst: {
    kk: (shown: string, all: string) =>
      `Барлығы ${all}, алғашқы ${shown} көрсетілді. Алдымен файлды түзетіңіз.`,
    ru: (shown: string, all: string) =>
      `Всего ${all}, показаны первые ${shown}. Сначала исправьте файл.`,
    en: (shown: string, all: string) =>
      `${all} in all, the first ${shown} are shown. Mend the file first.`,
  },
  without: {
    kk: "Тізімдегілерді қоспай, жоба жасау",
    ru: "Создать без перечисленного",
    en: "Make it without these",
  },
  another: {
    kk: "Түзетілген файлды жіберу",
    ru: "Отправить исправленный файл",
    en: "Send a mended file",
  },
  faults: {
    kk: {
      sheetIgnored: () => "бұл бет оқылмайды: XLSForm-да тек survey, choices, settings беттері бар",
      unknownColumn: (word: string) => `«${word}» бағаны оқылмайды`,
      repeatedColumn: (word: string) => `«${word}» бағаны екінші рет кездесті, ол оқылмайды`,
      unknownLanguage: (word: string) =>
        `«${word}» бағаны оқылмайды: қазақ, орыс, ағылшын тілдері ғана бар`,
      errorCell: (word: string) => `ұяшықта есептеу қатесі тұр (${word}), ол бос деп алынады`,
      disabled: (word: string) => `«${word}» жолы өшірілген (disabled), ол алынбайды`,
      noType: (word: string) => `жолдың түрі (type) жоқ, ол алынбайды: ${word}`,
      repeat: (word: string) => `қайталанатын топ (repeat) қолданылмайды, ол алынбайды: ${word}`,
      insideRepeat: (word: string) => `алынбайтын топтың ішінде, сондықтан алынбайды: ${word}`,
      endWithoutBegin: (word: string) => `басталмаған топтың соңы: ${word}`,
      neverEnded: (word: string) => `«${word}» тобы жабылмаған, беттің соңында жабылды деп алынады`,
      tooDeep: (word: string) => `«${word}» тобы тым терең салынған, ол алынбайды`,
      extraSettings: () => "settings бетінің тек бірінші жолы оқылады",
      unsupportedType: (word: string) => `«${word}» түрі қолданылмайды, жол алынбайды`,
      unsupportedCell: (word: string) => `«${word}» бағаны қолданылмайды, ұяшық алынбайды`,
      unsupportedAppearance: (word: string) => `«${word}» көрінісі қолданылмайды`,
      unsupportedParameter: (word: string) => `«${word}» параметрі қолданылмайды`,
      badRequired: (word: string) => `required: «${word}» түсініксіз, жауап міндетті болмайды`,
      orOther: () => "or_other қосылмайды: «басқа» нұсқасын тізімге өзіңіз жазыңыз",
      tooLong: (word: string) => `тым ұзын, алынбайды: ${word}`,
      noListName: (word: string) => `тізім аты (list_name) жоқ, нұсқа алынбайды: ${word}`,
      noChoiceName: (word: string) =>
        `«${word}» тізіміндегі нұсқаның коды (name) жоқ, ол алынбайды`,
      badChoice: (word: string) =>
        `«${word}» коды жарамайды (латын әріптері мен сандар керек), нұсқа алынбайды`,
      repeatedChoice: (word: string) => `«${word}» коды осы тізімде бар, нұсқа алынбайды`,
      noName: (word: string) => `сұрақтың аты (name) жоқ, оған «${word}» коды берілді`,
      badName: (word: string) => `аты код бола алмайды, жаңасы берілді: ${word}`,
      repeatedName: (word: string) => `мұндай ат бұрын кездесті, жаңасы берілді: ${word}`,
      notTable: (word: string) =>
        `«${word}» кесте бола алмайды: әр жолы бір тізімнен таңдалуы керек. Сұрақтары бөлек алынады`,
      tableCell: (word: string) => `кестенің жеке жолында «${word}» болмайды, ұяшық алынбайды`,
      mixedRequired: (word: string) =>
        `кестенің бәрі міндетті не бәрі еркін болады; «${word}» жолы міндетті болмайды`,
      unknownList: (word: string) => `choices бетінде «${word}» тізімі жоқ, сұрақ алынбайды`,
      tooManyChoices: (word: string) => `«${word}» тізімінде нұсқа тым көп, сұрақ алынбайды`,
      unusedList: (word: string) => `«${word}» тізімін ешбір сұрақ қолданбайды, ол алынбайды`,
      unsupportedSetting: (word: string) => `«${word}» баптауы қолданылмайды`,
      unknownRole: (word: string) => `«${word}» деген жауап беруші жоқ`,
      badExpression: (word: string) => `шарты түсініксіз, алынбайды: ${word}`,
      unknownFunction: (word: string) => `шартта мұнда жоқ функция бар, шарт алынбайды: ${word}()`,
      unknownName: (word: string) => `шартта жоқ сұрақ аталған, шарт алынбайды: ${word}`,
      laterName: (word: string) =>
        `шартта өзі немесе кейінгі сұрақ аталған, шарт алынбайды: ${word}`,
    },
    ru: {
      sheetIgnored: () => "лист не читается: в XLSForm есть только survey, choices и settings",
      unknownColumn: (word: string) => `столбец «${word}» не читается`,
      repeatedColumn: (word: string) => `столбец «${word}» встретился второй раз и не читается`,
      unknownLanguage: (word: string) =>
        `столбец «${word}» не читается: есть только казахский, русский и английский`,
      errorCell: (word: string) => `в ячейке ошибка вычисления (${word}), она считается пустой`,
      disabled: (word: string) => `строка «${word}» отключена (disabled) и не войдёт`,
      noType: (word: string) => `у строки нет типа (type), она не войдёт: ${word}`,
      repeat: (word: string) =>
        `повторяемая группа (repeat) не поддерживается и не войдёт: ${word}`,
      insideRepeat: (word: string) => `стоит внутри группы, которая не войдёт: ${word}`,
      endWithoutBegin: (word: string) => `конец группы, которая не начиналась: ${word}`,
      neverEnded: (word: string) => `группа «${word}» не закрыта, концом считается конец листа`,
      tooDeep: (word: string) => `группа «${word}» вложена слишком глубоко и не войдёт`,
      extraSettings: () => "на листе settings читается только первая строка",
      unsupportedType: (word: string) => `тип «${word}» не поддерживается, строка не войдёт`,
      unsupportedCell: (word: string) => `столбец «${word}» не поддерживается, ячейка не войдёт`,
      unsupportedAppearance: (word: string) => `вид «${word}» не поддерживается`,
      unsupportedParameter: (word: string) => `параметр «${word}» не поддерживается`,
      badRequired: (word: string) => `required: «${word}» непонятно, ответ не будет обязательным`,
      orOther: () => "or_other не добавится: впишите вариант «другое» в список сами",
      tooLong: (word: string) => `слишком длинно, не войдёт: ${word}`,
      noListName: (word: string) => `нет имени списка (list_name), вариант не войдёт: ${word}`,
      noChoiceName: (word: string) => `в списке «${word}» у варианта нет кода (name), он не войдёт`,
      badChoice: (word: string) =>
        `код «${word}» не подходит (нужны латинские буквы и цифры), вариант не войдёт`,
      repeatedChoice: (word: string) => `код «${word}» в этом списке уже есть, вариант не войдёт`,
      noName: (word: string) => `у вопроса нет имени (name), ему дан код «${word}»`,
      badName: (word: string) => `имя не может быть кодом, дано новое: ${word}`,
      repeatedName: (word: string) => `такое имя уже было, дано новое: ${word}`,
      notTable: (word: string) =>
        `«${word}» не может быть таблицей: каждая строка должна выбирать из одного списка. Вопросы войдут по отдельности`,
      tableCell: (word: string) =>
        `у отдельной строки таблицы не бывает «${word}», ячейка не войдёт`,
      mixedRequired: (word: string) =>
        `таблица обязательна целиком или не обязательна вовсе; строка «${word}» не будет обязательной`,
      unknownList: (word: string) => `на листе choices нет списка «${word}», вопрос не войдёт`,
      tooManyChoices: (word: string) =>
        `в списке «${word}» слишком много вариантов, вопрос не войдёт`,
      unusedList: (word: string) => `список «${word}» не нужен ни одному вопросу и не войдёт`,
      unsupportedSetting: (word: string) => `настройка «${word}» не поддерживается`,
      unknownRole: (word: string) => `отвечающих «${word}» нет`,
      badExpression: (word: string) => `условие непонятно и не войдёт: ${word}`,
      unknownFunction: (word: string) =>
        `в условии функция, которая не поддерживается, условие не войдёт: ${word}()`,
      unknownName: (word: string) =>
        `в условии назван вопрос, которого нет, условие не войдёт: ${word}`,
      laterName: (word: string) =>
        `в условии назван сам вопрос или тот, что задаётся позже, условие не войдёт: ${word}`,
    },
    en: {
      sheetIgnored: () => "the sheet is not read: an XLSForm has survey, choices and settings only",
      unknownColumn: (word: string) => `the column “${word}” is not read`,
      repeatedColumn: (word: string) =>
        `the column “${word}” stands here twice; this one is not read`,
      unknownLanguage: (word: string) =>
        `the column “${word}” is not read: there are Kazakh, Russian and English only`,
      errorCell: (word: string) => `the cell shows an error (${word}) and is taken as empty`,
      disabled: (word: string) => `the row “${word}” is disabled and left out`,
      noType: (word: string) => `the row has no type and is left out: ${word}`,
      repeat: (word: string) => `a repeat is not supported and left out: ${word}`,
      insideRepeat: (word: string) => `stands inside a group that is left out: ${word}`,
      endWithoutBegin: (word: string) => `the end of a group that never began: ${word}`,
      neverEnded: (word: string) =>
        `the group “${word}” is not closed; the end of the sheet closes it`,
      tooDeep: (word: string) => `the group “${word}” lies too deep and is left out`,
      extraSettings: () => "only the first row of settings is read",
      unsupportedType: (word: string) => `the type “${word}” is not supported; the row is left out`,
      unsupportedCell: (word: string) =>
        `the column “${word}” is not supported; the cell is left out`,
      unsupportedAppearance: (word: string) => `the appearance “${word}” is not supported`,
      unsupportedParameter: (word: string) => `the parameter “${word}” is not supported`,
      badRequired: (word: string) => `required: “${word}” is not understood; no answer is needed`,
      orOther: () => "or_other is not added: write the choice “other” into the list yourself",
      tooLong: (word: string) => `too long and left out: ${word}`,
      noListName: (word: string) => `no list_name; the choice is left out: ${word}`,
      noChoiceName: (word: string) => `a choice of the list “${word}” has no name and is left out`,
      badChoice: (word: string) =>
        `the code “${word}” does not do (Latin letters and digits are needed); the choice is left out`,
      repeatedChoice: (word: string) =>
        `the code “${word}” is in this list already; the choice is left out`,
      noName: (word: string) => `the question has no name and was given the code “${word}”`,
      badName: (word: string) => `the name cannot be a code; a new one was given: ${word}`,
      repeatedName: (word: string) => `the name was there before; a new one was given: ${word}`,
      notTable: (word: string) =>
        `“${word}” cannot be a table: each row must choose from the same list. Its questions are taken one by one`,
      tableCell: (word: string) => `a single row of a table has no “${word}”; the cell is left out`,
      mixedRequired: (word: string) =>
        `a table is required as a whole or not at all; the row “${word}” will not be required`,
      unknownList: (word: string) =>
        `there is no list “${word}” on the sheet choices; the question is left out`,
      tooManyChoices: (word: string) =>
        `the list “${word}” has too many choices; the question is left out`,
      unusedList: (word: string) => `no question uses the list “${word}”; it is left out`,
      unsupportedSetting: (word: string) => `the setting “${word}” is not supported`,
      unknownRole: (word: string) => `there are no respondents “${word}”`,
      badExpression: (word: string) => `the condition is not understood and left out: ${word}`,
      unknownFunction: (word: string) =>
        `the condition uses a function that is not supported and is left out: ${word}()`,
      unknownName: (word: string) =>
        `the condition names a question that is not there and is left out: ${word}`,
      laterName: (word: string) =>
        `the condition names its own question or a later one and is left out: ${word}`,
    },
  },
} satisfies Texts;

/** What is done here, as the history of the questionnaire calls it. */
export const historyTexts = {
  questionnaireImported: {
    kk: "XLSForm файлынан алынды",
    ru: "Получена из файла XLSForm",
    en: "Taken from an XLSForm file",
  },
} satisfies Texts;
