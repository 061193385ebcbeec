import type { Texts } from "#lib/texts.ts";

export const texts = {
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
  security: { kk: "Қауіпсіздік журналы", ru: "Журнал безопасности", en: "Security log" },
  outbox: { kk: "Шығыс хаттар", ru: "Исходящие письма", en: "Outgoing mail" },
  devices: { kk: "Сіз кірген құрылғылар", ru: "Где вы вошли", en: "Where you are signed in" },
  unknownDevice: { kk: "Белгісіз құрылғы", ru: "Неизвестное устройство", en: "Unknown device" },
  thisDevice: { kk: "осы құрылғы", ru: "это устройство", en: "this device" },
  lastSeen: { kk: "Соңғы рет", ru: "Последний раз", en: "Last seen" },
  signOut: { kk: "Шығу", ru: "Выйти", en: "Sign out" },
  signOutHere: {
    kk: "Осы құрылғыдан шығу",
    ru: "Выйти на этом устройстве",
    en: "Sign out on this device",
  },
  signOutEverywhere: {
    kk: "Басқа құрылғылардың бәрінен шығу",
    ru: "Выйти на всех других устройствах",
    en: "Sign out on all other devices",
  },
} satisfies Texts;
