import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  certificates: { kk: "Сертификаттар", ru: "Сертификаты", en: "Certificates" },
  certificate: { kk: "Сертификат", ru: "Сертификат", en: "Certificate" },
  check: { kk: "Сертификатты тексеру", ru: "Проверка сертификата", en: "Check a certificate" },
  checkLead: {
    kk: "Сертификаттағы нөмірді жазыңыз. Ол кімге, не үшін берілгенін және әлі жарамды ма екенін көресіз.",
    ru: "Введите номер с сертификата. Вы увидите, кому и за что он выдан и действует ли он.",
    en: "Type the number printed on the certificate. You will see to whom and for what it was issued and whether it still holds.",
  },
  number: { kk: "Нөмірі", ru: "Номер", en: "Number" },
  numberHint: {
    kk: "Мысалы: KZ-2026-7F3K-9Q2M. Бос орын мен бас әріп маңызды емес",
    ru: "Например: KZ-2026-7F3K-9Q2M. Пробелы и заглавные буквы не важны",
    en: "For example: KZ-2026-7F3K-9Q2M. Spaces and capitals do not matter",
  },
  checkButton: { kk: "Тексеру", ru: "Проверить", en: "Check" },
  notNumber: {
    kk: "Нөмірде қате бар: сертификаттағы әр таңбаны салыстырып шығыңыз",
    ru: "В номере ошибка: сверьте каждый знак с сертификатом",
    en: "There is a mistake in the number: compare each sign with the certificate",
  },
  unknown: {
    kk: "Мұндай нөмірлі сертификат жоқ",
    ru: "Сертификата с таким номером нет",
    en: "There is no certificate with this number",
  },
  unknownLead: {
    kk: "Нөмірді түпнұсқадан қайта қарап жазыңыз. Нөмір дұрыс болса, бұл сертификатты біз берген жоқпыз.",
    ru: "Сверьте номер с оригиналом. Если номер верен, такого сертификата мы не выдавали.",
    en: "Compare the number with the original. If it is right, this certificate was not issued by us.",
  },
  tooManyTries: {
    kk: "Қате нөмірлер тым көп жазылды. Он минуттан кейін қайталап көріңіз",
    ru: "Слишком много неверных номеров. Повторите через десять минут",
    en: "Too many wrong numbers. Try again in ten minutes",
  },
  checkAnother: {
    kk: "Басқа сертификатты тексеру",
    ru: "Проверить другой сертификат",
    en: "Check another certificate",
  },
  holder: { kk: "Иесі", ru: "Кому выдан", en: "Issued to" },
  title: { kk: "Атауы", ru: "Название", en: "Title" },
  titleKk: { kk: "Қазақша атауы", ru: "Название на казахском", en: "Title in Kazakh" },
  titleRu: { kk: "Орысша атауы", ru: "Название на русском", en: "Title in Russian" },
  titleEn: { kk: "Ағылшынша атауы", ru: "Название на английском", en: "Title in English" },
  issuedOn: { kk: "Берілген күні", ru: "Дата выдачи", en: "Date of issue" },
  organiser: { kk: "Ұйымдастырушы", ru: "Организатор", en: "Organiser" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  states: {
    kk: {
      valid: "Жарамды",
      expired: "Мерзімі өткен",
      revoked: "Қайтарып алынған",
      replaced: "Ауыстырылған",
    },
    ru: {
      valid: "Действует",
      expired: "Срок истёк",
      revoked: "Отозван",
      replaced: "Заменён другим",
    },
    en: { valid: "Valid", expired: "Expired", revoked: "Revoked", replaced: "Replaced" },
  },
  kind: { kk: "Түрі", ru: "Вид", en: "Kind" },
  kinds: {
    kk: { course: "Курс", trainer: "Тренер", event: "Іс-шара", contest: "Конкурс" },
    ru: { course: "Курс", trainer: "Тренер", event: "Мероприятие", contest: "Конкурс" },
    en: { course: "Course", trainer: "Trainer", event: "Event", contest: "Contest" },
  },
  full: { kk: "Толық мәлімет", ru: "Полные сведения", en: "Full details" },
  publicPage: {
    kk: "Тексеру беті",
    ru: "Страница проверки",
    en: "Check page",
  },
  days: { kk: "Өткен күндері", ru: "Когда прошло", en: "Period" },
  hours: { kk: "Сағат саны", ru: "Часов", en: "Hours" },
  form: { kk: "Нысаны", ru: "Форма", en: "Form" },
  forms: {
    kk: { face_to_face: "күндізгі", online: "қашықтан", mixed: "аралас" },
    ru: { face_to_face: "очно", online: "дистанционно", mixed: "смешанно" },
    en: { face_to_face: "face to face", online: "online", mixed: "mixed" },
  },
  result: { kk: "Нәтижесі", ru: "Результат", en: "Result" },
  results: {
    kk: { heard: "тыңдады", passed: "емтихан тапсырды" },
    ru: { heard: "обучение пройдено", passed: "экзамен сдан" },
    en: { heard: "attended", passed: "passed the examination" },
  },
  score: { kk: "Балы", ru: "Балл", en: "Score" },
  place: { kk: "Орны", ru: "Место", en: "Place" },
  signatories: { kk: "Қол қойғандар", ru: "Подписали", en: "Signed by" },
  validUntil: { kk: "Жарамды мерзімі", ru: "Действует до", en: "Valid until" },
  ground: { kk: "Негіздеме", ru: "Основание", en: "Ground" },
  groundHint: {
    kk: "Қатысу белгіленген бұйрықтың немесе журналдың нөмірі мен күні",
    ru: "Номер и дата приказа или ведомости, где отмечено участие",
    en: "Number and date of the order or register that proves attendance",
  },
  downloads: { kk: "Жүктеп алу", ru: "Скачать", en: "Download" },
  downloadPdf: { kk: "PDF жүктеп алу", ru: "Скачать PDF", en: "Download the PDF" },
  pdf: {
    kk: "PDF, қазақша және орысша",
    ru: "PDF на казахском и русском",
    en: "PDF, Kazakh and Russian",
  },
  pdfEn: { kk: "PDF, ағылшынша", ru: "PDF на английском", en: "PDF, English" },
  badge: { kk: "Цифрлық белгі (SVG)", ru: "Цифровой значок (SVG)", en: "Digital badge (SVG)" },
  badgeJson: {
    kk: "Цифрлық белгі деректері (Open Badges 3.0)",
    ru: "Данные значка (Open Badges 3.0)",
    en: "Badge data (Open Badges 3.0)",
  },
  replaces: {
    kk: "Мына сертификаттың орнына берілген",
    ru: "Выдан взамен сертификата",
    en: "Replaces the certificate",
  },
  replacedBy: {
    kk: "Орнына берілген сертификат",
    ru: "Взамен выдан сертификат",
    en: "Replaced by the certificate",
  },
  reason: { kk: "Себебі", ru: "Причина", en: "Reason" },
  erased: {
    kk: "иесінің өтініші бойынша деректері өшірілді",
    ru: "данные удалены по просьбе владельца",
    en: "the holder asked for the data to be erased",
  },
  reasonHint: {
    kk: "Иесіне хатпен жіберіледі",
    ru: "Уйдёт в письме владельцу",
    en: "Goes to the holder in a letter",
  },
  revoke: {
    kk: "Сертификатты қайтарып алу",
    ru: "Отозвать сертификат",
    en: "Revoke the certificate",
  },
  revokeHint: {
    kk: "Қайтарып алынған сертификат қайта жарамды болмайды. Қатені түзету үшін оны ауыстырыңыз.",
    ru: "Отозванный сертификат уже не станет действующим. Если нужно исправить ошибку, замените его.",
    en: "A revoked certificate never becomes valid again. To correct a mistake, replace it.",
  },
  replace: {
    kk: "Сертификатты ауыстыру",
    ru: "Заменить сертификат",
    en: "Replace the certificate",
  },
  replaceTitle: {
    kk: "Сертификатты ауыстыру",
    ru: "Замена сертификата",
    en: "Replace the certificate",
  },
  replaceLead: {
    kk: "Жаңа нөмірлі сертификат беріледі, ескісі жаңасына сілтейді.",
    ru: "Будет выдан сертификат с новым номером, прежний укажет на него.",
    en: "A certificate with a new number is issued; the old one points to it.",
  },
  replaceButton: {
    kk: "Жаңа сертификат беру",
    ru: "Выдать новый сертификат",
    en: "Issue the new certificate",
  },
  familyName: { kk: "Тегі", ru: "Фамилия", en: "Family name" },
  givenName: { kk: "Аты", ru: "Имя", en: "Given name" },
  patronymic: { kk: "Әкесінің аты", ru: "Отчество", en: "Patronymic" },
  issue: { kk: "Сертификат беру", ru: "Выдать сертификат", en: "Issue a certificate" },
  issueList: { kk: "Тізіммен беру", ru: "Выдать по списку", en: "Issue for a list" },
  search: { kk: "Нөмірі немесе аты-жөні", ru: "Номер или имя", en: "Number or name" },
  find: { kk: "Табу", ru: "Найти", en: "Find" },
  none: { kk: "Сертификат табылмады", ru: "Сертификатов не найдено", en: "No certificates found" },
  noneYet: {
    kk: "Сертификат әлі берілмеген",
    ru: "Сертификатов пока нет",
    en: "No certificates yet",
  },
  noneYetHint: {
    kk: "Бір адамға немесе бірден бүкіл тізімге сертификат беріңіз.",
    ru: "Выдайте сертификат одному человеку или сразу всему списку.",
    en: "Issue a certificate to one person, or to a whole list at once.",
  },
  noneHint: {
    kk: "Сүзгіні алып тастаңыз немесе басқаша іздеңіз.",
    ru: "Снимите фильтр или измените запрос.",
    en: "Take a filter away, or search in other words.",
  },
  found: {
    kk: (count: string) => `Барлығы: ${count}`,
    ru: (count: string) => `Всего: ${count}`,
    en: (count: string) => `Total: ${count}`,
  },
  alreadyReplaced: {
    kk: "Бұл сертификат ауыстырылған",
    ru: "Этот сертификат уже заменён",
    en: "This certificate is already replaced",
  },
  inFuture: {
    kk: "Берілген күні бүгіннен кейін болмайды",
    ru: "Дата выдачи не может быть позже сегодняшней",
    en: "The date of issue cannot be in the future",
  },
  beforeEnd: {
    kk: "Сертификат оқу аяқталғаннан кейін беріледі",
    ru: "Сертификат выдаётся не раньше окончания",
    en: "A certificate is issued after the end",
  },
  daysSwapped: {
    kk: "Соңғы күн басталған күннен бұрын тұр",
    ru: "Конец раньше начала",
    en: "The end is before the beginning",
  },
  acts: {
    kk: {
      certificateIssued: "Сертификат берілді",
      certificateRevoked: "Қайтарып алынды",
      certificateReplaced: "Ауыстырылды",
    },
    ru: {
      certificateIssued: "Сертификат выдан",
      certificateRevoked: "Отозван",
      certificateReplaced: "Заменён",
    },
    en: {
      certificateIssued: "Certificate issued",
      certificateRevoked: "Revoked",
      certificateReplaced: "Replaced",
    },
  },
  tirek: { kk: "Тірек", ru: "Тірек", en: "Tirek" },
  motto: {
    kk: "Қазақстанның жетекші мектептер желісі",
    ru: "Сеть ведущих школ Казахстана",
    en: "The network of leading schools of Kazakhstan",
  },
  says: {
    kk: {
      course: "курста оқығанын растайды",
      trainer: "тренер болып дайындалғанын растайды",
      event: "іс-шараға қатысқанын растайды",
      contest: "конкурсқа қатысқанын растайды",
    },
    ru: {
      course: "подтверждает обучение на курсе",
      trainer: "подтверждает подготовку тренера",
      event: "подтверждает участие в мероприятии",
      contest: "подтверждает участие в конкурсе",
    },
    en: {
      course: "has attended the course",
      trainer: "has been prepared as a trainer",
      event: "has taken part in the event",
      contest: "has taken part in the contest",
    },
  },
  quoted: {
    kk: (title: string) => (title.includes("«") ? title : `«${title}»`),
    ru: (title: string) => (title.includes("«") ? title : `«${title}»`),
    en: (title: string) => (/[«“]/.test(title) ? title : `“${title}”`),
  },
  hoursOf: {
    kk: (_count: number, shown: string) => `${shown} сағат`,
    ru: (count: number, shown: string) =>
      `${shown} ${plural("ru", count, { one: "час", few: "часа", other: "часов" })}`,
    en: (count: number, shown: string) =>
      `${shown} ${plural("en", count, { one: "hour", other: "hours" })}`,
  },
  scoreOf: {
    kk: (score: string) => `балы: ${score}`,
    ru: (score: string) => `балл: ${score}`,
    en: (score: string) => `score: ${score}`,
  },
  until: {
    kk: (day: string) => `жарамды мерзімі: ${day}`,
    ru: (day: string) => `действует до ${day}`,
    en: (day: string) => `valid until ${day}`,
  },
  issuedSubject: {
    kk: "Сізге сертификат берілді",
    ru: "Вам выдан сертификат",
    en: "A certificate was issued to you",
  },
  issuedBody: {
    kk: (title: string, link: string) =>
      `Сәлеметсіз бе!\n\nСізге «${title}» сертификаты берілді. Оны мына беттен көріп, жүктеп алыңыз:\n${link}`,
    ru: (title: string, link: string) =>
      `Здравствуйте!\n\nВам выдан сертификат «${title}». Посмотреть и скачать его можно здесь:\n${link}`,
    en: (title: string, link: string) =>
      `Hello!\n\nThe certificate “${title}” was issued to you. See and download it here:\n${link}`,
  },
  revokedSubject: {
    kk: "Сертификатыңыз қайтарып алынды",
    ru: "Ваш сертификат отозван",
    en: "Your certificate was revoked",
  },
  revokedBody: {
    kk: (title: string, number: string, reason: string) =>
      `Сәлеметсіз бе!\n\n«${title}» сертификаты (${number}) қайтарып алынды. Себебі: ${reason}`,
    ru: (title: string, number: string, reason: string) =>
      `Здравствуйте!\n\nСертификат «${title}» (${number}) отозван. Причина: ${reason}`,
    en: (title: string, number: string, reason: string) =>
      `Hello!\n\nThe certificate “${title}” (${number}) was revoked. Reason: ${reason}`,
  },
} satisfies Texts;
