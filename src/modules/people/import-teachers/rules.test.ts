import { expect, it } from "vitest";
import { guessMapping } from "#imports/fields.ts";
import { subjectsOf } from "./rules/words.ts";
import { fields } from "./schema.ts";

it.each([
  [
    ["№", "Мұғалімнің аты-жөні (толық)", "Қызметі", "Пәні", "Сыныбы", "Біліктілік санаты"],
    { full_name: "1", position: "2", subjects: "3", grades: "4", category: "5" },
  ],
  [
    ["ФИО педагога", "Должность", "Преподаваемый предмет", "Класс", "Категория", "Дата приёма"],
    { full_name: "0", position: "1", subjects: "2", grades: "3", category: "4", since: "5" },
  ],
  [
    ["Тегі", "Аты", "Әкесінің аты", "Санат берілген күн", "Санаты", "Туған жылы"],
    {
      family_name: "0",
      given_name: "1",
      patronymic: "2",
      category_since: "3",
      category: "4",
      birth_year: "5",
    },
  ],
  [
    ["№", "Аты-жөні", "Санат берілген күні", "Жұмысқа кірген күні", "Жұмыстан кеткен күні"],
    { full_name: "1", category_since: "2", since: "3", until: "4" },
  ],
  [
    ["ФИО", "Дата присвоения категорий", "Дата приема", "Предмета", "Жұмыстан шыққан күн"],
    { full_name: "0", category_since: "1", since: "2", subjects: "3", until: "4" },
  ],
  [
    ["Аты-жөні", "Жұмысқа кірген жылы", "Педагогтік еңбегін бастаған жылы"],
    { full_name: "0", since: "1", working_since: "2" },
  ],
  [["ФИО", "Год приёма на работу"], { full_name: "0", since: "1" }],
  [["Аты-жөні", "Телефоны", "Санаттар саны", "Туған жері"], { full_name: "0" }],
  [
    ["Мектептің аты", "Мұғалімнің ТАӘ", "Санаты, берілген күні", "Қызметке тағайындалған күні"],
    { code: "0", full_name: "1", category: "2", since: "3" },
  ],
])("knows the columns %j of a staff list", (columns, mapping) => {
  expect(guessMapping(fields, { columns, rows: [] })).toEqual(mapping);
});

it.each([
  ["англ. язык", ["english"]],
  ["Тарих", ["kz_history", "world_history"]],
  ["қазақ тілі мен әдебиеті", ["kazakh_lang_lit"]],
  ["рус.яз и лит-ра", ["russian_lang_lit"]],
  ["Сиқыр", []],
])("reads the subject %s", (word, codes) => {
  expect(subjectsOf(word)).toEqual(codes);
});
