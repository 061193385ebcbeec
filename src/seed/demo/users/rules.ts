import type { GrantScope } from "#modules/accounts/users/schema.ts";
import type { At, DemoPerson, DemoPlace } from "./schema.ts";

/** Made-up people of the demo network, one for each role; the family name says the role. */
export const demoPeople: readonly DemoPerson[] = [
  { role: "national", family: "Үлгіова", given: "Назгүл", login: "national", at: "country" },
  { role: "cpm_trainer", family: "Үлгібаев", given: "Тимур", login: "trainer", at: "region" },
  { role: "regional", family: "Үлгіова", given: "Айгүл", login: "region", at: "region" },
  {
    role: "methodologist",
    family: "Үлгібаева",
    given: "Гүлнар",
    login: "district",
    at: "district",
  },
  { role: "leading_director", family: "Үлгінов", given: "Марат", login: "director", at: "leading" },
  {
    role: "leading_coordinator",
    family: "Үлгінова",
    given: "Динара",
    login: "leading",
    at: "leading",
  },
  {
    role: "partner_coordinator",
    family: "Үлгіева",
    given: "Сәуле",
    login: "partner",
    at: "partner",
  },
  { role: "teacher", family: "Үлгіев", given: "Ерлан", login: "teacher", at: "partner" },
];

export function scopeAt(at: At, place: DemoPlace): GrantScope {
  const { regionKato, districtKato, leadingId, partnerId } = place;
  switch (at) {
    case "country":
      return { kind: "country" };
    case "region":
      return { kind: "region", regionKato };
    case "district":
      return { kind: "district", regionKato, districtKato };
    case "leading":
      return { kind: "school", regionKato, districtKato, schoolId: leadingId, leadingId };
    case "partner":
      return { kind: "school", regionKato, districtKato, schoolId: partnerId, leadingId };
  }
}
