import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Өткізілген оқытулар",
    ru: "Проведённые обучения",
    en: "Trainings held",
  },
  fields: {
    kk: {
      place: "Басқа өткен жер",
      trainers: "Кім оқытты",
      trained: "Кім оқыды",
      exception: "Ерекше жағдай себебі",
    },
    ru: {
      place: "Другое место",
      trainers: "Кто обучал",
      trained: "Кого обучили",
      exception: "Причина исключения",
    },
    en: {
      place: "Another place",
      trainers: "Who trained",
      trained: "Who was trained",
      exception: "Reason for an exception",
    },
  },
  problems: {
    kk: {
      schoolOrPlace: "мектеп кодын немесе өткен жерін жазыңыз",
      trainsAndLearns: "бір адам әрі оқытушы, әрі оқушы бола алмайды",
      wouldRing: "оқытушының өзін осы адам оқытқан",
      trainedThatDay: "бұл бағдарламаны сол күні басқа оқытуда аяқтаған",
      notTrained: "оқытушы бұл бағдарламадан бұрын өтпеген, ерекше жағдай себебі керек",
    },
    ru: {
      schoolOrPlace: "укажите код школы или место",
      trainsAndLearns: "один человек не может и обучать, и обучаться",
      wouldRing: "этот человек сам обучал тренера",
      trainedThatDay: "в этот день завершил программу в другом обучении",
      notTrained: "тренер до этого не прошёл программу, нужна причина исключения",
    },
    en: {
      schoolOrPlace: "give the code of a school or a place",
      trainsAndLearns: "one person cannot both train and be trained",
      wouldRing: "this person trained the trainer",
      trainedThatDay: "completed the programme that day in another training",
      notTrained: "the trainer had not passed the programme, a reason is needed",
    },
  },
  examples: {
    kk: {
      schoolProgramme: "«Тәжірибедегі рефлексия»",
    },
    ru: {
      schoolProgramme: "«Рефлексия в практике»",
    },
    en: {
      schoolProgramme: "“Reflection in practice”",
    },
  },
} satisfies Texts;
