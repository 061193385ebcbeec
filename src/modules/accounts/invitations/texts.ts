import type { Texts } from "#lib/texts.ts";
import { passwordProblems } from "../base/words.ts";

export const texts = {
  invitations: { kk: "Шақырулар", ru: "Приглашения", en: "Invitations" },
  invite: { kk: "Желіге шақыру", ru: "Пригласить в сеть", en: "Invite to the network" },
  inviteLead: {
    kk: "Адамға сілтеме беріледі. Ол бойынша адам өз тіркелгісін ашады және сіз таңдаған рөлді алады.",
    ru: "Человек получит ссылку. По ней он откроет свою учётную запись и получит выбранную вами роль.",
    en: "The person gets a link. With it the person opens an account and gets the role you choose.",
  },
  none: {
    kk: "Сіз әлі ешкімді шақырған жоқсыз",
    ru: "Вы ещё никого не приглашали",
    en: "You have not invited anybody yet",
  },
  contact: {
    kk: "Электрондық пошта немесе телефон",
    ru: "Электронная почта или телефон",
    en: "E-mail or phone",
  },
  contactHint: {
    kk: "Поштаға хат өзі барады. Телефонға сілтемені өзіңіз жібересіз",
    ru: "На почту письмо уйдёт само. На телефон ссылку отправите вы",
    en: "A letter goes to an e-mail by itself. To a phone you send the link yourself",
  },
  notContact: {
    kk: "Пошта мекенжайын немесе телефон нөмірін тексеріңіз",
    ru: "Проверьте адрес почты или номер телефона",
    en: "Check the e-mail address or the phone number",
  },
  passOn: { kk: "Сілтемені жеткізіңіз", ru: "Передайте ссылку", en: "Pass the link on" },
  passOnLead: {
    kk: (contact: string) =>
      `Бұл сілтемені ${contact} нөміріне хабарламамен жіберіңіз. Ол бір рет қана көрсетіледі және екі апта жарамды.`,
    ru: (contact: string) =>
      `Отправьте эту ссылку сообщением на ${contact}. Она показывается один раз и действует две недели.`,
    en: (contact: string) =>
      `Send this link in a message to ${contact}. It is shown once and works for two weeks.`,
  },
  role: { kk: "Рөл", ru: "Роль", en: "Role" },
  sentAt: { kk: "Жіберілген уақыты", ru: "Отправлено", en: "Sent" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  accepted: { kk: "Қабылданды", ru: "Принято", en: "Accepted" },
  withdrawn: { kk: "Қайтарып алынды", ru: "Отозвано", en: "Withdrawn" },
  waiting: { kk: "Жауап күтілуде", ru: "Ждём ответа", en: "Waiting" },
  withdraw: { kk: "Қайтарып алу", ru: "Отозвать", en: "Withdraw" },
  letterLanguage: { kk: "Хат тілі", ru: "Язык письма", en: "Language of the letter" },
  send: { kk: "Шақыру жіберу", ru: "Отправить приглашение", en: "Send the invitation" },
  welcome: { kk: "Қош келдіңіз", ru: "Добро пожаловать", en: "Welcome" },
  acceptLead: {
    kk: (role: string) => `Сізді Тіректе жұмыс істеуге шақырды. Рөліңіз: ${role}.`,
    ru: (role: string) => `Вас пригласили работать в Тіреке. Ваша роль: ${role}.`,
    en: (role: string) => `You are invited to work in Tirek. Your role: ${role}.`,
  },
  familyName: { kk: "Тегі", ru: "Фамилия", en: "Family name" },
  givenName: { kk: "Аты", ru: "Имя", en: "Given name" },
  patronymic: { kk: "Әкесінің аты", ru: "Отчество", en: "Patronymic" },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },
  passwordHint: {
    kk: "Кемінде 10 таңба. Бірнеше сөзден құралған тіркес есте жақсы қалады.",
    ru: "Не меньше 10 знаков. Хорошо запоминается фраза из нескольких слов.",
    en: "At least 10 characters. A phrase of several words is easy to remember.",
  },
  accept: { kk: "Тіркелгі ашу", ru: "Открыть учётную запись", en: "Open the account" },
  ...passwordProblems,
  unknownPlace: {
    kk: "Мұндай аумақ немесе мектеп табылмады",
    ru: "Такой территории или школы нет",
    en: "There is no such territory or school",
  },
  yourself: {
    kk: "Өзіңізді шақыра алмайсыз. Рөлдің мерзімін оны берген адам ұзартады",
    ru: "Себя пригласить нельзя. Срок роли продлевает тот, кто её даёт",
    en: "You cannot invite yourself. Whoever gave you the role prolongs it",
  },
  notYours: {
    kk: "Бұл жерге мұндай рөлмен шақыра алмайсыз",
    ru: "Сюда с такой ролью вы пригласить не можете",
    en: "You cannot invite with this role here",
  },
  alreadyUser: {
    kk: "Бұл пошта немесе телефон тіркелген. Алдымен жүйеге кіріп, рөлді сол жерде қабылдаңыз",
    ru: "Эта почта или телефон уже в системе. Сначала войдите и примите роль там",
    en: "This e-mail or phone already has an account. Sign in first and take the role there",
  },
  haveAccount: {
    kk: "Тіркелгіңіз бар ма? Алдымен кіріңіз, сонда рөл сол тіркелгіге беріледі.",
    ru: "Уже есть учётная запись? Сначала войдите, и роль добавится к ней.",
    en: "Have an account already? Sign in first, and the role is added to it.",
  },
  signInFirst: {
    kk: "Кіріп, рөлді қабылдау",
    ru: "Войти и принять роль",
    en: "Sign in and take it",
  },
  takeLead: {
    kk: (role: string) => `Сізге жаңа рөл ұсынылды: ${role}. Ол тіркелгіңізге қосылады.`,
    ru: (role: string) =>
      `Вам предложена новая роль: ${role}. Она добавится к вашей учётной записи.`,
    en: (role: string) => `You are offered a new role: ${role}. It is added to your account.`,
  },
  signOut: { kk: "Шығу", ru: "Выйти", en: "Sign out" },
  take: { kk: "Рөлді қабылдау", ru: "Принять роль", en: "Take the role" },
  otherAccount: {
    kk: "Бұл шақыру басқа тіркелгіге арналған. Шығып, сол тіркелгімен кіріңіз",
    ru: "Это приглашение для другой учётной записи. Выйдите и войдите в неё",
    en: "This invitation is for another account. Sign out, and in with that one",
  },
  inviterGone: {
    kk: "Шақыру енді жарамсыз: оны жіберген адам мұндай рөл бере алмайды. Мектебіңізден жаңа шақыру сұраңыз",
    ru: "Приглашение больше не действует: отправивший его уже не может дать эту роль. Попросите в школе новое",
    en: "The invitation works no longer: whoever sent it cannot give this role now. Ask your school for a new one",
  },
  mailSubject: { kk: "Тірекке шақыру", ru: "Приглашение в Тірек", en: "Invitation to Tirek" },
  mailBody: {
    kk: (link: string) =>
      `Сәлеметсіз бе!\n\nСізді жетекші мектептер желісінің Тірек алаңына шақырамыз. Рөліңізді қабылдау үшін сілтемеге өтіңіз (екі апта жарамды):\n${link}`,
    ru: (link: string) =>
      `Здравствуйте!\n\nПриглашаем вас в Тірек, площадку сети ведущих школ. Чтобы принять свою роль, перейдите по ссылке (действует две недели):\n${link}`,
    en: (link: string) =>
      `Hello!\n\nYou are invited to Tirek, the platform of the network of leading schools. To take your role, follow this link (it works for two weeks):\n${link}`,
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  invitationAccepted: {
    kk: "Шақыруды қабылдады",
    ru: "Принял приглашение",
    en: "Accepted the invitation",
  },
} satisfies Texts;
