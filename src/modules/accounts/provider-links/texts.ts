import type { Texts } from "#lib/texts.ts";

export const texts = {
  linkTitle: {
    kk: "Тіркелгіні байланыстыру",
    ru: "Связать учётную запись",
    en: "Link your account",
  },
  linkLead: {
    kk: (provider: string, email: string) =>
      `${email} мекенжайымен Тіректе тіркелгі бар. Ол сіздікі болса, оның құпиясөзін бір рет енгізіңіз: бұдан кейін «${provider}» арқылы құпиясөзсіз кіресіз.`,
    ru: (provider: string, email: string) =>
      `В Тиреке есть учётная запись с адресом ${email}. Если она ваша, введите один раз её пароль: дальше вы будете входить через «${provider}» без него.`,
    en: (provider: string, email: string) =>
      `Tirek has an account with the address ${email}. If it is yours, enter its password once: from then on you sign in through ${provider} without it.`,
  },
  password: { kk: "Тіректегі құпиясөз", ru: "Пароль в Тиреке", en: "Your Tirek password" },
  link: { kk: "Байланыстырып кіру", ru: "Связать и войти", en: "Link and sign in" },
  forgotten: {
    kk: "Құпиясөзді ұмыттыңыз ба?",
    ru: "Забыли пароль?",
    en: "Forgotten your password?",
  },
  wrong: { kk: "Құпиясөз қате", ru: "Пароль неверен", en: "The password is wrong" },
  locked: {
    kk: "Қате тым көп болды. 15 минуттан кейін қайталаңыз",
    ru: "Слишком много ошибок. Повторите через 15 минут",
    en: "Too many mistakes. Try again in 15 minutes",
  },
  linkedToOther: {
    kk: "Бұл тіркелгі сол жүйедегі басқа адаммен байланған. Алдымен «Менің парақшам» бетінде ажыратыңыз",
    ru: "Эта учётная запись уже связана с другим человеком той системы. Сначала отключите связь на «Моей странице»",
    en: "This account is already linked to somebody else of that provider. Remove that link on My page first",
  },

  troubleTitle: { kk: "Кіру аяқталмады", ru: "Войти не получилось", en: "You are not signed in" },
  back: { kk: "Кіру бетіне оралу", ru: "Вернуться ко входу", en: "Back to sign-in" },
  denied: {
    kk: "Сыртқы жүйеде кіруден бас тартылды. Қайталап көріңіз немесе құпиясөзбен кіріңіз.",
    ru: "Во внешней системе вход отклонён. Попробуйте ещё раз или войдите по паролю.",
    en: "The provider did not let you through. Try again, or sign in with your password.",
  },
  unreachable: {
    kk: "Сыртқы жүйе жауап бермей тұр. Біраздан кейін қайталаңыз немесе құпиясөзбен кіріңіз.",
    ru: "Внешняя система не отвечает. Повторите немного позже или войдите по паролю.",
    en: "The provider does not answer. Try again a little later, or sign in with your password.",
  },
  clock: {
    kk: "Сыртқы жүйенің сағаты біздікінен алшақ, сондықтан жауабы қабылданбады. Құпиясөзбен кіріп, ұлттық топқа хабарлаңыз.",
    ru: "Часы внешней системы расходятся с нашими, поэтому её ответ не принят. Войдите по паролю и сообщите национальной команде.",
    en: "The provider's clock differs from ours, so its answer was not taken. Sign in with your password and tell the national team.",
  },
  stale: {
    kk: "Бұл кіру әрекеті ескірген немесе басқа терезеде басталған. Қайтадан бастаңыз.",
    ru: "Эта попытка входа устарела или начата в другом окне. Начните заново.",
    en: "This sign-in is out of date or was begun in another window. Start again.",
  },
  broken: {
    kk: "Сыртқы жүйенің жауабы түсініксіз болды. Құпиясөзбен кіріп, ұлттық топқа хабарлаңыз.",
    ru: "Ответ внешней системы не удалось понять. Войдите по паролю и сообщите национальной команде.",
    en: "The provider's answer could not be understood. Sign in with your password and tell the national team.",
  },
  tooManyTries: {
    kk: "Бұл желіден тым көп әрекет жасалды. 10 минуттан кейін қайталаңыз.",
    ru: "Из этой сети слишком много попыток. Повторите через 10 минут.",
    en: "Too many tries from this network. Try again in 10 minutes.",
  },
  noEmail: {
    kk: "Сыртқы жүйе электрондық поштаңызды бермеді. Құпиясөзбен кіріңіз.",
    ru: "Внешняя система не сообщила ваш адрес почты. Войдите по паролю.",
    en: "The provider did not tell us your e-mail. Sign in with your password.",
  },
  unverified: {
    kk: "Сыртқы жүйеде электрондық поштаңыз расталмаған. Оны сол жерде растаңыз да, қайта кіріңіз.",
    ru: "Ваш адрес почты во внешней системе не подтверждён. Подтвердите его там и войдите снова.",
    en: "Your e-mail is not confirmed with the provider. Confirm it there and sign in again.",
  },
  unknown: {
    kk: "Мұндай поштамен тіркелгі жоқ. Мектеп үйлестірушісінен шақыру сұраңыз.",
    ru: "Учётной записи с таким адресом нет. Попросите приглашение у координатора своей школы.",
    en: "There is no account with this address. Ask your school's coordinator for an invitation.",
  },
  blocked: {
    kk: "Тіркелгі тоқтатылған. Үйлестірушіңізге хабарласыңыз.",
    ru: "Учётная запись остановлена. Обратитесь к своему координатору.",
    en: "The account is blocked. Ask your coordinator.",
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  providerLinked: {
    kk: "Сыртқы жүйе арқылы кіру қосылды",
    ru: "Подключён вход через внешнюю систему",
    en: "Sign-in through a provider linked",
  },
  providerUnlinked: {
    kk: "Сыртқы жүйе арқылы кіру ажыратылды",
    ru: "Отключён вход через внешнюю систему",
    en: "Sign-in through a provider unlinked",
  },
} satisfies Texts;
