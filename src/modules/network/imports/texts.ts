import type { Texts } from "#lib/texts.ts";

export const texts = {
  fields: { kk: {}, ru: {}, en: {} },
  problems: {
    kk: {
      missing: "толтырылмаған",
      duplicateInFile: "файлда қайталанған",
      unknownWord: "мұндай мән танылмады, үлгідегі сөзді жазыңыз",
      badDay: "күн оқылмады, күн.ай.жыл түрінде жазыңыз, мысалы 01.09.2019",
      noSuchDay: "мұндай күн жоқ, күнін түзетіңіз",
      badNumber: "бүтін сан болуы керек",
      badCoordinate: "координат Қазақстан аумағынан тыс",
      outsideTerritory: "сіздің аумағыңызда емес",
      unknownSchool: "тізілімде мұндай мектеп жоқ",
      untilBeforeFrom: "аяқталған күні басталған күнінен бұрын",
    },
    ru: {
      missing: "не заполнено",
      duplicateInFile: "повторяется в файле",
      unknownWord: "значение не распознано, возьмите слово из образца",
      badDay: "дата не читается, напишите день.месяц.год, пример: 01.09.2019",
      noSuchDay: "такой даты нет, исправьте её",
      badNumber: "должно быть целое число",
      badCoordinate: "координата за пределами Казахстана",
      outsideTerritory: "не на вашей территории",
      unknownSchool: "такой школы нет в реестре",
      untilBeforeFrom: "дата окончания раньше даты начала",
    },
    en: {
      missing: "is not filled in",
      duplicateInFile: "is repeated in the file",
      unknownWord: "the value is not known, use a word from the template",
      badDay: "the day cannot be read, write day.month.year, for example 01.09.2019",
      noSuchDay: "there is no such day, correct it",
      badNumber: "must be a whole number",
      badCoordinate: "the coordinate lies outside Kazakhstan",
      outsideTerritory: "is outside your territory",
      unknownSchool: "there is no such school in the registry",
      untilBeforeFrom: "ends before it begins",
    },
  },
  toSchools: {
    kk: "Мектептер тізімін ашу",
    ru: "Открыть список школ",
    en: "Open the list of schools",
  },
} satisfies Texts;
