import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  begin: { kk: "Жауап беруді бастау", ru: "Начать", en: "Begin" },
  goOn: { kk: "Жалғастыру", ru: "Продолжить", en: "Continue" },
  next: { kk: "Әрі қарай", ru: "Дальше", en: "Next" },
  back: { kk: "Артқа", ru: "Назад", en: "Back" },
  toCheck: { kk: "Жауаптарды тексеру", ru: "Проверить ответы", en: "Check the answers" },
  inLanguage: { kk: "Сауалнама тілі", ru: "Язык анкеты", en: "Language of the form" },
  questionCount: {
    kk: (n: number) => `${n} сұрақ`,
    ru: (n: number) =>
      `${n} ${plural("ru", n, { one: "вопрос", few: "вопроса", other: "вопросов" })}`,
    en: (n: number) => `${n} ${n === 1 ? "question" : "questions"}`,
  },
  until: {
    kk: (day: string) => `Жауап берудің соңғы күні: ${day}.`,
    ru: (day: string) => `Последний день для ответа: ${day}`,
    en: (day: string) => `The last day to answer: ${day}.`,
  },
  privacy: {
    kk: {
      named:
        "Жауаптарыңыз аты-жөніңізбен сақталады: оларды сауалнаманы өткізуші және мектебіңізге жауаптылар көреді.",
      anonymous:
        "Сауалнама анонимді: жауаптармен бірге аты-жөніңіз де, сілтемеңіз де, уақыты да сақталмайды. Сілтеменің пайдаланылғаны ғана белгіленеді.",
      open: "Сауалнама анонимді: аты-жөніңіз сұралмайды әрі сақталмайды.",
    },
    ru: {
      named:
        "Ответы сохраняются вместе с вашим именем: их видят тот, кто проводит опрос, и те, кто отвечает за вашу школу.",
      anonymous:
        "Опрос анонимный: с ответами не сохраняются ни имя, ни ссылка, ни время. Отмечается только то, что ссылка использована.",
      open: "Опрос анонимный: имя не спрашивается и не сохраняется.",
    },
    en: {
      named:
        "Your answers are kept with your name: who asks, and those responsible for your school, see them.",
      anonymous:
        "This survey is anonymous: neither your name, nor your link, nor the time is kept with the answers. It is only noted that the link was used.",
      open: "This survey is anonymous: your name is neither asked nor kept.",
    },
  },
  saved: {
    kk: "Әр бет сақталып отырады: кейін осы сілтемемен кез келген құрылғыда жалғастыра аласыз.",
    ru: "Каждая страница сохраняется: продолжить можно позже по этой же ссылке, на любом устройстве.",
    en: "Each page is saved: you can go on later by the same link, on any device.",
  },
  savedHere: {
    kk: "Әр бет осы браузерде сақталып отырады.",
    ru: "Каждая страница сохраняется для этого браузера.",
    en: "Each page is saved for this browser.",
  },
  noNames: {
    kk: "Атыңызды, мектебіңізді, телефоныңызды жазбаңыз",
    ru: "Не пишите своё имя, школу и телефон",
    en: "Do not write your name, school or telephone number",
  },
  lost: {
    kk: "Бұл браузерде толтырылып жатқан жауап жоқ. Жібермеген болсаңыз, қайта бастаңыз; осы хабар тағы шықса, браузерде cookie файлдарына рұқсат беріңіз.",
    ru: "В этом браузере нет начатых ответов. Если вы их не отправляли, начните заново; если сообщение появится снова, разрешите в браузере файлы cookie.",
    en: "No answers are under way in this browser. If you have not sent them, begin again; if you see this once more, allow cookies in the browser.",
  },
  role: { kk: "Сіз кімсіз?", ru: "Кто вы?", en: "Who are you?" },
  school: { kk: "Қай мектеп?", ru: "Какая школа?", en: "Which school?" },
  schoolSearch: {
    kk: "Мектептің атауы немесе коды",
    ru: "Название или код школы",
    en: "Name or code of the school",
  },
  findSchool: { kk: "Мектепті табу", ru: "Найти школу", en: "Find the school" },
  noSchoolFound: {
    kk: "Бұл сауалнамада ондай мектеп жоқ. Атауын басқаша жазып көріңіз.",
    ru: "Такой школы в этом опросе нет. Попробуйте написать иначе.",
    en: "This survey asks no such school. Try other words.",
  },
  findFirst: {
    kk: "Алдымен мектебіңізді табыңыз.",
    ru: "Сначала найдите свою школу.",
    en: "First find your school.",
  },
  roleNames: {
    kk: {
      teacher: "Мұғалім",
      head: "Директор",
      pupil: "Оқушы",
      parent: "Ата-ана",
      other: "Басқа",
    },
    ru: {
      teacher: "Учитель",
      head: "Директор",
      pupil: "Ученик",
      parent: "Родитель",
      other: "Другое",
    },
    en: { teacher: "Teacher", head: "Head", pupil: "Pupil", parent: "Parent", other: "Other" },
  },
  sectionOf: {
    kk: (place: number, count: number) => `${place}-бөлім, барлығы ${count}`,
    ru: (place: number, count: number) => `Раздел ${place} из ${count}`,
    en: (place: number, count: number) => `Section ${place} of ${count}`,
  },
  placeOf: {
    kk: "Маңыздысы – 1",
    ru: "Самое важное – 1",
    en: "The most important is 1",
  },
  schoolCode: { kk: "Мектептің коды", ru: "Код школы", en: "Code of the school" },
  atMost: {
    kk: (n: number) => `Ең көбі ${n} нұсқа`,
    ru: (n: number) => `Не больше ${n}`,
    en: (n: number) => `At most ${n}`,
  },
  check: { kk: "Жауаптарыңызды тексеріңіз", ru: "Проверьте свои ответы", en: "Check your answers" },
  change: { kk: "Өзгерту", ru: "Изменить", en: "Change" },
  noAnswer: { kk: "Жауап жоқ", ru: "Нет ответа", en: "No answer" },
  send: { kk: "Жіберу", ru: "Отправить", en: "Send" },
  sendHint: {
    kk: "Жібергеннен кейін жауаптарды өзгерту мүмкін емес.",
    ru: "После отправки изменить ответы нельзя.",
    en: "Once sent, the answers cannot be changed.",
  },
  notAll: {
    kk: "Кейбір сұрақтарға жауап керек",
    ru: "На некоторые вопросы нужен ответ",
    en: "Some questions need an answer",
  },
  thanks: {
    kk: "Рақмет, жауаптарыңыз қабылданды!",
    ru: "Спасибо, ваши ответы приняты!",
    en: "Thank you, your answers are in!",
  },
  thanksMore: {
    kk: "Енді бұл бетті жаба беруге болады.",
    ru: "Эту страницу можно закрыть.",
    en: "You can close this page.",
  },
  used: {
    kk: "Бұл сілтемемен жауап берілген",
    ru: "По этой ссылке уже ответили",
    en: "This link has been used",
  },
  usedMore: {
    kk: "Жауап қабылданған, қайта жіберудің қажеті жоқ. Рақмет!",
    ru: "Ответ принят, отправлять его снова не нужно. Спасибо!",
    en: "The answer is in and need not be sent again. Thank you!",
  },
  planned: {
    kk: "Сауалнама әлі басталған жоқ",
    ru: "Опрос ещё не начался",
    en: "The survey has not begun",
  },
  plannedMore: {
    kk: (day: string) => `Осы сілтемемен жауап беруге болатын алғашқы күн: ${day}.`,
    ru: (day: string) => `По этой ссылке можно будет ответить с ${day}`,
    en: (day: string) => `You can answer by this link from ${day}.`,
  },
  closed: { kk: "Сауалнама аяқталды", ru: "Опрос завершён", en: "The survey is over" },
  closedMore: {
    kk: (day: string) => `Жауап берудің соңғы күні: ${day}. Назарыңызға рақмет!`,
    ru: (day: string) => `Последний день для ответа: ${day} Спасибо за внимание!`,
    en: (day: string) => `The last day to answer was ${day}. Thank you for coming!`,
  },
  preview: {
    kk: "Жауап беруші осылай көреді",
    ru: "Так это увидит отвечающий",
    en: "As a respondent sees it",
  },
  previewHint: {
    kk: "Бұл – алдын ала қарау: мұнда ештеңе сақталмайды.",
    ru: "Это просмотр: здесь ничего не сохраняется.",
    en: "This is a preview: nothing is kept here.",
  },
  toQuestionnaire: {
    kk: "Сауалнамаға оралу",
    ru: "Вернуться к анкете",
    en: "Back to the questionnaire",
  },

  wholeForm: {
    kk: "Желі жоқ кезде толтыруға арналған бет",
    ru: "Страница для заполнения без сети",
    en: "A page to fill in without network",
  },
  keptHere: {
    kk: "Жауаптарыңыз осы құрылғыда сақталды.",
    ru: "Ответы сохранены на этом устройстве.",
    en: "Your answers are kept on this device.",
  },
  keptHereMore: {
    kk: "Желі пайда болғанда олар өздігінен бір рет жіберіледі. Бұл бетті жаба беруге болады.",
    ru: "Когда появится сеть, они отправятся сами, один раз. Страницу можно закрыть.",
    en: "Once there is network they are sent by themselves, one time. You can close this page.",
  },
  refusedLater: {
    kk: "Жауаптар қабылданбады: белгіленген сұрақтарды түзетіп, қайта жіберіңіз.",
    ru: "Ответы не приняты: исправьте отмеченное и отправьте ещё раз.",
    en: "The answers were not taken: mend what is marked and send again.",
  },
  closedMeanwhile: {
    kk: "Бұл жауаптар уақытында жетпей қалды.",
    ru: "Эти ответы не успели прийти вовремя.",
    en: "These answers did not arrive in time.",
  },

  optional: { kk: "міндетті емес", ru: "необязательно", en: "optional" },
  tooManyChosen: {
    kk: "Тым көп нұсқа белгіленді",
    ru: "Отмечено слишком много вариантов",
    en: "Too many are chosen",
  },
  rankAll: {
    kk: "Әр нұсқаға өз орнын беріңіз, орындар қайталанбасын",
    ru: "Дайте каждому варианту своё место, без повторов",
    en: "Give each its own place, none twice",
  },
  notANumber: { kk: "Сан жазыңыз", ru: "Введите число", en: "Enter a number" },
  noSuchSchool: {
    kk: "Мұндай коды бар мектеп жоқ",
    ru: "Школы с таким кодом нет",
    en: "There is no school with this code",
  },
  notFitting: {
    kk: "Жауап талапқа сай емес",
    ru: "Ответ не подходит под требование",
    en: "The answer does not fit what is asked",
  },
  least: {
    kk: (n: number) => `Кемінде ${n}`,
    ru: (n: number) => `Не меньше ${n}`,
    en: (n: number) => `At least ${n}`,
  },
  most: {
    kk: (n: number) => `Ең көбі ${n}`,
    ru: (n: number) => `Не больше ${n}`,
    en: (n: number) => `At most ${n}`,
  },
} satisfies Texts;
