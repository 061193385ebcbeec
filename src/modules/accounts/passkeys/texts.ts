import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Кіру кілттері", ru: "Ключи доступа", en: "Passkeys" },
  lead: {
    kk: "Құпиясөздің орнына саусақ ізімен, бет-әлпетпен немесе құрылғының PIN-кодымен кіресіз. Кілт құрылғыда сақталады, оны біреуге айтып қою да, алдап білып алу да мүмкін емес.",
    ru: "Вместо пароля – отпечаток пальца, лицо или PIN-код устройства. Ключ хранится на устройстве: его нельзя случайно назвать или выманить обманом.",
    en: "Instead of a password: a fingerprint, a face or the device's PIN. The key stays on the device; it cannot be told to anybody or phished.",
  },
  shared: {
    kk: "Кілтті тек өз құрылғыңызда жасаңыз. Бірнеше адам пайдаланатын мектеп компьютерінде жасамаңыз: оны аша алатын адам сіздің атыңыздан кіре алады.",
    ru: "Создавайте ключ только на своём устройстве. Не делайте этого на общем школьном компьютере: каждый, кто может его разблокировать, сможет войти от вашего имени.",
    en: "Make one on a device of your own only. Not on a shared school computer: whoever can unlock it could sign in as you.",
  },
  none: {
    kk: "Сізде әлі кіру кілті жоқ.",
    ru: "У вас пока нет ключей доступа.",
    en: "You have no passkey yet.",
  },
  add: { kk: "Кіру кілтін қосу", ru: "Добавить ключ доступа", en: "Add a passkey" },
  made: { kk: "Қосылған күні", ru: "Добавлен", en: "Added" },
  used: { kk: "Соңғы рет", ru: "Последний вход", en: "Last used" },
  neverUsed: { kk: "әлі болған жоқ", ru: "ещё не было", en: "not yet" },
  kept: { kk: "Қайда сақталады", ru: "Где хранится", en: "Where it is kept" },
  backedUp: {
    kk: "құрылғыда және оның бұлттағы көшірмесінде",
    ru: "на устройстве и в его облачной копии",
    en: "on the device and in its backup",
  },
  notBackedUp: {
    kk: "тек бір құрылғыда",
    ru: "только на одном устройстве",
    en: "on one device only",
  },

  name: { kk: "Кілттің атауы", ru: "Название ключа", en: "Name of the passkey" },
  nameHint: {
    kk: "Құрылғыны танитындай атау: мысалы, «Телефоным»",
    ru: "Чтобы узнать устройство: например, «Мой телефон»",
    en: "To know the device by: for example, My phone",
  },
  password: { kk: "Құпиясөз", ru: "Пароль", en: "Password" },
  goOn: { kk: "Жалғастыру", ru: "Продолжить", en: "Continue" },
  makeLead: {
    kk: "Батырманы басыңыз да, құрылғы сұрағанда саусақ ізімен, бет-әлпетпен немесе PIN-кодпен растаңыз.",
    ru: "Нажмите кнопку и, когда устройство спросит, подтвердите отпечатком, лицом или PIN-кодом.",
    en: "Press the button and, when the device asks, confirm with a fingerprint, a face or a PIN.",
  },
  make: { kk: "Кіру кілтін жасау", ru: "Создать ключ доступа", en: "Make the passkey" },
  rename: { kk: "Атауын сақтау", ru: "Сохранить название", en: "Save the name" },
  remove: { kk: "Кілтті өшіру", ru: "Удалить ключ", en: "Remove the passkey" },
  removeLead: {
    kk: "Бұл кілтпен енді кіру мүмкін болмайды, басқа құрылғылардың бәрінен шығасыз. Құрылғы жоғалса, кілтін бірден өшіріңіз.",
    ru: "С этим ключом больше нельзя будет войти, на всех других устройствах вы выйдете. Если устройство потеряно, удалите его ключ сразу.",
    en: "Nobody will sign in with it any more, and your other devices are signed out. If the device is lost, remove its passkey at once.",
  },
  lastOne: {
    kk: "Рөліңізге екінші қадам міндетті, ал бұл – жалғыз екінші қадамыңыз. Алдымен басқа кілт қосыңыз немесе екі қадаммен кіруді қосыңыз.",
    ru: "Для вашей роли нужен второй шаг, а других у вас нет. Сначала добавьте ещё один ключ или включите вход в два шага.",
    en: "Your role needs a second step, and this is your only one. First add another passkey or set up two-step sign-in.",
  },
  twoSteps: { kk: "Екі қадаммен кіру", ru: "Вход в два шага", en: "Two-step sign-in" },

  entry: { kk: "Кіру кілтімен кіру", ru: "Вход с ключом доступа", en: "Sign in with a passkey" },
  entryDue: {
    kk: "Құпиясөз дұрыс. Рөліңізге екінші қадам міндетті: кіру кілтіңізбен растаңыз.",
    ru: "Пароль верен. Для вашей роли нужен второй шаг: подтвердите вход ключом доступа.",
    en: "The password is right. Your role needs a second step: confirm with your passkey.",
  },
  entryLead: {
    kk: "Кілт осы құрылғыда болмаса, браузер телефоныңызды пайдалануды ұсынады.",
    ru: "Если ключа нет на этом устройстве, браузер предложит воспользоваться телефоном.",
    en: "If the passkey is not on this device, the browser offers to use your phone.",
  },
  entryUnable: {
    kk: "Бұл браузерде кіру кілттері жұмыс істемейді. Кілтіңіз бар құрылғыда кіріңіз.",
    ru: "В этом браузере ключи доступа не работают. Войдите на устройстве, где есть ваш ключ.",
    en: "Passkeys do not work in this browser. Sign in on the device that has yours.",
  },
  lost: {
    kk: "Кілті бар құрылғы жоғалса, ұлттық топқа хабарласыңыз.",
    ru: "Если устройство с ключом потеряно, обратитесь в национальную команду.",
    en: "If the device with the passkey is lost, ask the national team.",
  },
  byPassword: { kk: "Құпиясөзбен кіру", ru: "Войти по паролю", en: "Sign in with a password" },
  startOver: { kk: "Басқа тіркелгімен кіру", ru: "Войти под другим именем", en: "Start again" },

  wrongPassword: { kk: "Құпиясөз қате", ru: "Пароль неверен", en: "The password is wrong" },
  tooManyTries: {
    kk: "Тым көп әрекет жасалды. 15 минуттан кейін қайталаңыз",
    ru: "Слишком много попыток. Повторите через 15 минут",
    en: "Too many tries. Try again in 15 minutes",
  },
  stale: {
    kk: "Сұрау ескірген: растауға бес минут беріледі. Қайталап көріңіз",
    ru: "Запрос устарел: на подтверждение даётся пять минут. Попробуйте ещё раз",
    en: "The request is out of date: five minutes are given to confirm it. Try again",
  },
  unknown: {
    kk: "Бұл кілт ешбір тіркелгімен байланбаған немесе өшірілген. Құпиясөзбен кіріңіз",
    ru: "Этот ключ не привязан ни к одной учётной записи или удалён. Войдите по паролю",
    en: "This passkey belongs to no account, or was removed. Sign in with your password",
  },
  wrong: {
    kk: "Кілт қабылданбады. Қайталап көріңіз немесе құпиясөзбен кіріңіз",
    ru: "Ключ не принят. Попробуйте ещё раз или войдите по паролю",
    en: "The passkey was not accepted. Try again, or sign in with your password",
  },
  notMade: {
    kk: "Кілт қосылмады: құрылғының жауабы жарамады. Қайталап көріңіз",
    ru: "Ключ не добавлен: ответ устройства не подошёл. Попробуйте ещё раз",
    en: "The passkey was not added: the device's answer did not fit. Try again",
  },
  copied: {
    kk: "Бұл кілттің көшірмесі болуы мүмкін, сондықтан қабылданбады. Құпиясөзбен кіріп, кілтті өшіріңіз",
    ru: "Возможно, у этого ключа есть копия, поэтому он не принят. Войдите по паролю и удалите его",
    en: "There may be a copy of this passkey, so it was not accepted. Sign in with your password and remove it",
  },
  known: {
    kk: "Бұл кілт бұрын қосылған",
    ru: "Этот ключ уже добавлен",
    en: "This passkey was added before",
  },
  locked: {
    kk: "Қате тым көп болды. 15 минуттан кейін қайта кіріп көріңіз",
    ru: "Слишком много ошибок. Попробуйте через 15 минут",
    en: "Too many mistakes. Try again in 15 minutes",
  },
  blocked: {
    kk: "Тіркелгі тоқтатылған. Үйлестірушіңізге хабарласыңыз",
    ru: "Учётная запись остановлена. Обратитесь к своему координатору",
    en: "The account is blocked. Ask your coordinator",
  },

  addedSubject: {
    kk: "Тірек: кіру кілті қосылды",
    ru: "Тірек: добавлен ключ доступа",
    en: "Tirek: a passkey was added",
  },
  addedBody: {
    kk: (name: string) =>
      `Сәлеметсіз бе!\n\nТіркелгіңізге «${name}» кіру кілті қосылды. Енді онымен құпиясөзсіз кіруге болады.\n\nМұны сіз жасамаған болсаңыз, құпиясөзді ауыстырып, «Менің парақшам» бетінде кілтті өшіріңіз.`,
    ru: (name: string) =>
      `Здравствуйте!\n\nК вашей учётной записи добавлен ключ доступа «${name}». С ним можно войти без пароля.\n\nЕсли это сделали не вы, смените пароль и удалите ключ на «Моей странице».`,
    en: (name: string) =>
      `Hello,\n\nThe passkey "${name}" was added to your account. With it one signs in without the password.\n\nIf this was not you, change your password and remove the passkey on My page.`,
  },
  removedSubject: {
    kk: "Тірек: кіру кілті өшірілді",
    ru: "Тірек: удалён ключ доступа",
    en: "Tirek: a passkey was removed",
  },
  removedBody: {
    kk: (name: string) =>
      `Сәлеметсіз бе!\n\nТіркелгіңізден «${name}» кіру кілті өшірілді. Онымен енді кіру мүмкін емес.\n\nМұны сіз жасамаған болсаңыз, құпиясөзді ауыстырыңыз.`,
    ru: (name: string) =>
      `Здравствуйте!\n\nИз вашей учётной записи удалён ключ доступа «${name}». Войти с ним больше нельзя.\n\nЕсли это сделали не вы, смените пароль.`,
    en: (name: string) =>
      `Hello,\n\nThe passkey "${name}" was removed from your account. One cannot sign in with it any more.\n\nIf this was not you, change your password.`,
  },
  copiedSubject: {
    kk: "Тірек: кіру кілтінің көшірмесі болуы мүмкін",
    ru: "Тірек: возможно, ключ доступа скопирован",
    en: "Tirek: a passkey may have been copied",
  },
  copiedBody: {
    kk: (name: string) =>
      `Сәлеметсіз бе!\n\n«${name}» кілтімен кіру әрекеті қабылданбады: ол бұрынғы кіруді қайталады, кілттің көшірмесі болуы мүмкін.\n\n«Менің парақшам» бетінде бұл кілтті өшіріп, жаңасын қосыңыз.`,
    ru: (name: string) =>
      `Здравствуйте!\n\nПопытка войти с ключом «${name}» не принята: она повторила прежний вход, возможно, у ключа есть копия.\n\nУдалите этот ключ на «Моей странице» и добавьте новый.`,
    en: (name: string) =>
      `Hello,\n\nA sign-in with the passkey "${name}" was refused: it repeated an earlier use, so there may be a copy of the key.\n\nRemove it on My page and add a new one.`,
  },
} satisfies Texts;

/** What is done here, as the history of the account calls it. */
export const historyTexts = {
  passkeyAdded: { kk: "Кіру кілті қосылды", ru: "Добавлен ключ доступа", en: "Passkey added" },
  passkeyRenamed: {
    kk: "Кіру кілтінің атауы өзгертілді",
    ru: "Переименован ключ доступа",
    en: "Passkey renamed",
  },
  passkeyRemoved: { kk: "Кіру кілті өшірілді", ru: "Удалён ключ доступа", en: "Passkey removed" },
  passkeyCopied: {
    kk: "Көшірмесі болуы мүмкін кіру кілті қабылданбады",
    ru: "Не принят ключ доступа, у которого может быть копия",
    en: "A passkey that may have been copied was refused",
  },
} satisfies Texts;
