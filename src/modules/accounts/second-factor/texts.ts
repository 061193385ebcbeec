import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Екі қадаммен кіру", ru: "Вход в два шага", en: "Two-step sign-in" },
  lead: {
    kk: "Құпиясөзден кейін телефоныңыздағы қосымша көрсеткен код сұралады. Құпиясөзіңізді біреу біліп қойса да, кіре алмайды.",
    ru: "После пароля нужен код из приложения на вашем телефоне. Даже узнав пароль, никто не войдёт вместо вас.",
    en: "After the password comes a code from an app on your phone. Somebody who learns your password still cannot sign in.",
  },
  enterCode: { kk: "Кодты енгізіңіз", ru: "Введите код", en: "Enter the code" },
  code: { kk: "Қосымшадағы код", ru: "Код из приложения", en: "Code from the app" },
  codeHint: {
    kk: "Алты цифр, әр 30 секунд сайын жаңарады",
    ru: "Шесть цифр, меняются каждые 30 секунд",
    en: "Six digits, new every 30 seconds",
  },
  recoveryCode: { kk: "Қосалқы код", ru: "Резервный код", en: "Recovery code" },
  recoveryHint: {
    kk: "Қосылған кезде берілген он кодтың бірі. Әр код бір рет жарайды",
    ru: "Один из десяти кодов, полученных при включении. Каждый действует один раз",
    en: "One of the ten codes you were given at set-up. Each works once",
  },
  useRecovery: {
    kk: "Телефон жанымда жоқ: қосалқы кодпен кіру",
    ru: "Телефона нет под рукой: войти по резервному коду",
    en: "No phone at hand: use a recovery code",
  },
  useApp: {
    kk: "Қосымшадағы кодпен кіру",
    ru: "Войти по коду из приложения",
    en: "Use a code from the app",
  },
  lostBoth: {
    kk: "Телефон да, қосалқы кодтар да жоқ болса, ұлттық топқа хабарласыңыз.",
    ru: "Если нет ни телефона, ни резервных кодов, обратитесь в национальную команду.",
    en: "If you have neither the phone nor the codes, ask the national team.",
  },
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  startOver: { kk: "Басқа тіркелгімен кіру", ru: "Войти под другим именем", en: "Start again" },

  setUp: { kk: "Екі қадаммен кіруді қосу", ru: "Включить вход в два шага", en: "Set it up" },
  roleRequires: {
    kk: "Сіздің рөліңізде бұл міндетті. Қосқанша басқа беттер ашылмайды.",
    ru: "Для вашей роли это обязательно. Пока не включите, другие страницы не откроются.",
    en: "Your role requires it. Until it is set up, no other page opens.",
  },
  stepApp: {
    kk: "Телефонға код беретін қосымша орнатыңыз: Google Authenticator, Microsoft Authenticator, Aegis немесе басқасы.",
    ru: "Установите на телефон приложение для кодов: Google Authenticator, Microsoft Authenticator, Aegis или другое.",
    en: "Install an authenticator app on your phone: Google Authenticator, Microsoft Authenticator, Aegis or another.",
  },
  stepScan: {
    kk: "Қосымшамен мына QR-кодты сканерлеңіз немесе әріптерді қолмен енгізіңіз.",
    ru: "Отсканируйте им этот QR-код или введите буквы вручную.",
    en: "Scan this QR code with the app, or type the letters.",
  },
  stepCode: {
    kk: "Қосымша көрсеткен кодты төменге жазыңыз.",
    ru: "Введите ниже код, который показало приложение.",
    en: "Enter the code that the app shows below.",
  },
  square: {
    kk: "Қосымшаға арналған QR-код",
    ru: "QR-код для приложения",
    en: "QR code for the app",
  },
  openApp: {
    kk: "Қосымшаны осы құрылғыда ашу",
    ru: "Открыть приложение на этом устройстве",
    en: "Open the app on this device",
  },
  letters: { kk: "Әріптермен", ru: "Буквами", en: "As letters" },
  turnOn: { kk: "Қосу", ru: "Включить", en: "Turn on" },
  newPhone: {
    kk: "Жаңа телефонға көшу",
    ru: "Перейти на новый телефон",
    en: "Move to a new phone",
  },
  newPhoneLead: {
    kk: "Аяқтаған соң бұрынғы телефонның кодтары мен бұрынғы қосалқы кодтар жарамайды.",
    ru: "После этого коды прежнего телефона и прежние резервные коды перестанут действовать.",
    en: "Afterwards the codes of the earlier phone and the earlier recovery codes no longer work.",
  },
  replace: { kk: "Көшу", ru: "Перейти", en: "Move" },
  orPasskey: {
    kk: "Қосымшасыз: құрылғыңызда кіру кілтін жасау",
    ru: "Без приложения: создать ключ доступа на своём устройстве",
    en: "Without an app: make a passkey on your device",
  },
  signOut: { kk: "Шығу", ru: "Выйти", en: "Sign out" },

  codesTitle: { kk: "Қосалқы кодтар", ru: "Резервные коды", en: "Recovery codes" },
  codesLead: {
    kk: "Басып шығарыңыз немесе көшіріп алыңыз: бұл кодтар енді көрсетілмейді. Телефон жоғалса, әрқайсысымен бір рет кіре аласыз.",
    ru: "Распечатайте или перепишите: больше эти коды не покажут. Если телефон потеряется, с каждым можно войти один раз.",
    en: "Print them or write them down: they are not shown again. If the phone is lost, each lets you in once.",
  },
  codesKept: { kk: "Жазып алдым", ru: "Коды записаны", en: "I have kept them" },

  isOn: {
    kk: (since: string) => `Қосулы: ${since}`,
    ru: (since: string) => `Включён: ${since}`,
    en: (since: string) => `On since ${since}`,
  },
  isOff: { kk: "Қосылмаған", ru: "Не включён", en: "Off" },
  codesLeft: {
    kk: (count: string) => `Пайдаланылмаған қосалқы код: ${count}`,
    ru: (count: string) => `Осталось резервных кодов: ${count}`,
    en: (count: string) => `Recovery codes left: ${count}`,
  },
  newCodes: {
    kk: "Жаңа қосалқы кодтар алу",
    ru: "Получить новые резервные коды",
    en: "Make new recovery codes",
  },
  newCodesLead: {
    kk: "Бұрынғы қосалқы кодтар енді жарамайды.",
    ru: "Прежние резервные коды перестанут действовать.",
    en: "The earlier recovery codes will no longer work.",
  },
  off: { kk: "Екі қадаммен кіруді өшіру", ru: "Выключить вход в два шага", en: "Turn it off" },
  offLead: {
    kk: "Бұдан былай кіруге құпиясөздің өзі жеткілікті болады.",
    ru: "Для входа снова будет достаточно одного пароля.",
    en: "The password alone will be enough to sign in.",
  },
  roleNeedsIt: {
    kk: "Сіздің рөліңізде өшіруге болмайды.",
    ru: "Для вашей роли выключить его нельзя.",
    en: "Your role does not allow turning it off.",
  },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },

  wrongCode: {
    kk: "Код сәйкес келмеді. Телефондағы уақыт дұрыс па, тексеріп, келесі кодты енгізіңіз",
    ru: "Код не подошёл. Проверьте время на телефоне и введите следующий код",
    en: "The code does not fit. Check the time on the phone and enter the next code",
  },
  startAgain: {
    kk: "Бет ескірген. Жаңа QR-кодты сканерлеп, қосымшадағы кодты енгізіңіз",
    ru: "Страница устарела. Отсканируйте новый QR-код и введите код из приложения",
    en: "The page is out of date. Scan the new QR code and enter the code from the app",
  },
  locked: {
    kk: "Қате тым көп болды. 15 минуттан кейін қайта кіріп көріңіз",
    ru: "Слишком много ошибок. Попробуйте через 15 минут",
    en: "Too many mistakes. Try again in 15 minutes",
  },
  tooManyTries: {
    kk: "Тым көп әрекет жасалды. 15 минуттан кейін қайталаңыз",
    ru: "Слишком много попыток. Повторите через 15 минут",
    en: "Too many tries. Try again in 15 minutes",
  },
  wrongPassword: { kk: "Құпиясөз қате", ru: "Пароль неверен", en: "The password is wrong" },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  secondFactorSet: {
    kk: "Екі қадаммен кіруді қосты",
    ru: "Включён вход в два шага",
    en: "Two-step sign-in set up",
  },
  secondFactorOff: {
    kk: "Екі қадаммен кіруді өшірді",
    ru: "Выключен вход в два шага",
    en: "Two-step sign-in turned off",
  },
  recoveryCodesMade: {
    kk: "Жаңа қосалқы кодтар алынды",
    ru: "Получены новые резервные коды",
    en: "New recovery codes made",
  },
  recoveryCodeUsed: {
    kk: "Қосалқы кодпен кірді",
    ru: "Вход по резервному коду",
    en: "Signed in with a recovery code",
  },
} satisfies Texts;
