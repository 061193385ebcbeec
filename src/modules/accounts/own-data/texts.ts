import type { Texts } from "#lib/texts.ts";

export const texts = {
  mine: {
    kk: "Өтініштерім мен деректерім",
    ru: "Мои заявки и данные",
    en: "My requests and data",
  },
  openRecord: { kk: "Жазбамды ашу", ru: "Открыть мою запись", en: "Open my record" },
  noRecord: {
    kk: "Сізде әлі мұғалім жазбасы жоқ. Мектеп кодын енгізіп, растауды сұраңыз.",
    ru: "У вас ещё нет записи учителя. Введите код школы и попросите подтвердить.",
    en: "You have no teacher's record yet. Enter the school's code and ask to be confirmed.",
  },
  askTitle: {
    kk: "Мектептен растау сұрау",
    ru: "Попросить школу подтвердить",
    en: "Ask a school to confirm",
  },
  moveTitle: {
    kk: "Басқа мектепке ауысу",
    ru: "Переход в другую школу",
    en: "Move to another school",
  },
  code: { kk: "Мектеп коды", ru: "Код школы", en: "School code" },
  codeHint: { kk: "Мысалы, ABCD-2345", ru: "Например, ABCD-2345", en: "For example, ABCD-2345" },
  since: {
    kk: "Қай күннен жұмыс істейсіз",
    ru: "С какого дня работаете",
    en: "You work there since",
  },
  keepsOld: {
    kk: "Бұрынғы мектепте де қаламын",
    ru: "Остаюсь и в прежней школе",
    en: "I stay in my present school too",
  },
  send: { kk: "Өтініш жіберу", ru: "Отправить заявку", en: "Send the request" },
  requests: { kk: "Өтініштерім", ru: "Мои заявки", en: "My requests" },
  what: { kk: "Не сұралды", ru: "О чём", en: "About" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  state: { kk: "Күйі", ru: "Состояние", en: "State" },
  data: { kk: "Сіз туралы деректер", ru: "Данные о вас", en: "Data about you" },
  dataLead: {
    kk: "Жүйеде сіз туралы сақталғанның бәрін файлмен ала аласыз. Қате болса, мектеп үйлестірушісіне айтыңыз.",
    ru: "Всё, что хранится о вас, можно получить файлом. Если есть ошибка, скажите координатору школы.",
    en: "You can have everything kept about you as a file. If something is wrong, tell your school's coordinator.",
  },
  download: {
    kk: "Деректерді жүктеу (JSON)",
    ru: "Скачать данные (JSON)",
    en: "Download the data (JSON)",
  },
  erase: {
    kk: "Деректерімді өшіруді сұрау",
    ru: "Попросить удалить мои данные",
    en: "Ask to erase my data",
  },
  eraseLead: {
    kk: "Аты-жөніңіз, туған жылыңыз бен байланыстарыңыз өшіріледі, тіркелгіңіз жабылады. Есептер үшін атсыз сандар ғана қалады. Қайтару мүмкін емес.",
    ru: "Имя, год рождения и контакты удаляются, учётная запись закрывается. Для отчётов остаются только числа без имени. Вернуть нельзя.",
    en: "Your name, year of birth and contacts are removed and the account is closed. Only nameless numbers stay for reports. This cannot be undone.",
  },
  unknownCode: {
    kk: "Мұндай код жоқ. Үйлестірушіден сұраңыз",
    ru: "Такого кода нет. Уточните у координатора",
    en: "There is no such code. Ask the coordinator",
  },
  waitsAlready: {
    kk: "Бір өтінішіңіз жауап күтіп тұр",
    ru: "Одна ваша заявка уже ждёт ответа",
    en: "A request of yours is waiting already",
  },
  tooManyTries: {
    kk: "Тым көп әрекет. Біраздан соң қайталаңыз",
    ru: "Слишком много попыток. Попробуйте позже",
    en: "Too many tries. Try again later",
  },
} satisfies Texts;
