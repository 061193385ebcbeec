import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: {
    kk: "Қажеттіліктерден жоспар құру",
    ru: "Составить из потребностей",
    en: "Draw up from the needs",
  },
  lead: {
    kk: "Бекітілген, бірақ жоспарда әлі жауабы жоқ қажеттіліктер. Керегін қалдырып, түрі мен уақытын түзетіңіз.",
    ru: "Утверждённые потребности, на которые в плане ещё нет ответа. Оставьте нужные, поправьте вид и время.",
    en: "Agreed needs that nothing in the plan answers yet. Keep those you want, and mend kind and time.",
  },
  pace: { kk: "Қалай өтеді", ru: "Как проводить", en: "How to hold them" },
  paces: {
    kk: { weeks: "Жартыжылдықтың апталары бойынша", week: "Бір апта ішінде" },
    ru: { weeks: "По неделям полугодия", week: "В течение одной недели" },
    en: { weeks: "Over the weeks of the half-year", week: "Within one week" },
  },
  school: { kk: "Өткізетін мектеп", ru: "Кто проводит", en: "Who holds it" },
  responsible: { kk: "Жауапты", ru: "Ответственный", en: "Responsible" },
  needs: { kk: "Қажеттіліктер", ru: "Потребности", en: "Needs" },
  lagging: { kk: "Артта қалған аймақ", ru: "Западающая зона", en: "Lagging zone" },
  type: { kk: "Түрі", ru: "Вид", en: "Kind" },
  week: { kk: "Апта", ru: "Неделя", en: "Week" },
  day: { kk: "Күні", ru: "День", en: "Day" },
  add: { kk: "Жоспарға қосу", ru: "Добавить в план", en: "Add to the plan" },
  planOf: {
    kk: (name: string) => `Циклограмма: ${name} шеңбері`,
    ru: (name: string) => `Циклограмма круга: ${name}`,
    en: (name: string) => `Cyclogramme of the circle of ${name}`,
  },
  plans: { kk: "Жоспарлар", ru: "Планы", en: "Plans" },
  none: {
    kk: "Қосатын қажеттілік жоқ",
    ru: "Добавлять нечего",
    en: "There is nothing to add",
  },
  noneHint: {
    kk: "Бекітілген қажеттіліктің бәріне жоспарда жауап бар немесе қажеттіліктер әлі бекітілмеген.",
    ru: "На каждую утверждённую потребность в плане есть ответ, или потребности ещё не утверждены.",
    en: "Every agreed need is answered in the plan, or none are agreed yet.",
  },
  over: {
    kk: "Бұл жартыжылдықта апта қалмады",
    ru: "В этом полугодии не осталось недель",
    en: "No week is left in this half-year",
  },
  overHint: {
    kk: "Қажеттіліктерді келесі жартыжылдықтың циклограммасына қосыңыз.",
    ru: "Внесите потребности в циклограмму следующего полугодия.",
    en: "Take the needs into the cyclogramme of the next half-year.",
  },
  openNext: {
    kk: "Келесі жартыжылдықты жоспарлау",
    ru: "Планировать следующее полугодие",
    en: "Plan the next half-year",
  },
  toNeeds: { kk: "Қажеттіліктерге өту", ru: "К потребностям", en: "To the needs" },
  toPlan: {
    kk: "Циклограммаға қайту",
    ru: "Вернуться к циклограмме",
    en: "Back to the cyclogramme",
  },
  takeSome: {
    kk: "Кемінде бір қажеттілікті белгілеңіз",
    ru: "Отметьте хотя бы одну потребность",
    en: "Mark at least one need",
  },
  notOffered: {
    kk: "Бұл нұсқа енді жоқ, бетті жаңартыңыз",
    ru: "Этого варианта больше нет, обновите страницу",
    en: "This is not offered any more, reload the page",
  },
  outside: {
    kk: "Апта бұл жартыжылдыққа жатпайды",
    ru: "Неделя не из этого полугодия",
    en: "The week is not of this half-year",
  },
  outsideWeek: {
    kk: "Күн осы аптадан тыс",
    ru: "День не из этой недели",
    en: "The day is not in that week",
  },
  closed: {
    kk: "Циклограмма бекітуге жіберілген, оған қосуға болмайды",
    ru: "Циклограмма отправлена на утверждение, добавлять в неё нельзя",
    en: "The cyclogramme has been sent for approval and takes nothing more",
  },
  notYours: {
    kk: "Бұл мектептің атынан қоса алмайсыз",
    ru: "За эту школу добавлять нельзя",
    en: "You cannot add for this school",
  },
} satisfies Texts;
