import type { Texts } from "#lib/texts.ts";

export const texts = {
  approve: { kk: "БЕКІТЕМІН", ru: "УТВЕРЖДАЮ", en: "APPROVED" },
  director: {
    kk: "Жетекші мектептің директоры",
    ru: "Директор ведущей школы",
    en: "Director of the leading school",
  },
  methodologist: { kk: "Аудан әдіскері", ru: "Методист района", en: "District methodologist" },
  coordinator: { kk: "Желі үйлестірушісі", ru: "Координатор сети", en: "Network coordinator" },
  signed: {
    kk: "__________________ (қолы)",
    ru: "__________________ (подпись)",
    en: "__________________ (signature)",
  },
  dated: {
    kk: (day: string) => `Бекітілген күні: ${day}`,
    ru: (day: string) => `Дата утверждения: ${day}`,
    en: (day: string) => `Approved on ${day}`,
  },
  draft: { kk: "Жоба", ru: "Проект", en: "Draft" },
  title: {
    kk: (name: string) => `${name} шеңберінің циклограммасы`,
    ru: (name: string) => `Циклограмма круга: ${name}`,
    en: (name: string) => `Cyclogramme of the circle of ${name}`,
  },
  columns: {
    kk: ["№", "Күні", "Іс-шара", "Өткізетін мектеп", "Жауапты", "Қажеттілік", "Күтілетін нәтиже"],
    ru: [
      "№",
      "Дата",
      "Мероприятие",
      "Школа",
      "Ответственный",
      "Потребность",
      "Ожидаемый результат",
    ],
    en: ["No", "Date", "Event", "School", "Responsible", "Need", "Expected result"],
  },
  marks: {
    kk: { added: "қосылды", moved: "ауыстырылды", cancelled: "болмайды" },
    ru: { added: "добавлено", moved: "перенесено", cancelled: "отменено" },
    en: { added: "added", moved: "moved", cancelled: "cancelled" },
  },
} satisfies Texts;
