import type { Texts } from "#lib/texts.ts";

export const texts = {
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  login: {
    kk: "Электрондық пошта немесе телефон",
    ru: "Электронная почта или телефон",
    en: "E-mail or phone",
  },
  loginHint: {
    kk: "Мысалы: aigul@mektep.kz немесе 8 701 123 45 67",
    ru: "Например: aigul@mektep.kz или 8 701 123 45 67",
    en: "For example: aigul@mektep.kz or 8 701 123 45 67",
  },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },
  forgotten: {
    kk: "Құпиясөзді ұмыттыңыз ба?",
    ru: "Забыли пароль?",
    en: "Forgotten your password?",
  },
  noAccount: {
    kk: "Тіркелгіні мектеп үйлестірушісі немесе білім басқармасы шақыру арқылы ашады.",
    ru: "Учётную запись открывают по приглашению координатора школы или управления образования.",
    en: "An account is opened by invitation from the school coordinator or the education department.",
  },
  account: { kk: "Менің парақшам", ru: "Моя страница", en: "My page" },
  demo: {
    kk: "Көрсетуге арналған ойдан шығарылған тұлға",
    ru: "Вымышленный человек для показа",
    en: "A made-up person for demonstration",
  },
  contact: { kk: "Байланыс", ru: "Контакт", en: "Contact" },
  roles: { kk: "Рөлі", ru: "Роль", en: "Role" },
  noRoles: { kk: "рөл берілмеген", ru: "роль не назначена", en: "no role yet" },
  mySchool: { kk: "Менің мектебім", ru: "Моя школа", en: "My school" },
  findings: {
    kk: "Желіде назар аударатын жайттар",
    ru: "Что в сети требует внимания",
    en: "What needs attention in the network",
  },
  join: {
    kk: "Мектептің кодымен қосылу",
    ru: "Присоединиться по коду школы",
    en: "Join with a school's code",
  },
  mySchoolAndData: {
    kk: "Өтініштерім мен деректерім",
    ru: "Мои заявки и данные",
    en: "My requests and data",
  },
  changePassword: { kk: "Құпиясөзді ауыстыру", ru: "Сменить пароль", en: "Change password" },
  secondFactor: { kk: "Екі қадаммен кіру", ru: "Вход в два шага", en: "Two-step sign-in" },
  passkeys: { kk: "Кіру кілттері", ru: "Ключи доступа", en: "Passkeys" },
  providers: {
    kk: "Сыртқы жүйелер арқылы кіру",
    ru: "Вход через внешние системы",
    en: "Sign-in through providers",
  },
  signInWith: {
    kk: (provider: string) => `«${provider}» арқылы кіру`,
    ru: (provider: string) => `Войти через «${provider}»`,
    en: (provider: string) => `Sign in with ${provider}`,
  },
  links: {
    kk: "Байланған сыртқы жүйелер",
    ru: "Связанные внешние системы",
    en: "Linked providers",
  },
  unlink: { kk: "Ажырату", ru: "Отключить", en: "Remove" },
  users: {
    kk: "Пайдаланушылар мен шақырулар",
    ru: "Пользователи и приглашения",
    en: "Users and invitations",
  },
  outbox: { kk: "Шығыс хаттар", ru: "Исходящие письма", en: "Outgoing mail" },
  devices: { kk: "Сіз кірген құрылғылар", ru: "Где вы вошли", en: "Where you are signed in" },
  unknownDevice: { kk: "Белгісіз құрылғы", ru: "Неизвестное устройство", en: "Unknown device" },
  thisDevice: { kk: "осы құрылғы", ru: "это устройство", en: "this device" },
  lastSeen: { kk: "Соңғы рет", ru: "Последний раз", en: "Last seen" },
  signOut: { kk: "Шығу", ru: "Выйти", en: "Sign out" },
  signOutEverywhere: {
    kk: "Басқа құрылғылардың бәрінен шығу",
    ru: "Выйти на всех других устройствах",
    en: "Sign out on all other devices",
  },

  wrong: {
    kk: "Пошта, телефон немесе құпиясөз қате",
    ru: "Неверная почта, телефон или пароль",
    en: "Wrong e-mail, phone or password",
  },
  locked: {
    kk: "Қате тым көп болды. 15 минуттан кейін қайта кіріп көріңіз немесе құпиясөзді жаңартыңыз",
    ru: "Слишком много ошибок. Попробуйте через 15 минут или обновите пароль",
    en: "Too many mistakes. Try again in 15 minutes or reset the password",
  },
  blocked: {
    kk: "Тіркелгі тоқтатылған. Үйлестірушіңізге хабарласыңыз",
    ru: "Учётная запись остановлена. Обратитесь к своему координатору",
    en: "The account is blocked. Ask your coordinator",
  },
  tooManyTries: {
    kk: "Бұл желіден тым көп әрекет жасалды. 10 минуттан кейін қайталаңыз",
    ru: "Из этой сети слишком много попыток. Повторите через 10 минут",
    en: "Too many tries from this network. Try again in 10 minutes",
  },
} satisfies Texts;
