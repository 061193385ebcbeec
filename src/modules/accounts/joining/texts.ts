import type { Texts } from "#lib/texts.ts";
import { passwordProblems } from "../base/words.ts";

export const texts = {
  join: { kk: "Мектебіңізге қосылу", ru: "Присоединиться к школе", en: "Join your school" },
  joinLead: {
    kk: "Қосылу кодын мектеп үйлестірушісінен алыңыз. Ол сізді растағаннан кейін жазбаңыз ашылады.",
    ru: "Код для присоединения есть у координатора школы. Когда координатор вас подтвердит, откроется ваша запись.",
    en: "The school's coordinator has the joining code. Once the coordinator confirms you, your record opens.",
  },
  code: { kk: "Қосылу коды", ru: "Код для присоединения", en: "Joining code" },
  codeHint: { kk: "Мысалы, ABCD-2345", ru: "Например, ABCD-2345", en: "For example, ABCD-2345" },
  familyName: { kk: "Тегі", ru: "Фамилия", en: "Family name" },
  givenName: { kk: "Аты", ru: "Имя", en: "Given name" },
  patronymic: { kk: "Әкесінің аты", ru: "Отчество", en: "Patronymic" },
  contact: {
    kk: "Электрондық пошта немесе телефон",
    ru: "Электронная почта или телефон",
    en: "E-mail or phone",
  },
  contactHint: {
    kk: "Поштаға хат келеді, өтініш сондағы сілтемемен жалғасады.",
    ru: "На почту придёт письмо: продолжите по ссылке из него.",
    en: "A letter comes to the e-mail address: go on by the link in it.",
  },
  goOn: { kk: "Жалғастыру", ru: "Продолжить", en: "Continue" },
  letterSent: { kk: "Хат жіберілді", ru: "Письмо отправлено", en: "The letter is sent" },
  letterLead: {
    kk: "Поштаңызды ашып, хаттағы сілтемені басыңыз. Сілтеме екі күн жарамды. Мектеп өтінішіңізді содан кейін көреді.",
    ru: "Откройте почту и перейдите по ссылке из письма. Она действует два дня. После этого школа увидит вашу заявку.",
    en: "Open your mail and follow the link in the letter. It works for two days. The school sees your request after that.",
  },
  letterMissing: {
    kk: "Хат келмесе, адресті тексеріңіз.",
    ru: "Если письма нет, проверьте адрес.",
    en: "If no letter comes, check the address.",
  },
  askAnew: {
    kk: "Өтінішті қайта жіберу",
    ru: "Отправить заявку снова",
    en: "Send the request again",
  },
  linkOver: {
    kk: "Сілтеменің мерзімі өткен",
    ru: "Срок ссылки истёк",
    en: "The link has expired",
  },
  choose: { kk: "Құпиясөз таңдаңыз", ru: "Выберите пароль", en: "Choose a password" },
  chooseLead: {
    kk: "Құпиясөз таңдасаңыз, өтініш мектепке жіберіледі.",
    ru: "Выберите пароль, и заявка уйдёт в школу.",
    en: "Choose a password, and the request goes to the school.",
  },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },
  passwordHint: {
    kk: "Кемінде 10 таңба",
    ru: "Не короче 10 знаков",
    en: "At least 10 characters",
  },
  send: { kk: "Өтініш жіберу", ru: "Отправить заявку", en: "Send the request" },
  sent: { kk: "Өтініш жіберілді", ru: "Заявка отправлена", en: "The request is sent" },
  sentLead: {
    kk: "Енді электрондық поштаңызбен немесе телефоныңызбен кіре аласыз. Бұрын құпиясөз таңдаған болсаңыз, сол құпиясөз жарамды. Мектеп растаған соң жазбаңыз ашылады.",
    ru: "Теперь можно войти по электронной почте или телефону. Если вы уже выбирали пароль раньше, действует прежний. Когда школа подтвердит заявку, откроется ваша запись.",
    en: "You can now sign in with your e-mail or phone. If you chose a password before, that one counts. Your record opens once the school confirms.",
  },
  toSignIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  signInFirst: {
    kk: "Тіркелгіңіз бар ма? Кіріп, өтінішті жеке беттен жіберіңіз.",
    ru: "Уже есть учётная запись? Войдите и отправьте заявку со своей страницы.",
    en: "Have an account already? Sign in and ask from your own page.",
  },

  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  what: { kk: "Не сұралды", ru: "О чём", en: "About" },

  joining: { kk: "Қосылу өтініштері", ru: "Заявки учителей", en: "Teachers' requests" },
  waiting: { kk: "Жауап күтіп тұр", ru: "Ждут ответа", en: "Waiting for an answer" },
  noneWaiting: { kk: "Күтіп тұрған өтініш жоқ", ru: "Заявок нет", en: "No requests" },
  noneWaitingHint: {
    kk: "Мұғалім мектеп кодымен өтініш жіберсе, ол осында шығады.",
    ru: "Когда учитель отправит заявку с кодом школы, она появится здесь.",
    en: "A request sent with the school's code comes here.",
  },
  who: { kk: "Кім", ru: "Кто", en: "Who" },
  codeTitle: {
    kk: "Мектебіңіздің қосылу коды",
    ru: "Код для присоединения к вашей школе",
    en: "Your school's joining code",
  },
  codeLead: {
    kk: "Мұғалімдерге осы кодты беріңіз. Олар мына бет арқылы қосылады:",
    ru: "Дайте этот код учителям. Они присоединяются на странице:",
    en: "Give this code to your teachers. They join at:",
  },
  noCode: { kk: "Код әлі жасалмаған", ru: "Кода ещё нет", en: "There is no code yet" },
  newCode: { kk: "Жаңа код жасау", ru: "Создать новый код", en: "Make a new code" },
  newCodeHint: {
    kk: "Жаңа код жасалса, ескісі жарамсыз болады.",
    ru: "Новый код заменит прежний: тот перестанет действовать.",
    en: "A new code takes the place of the old one, which stops working.",
  },
  answer: { kk: "Өтінішке жауап", ru: "Ответ на заявку", en: "Answer the request" },
  whosePhone: {
    kk: "Нөмір осы адамдікі екенін растамас бұрын тексеріңіз.",
    ru: "Прежде чем подтвердить, убедитесь, что это номер этого человека.",
    en: "Before you confirm, make sure that the number is this person's.",
  },
  whichRecord: {
    kk: "Бұл тізімдегі қай мұғалім?",
    ru: "Кто это в вашем списке?",
    en: "Who is this in your list?",
  },
  bornIn: {
    kk: (year: number) => `${year} жылы туған`,
    ru: (year: number) => `${year} года рождения`,
    en: (year: number) => `born in ${year}`,
  },
  newRecord: {
    kk: "Тізімде жоқ, жаңа жазба ашылсын",
    ru: "В списке нет, создать запись",
    en: "Not in the list, open a new record",
  },
  confirm: { kk: "Растау", ru: "Подтвердить", en: "Confirm" },
  refuse: { kk: "Қабылдамау", ru: "Отклонить", en: "Refuse" },
  reason: { kk: "Себебі", ru: "Причина", en: "Reason" },

  unknownCode: {
    kk: "Мұндай қосылу коды жоқ. Үйлестіруші оны «Қосылу өтініштері» бетінен алады",
    ru: "Такого кода нет. Координатор видит его на странице «Заявки учителей»",
    en: "There is no such code. The coordinator finds it on the page “Teachers' requests”",
  },
  notContact: {
    kk: "Электрондық пошта немесе телефон нөмірін жазыңыз",
    ru: "Напишите электронную почту или номер телефона",
    en: "Write an e-mail or a phone number",
  },
  tooManyTries: {
    kk: "Тым көп әрекет. Біраздан соң қайталаңыз",
    ru: "Слишком много попыток. Попробуйте позже",
    en: "Too many tries. Try again later",
  },
  ...passwordProblems,
  notOffered: {
    kk: "Бұл жазба ұсынылғандардың арасында жоқ. Тізімнен таңдаңыз",
    ru: "Этой карточки нет среди предложенных. Выберите из списка",
    en: "This record is not among those offered. Choose from the list",
  },
  claimedAlready: {
    kk: "Бұл жазбаны басқа тіркелгі иеленген",
    ru: "Эту запись уже заняла другая учётная запись",
    en: "Another account has claimed this record",
  },
  twoSchoolsAlready: {
    kk: "Мұғалім екі мектепте жұмыс істейді",
    ru: "Учитель уже работает в двух школах",
    en: "The teacher works in two schools",
  },
  worksThere: {
    kk: "Мұғалім бұл мектепте жұмыс істейді",
    ru: "Учитель уже работает в этой школе",
    en: "The teacher works there",
  },
  beforeStart: {
    kk: "Бұрынғы мектептегі жұмысы бұл күннен кейін басталған",
    ru: "Работа в прежней школе началась позже этого дня",
    en: "Work in the present school began after this day",
  },

  joinSubject: {
    kk: "Тірек: мектепке қосылу",
    ru: "Тірек: присоединение к школе",
    en: "Tirek: joining a school",
  },
  joinLetter: {
    kk: (link: string) =>
      `Сәлеметсіз бе!\n\nМектепке қосылу өтінішін жалғастыру үшін мына сілтемені ашыңыз (екі күн жарамды):\n${link}\n\nСіз сұрамаған болсаңыз, бұл хатты елемеңіз.`,
    ru: (link: string) =>
      `Здравствуйте!\n\nЧтобы продолжить заявку на присоединение к школе, откройте ссылку (действует два дня):\n${link}\n\nЕсли вы этого не просили, ничего делать не нужно.`,
    en: (link: string) =>
      `Hello!\n\nTo go on with your request to join a school, open this link (it works for two days):\n${link}\n\nIf you did not ask for it, nothing needs to be done.`,
  },

  keeperSubject: {
    kk: { asked: "Мұғалім мектепке қосылуды сұрайды", left: "Мұғалім басқа мектепке ауысты" },
    ru: { asked: "Учитель просит подтвердить его в школе", left: "Учитель перешёл в другую школу" },
    en: { asked: "A teacher asks to join the school", left: "A teacher moved to another school" },
  },
  keeperLetter: {
    kk: {
      asked: (link: string) => `Өтінішті қарап, жауап беріңіз: ${link}\n`,
      left: (link: string) =>
        `Мектебіңіздегі жұмысы аяқталды деп жазылды. Өтініштер беті: ${link}\n`,
    },
    ru: {
      asked: (link: string) => `Посмотрите заявку и ответьте: ${link}\n`,
      left: (link: string) =>
        `Работа в вашей школе записана как завершённая. Страница заявок: ${link}\n`,
    },
    en: {
      asked: (link: string) => `Look at the request and answer it: ${link}\n`,
      left: (link: string) =>
        `Work in your school is recorded as ended. The page of requests: ${link}\n`,
    },
  },
  askerSubject: { kk: "Мектепке қосылу", ru: "Присоединение к школе", en: "Joining the school" },
  askerLetter: {
    kk: {
      confirmed: (link: string) => `Өтінішіңіз расталды: ${link}\n`,
      refused: (link: string) => `Өтінішіңіз қабылданбады. Себебі мына бетте: ${link}\n`,
    },
    ru: {
      confirmed: (link: string) => `Ваша заявка подтверждена: ${link}\n`,
      refused: (link: string) => `Ваша заявка отклонена. Причина на странице: ${link}\n`,
    },
    en: {
      confirmed: (link: string) => `Your request is confirmed: ${link}\n`,
      refused: (link: string) => `Your request is refused. The reason is here: ${link}\n`,
    },
  },
  knownLetter: {
    kk: (link: string) =>
      `Біреу осы адреспен мектепке қосылуды сұрады, бірақ сізде тіркелгі бар. Бұл сіз болсаңыз, кіріп, мына беттен сұраңыз: ${link}\n`,
    ru: (link: string) =>
      `Кто-то просил присоединиться к школе с этим адресом, но у вас уже есть учётная запись. Если это вы, войдите и отправьте заявку здесь: ${link}\n`,
    en: (link: string) =>
      `Somebody asked to join a school with this address, but you have an account already. If it was you, sign in and ask here: ${link}\n`,
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTextsOfUser = {
  joinAsked: {
    kk: "Мектепке қосылуды сұрады",
    ru: "Запрошено присоединение к школе",
    en: "Asked to join a school",
  },
  erasureAsked: {
    kk: "Деректерін жоюды сұрады",
    ru: "Запрошено удаление данных",
    en: "Erasure of data asked for",
  },
} satisfies Texts;
