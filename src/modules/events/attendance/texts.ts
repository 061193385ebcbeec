import type { Texts } from "#lib/texts.ts";

export const texts = {
  attendance: { kk: "Қатысу", ru: "Присутствие", en: "Attendance" },
  calendar: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
  lead: {
    kk: "Келгендерді белгілеңіз немесе есік алдындағы экранға кодты шығарыңыз: қатысушы оны телефонымен оқып, өзі белгіленеді.",
    ru: "Отметьте пришедших или вывесите код у входа: участник наведёт телефон и отметится сам.",
    en: "Mark who came, or show the code at the door: people scan it and mark themselves.",
  },
  door: { kk: "Есік алдындағы код", ru: "Код у входа", en: "The code at the door" },
  doorHint: {
    kk: "Код минут сайын ауысады, бет өздігінен жаңарады.",
    ru: "Код меняется каждую минуту, страница обновляется сама.",
    en: "The code changes every minute; the page renews itself.",
  },
  doorTyped: {
    kk: (address: string) => `Немесе ${address} бетін ашып, кодты енгізіңіз:`,
    ru: (address: string) => `Или откройте ${address} и введите код:`,
    en: (address: string) => `Or open ${address} and type the code:`,
  },
  cancelled: { kk: "Тіркелуден бас тартқандар", ru: "Отменили запись", en: "Cancelled" },
  cancelledHint: {
    kk: "Келген болса, белгілеңіз: тіркелуі қалпына келеді.",
    ru: "Если человек пришёл, отметьте: запись восстановится.",
    en: "If somebody came all the same, mark them: the registration stands again.",
  },
  list: { kk: "Тізім бойынша", ru: "По списку", en: "By the list" },
  attended: { kk: "келді", ru: "присутствие отмечено", en: "came" },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  nobodyRegistered: { kk: "Ешкім тіркелмеген", ru: "Никто не записан", en: "Nobody is registered" },
  counted: {
    kk: (attended: string, of: string) => `${of} адамнан ${attended} адам келді`,
    ru: (attended: string, of: string) => `Пришли ${attended} из ${of}`,
    en: (attended: string, of: string) => `${attended} of ${of} came`,
  },
  here: { kk: "Мен осындамын", ru: "Я здесь", en: "I am here" },
  hereLead: {
    kk: "Есік алдындағы кодты тексеріп, батырманы басыңыз.",
    ru: "Проверьте код у входа и нажмите кнопку.",
    en: "Check the code at the door and press the button.",
  },
  code: { kk: "Код", ru: "Код", en: "Code" },
  thanks: {
    kk: "Қатысуыңыз белгіленді",
    ru: "Ваше присутствие отмечено",
    en: "Your attendance is marked",
  },
  wrong: {
    kk: "Код ескірген немесе қате. Экрандағы жаңа кодты енгізіңіз.",
    ru: "Код устарел или неверен. Введите новый код с экрана.",
    en: "The code is old or wrong. Type the new one from the screen.",
  },
  overAlready: {
    kk: "Іс-шара өтіп кетті, сіз оған тіркелмегенсіз.",
    ru: "Мероприятие уже прошло, и вы на него не записывались.",
    en: "The event is over, and you were not registered for it.",
  },
  notRegistered: {
    kk: "Сіз тіркелмегенсіз. Алдымен тіркеліңіз.",
    ru: "Вы не записаны. Сначала запишитесь.",
    en: "You are not registered. Register first.",
  },
  notYet: {
    kk: "Бұл әлі ерте: іс-шара басталған соң мүмкін болады.",
    ru: "Ещё рано: это станет возможно, когда мероприятие пройдёт.",
    en: "It is too early for that.",
  },
  nobody: {
    kk: "Келгендер белгіленбеген",
    ru: "Никто не отмечен пришедшим",
    en: "Nobody is marked as come",
  },
  certify: { kk: "Сертификат беру", ru: "Выдать сертификаты", en: "Issue certificates" },
  certifyLead: {
    kk: "Сертификат келгендердің бәріне бір әрекетпен беріледі.",
    ru: "Сертификаты получат все пришедшие, одним действием.",
    en: "Everybody who came gets a certificate, in one act.",
  },
  certifyLater: {
    kk: "Іс-шара аяқталған соң беруге болады.",
    ru: "Их можно выдать, когда мероприятие закончится.",
    en: "They can be issued once the event is over.",
  },
  certifiedByLeading: {
    kk: "Сертификаттарды шеңбердің жетекші мектебі береді.",
    ru: "Сертификаты выдаёт ведущая школа круга.",
    en: "The leading school of the circle issues them.",
  },
  issued: {
    kk: (n: string) => `Берілген сертификат: ${n}`,
    ru: (n: string) => `Выдано сертификатов: ${n}`,
    en: (n: string) => `Certificates issued: ${n}`,
  },
  ground: {
    kk: "Негізі (бұйрық, хаттама)",
    ru: "Основание (приказ, протокол)",
    en: "Ground (order, minutes)",
  },
  usualGround: {
    kk: (day: string) => `Қатысушылар тізімі, ${day}`,
    ru: (day: string) => `Список участников, ${day}`,
    en: (day: string) => `List of those who came, ${day}`,
  },
  signerName: { kk: "Қол қоятын адам", ru: "Кто подписывает", en: "Who signs" },
  signerKk: { kk: "Лауазымы қазақша", ru: "Должность на казахском", en: "Position in Kazakh" },
  signerRu: { kk: "Лауазымы орысша", ru: "Должность на русском", en: "Position in Russian" },
  keptHere: {
    kk: "Желі жоқ. Осы телефонда сақталған белгі:",
    ru: "Нет сети. На этом телефоне сохранено отметок:",
    en: "No network. Marks kept on this phone:",
  },
  savedMarks: {
    kk: "Сақталды. Келгені белгіленгендер:",
    ru: "Сохранено. Отмечено пришедших:",
    en: "Saved. Marked as come:",
  },
  keptHereMore: {
    kk: "Желі пайда болғанда олар өздігінен жіберіледі.",
    ru: "Когда появится сеть, они отправятся сами.",
    en: "They are sent by themselves once there is network.",
  },
  notTaken: {
    kk: "Кейбір белгілер қабылданбады: бетті жаңартып, тізімді тексеріңіз.",
    ru: "Часть отметок не принята: обновите страницу и проверьте список.",
    en: "Some marks were not taken: reload the page and check the list.",
  },
  needsNetwork: {
    kk: "Желіге жіберілген белгіні алып тастау үшін желі керек.",
    ru: "Чтобы снять уже отправленную отметку, нужна сеть.",
    en: "Taking back a mark that was sent needs network.",
  },
  hereKept: {
    kk: "Желі жоқ. Осында екеніңіз телефонда сақталды.",
    ru: "Нет сети. Отметка о присутствии сохранена на телефоне.",
    en: "No network. Your attendance is kept on this phone.",
  },
  noDoor: {
    kk: "Қазір сіз тіркелген іс-шара өтіп жатқан жоқ",
    ru: "Сейчас не идёт ни одно мероприятие, на которое вы записаны",
    en: "No event you are registered for is on just now",
  },
  noDoorHint: {
    kk: "Келгеніңізді іс-шара басталардан бір сағат бұрын және аяқталғаннан кейін бір сағат ішінде белгілеуге болады.",
    ru: "Отметиться можно за час до начала и до часа после окончания.",
    en: "You can check in from an hour before it begins until an hour after it ends.",
  },
  whichDoor: { kk: "Қайсысына келдіңіз?", ru: "На какое вы пришли?", en: "Which one are you at?" },
  mine: { kk: "Менің іс-шараларым", ru: "Мои мероприятия", en: "My events" },
  needed: { kk: "Толтырыңыз", ru: "Заполните", en: "Fill this in" },
  tooLong: { kk: "Тым ұзын", ru: "Слишком длинно", en: "Too long" },
  register: { kk: "Тіркелу", ru: "Записаться", en: "Register" },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  attendanceMarked: {
    kk: "Келгендер белгіленді",
    ru: "Отмечены пришедшие",
    en: "Attendance marked",
  },
  certificatesIssued: {
    kk: "Сертификаттар берілді",
    ru: "Выданы сертификаты",
    en: "Certificates issued",
  },
} satisfies Texts;
