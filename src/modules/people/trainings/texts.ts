import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Өткізілген оқытулар", ru: "Проведённое обучение", en: "Trainings held" },
  cascade: { kk: "Каскад", ru: "Каскад", en: "Cascade" },
  add: { kk: "Оқытуды жазып қою", ru: "Записать обучение", en: "Record a training" },
  programme: { kk: "Бағдарлама", ru: "Программа", en: "Programme" },
  allProgrammes: { kk: "Барлығы", ru: "Все", en: "All" },
  year: { kk: "Оқу жылы", ru: "Учебный год", en: "School year" },
  anyYear: { kk: "Кез келген", ru: "Любой", en: "Any" },
  trainerName: { kk: "Тренердің аты-жөні", ru: "Фамилия или имя тренера", en: "Trainer's name" },
  findButton: { kk: "Іздеу", ru: "Найти", en: "Find" },
  noneFound: { kk: "Мұндай оқыту табылмады", ru: "Такого обучения не найдено", en: "None found" },
  noneHint: {
    kk: "Сүзгіні алып тастаңыз немесе өткен оқытуды жазыңыз.",
    ru: "Снимите фильтр или запишите прошедшее обучение.",
    en: "Take a filter away, or record a training that was held.",
  },
  noneYet: { kk: "Оқыту әлі жазылмаған", ru: "Обучений пока не записано", en: "None recorded yet" },
  noneYetHint: {
    kk: "Мектепте өткен оқытуды жазыңыз: тренер, бағдарлама және кімдер оқығаны.",
    ru: "Запишите прошедшее обучение: кто вёл, по какой программе и кого обучил.",
    en: "Record a training that was held: who led it, in which programme, and who was trained.",
  },
  when: { kk: "Қашан", ru: "Когда", en: "When" },
  where: { kk: "Қайда", ru: "Где", en: "Where" },
  led: { kk: "Кім өткізді", ru: "Кто провёл", en: "Led by" },
  trainedCount: { kk: "Оқығандар", ru: "Обучено", en: "Trained" },

  newTitle: { kk: "Өткен оқытуды жазу", ru: "Запись обучения", en: "Record a training" },
  schoolCode: { kk: "Мектеп коды", ru: "Код школы", en: "School code" },
  schoolHint: {
    kk: "Оқыту өткен мектеп. Мектептен тыс өтсе, төменде орнын жазыңыз",
    ru: "Школа, где прошло обучение. Если оно было не в школе, укажите место ниже",
    en: "The school where it was held. If it was elsewhere, give the place below",
  },
  place: { kk: "Орны", ru: "Место", en: "Place" },
  from: { kk: "Басталған күні", ru: "Первый день", en: "First day" },
  until: { kk: "Аяқталған күні", ru: "Последний день", en: "Last day" },
  hours: { kk: "Сағат саны", ru: "Сколько часов", en: "Hours" },
  trainers: { kk: "Кім өткізді", ru: "Кто провёл", en: "Who led it" },
  trained: { kk: "Кімдер оқыды", ru: "Кого обучили", en: "Who was trained" },
  chooseHint: {
    kk: "Төмендегі өріспен тауып, белгілеңіз. Белгісі алынған адам тізімнен шығады",
    ru: "Найдите полем ниже и отметьте. Кто без отметки, тот уходит из списка",
    en: "Find and tick. Without the tick a person leaves the list",
  },
  findTrainers: { kk: "Тренерді табу", ru: "Найти тренера", en: "Find a trainer" },
  findTrained: { kk: "Мұғалімдерді табу", ru: "Найти учителей", en: "Find teachers" },
  namePart: {
    kk: "Тегі немесе аты",
    ru: "Фамилия или имя",
    en: "Family or given name",
  },
  trainedSchool: {
    kk: "Мұғалімдер мектебінің коды",
    ru: "Код школы учителей",
    en: "Code of the teachers' school",
  },
  trainedSchoolHint: {
    kk: "Аты жазылмаса, мектептің барлық мұғалімі көрсетіледі",
    ru: "Без имени будут показаны все учителя школы",
    en: "Without a name, all teachers of the school are shown",
  },
  nobodyFound: {
    kk: "Сіз көре алатын мұғалімдер арасынан ешкім табылмады",
    ru: "Среди учителей, которых вы видите, никто не найден",
    en: "Nobody was found among the teachers you may see",
  },
  exception: {
    kk: "Бағдарламадан өтпеген адам неге өткізді",
    ru: "Почему вёл тот, кто сам не прошёл программу",
    en: "Why somebody not trained led it",
  },
  exceptionHint: {
    kk: "Тренер бұл бағдарламадан өтпеген болса ғана толтырыңыз",
    ru: "Заполните, только если тренер сам не прошёл эту программу",
    en: "Only if a trainer did not pass this programme",
  },
  save: { kk: "Жазып қою", ru: "Записать", en: "Record" },

  period: {
    kk: (from: string, until: string) => (from === until ? from : `${from} – ${until}`),
    ru: (from: string, until: string) => (from === until ? from : `${from} – ${until}`),
    en: (from: string, until: string) => (from === until ? from : `${from} – ${until}`),
  },
  people: {
    kk: (n: number) => `${n} адам`,
    ru: (n: number) =>
      `${n} ${plural("ru", n, { one: "человек", few: "человека", other: "человек" })}`,
    en: (n: number) => `${n} ${n === 1 ? "person" : "people"}`,
  },
  ofCentre: { kk: "Орталық тренері", ru: "Тренер центра", en: "Trainer of the centre" },
  elsewhere: {
    kk: "Мектептен кеткендер",
    ru: "Ушедшие из школ",
    en: "Those who left their schools",
  },
  fromSchools: {
    kk: "Басқа мектептерден",
    ru: "Из других школ",
    en: "From other schools",
  },
  change: { kk: "Оқығандарды қосу", ru: "Добавить обученных", en: "Add people trained" },
  addTitle: { kk: "Тағы кімдер оқыды", ru: "Кого ещё обучили", en: "Who else was trained" },
  remove: { kk: "Алып тастау", ru: "Убрать", en: "Remove" },
  deleteTitle: { kk: "Жазбаны жою", ru: "Удалить запись", en: "Delete the record" },
  deleteHint: {
    kk: "Қате жазылған болса. Мұғалімдердің осы жазбадан пайда болған курстары да жойылады.",
    ru: "Если запись ошибочна. Курсы, появившиеся у учителей из этой записи, тоже исчезнут.",
    en: "If it was recorded by mistake. Courses that teachers got from this record go with it.",
  },
  reason: { kk: "Себебі", ru: "Причина", en: "Reason" },
  tree: { kk: "Каскадтағы орны", ru: "Место в каскаде", en: "Place in the cascade" },

  badHours: {
    kk: "1–1000 аралығындағы сан",
    ru: "Число от 1 до 1000",
    en: "A number from 1 to 1000",
  },
  tooMany: {
    kk: "Бір жазбада 200 адамнан аспауы керек",
    ru: "В одной записи не больше 200 человек",
    en: "At most 200 people in one record",
  },
  schoolOrPlace: {
    kk: "Мектеп кодын немесе орнын жазыңыз",
    ru: "Укажите код школы или место",
    en: "Give a school's code or a place",
  },
  schoolNeeded: {
    kk: "Сіз тек мектепте өткен оқытуды жаза аласыз: мектеп кодын көрсетіңіз",
    ru: "Вы записываете обучение только в школе: укажите её код",
    en: "You record trainings held in a school: give its code",
  },
  unknownSchool: {
    kk: "Мұндай коды бар мектеп жоқ",
    ru: "Школы с таким кодом нет",
    en: "No school has this code",
  },
  notYours: {
    kk: "Бұл мектептің жазбаларын сіз жүргізбейсіз",
    ru: "Записи этой школы ведёте не вы",
    en: "You do not keep this school's records",
  },
  notOrdered: {
    kk: "Аяқталған күні басталған күнінен ерте болмауы керек",
    ru: "Последний день не может быть раньше первого",
    en: "The last day cannot be before the first",
  },
  future: {
    kk: "Оқыту әлі аяқталмаған: бұл күн келген жоқ",
    ru: "Обучение ещё не закончилось: этот день не наступил",
    en: "The training is not over: this day is still to come",
  },
  nobodyChosen: {
    kk: "Кемінде бір адамды белгілеңіз",
    ru: "Отметьте хотя бы одного",
    en: "Tick at least one",
  },
  trainsAndLearns: {
    kk: "Бір адам әрі тренер, әрі оқушы бола алмайды",
    ru: "Один человек не может и вести, и учиться",
    en: "Nobody can both lead and be trained",
  },
  wouldRing: {
    kk: "Бұл бағдарлама бойынша тренерді оқытқан немесе каскадта одан жоғары тұрған адам бар",
    ru: "Среди обученных есть тот, кто сам обучил тренера или стоит выше него в каскаде",
    en: "Somebody among them trained the trainer, or stands above the trainer in the cascade",
  },
  trainedThatDay: {
    kk: "Бұл күні осы бағдарламадан басқа оқытуда өткен адам бар",
    ru: "Кто-то в этот день уже прошёл эту программу в другом обучении",
    en: "Somebody passed this programme in another training on that day",
  },
  notTrained: {
    kk: "Тренер бұл бағдарламадан басталған күнге дейін өтпеген",
    ru: "Тренер не прошёл эту программу до первого дня",
    en: "A trainer had not passed this programme by the first day",
  },
  exceptionNeeded: {
    kk: "Неге солай болғанын жазыңыз немесе басқа тренерді таңдаңыз",
    ru: "Объясните, почему так вышло, или выберите другого тренера",
    en: "Say why, or choose another trainer",
  },
  notInReach: {
    kk: "Бұл адамды сіз таңдай алмайсыз",
    ru: "Этого человека вы выбрать не можете",
    en: "You cannot choose this person",
  },
  check: { kk: "тексеріңіз", ru: "проверьте", en: "check" },

  trainingRecorded: { kk: "Оқыту жазылды", ru: "Обучение записано", en: "Training recorded" },
  trainedAdded: { kk: "Оқығандар қосылды", ru: "Добавлены обученные", en: "People added" },
  trainedRemoved: {
    kk: "Оқыған адам алып тасталды",
    ru: "Обученный убран",
    en: "Person removed",
  },
} satisfies Texts;

/** What is done here, as the history of the teacher calls it. */
export const historyTexts = {
  courseRemoved: { kk: "Курс алынып тасталды", ru: "Курс убран", en: "Course removed" },
} satisfies Texts;
