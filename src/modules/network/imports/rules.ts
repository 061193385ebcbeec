import { isDay } from "#lib/dates.ts";

/** Examples for the template, one row that passes every check but for its made-up code. */
export function exampleOf(kind: string): string[] {
  switch (kind) {
    case "schools":
      return [
        "1560-004",
        "Хромтау №4 орта мектебі",
        "Хромтауская средняя школа №4",
        "156000000",
        "Жалпы білім беретін мектеп",
        "қазақ тілі, орыс тілі",
        "Қалада",
        "",
        "50.25",
        "58.45",
        "",
        "",
        "",
        "1965-09-01",
        "",
      ];
    case "statuses":
      return ["1560-004", "Жетекші мектеп", "2019-09-01", "", "125", "2019-08-20"];
    case "partnerships":
      return ["1560-004", "1560-007", "2019-09-01", "", "Шеңбер", ""];
    default:
      return ["1560-004", "2025", "640", "52"];
  }
}

/** The day on which a file's districts stand: as told, else today. */
export function asOf(told: string | undefined, today: string): string {
  return told && isDay(told) ? told : today;
}
