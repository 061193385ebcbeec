import type { RawBuilder } from "kysely";
import type { Actor, Grant, Place } from "./actor.ts";
import { any, condition } from "./condition.ts";

/**
 * The part of the country a person may list. Only `scopeOf` makes one, so a list that asks for a
 * Scope cannot be asked for by anybody whose grants were not looked at.
 */
export class Scope {
  readonly #areas: {
    everywhere: boolean;
    regions: string[];
    districts: string[];
    schools: string[];
  };

  private constructor(grants: readonly Grant[]) {
    this.#areas = {
      everywhere: grants.some((grant) => grant.role === "national"),
      regions: grants.flatMap((grant) =>
        grant.role === "regional" || grant.role === "cpm_trainer" ? [grant.regionKato] : [],
      ),
      districts: grants.flatMap((grant) =>
        grant.role === "methodologist" ? [grant.districtKato] : [],
      ),
      schools: grants.flatMap((grant) => ("schoolId" in grant ? [grant.schoolId] : [])),
    };
  }

  static of(grants: readonly Grant[]): Scope | null {
    return grants.length > 0 ? new Scope(grants) : null;
  }

  get isEverywhere(): boolean {
    return this.#areas.everywhere;
  }

  /** True when it holds whole regions, so that most rows found otherwise are inside. */
  get isWide(): boolean {
    return this.#areas.everywhere || this.#areas.regions.length > 0;
  }

  /** The condition that keeps rows inside the scope; a school's own circle is inside its scope. */
  holds(row: {
    region: RawBuilder<unknown>;
    district: RawBuilder<unknown>;
    school: RawBuilder<unknown>;
    leading?: RawBuilder<unknown>;
  }): RawBuilder<boolean> {
    const { everywhere, regions, districts, schools } = this.#areas;
    if (everywhere) return condition`true`;
    const bySchool = [row.school, ...(row.leading ? [row.leading] : [])].map(
      (school) => condition`${school} = any (${schools}::uuid[])`,
    );
    return any([
      condition`${row.region} = any (${regions}::text[])`,
      condition`${row.district} = any (${districts}::text[])`,
      ...bySchool,
    ]);
  }
}

/** The scope of the grants the rule accepts; null when there is none. */
export function scopeOf(actor: Actor, rule: (grant: Grant) => boolean): Scope | null {
  return actor.kind === "person" ? Scope.of(actor.grants.filter(rule)) : null;
}

/** Where a school lies, and whose circle it belongs to. */
export type CirclePlace = Place & { leadingId: string | null };

/** The role looks over the school: from above it, from its circle's leading school or from within. */
export function reaches(grant: Grant, place: CirclePlace): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "cpm_trainer":
    case "regional":
      return grant.regionKato === place.regionKato;
    case "methodologist":
      return grant.districtKato === place.districtKato;
    case "leading_director":
    case "leading_coordinator":
      return grant.schoolId === place.schoolId || grant.schoolId === place.leadingId;
    case "partner_coordinator":
      return grant.schoolId === place.schoolId;
    case "teacher":
      return false;
  }
}
