import type { Texts } from "#lib/texts.ts";

type Letter = { title: string; link: string; until: string; isAnonymous: boolean };

export const texts = {
  surveys: { kk: "Сауалнамалар", ru: "Опросы", en: "Surveys" },
  questionnaires: { kk: "Сауалнама үлгілері", ru: "Анкеты", en: "Questionnaires" },
  waitingForYou: { kk: "Сізден жауап күтіледі", ru: "Ждут вашего ответа", en: "Waiting for you" },
  answer: { kk: "Жауап беру", ru: "Ответить", en: "Answer" },
  goOn: { kk: "Жалғастыру", ru: "Продолжить", en: "Continue" },
  answeredAlready: { kk: "Жауап бердіңіз", ru: "Вы ответили", en: "You have answered" },
  nothingForYou: {
    kk: "Қазір сізден жауап күтетін сауалнама жоқ.",
    ru: "Сейчас нет опросов, которые ждут вашего ответа.",
    en: "No survey is waiting for you now.",
  },
  own: { kk: "Мен өткізетін сауалнамалар", ru: "Опросы, которые провожу я", en: "Surveys of mine" },
  forSchool: {
    kk: "Мектептеріме арналған сауалнамалар",
    ru: "Опросы в моих школах",
    en: "Surveys in my schools",
  },
  noneOwn: { kk: "Сауалнама әлі өткізілмеген", ru: "Опросов пока нет", en: "No surveys yet" },
  noneOwnHint: {
    kk: "Дайын сауалнаманы таңдап, мектептеріңізге жіберіңіз.",
    ru: "Выберите готовую анкету и отправьте её в школы.",
    en: "Choose a ready questionnaire and send it to your schools.",
  },
  make: { kk: "Сауалнама өткізу", ru: "Провести опрос", en: "Run a survey" },
  name: { kk: "Сауалнама", ru: "Опрос", en: "Survey" },
  whose: { kk: "Кім өткізеді", ru: "Кто проводит", en: "Who asks" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  states: {
    kk: { planned: "Басталмаған", open: "Жүріп жатыр", closed: "Аяқталған" },
    ru: { planned: "Не начался", open: "Идёт", closed: "Завершён" },
    en: { planned: "Not begun", open: "Open", closed: "Closed" },
  },
  country: { kk: "Бүкіл ел", ru: "Вся страна", en: "The whole country" },
  seeQuestions: { kk: "Сұрақтарын көру", ru: "Посмотреть вопросы", en: "See the questions" },
  rate: { kk: "Жауап бергендер", ru: "Ответили", en: "Answered" },
  rateOf: {
    kk: (answered: string, expected: string) => `${expected} ішінен ${answered}`,
    ru: (answered: string, expected: string) => `${answered} из ${expected}`,
    en: (answered: string, expected: string) => `${answered} of ${expected}`,
  },
  period: {
    kk: (from: string, until: string) => `${from} – ${until}`,
    ru: (from: string, until: string) => `${from} – ${until}`,
    en: (from: string, until: string) => `${from} – ${until}`,
  },
  when: { kk: "Қашан", ru: "Когда", en: "When" },

  questionnaire: { kk: "Қай сауалнама", ru: "Какая анкета", en: "Which questionnaire" },
  choose: { kk: "Таңдау", ru: "Выбрать", en: "Choose" },
  inWhoseName: { kk: "Кімнің атынан", ru: "От чьего имени", en: "In whose name" },
  titleKk: { kk: "Атауы қазақша", ru: "Название на казахском", en: "Title in Kazakh" },
  titleRu: { kk: "Атауы орысша", ru: "Название на русском", en: "Title in Russian" },
  mode: { kk: "Қалай сұраймыз", ru: "Как спрашиваем", en: "How we ask" },
  modes: {
    kk: {
      named: "Аты-жөнімен",
      anonymous: "Анонимді, бір реттік сілтемемен",
      open: "Ашық сілтемемен",
    },
    ru: {
      named: "По имени",
      anonymous: "Анонимно, по одноразовым ссылкам",
      open: "По открытой ссылке",
    },
    en: {
      named: "By name",
      anonymous: "Anonymously, by single-use links",
      open: "By an open link",
    },
  },
  modeHints: {
    kk: {
      named: "Мұғалімдер сауалнаманы өз бетінен көреді, поштасы барларға хат барады",
      anonymous:
        "Үйлестіруші сілтемелерді басып таратады, поштасы барларға хат барады. Кімнің не жауап бергенін ешкім білмейді",
      open: "Бәріне бір сілтеме: ата-аналар чатына салуға ыңғайлы. Бір адам бірнеше рет жауап бере алады",
    },
    ru: {
      named: "Учителя видят опрос у себя, а у кого есть почта, получат письмо",
      anonymous:
        "Координатор распечатает и раздаст ссылки, а у кого есть почта, получат письмо. Кто что ответил, не узнает никто",
      open: "Одна ссылка на всех, удобно для чата родителей. Один человек может ответить несколько раз",
    },
    en: {
      named: "Teachers see it on their own page, and those with e-mail get a letter",
      anonymous:
        "The coordinator prints and hands out links, and those with e-mail get a letter. Nobody learns who answered what",
      open: "One link for all, good for a parents' chat. One person can answer several times",
    },
  },
  purpose: { kk: "Мақсаты", ru: "Для чего", en: "What for" },
  purposes: {
    kk: {
      needs: "Қажеттіліктерді анықтау",
      event: "Іс-шара туралы пікір",
      follow_up: "Іс-шарадан кейінгі нәтиже",
      study: "Зерттеу",
      other: "Басқа",
    },
    ru: {
      needs: "Узнать потребности",
      event: "Отзыв о мероприятии",
      follow_up: "Что изменилось после мероприятия",
      study: "Исследование",
      other: "Другое",
    },
    en: {
      needs: "To learn the needs",
      event: "Feedback on an event",
      follow_up: "What changed after an event",
      study: "A study",
      other: "Other",
    },
  },
  roles: { kk: "Кімдерден сұраймыз", ru: "Кого спрашиваем", en: "Whom we ask" },
  roleNames: {
    kk: {
      teacher: "Мұғалімдер",
      head: "Директорлар",
      pupil: "Оқушылар",
      parent: "Ата-аналар",
      other: "Басқалар",
    },
    ru: {
      teacher: "Учителя",
      head: "Директора",
      pupil: "Ученики",
      parent: "Родители",
      other: "Другие",
    },
    en: { teacher: "Teachers", head: "Heads", pupil: "Pupils", parent: "Parents", other: "Others" },
  },
  schools: { kk: "Қай мектептер", ru: "Какие школы", en: "Which schools" },
  kinds: { kk: "Мектеп түрлері", ru: "Виды школ", en: "Kinds of school" },
  kindsHint: {
    kk: "Ештеңе белгіленбесе, аумақтың барлық мектебі",
    ru: "Если ничего не отмечено, все школы территории",
    en: "With nothing ticked, all schools of the area",
  },
  circle: { kk: "Жетекші мектептің коды", ru: "Код ведущей школы", en: "Code of a leading school" },
  circleHint: {
    kk: "Тек сол мектептің шеңберінен сұрау үшін",
    ru: "Чтобы спросить только круг этой школы",
    en: "To ask the circle of that school only",
  },
  perSchool: {
    kk: "Әр мектептен қанша ата-ана, оқушы немесе басқа адам",
    ru: "Сколько родителей, учеников или других в каждой школе",
    en: "How many parents, pupils or others in each school",
  },
  perSchoolHint: {
    kk: "Анонимді сұралатын болса, міндетті түрде жазыңыз: парақтар осы санмен дайындалады. Мұғалімдер мектеп тізімі бойынша саналады. Кейін әр мектеп санын түзете алады",
    ru: "Для анонимного опроса обязательно: по этому числу готовят листки. Учителя считаются по записям школы. Позже каждая школа может поправить число",
    en: "Needed when people answer anonymously: as many slips are made. Teachers are counted from the school's records. Each school can correct it later",
  },
  opensOn: { kk: "Басталатын күні", ru: "Первый день", en: "First day" },
  closesOn: { kk: "Соңғы күні", ru: "Последний день", en: "Last day" },
  makeIt: { kk: "Сауалнаманы бастау", ru: "Начать опрос", en: "Start the survey" },
  past: { kk: "Бұл күн өтіп кеткен", ru: "Этот день уже прошёл", en: "This day is past" },
  notOrdered: {
    kk: "Соңғы күн бірінші күннен бұрын болмауы керек",
    ru: "Последний день не может быть раньше первого",
    en: "The last day cannot be before the first",
  },
  namedStaffOnly: {
    kk: "Аты-жөнімен тек мұғалімдер мен директорлардан сұрауға болады",
    ru: "По имени можно спросить только учителей и директоров",
    en: "Only teachers and heads can be asked by name",
  },
  noSuchSchool: {
    kk: "Мұндай коды бар мектеп жоқ",
    ru: "Школы с таким кодом нет",
    en: "There is no school with this code",
  },
  noSchools: {
    kk: "Бұл шарттарға сай мектеп жоқ",
    ru: "Под эти условия не подходит ни одна школа",
    en: "No school fits these conditions",
  },
  notNumber: {
    kk: "0-ден 5000-ға дейінгі бүтін сан жазыңыз",
    ru: "Введите целое число от 0 до 5000",
    en: "Enter a whole number from 0 to 5000",
  },

  results: { kk: "Нәтижелері", ru: "Результаты", en: "Results" },
  openLink: { kk: "Жауап беру сілтемесі", ru: "Ссылка для ответов", en: "Link to answer by" },
  beingInvited: {
    kk: (n: string) => `${n} мектептің шақырулары дайындалуда, бетті біраздан кейін жаңартыңыз.`,
    ru: (n: string) => `Готовятся приглашения, осталось школ: ${n}. Обновите страницу чуть позже.`,
    en: (n: string) =>
      `Invitations are being made, schools left: ${n}. Refresh the page a little later.`,
  },
  remind: {
    kk: "Жауап бермегендерге еске салу",
    ru: "Напомнить тем, кто не ответил",
    en: "Remind those who have not answered",
  },
  remindHint: {
    kk: "Хат поштасы белгілі, әлі жауап бермегендерге барады, күніне бір реттен артық емес. Кімге барғаны көрсетілмейді. Аяқталуына екі күн қалғанда хат өздігінен жіберіледі.",
    ru: "Письмо получат те, чья почта известна и кто ещё не ответил, не чаще раза в день. Кому оно ушло, не показывается. За два дня до конца напоминание уходит само.",
    en: "It goes to those whose e-mail is known and who have not answered, once a day at most. To whom, is not shown. Two days before the end a reminder goes by itself.",
  },
  reminded: { kk: "Еске салу жіберілді", ru: "Отправлено напоминание", en: "Reminder sent" },
  close: { kk: "Қазір аяқтау", ru: "Завершить сейчас", en: "Close now" },
  closeHint: {
    kk: "Аяқталғаннан кейін жауап қабылданбайды, сауалнаманы қайта ашуға болмайды.",
    ru: "После завершения ответы не принимаются, открыть опрос снова нельзя.",
    en: "Once closed it takes no answers and cannot be opened again.",
  },
  closeSure: { kk: "Иә, аяқтау", ru: "Да, завершить", en: "Yes, close it" },
  noNumber: {
    kk: "Қанша адамнан сұралатыны белгісіз. Санын жазыңыз.",
    ru: "Сколько человек спрашивают, неизвестно. Укажите число.",
    en: "How many are asked is not known. Say the number.",
  },
  beside: {
    kk: (n: string) => `Саны белгісіз мектептерден тағы ${n} жауап`,
    ru: (n: string) => `Ещё ответов от школ, где число неизвестно: ${n}`,
    en: (n: string) => `${n} more from schools whose number is not known`,
  },
  nobodyKnown: {
    kk: "Тізілімде мектебіңіздің адамдары жоқ. Қанша адамнан сұралатынын жазыңыз.",
    ru: "В реестре нет людей вашей школы. Укажите, скольких нужно спросить.",
    en: "The registry knows nobody of your school. Say how many are asked.",
  },
  prolong: { kk: "Соңғы күнді өзгерту", ru: "Изменить последний день", en: "Change the last day" },
  roundIsOver: { kk: "Сауалнама аяқталған", ru: "Опрос уже завершён", en: "The survey is over" },
  manage: { kk: "Басқару", ru: "Управление", en: "Manage" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  share: { kk: "Үлесі", ru: "Доля", en: "Share" },
  noAsked: { kk: "Мектеп жоқ", ru: "Школ нет", en: "No schools" },

  ownSchool: { kk: "Мектебіңізде", ru: "В вашей школе", en: "In your school" },
  expected: {
    kk: "Қанша адамнан сұралады",
    ru: "Сколько человек спрашиваем",
    en: "How many are asked",
  },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  links: { kk: "Таратылатын сілтемелер", ru: "Ссылки для раздачи", en: "Links to hand out" },
  linksHint: {
    kk: "Парақ бір рет қана көрсетіледі: бірден басып шығарыңыз да, әр адамға біреуден беріңіз. Поштасы бар адамдарға хат жіберілді, оларға парақ керек емес.",
    ru: "Лист показывается один раз: сразу распечатайте его и раздайте по одной ссылке. Тем, у кого есть почта, ушло письмо, листок им не нужен.",
    en: "The sheet is shown once: print it at once and give each person one link. Those with e-mail got a letter and need no slip.",
  },
  showLinks: {
    kk: "Сілтемелер парағын көрсету",
    ru: "Показать лист со ссылками",
    en: "Show the sheet of links",
  },
  linksWereShown: {
    kk: "Парақ көрсетілген. Жаңасын жасасаңыз, бұрынғы таратылып, әлі пайдаланылмаған сілтемелер жұмыс істемей қалады.",
    ru: "Лист уже показан. Если сделать новый, прежние неиспользованные ссылки перестанут работать.",
    en: "The sheet was shown. Making a new one ends the earlier links that were not used yet.",
  },
  newLinks: { kk: "Жаңа сілтемелер жасау", ru: "Сделать новые ссылки", en: "Make new links" },
  slips: { kk: "Қиып таратыңыз", ru: "Разрежьте и раздайте", en: "Cut and hand out" },
  slipsCount: {
    kk: (n: string) => `Парақ саны: ${n}`,
    ru: (n: string) => `Листков: ${n}`,
    en: (n: string) => `Slips: ${n}`,
  },
  slipPrivacy: {
    kk: "Анонимді: кімнің жауап бергені сақталмайды",
    ru: "Анонимно: кто ответил, не сохраняется",
    en: "Anonymous: who answered is not kept",
  },
  slipHint: {
    kk: "Камераны бағыттаңыз немесе мекенжайды теріңіз. Сілтеме бір рет жұмыс істейді.",
    ru: "Наведите камеру или наберите адрес. Ссылка работает один раз.",
    en: "Point a camera or type the address. The link works once.",
  },
  schoolsAsked: {
    kk: (n: string) => `Сұралып жатқан мектептер: ${n}`,
    ru: (n: string) => `Кого спрашиваем, школ: ${n}`,
    en: (n: string) => `Schools asked: ${n}`,
  },
  slipsDrawn: { kk: "Берілген парақ", ru: "Выдано листков", en: "Slips drawn" },
  moreSlips: {
    kk: (slips: string, more: string) => `${slips} (белгілі саннан ${more} артық)`,
    ru: (slips: string, more: string) => `${slips} (на ${more} больше известного числа)`,
    en: (slips: string, more: string) => `${slips} (${more} more than were known)`,
  },
  tooManySlips: {
    kk: "Бұл мектеп парақтарды тым көп рет жаңартты. Берілген парақтарды пайдаланыңыз немесе сауалнаманы жүргізушіге хабарласыңыз.",
    ru: "Эта школа слишком часто обновляла листки. Используйте выданные или обратитесь к тому, кто проводит опрос.",
    en: "This school has drawn new slips too often. Use those drawn, or turn to whoever asks.",
  },
  noSlips: {
    kk: "Таратылатын сілтеме жоқ: бәрі хатпен жіберілген немесе пайдаланылған. Адам көп болса, алдымен санын түзетіңіз.",
    ru: "Раздавать нечего: все ссылки отправлены письмом или использованы. Если людей больше, сначала исправьте число.",
    en: "There is nothing to hand out: all links were mailed or used. If there are more people, first correct the number.",
  },
  notAnonymous: {
    kk: "Бұл сауалнамада таратылатын сілтеме жоқ",
    ru: "В этом опросе нет ссылок для раздачи",
    en: "This survey has no links to hand out",
  },
  notInvitedYet: {
    kk: "Сілтемелер әлі дайын емес, біраздан кейін қайталаңыз",
    ru: "Ссылки ещё готовятся, повторите чуть позже",
    en: "The links are not ready yet, try a little later",
  },
  alreadyShown: {
    kk: "Парақ бұрын көрсетілген",
    ru: "Лист уже был показан",
    en: "The sheet was shown before",
  },
  notOpen: {
    kk: "Сауалнама қазір ашық емес",
    ru: "Опрос сейчас не идёт",
    en: "The survey is not open now",
  },

  roundMade: { kk: "Сауалнама басталды", ru: "Опрос начат", en: "Survey started" },
  roundClosed: { kk: "Мерзімінен бұрын аяқталды", ru: "Завершён досрочно", en: "Closed early" },
  roundProlonged: {
    kk: "Соңғы күні өзгертілді",
    ru: "Последний день изменён",
    en: "Last day changed",
  },
  expectedChanged: {
    kk: "Мектептегі адам саны түзетілді",
    ru: "Поправлено число людей в школе",
    en: "Number of people in a school corrected",
  },
  linksShown: {
    kk: "Мектепке сілтемелер берілді",
    ru: "Школе показаны ссылки",
    en: "Links shown to a school",
  },

  letterSubject: {
    kk: (title: string) => `Сауалнама: ${title}`,
    ru: (title: string) => `Опрос: ${title}`,
    en: (title: string) => `Survey: ${title}`,
  },
  reminderSubject: {
    kk: (title: string) => `Еске саламыз: ${title}`,
    ru: (title: string) => `Напоминаем: ${title}`,
    en: (title: string) => `A reminder: ${title}`,
  },
  letterBody: {
    kk: ({ title, link, until, isAnonymous }: Letter) =>
      `Сәлеметсіз бе!\n\n«${title}» сауалнамасына жауап беруіңізді сұраймыз:\n${link}\n\nЖауап берудің соңғы күні: ${until}.${
        isAnonymous
          ? "\nСауалнама анонимді: кімнің не жауап бергенін ешкім білмейді. Сілтеме тек сізге арналған, бір рет жұмыс істейді."
          : ""
      }\n`,
    ru: ({ title, link, until, isAnonymous }: Letter) =>
      `Здравствуйте!\n\nПросим ответить на вопросы опроса «${title}»:\n${link}\n\nПоследний день для ответа: ${until}${
        isAnonymous
          ? "\nОпрос анонимный: кто что ответил, не узнает никто. Ссылка только для вас и работает один раз."
          : ""
      }\n`,
    en: ({ title, link, until, isAnonymous }: Letter) =>
      `Hello,\n\nplease answer the survey “${title}”:\n${link}\n\nThe last day to answer is ${until}.${
        isAnonymous
          ? "\nThe survey is anonymous: nobody learns who answered what. The link is for you alone and works once."
          : ""
      }\n`,
  },
} satisfies Texts;
