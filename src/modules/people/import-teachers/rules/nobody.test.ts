import { describe, expect, it } from "vitest";
import { isOfNobody, signatureIn } from "./nobody.ts";

const isNobody = (full_name: string, more: Record<string, string> = {}) =>
  isOfNobody({ number: 1, cells: { full_name, code: "AB-1", ...more } });

describe("a line of a list of people", () => {
  it.each([
    "Педагогтар саны: 9",
    "Педагогтар саны 9",
    "Количество педагогов: 9",
    "оның ішінде жоғары санатты — 3",
    "в том числе с высшей категорией - 3",
    "Всего учителей",
    "Барлығы: 7 мұғалім",
    "12",
    "Мектеп директоры ____",
    "Орындаған: Қ. Ахметова, тел. 8 701 123 45 67",
    "Орындаған Ахметова Қ.",
    "Исполнитель: Ким В.",
    "Исполнила Ким В.",
    "Дайындаған: Ахметова Қ.",
    "Составила – Ким В.",
  ])("counts people, or is signed: %s", (line) => {
    expect(isNobody(line)).toBe(true);
    expect(isNobody(line, { position: "9" })).toBe(true);
  });

  it.each([
    "Қазақ тілі мен әдебиеті бірлестігі",
    "Методическое объединение учителей истории",
    "МО учителей начальных классов",
    "Бастауыш сынып мұғалімдері:",
    "Учителя начальных классов",
    "Начальные классы",
    "Мектеп әкімшілігі",
    "Педагогтар саны",
  ])("heads a part of the list where it tells nothing else: %s", (line) => {
    expect(isNobody(line)).toBe(true);
    expect(isNobody(line, { subjects: "Физика" })).toBe(false);
  });

  it.each([
    "Ахметова Гүлнар Серікқызы",
    "Ахметова Гүлнар (бастауыш сыныптар)",
    "Ахметова Гүлнар, бірлестік жетекшісі",
    "Ахметова Гүлнар 87011234567",
    "Всегодова Анна",
    "Жасаған Ерлан",
    "Орындаев Ерлан",
    "Исполатова Анна",
    "Учительева Анна",
    "Мо Анна",
    "Числова Сания",
    "Саныбаев Жалпыбай",
    "Классыбаева Саны Ерланқызы",
    "Ахметова Саны",
    "Саны Ахметова 87011234567",
    "Ахметова Саны - 8 701 123 45 67",
    "Ахметова Саны 87011234567",
    "К???ли",
  ])("is about somebody: %s", (line) => {
    expect(isNobody(line)).toBe(false);
  });

  it.each([
    "Завуч/учитель математики",
    "Директордың орынбасары / математика мұғалімі",
    "Зам. директора/учитель истории",
  ])("is about somebody whose post is written with a stroke: %s", (position) => {
    const cells = { family_name: "Омарова", given_name: "Айгүл", position };
    expect(isOfNobody({ number: 1, cells })).toBe(false);
  });

  it("is a place that nobody has where the post says so", () => {
    const cells = { family_name: "", given_name: "", position: "вакансия" };
    expect(isOfNobody({ number: 1, cells })).toBe(true);
  });

  it("is a total that stands in the column its line begins with", () => {
    const total = { full_name: "", code: "Барлығы: 10 педагог", position: "" };
    expect(isOfNobody({ number: 1, cells: total })).toBe(true);
    expect(isOfNobody({ number: 1, cells: { ...total, code: "", position: "Жиыны: 8" } })).toBe(
      true,
    );
    expect(isOfNobody({ number: 1, cells: { ...total, full_name: "Омарова Айгүл" } })).toBe(false);
  });

  it("is signed in a column that nobody takes, where no name stands", () => {
    const row = { number: 1, cells: { full_name: "", subjects: "Т. Сейітов" } };
    const signed = ["Мектеп директоры:", "____"];
    expect(isOfNobody({ ...row, beside: signed })).toBe(true);
    expect(signatureIn({ ...row, beside: signed })).toBe("Мектеп директоры:");
    expect(isOfNobody({ ...row, beside: ["директор орынбасары"] })).toBe(false);
    expect(isOfNobody({ number: 1, cells: { full_name: "Омарова Айгүл" }, beside: signed })).toBe(
      false,
    );
  });

  it("heads a part also where the name stands in columns of its own", () => {
    const cells = { family_name: "Тарих бірлестігі", given_name: "" };
    expect(isOfNobody({ number: 1, cells })).toBe(true);
  });
});
