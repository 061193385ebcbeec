import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Серіктестіктер",
    ru: "Партнёрства",
    en: "Partnerships",
  },
  fields: {
    kk: {
      leading_code: "Жетекші мектеп коды",
      partner_code: "Серіктес мектеп коды",
      from: "Басталған күні",
      until: "Аяқталған күні",
      kind: "Байланыс түрі",
      reason: "Негізі",
    },
    ru: {
      leading_code: "Код ведущей школы",
      partner_code: "Код партнёрской школы",
      from: "Дата начала",
      until: "Дата окончания",
      kind: "Вид связи",
      reason: "Основание",
    },
    en: {
      leading_code: "Code of the leading school",
      partner_code: "Code of the partner school",
      from: "From",
      until: "Until",
      kind: "Kind of link",
      reason: "Reason",
    },
  },
  problems: {
    kk: {
      sameSchool: "мектеп өзіне серіктес бола алмайды",
      notLeadingThen: "бұл күні мектеп жетекші болмаған",
      chainReason: "тізбектің негізі керек",
      alreadyTogether: "бұл мерзімде мектептер серіктес",
      hasOtherCircle: "бұл мерзімде мектеп басқа шеңберде",
      tooMany: "шеңберде он мектеп бар, негізін жазыңыз",
    },
    ru: {
      sameSchool: "школа не может быть партнёром самой себе",
      notLeadingThen: "в этот день школа не была ведущей",
      chainReason: "нужно основание цепочки",
      alreadyTogether: "в этот период школы уже партнёры",
      hasOtherCircle: "в этот период школа в другом круге",
      tooMany: "в круге уже десять школ, укажите основание",
    },
    en: {
      sameSchool: "a school cannot be its own partner",
      notLeadingThen: "the school was not leading on this day",
      chainReason: "a chain needs a reason",
      alreadyTogether: "the schools are partners in this period already",
      hasOtherCircle: "the school is in another circle in this period",
      tooMany: "the circle has ten schools, give the reason",
    },
  },
  circle: { kk: "Шеңбер", ru: "Круг", en: "Circle" },
  chain: { kk: "Тізбек", ru: "Цепочка", en: "Chain" },
} satisfies Texts;
