import { plural, type Texts } from "#lib/texts.ts";

const ruPartners = (n: number) =>
  plural("ru", n, {
    one: "партнёрская школа",
    few: "партнёрские школы",
    many: "партнёрских школ",
    other: "партнёрской школы",
  });
const enPartners = (n: number) =>
  plural("en", n, { one: "partner school", other: "partner schools" });

export const texts = {
  circle: { kk: "Мектеп шеңбері", ru: "Круг школы", en: "The school's circle" },
  leading: { kk: "Жетекші мектеп", ru: "Ведущая школа", en: "Leading school" },
  notLeadingThen: {
    kk: "Бұл күні жетекші мектеп емес",
    ru: "В этот день не ведущая школа",
    en: "Not a leading school on this day",
  },
  place: { kk: "Орналасқан жері", ru: "Где находится", en: "Place" },
  partners: { kk: "Серіктес мектептер", ru: "Партнёрские школы", en: "Partner schools" },
  fewer: {
    kk: "Шеңберде екі мектептен аз",
    ru: "В круге меньше двух школ",
    en: "Fewer than two schools in the circle",
  },
  more: {
    kk: "Шеңберде оннан көп мектеп",
    ru: "В круге больше десяти школ",
    en: "More than ten schools in the circle",
  },
  add: { kk: "Серіктес мектеп қосу", ru: "Добавить партнёрскую школу", en: "Add a partner school" },
  empty: {
    kk: "Бұл күні шеңберде мектеп жоқ",
    ru: "В этот день в круге нет школ",
    en: "No schools in the circle on this day",
  },
  emptyHint: {
    kk: "Жетекші мектеп өз маңындағы екіден онға дейінгі мектепті шеңберіне жинайды.",
    ru: "Ведущая школа собирает вокруг себя от двух до десяти соседних школ.",
    en: "A leading school draws two to ten neighbouring schools into its circle.",
  },
  finding: {
    kk: (n: number, far: number, nearest: string) =>
      `${n} мектептің ең жақыны – ${nearest}${far > 0 ? `; ${far} мектепке дейін 100 км-ден алыс` : ""}`,
    ru: (n: number, far: number, nearest: string) =>
      `${n} ${ruPartners(n)}, ближе всех ${nearest}${far > 0 ? `; до ${far} больше 100 км` : ""}`,
    en: (n: number, far: number, nearest: string) =>
      `${n} ${enPartners(n)}, the nearest is ${nearest}${far > 0 ? `; ${far} farther than 100 km` : ""}`,
  },
  partnersOf: {
    kk: (n: number) => `${n} серіктес мектеп`,
    ru: (n: number) => `${n} ${ruPartners(n)}`,
    en: (n: number) => `${n} ${enPartners(n)}`,
  },
  scale: {
    kk: "Сәуленің ұзындығы – түзу сызықпен қашықтық; алыстаған сайын шкала тығыздала түседі.",
    ru: "Длина луча – расстояние по прямой; чем дальше, тем плотнее шкала.",
    en: "The length of a ray is the distance in a straight line; the farther, the tighter the scale.",
  },
  roughNote: {
    kk: "≈ белгісі: мектептің нақты орны енгізілмеген, қашықтық аудан ортасынан алынды.",
    ru: "Знак ≈: точное место школы не указано, расстояние взято от середины района.",
    en: "≈ means the school's exact place is not known and the distance is taken from the middle of its district.",
  },
  chainNote: {
    kk: "Үзік сәуле – ауданаралық тізбек.",
    ru: "Пунктирный луч – цепочка между районами.",
    en: "A dotted ray is a chain across districts.",
  },
  download: { kk: "Жүктеу", ru: "Скачать", en: "Download" },
  asTable: { kk: "Кесте түрінде көрсету", ru: "Показать таблицей", en: "Show as a table" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  small: { kk: "шағын жинақты", ru: "малокомплектная", en: "small multi-grade" },
  distance: { kk: "Қашықтық", ru: "Расстояние", en: "Distance" },
  km: { kk: "км", ru: "км", en: "km" },
  district: { kk: "Аудан", ru: "Район", en: "District" },
  chain: { kk: "тізбек", ru: "цепочка", en: "chain" },
  otherDistrict: { kk: "басқа аудан", ru: "другой район", en: "another district" },
  since: { kk: "Қай күннен", ru: "С какого дня", en: "Since" },
  act: { kk: "Әрекет", ru: "Действие", en: "Act" },
  end: { kk: "Серіктестікті аяқтау", ru: "Завершить партнёрство", en: "End the partnership" },
  past: { kk: "Бұрынғы серіктестер", ru: "Прежние партнёры", en: "Former partners" },
  becameLeading: {
    kk: "Өзі жетекші мектеп болды",
    ru: "Сама стала ведущей школой",
    en: "It became a leading school itself",
  },
  leadingEnded: {
    kk: "Жетекші мәртебе аяқталды",
    ru: "Статус ведущей школы прекращён",
    en: "The leading status ended",
  },
  schoolClosed: { kk: "Мектеп жабылды", ru: "Школа закрыта", en: "The school closed" },
  moved: {
    kk: "Басқа шеңберге ауысты",
    ru: "Перешла в другой круг",
    en: "It moved to another circle",
  },
  partnerCode: {
    kk: "Серіктес мектептің коды",
    ru: "Код партнёрской школы",
    en: "Code of the partner school",
  },
  partnerCodeHint: {
    kk: "Код мектеп парақшасында жазылған",
    ru: "Код указан на странице школы",
    en: "The code is on the school's page",
  },
  kind: { kk: "Байланыс түрі", ru: "Вид связи", en: "Kind of link" },
  kindCircle: { kk: "Шеңбердегі серіктес", ru: "Партнёр в круге", en: "Partner in the circle" },
  kindCircleHint: {
    kk: "бұл мектептің негізгі жетекшісі",
    ru: "это её основная ведущая школа",
    en: "this is its own leading school",
  },
  kindChain: {
    kk: "Ауданаралық тізбек",
    ru: "Цепочка между районами",
    en: "Chain across districts",
  },
  kindChainHint: {
    kk: "қосымша көмек, негізгі шеңбері өзгермейді",
    ru: "дополнительная помощь, основной круг не меняется",
    en: "further help; its own circle stays",
  },
  startsOn: { kk: "Қай күннен", ru: "С какого дня", en: "From" },
  reason: { kk: "Негізі", ru: "Основание", en: "Reason" },
  reasonHint: {
    kk: "Шеңберде оннан көп мектеп болса немесе тізбек құрылса – міндетті",
    ru: "Обязательно, если в круге больше десяти школ или создаётся цепочка",
    en: "Needed when the circle has more than ten schools, or for a chain",
  },
  endsOn: { kk: "Қай күннен аяқталады", ru: "С какого дня завершается", en: "Ends from" },
  endReason: { kk: "Неге аяқталды", ru: "Почему завершается", en: "Why it ends" },

  unknownSchool: {
    kk: "Мұндай коды бар мектеп жоқ",
    ru: "Школы с таким кодом нет",
    en: "There is no school with this code",
  },
  sameSchool: {
    kk: "Мектеп өзіне серіктес бола алмайды",
    ru: "Школа не может быть партнёром самой себе",
    en: "A school cannot be its own partner",
  },
  schoolCloses: {
    kk: "Мектептердің бірі жабылған немесе жабылатын күні белгіленген, сондықтан жаңа серіктестік басталмайды",
    ru: "Одна из школ закрыта или день её закрытия назначен, поэтому новое партнёрство начать нельзя",
    en: "One of the schools is closed or has a closing day, so no new partnership can begin",
  },
  notLeading: {
    kk: "Бұл күні мектептің жетекші мәртебесі жоқ",
    ru: "В этот день у школы нет статуса ведущей",
    en: "The school is not leading on this day",
  },
  partnerIsLeading: {
    kk: "Бұл – жетекші мектеп. Оны тізбек ретінде ғана қосуға болады",
    ru: "Это ведущая школа. Её можно добавить только цепочкой",
    en: "It is a leading school and can only be added as a chain",
  },
  partnerIsNis: {
    kk: "Назарбаев Зияткерлік мектебі серіктес бола алмайды",
    ru: "Назарбаев Интеллектуальная школа не может быть партнёрской",
    en: "A Nazarbayev Intellectual School cannot be a partner",
  },
  statusLater: {
    kk: "Бұл мектептің мәртебесі осы күннен кейін басталады. Мәртебе басталған күнді немесе одан кейінгі күнді жазыңыз",
    ru: "У этой школы после этого дня начинается статус. Укажите день его начала или более поздний",
    en: "This school's status begins after this day. Give the day it begins, or a later one",
  },
  leadingEnds: {
    kk: "Жетекші мәртебенің аяқталатын күні бар, ал серіктестік одан кейін де жалғасар еді. Мәртебе үзілмеген кезеңнің күнін жазыңыз",
    ru: "У статуса ведущей школы есть последний день, а партнёрство длилось бы и после него. Укажите день того периода, который не закончен",
    en: "The leading status has its last day, and the partnership would run on after it. Give a day of the period that has no end",
  },
  statusEnds: {
    kk: "Бұл мектептің серіктес мәртебесі кейін аяқталады. Ол аяқталған күнді немесе одан кейінгі күнді жазыңыз",
    ru: "Партнёрский статус этой школы заканчивается позже. Укажите день его окончания или более поздний",
    en: "This school's partner status ends later. Give the day it ends, or a later one",
  },
  alreadyTogether: {
    kk: "Бұл мектеп шеңберде бар",
    ru: "Эта школа уже в круге",
    en: "This school is already in the circle",
  },
  hasOtherCircle: {
    kk: "Бұл мектеп басқа шеңберде. Алдымен сол серіктестікті аяқтаңыз немесе тізбек ретінде қосыңыз",
    ru: "Эта школа в другом круге. Сначала завершите то партнёрство или добавьте цепочкой",
    en: "This school is in another circle. End that partnership first, or add it as a chain",
  },
  tooMany: {
    kk: "Шеңберде он мектеп бар. Тағы біреуін қосудың негізін жазыңыз",
    ru: "В круге уже десять школ. Укажите основание для ещё одной",
    en: "The circle has ten schools. Give the reason for one more",
  },
  chainReason: {
    kk: "Тізбектің негізін жазыңыз",
    ru: "Укажите основание цепочки",
    en: "Give the reason for the chain",
  },
  beforeStart: {
    kk: "Серіктестік басталғаннан кейінгі күнді жазыңыз",
    ru: "Укажите день после начала партнёрства",
    en: "Give a day after the partnership began",
  },
  alreadyEnded: {
    kk: "Серіктестік аяқталып қойған",
    ru: "Партнёрство уже завершено",
    en: "The partnership has already ended",
  },
} satisfies Texts;

/** What is done here, as the history of the school calls it. */
export const historyTexts = {
  partnershipResumed: {
    kk: "Серіктестік қайта жалғасты: екінші мектеп қайта ашылды",
    ru: "Партнёрство продолжено: закрытие второй школы отменено",
    en: "Partnership resumed: the other school's closing was taken back",
  },
  partnershipBegun: {
    kk: "Серіктестік басталды",
    ru: "Начато партнёрство",
    en: "Partnership begun",
  },
  partnershipEnded: {
    kk: "Серіктестік аяқталды",
    ru: "Партнёрство завершено",
    en: "Partnership ended",
  },
  partnershipCut: {
    kk: "Серіктестік екінші мектептегі өзгеріспен бірге аяқталды",
    ru: "Партнёрство завершилось вместе с изменением у второй школы",
    en: "Partnership ended with a change at the other school",
  },
} satisfies Texts;
