import type { Texts } from "#lib/texts.ts";

export const texts = {
  providers: {
    kk: "Сыртқы жүйелер арқылы кіру",
    ru: "Вход через внешние системы",
    en: "Sign-in through providers",
  },
  lead: {
    kk: "Министрліктің немесе облыстың OpenID Connect жүйесіндегі тіркелгімен кіруге болады.",
    ru: "Люди могут входить под учётной записью системы министерства или области по OpenID Connect.",
    en: "People may sign in with an account of the ministry's or a region's OpenID Connect provider.",
  },
  none: {
    kk: "Сыртқы жүйелер әлі қосылмаған",
    ru: "Внешних систем пока нет",
    en: "There are no providers yet",
  },
  add: { kk: "Сыртқы жүйе қосу", ru: "Добавить систему", en: "Add a provider" },
  name: { kk: "Атауы", ru: "Название", en: "Name" },
  nameKk: { kk: "Қазақша атауы", ru: "Название на казахском", en: "Name in Kazakh" },
  nameRu: { kk: "Орысша атауы", ru: "Название на русском", en: "Name in Russian" },
  nameEn: { kk: "Ағылшынша атауы", ru: "Название на английском", en: "Name in English" },
  issuer: { kk: "Жүйенің мекенжайы (issuer)", ru: "Адрес системы (issuer)", en: "Issuer" },
  issuerHint: {
    kk: "Мысалы: https://id.edu.example. Кейін өзгертуге болмайды",
    ru: "Например: https://id.edu.example. Позже изменить нельзя",
    en: "For example: https://id.edu.example. It cannot be changed later",
  },
  clientId: {
    kk: "Клиент идентификаторы (client id)",
    ru: "Идентификатор клиента (client id)",
    en: "Client id",
  },
  clientSecret: {
    kk: "Клиент құпиясы (client secret)",
    ru: "Секрет клиента (client secret)",
    en: "Client secret",
  },
  secretKept: {
    kk: "Бос қалса, бұрынғысы сақталады. Сақталған құпия көрсетілмейді",
    ru: "Если пусто, останется прежний. Сохранённый секрет не показывается",
    en: "Empty keeps the present one. A kept secret is never shown",
  },
  emailClaim: {
    kk: "Пошта көрсетілетін өріс (claim)",
    ru: "Поле с адресом почты (claim)",
    en: "Claim that holds the e-mail",
  },
  emailClaimHint: {
    kk: "Әдетте email",
    ru: "Обычно email",
    en: "Usually email",
  },
  trust: { kk: "Пошта мекенжайлары", ru: "Адреса почты", en: "E-mail addresses" },
  trustHint: {
    kk: "Белгі қойылмаса, жүйе расталған деп көрсеткен (email_verified) мекенжай ғана қабылданады",
    ru: "Без отметки принимаются только адреса, подтверждённые системой (email_verified)",
    en: "Unless ticked, only addresses that the provider says are confirmed (email_verified) are taken",
  },
  trustsEmails: {
    kk: "Жүйедегі мекенжайлардың бәрі тексерілген",
    ru: "Все адреса этой системы проверены",
    en: "Every address of this provider is checked",
  },
  redirectUri: {
    kk: "Жүйеде көрсетілетін қайту мекенжайы (redirect URI)",
    ru: "Адрес возврата для настройки системы (redirect URI)",
    en: "Redirect URI to register with the provider",
  },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  isOn: { kk: "Қосулы", ru: "Включена", en: "On" },
  isOff: { kk: "Өшірулі", ru: "Выключена", en: "Off" },
  turnOn: { kk: "Қосу", ru: "Включить", en: "Turn on" },
  turnOff: { kk: "Өшіру", ru: "Выключить", en: "Turn off" },
  links: { kk: "Байланған тіркелгілер", ru: "Связанные учётные записи", en: "Linked accounts" },
  settings: { kk: "Баптаулар", ru: "Настройки", en: "Settings" },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },

  notIssuer: {
    kk: "Мекенжайды тексеріңіз, мысалы: https://id.edu.example",
    ru: "Проверьте адрес, например: https://id.edu.example",
    en: "Check the address, for example: https://id.edu.example",
  },
  needsHttps: {
    kk: "Мекенжай https:// деп басталуы керек",
    ru: "Адрес должен начинаться с https://",
    en: "The address must begin with https://",
  },
  notClaim: {
    kk: "Өріс атауында латын әріптері, сандар және _ . : / - белгілері ғана болады",
    ru: "В имени поля – только латинские буквы, цифры и знаки _ . : / -",
    en: "A claim's name has only Latin letters, digits and _ . : / -",
  },
  taken: {
    kk: "Бұл жүйе осы идентификатормен қосылған",
    ru: "Эта система с таким идентификатором уже добавлена",
    en: "This provider is already there with this client id",
  },

  providerAdded: { kk: "Жүйе қосылды", ru: "Система добавлена", en: "Provider added" },
  providerChanged: { kk: "Баптаулары өзгерді", ru: "Настройки изменены", en: "Settings changed" },
  providerOn: { kk: "Қосылды", ru: "Включена", en: "Turned on" },
  providerOff: { kk: "Өшірілді", ru: "Выключена", en: "Turned off" },
} satisfies Texts;
