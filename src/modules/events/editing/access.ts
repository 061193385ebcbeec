import type { Person } from "#lib/actor.ts";
import type { Reach } from "#lib/scope.ts";
import { organises } from "../base/access.ts";

type Organisers = {
  schoolIds: string[];
  districtKatos: string[];
  regionKatos: string[];
  isCountry: boolean;
};

/** In whose name the person makes events: the places that a role over them is held at. */
export function organisersOf({ grants }: Pick<Person, "grants">): Organisers {
  const at = (...reaches: Reach[]) =>
    grants.filter(({ role }) => reaches.includes(organises[role]));
  return {
    schoolIds: at("circle", "school").flatMap((one) => ("schoolId" in one ? [one.schoolId] : [])),
    districtKatos: at("district").flatMap((one) =>
      "districtKato" in one ? [one.districtKato] : [],
    ),
    regionKatos: at("region").flatMap((one) => ("regionKato" in one ? [one.regionKato] : [])),
    isCountry: at("country").length > 0,
  };
}
