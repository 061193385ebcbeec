import type { Texts } from "#lib/texts.ts";

export const texts = {
  plans: { kk: "Жоспарлар", ru: "Планы", en: "Plans" },
  title: { kk: "Неден бастаймыз", ru: "С чего начать", en: "Where to begin" },
  lead: {
    kk: "Жетекші мектептің алғашқы қадамдары. Орындалғаны өзі белгіленеді.",
    ru: "Первые шаги ведущей школы. Сделанное отмечается само.",
    en: "The first steps of a leading school. What is done is marked by itself.",
  },
  doneOf: {
    kk: (done: string, all: string) => `Орындалды: ${done}, барлығы ${all}`,
    ru: (done: string, all: string) => `Сделано: ${done} из ${all}`,
    en: (done: string, all: string) => `Done: ${done} of ${all}`,
  },
  allDone: {
    kk: "Бастау жолы аяқталды: мектебіңіз жұмысқа толық кірісті.",
    ru: "Начало пройдено: школа в полной работе.",
    en: "The beginning is behind you: the school is at work.",
  },
  next: { kk: "Келесі қадам", ru: "Следующий шаг", en: "Next step" },
  notLeading: {
    kk: "Мектебіңіз бүгін жетекші мектеп емес",
    ru: "Ваша школа сегодня не ведущая",
    en: "Your school is no leading school today",
  },
  states: {
    kk: { done: "Орындалды", going: "Жүріп жатыр", todo: "Істеу керек", later: "Кейінірек" },
    ru: { done: "Сделано", going: "Идёт", todo: "Нужно сделать", later: "Позже" },
    en: { done: "Done", going: "Under way", todo: "To do", later: "Later" },
  },
  hints: {
    kk: {
      strengths: "Мектеп қай салада көмектесе алады: диагностика бетінде белгілейсіз",
      partners: "Шеңберде екіден онға дейін мектеп болады",
      survey: "Дайын сауалнаманы алыңыз; серіктес болса, бастауға болады",
      needs: "Жауаптар келген соң реті шығады, сіз растайсыз",
      plan: "Мерзімін белгілеп, серіктестердің ұсыныстарын апталарға қойыңыз",
      approval: "Директор келіседі, әдіскер бекітеді",
      event: "Бекітілген жоспардан күнтізбеге шығарыңыз",
    },
    ru: {
      strengths: "В чём школа может помочь: отметьте на странице диагностики",
      partners: "В круге от двух до десяти школ",
      survey: "Возьмите готовую анкету; начать можно, когда есть партнёр",
      needs: "Порядок получится из ответов, вы его подтверждаете",
      plan: "Назначьте срок и расставьте предложения партнёров по неделям",
      approval: "Директор согласует, методист утверждает",
      event: "Вынесите мероприятие из утверждённого плана в календарь",
    },
    en: {
      strengths: "What the school can help with: mark it on the page of the diagnosis",
      partners: "A circle has two to ten schools",
      survey: "Take the ready questionnaire; it can begin once there is a partner",
      needs: "The order follows from the answers; you confirm it",
      plan: "Set a date and put the partners' proposals into weeks",
      approval: "The director agrees, the methodologist approves",
      event: "Put an item of the approved plan into the calendar",
    },
  },
} satisfies Texts;
