import type { Texts } from "#lib/texts.ts";

export const texts = {
  users: { kk: "Пайдаланушылар", ru: "Пользователи", en: "Users" },
  invite: { kk: "Шақыру", ru: "Пригласить", en: "Invite" },
  invitations: {
    kk: "Жіберілген шақырулар",
    ru: "Отправленные приглашения",
    en: "Invitations sent",
  },
  find: {
    kk: "Аты-жөні, пошта немесе телефон",
    ru: "Имя, почта или телефон",
    en: "Name, e-mail or phone",
  },
  search: { kk: "Іздеу", ru: "Найти", en: "Search" },
  found: {
    kk: (n: string) => `Табылғаны: ${n}`,
    ru: (n: string) => `Найдено: ${n}`,
    en: (n: string) => `Found: ${n}`,
  },
  nobody: { kk: "Ешкім табылмады", ru: "Никого не найдено", en: "Nobody found" },
  name: { kk: "Аты-жөні", ru: "Имя", en: "Name" },
  contact: { kk: "Байланыс", ru: "Контакт", en: "Contact" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  blocked: { kk: "Тоқтатылған", ru: "Остановлен", en: "Blocked" },
  active: { kk: "Жұмыс істейді", ru: "Действует", en: "Active" },
  demo: { kk: "Көрсету үшін", ru: "Для показа", en: "Demonstration" },
  roles: { kk: "Рөлдер", ru: "Роли", en: "Roles" },
  noRoles: { kk: "Рөл әлі берілмеген", ru: "Ролей пока нет", en: "No roles yet" },
  country: { kk: "бүкіл ел", ru: "вся страна", en: "the whole country" },
  over: { kk: "аяқталған", ru: "завершена", en: "ended" },
  endRole: { kk: "Рөлді аяқтау", ru: "Завершить роль", en: "End the role" },
  giveRole: { kk: "Рөл беру", ru: "Назначить роль", en: "Give a role" },
  role: { kk: "Рөл", ru: "Роль", en: "Role" },
  give: { kk: "Рөл беру", ru: "Назначить", en: "Give the role" },
  from: { kk: "Қай күннен", ru: "С какого дня", en: "From" },
  fromHint: {
    kk: "Бос қалса – бүгіннен",
    ru: "Если пусто – с сегодняшнего дня",
    en: "Empty means from today",
  },
  until: { kk: "Қай күнге дейін", ru: "До какого дня", en: "Until" },
  passwordLink: {
    kk: "Жаңа құпиясөзге сілтеме беру",
    ru: "Дать ссылку на новый пароль",
    en: "Give a link for a new password",
  },
  block: { kk: "Кіруді тоқтату", ru: "Остановить доступ", en: "Block" },
  unblock: { kk: "Кіруге рұқсат беру", ru: "Вернуть доступ", en: "Unblock" },

  unknownPlace: {
    kk: "Мұндай аумақ немесе мектеп табылмады",
    ru: "Такой территории или школы нет",
    en: "There is no such territory or school",
  },
  notYours: {
    kk: "Бұл жерде мұндай рөл бере алмайсыз",
    ru: "Здесь вы не можете назначить эту роль",
    en: "You cannot give this role here",
  },
  alreadyGiven: {
    kk: "Бұл рөл осы мерзімде берілген",
    ru: "Эта роль уже назначена на этот срок",
    en: "This role is already given for this period",
  },
  notOrdered: {
    kk: "Соңғы күн бірінші күннен кейін болуы керек",
    ru: "Последний день должен быть позже первого",
    en: "The last day must be after the first",
  },

  roleGiven: { kk: "Рөл берілді", ru: "Назначена роль", en: "Role given" },
  roleEnded: { kk: "Рөл аяқталды", ru: "Роль завершена", en: "Role ended" },
  userCreated: { kk: "Тіркелгі ашылды", ru: "Создана учётная запись", en: "Account created" },
  userBlocked: { kk: "Кіру тоқтатылды", ru: "Доступ остановлен", en: "Blocked" },
  userUnblocked: { kk: "Кіруге рұқсат берілді", ru: "Доступ возвращён", en: "Unblocked" },
  secondFactorReset: {
    kk: "Екі қадаммен кіру алып тасталды",
    ru: "Сброшен вход в два шага",
    en: "Two-step sign-in reset",
  },
  resetFactor: {
    kk: "Екі қадаммен кіруді алып тастау",
    ru: "Сбросить вход в два шага",
    en: "Reset two-step sign-in",
  },
  inviteInstead: {
    kk: "Бұл адамның қазір сіз жауап беретін жерде рөлі жоқ. Оны шақырыңыз: рөлді өзі қабылдайды",
    ru: "Сейчас у этого человека нет роли там, за что отвечаете вы. Пригласите его: роль он примет сам",
    en: "This person holds no role in what you look after now. Invite them: they take the role themselves",
  },
  resetSubject: {
    kk: "Тірек: екі қадаммен кіру алып тасталды",
    ru: "Тірек: вход в два шага сброшен",
    en: "Tirek: two-step sign-in was reset",
  },
  resetBody: {
    kk: "Сәлеметсіз бе!\n\nҰлттық топ тіркелгіңіздегі екі қадаммен кіруді алып тастады, кіру кілттеріңіз өшірілді. Келесі жолы құпиясөзбен кіріп, оны қайта қосыңыз.\n\nМұны сұрамаған болсаңыз, ұлттық топқа бірден хабарлаңыз.",
    ru: "Здравствуйте!\n\nНациональная команда сбросила вход в два шага для вашей учётной записи, ключи доступа удалены. Войдите по паролю и включите его заново.\n\nЕсли вы об этом не просили, сразу сообщите национальной команде.",
    en: "Hello,\n\nThe national team has reset two-step sign-in for your account and removed its passkeys. Sign in with your password and set it up again.\n\nIf you did not ask for this, tell the national team at once.",
  },
} satisfies Texts;
