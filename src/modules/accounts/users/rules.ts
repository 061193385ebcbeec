import type { Role } from "#lib/actor.ts";

/** Which field of the form says what the role is given over. */
export function scopeFieldOf(role: Role): "regionKato" | "districtKato" | "schoolCode" | null {
  switch (role) {
    case "national":
      return null;
    case "cpm_trainer":
    case "regional":
      return "regionKato";
    case "methodologist":
      return "districtKato";
    case "leading_director":
    case "leading_coordinator":
    case "partner_coordinator":
    case "teacher":
      return "schoolCode";
  }
}

/** Made-up people of the demo network, one for each role; the family name says the role. */
export const demoPeople: readonly { role: Role; family: string; given: string; login: string }[] = [
  { role: "national", family: "Үлгіова", given: "Назгүл", login: "national" },
  { role: "cpm_trainer", family: "Үлгібаев", given: "Тимур", login: "trainer" },
  { role: "regional", family: "Үлгіова", given: "Айгүл", login: "region" },
  { role: "methodologist", family: "Үлгібаева", given: "Гүлнар", login: "district" },
  { role: "leading_director", family: "Үлгінов", given: "Марат", login: "director" },
  { role: "leading_coordinator", family: "Үлгінова", given: "Динара", login: "leading" },
  { role: "partner_coordinator", family: "Үлгіева", given: "Сәуле", login: "partner" },
  { role: "teacher", family: "Үлгіев", given: "Ерлан", login: "teacher" },
];
