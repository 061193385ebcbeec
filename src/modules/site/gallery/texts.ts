import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Бет бөліктері", ru: "Части страниц", en: "Parts of pages" },
  tags: { kk: "Белгілер", ru: "Метки", en: "Tags" },
  figures: { kk: "Сандар", ru: "Цифры", en: "Figures" },
  filters: { kk: "Сүзгілер", ru: "Фильтры", en: "Filters" },
  table: { kk: "Кесте", ru: "Таблица", en: "Table" },
  form: { kk: "Форма", ru: "Форма", en: "Form" },
  map: { kk: "Карта", ru: "Карта", en: "Map" },
  circle: { kk: "Шеңбер", ru: "Круг", en: "Circle" },
  area: { kk: "Аумақ", ru: "Территория", en: "Territory" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  empty: { kk: "Тізім бос", ru: "Список пуст", en: "The list is empty" },
  emptyHint: {
    kk: "Келесі қадам осында жазылады",
    ru: "Здесь сказано, что делать дальше",
    en: "Here it says what to do next",
  },
} satisfies Texts;
