import type { RawBuilder } from "kysely";
import { type Actor, type Grant, holds, type Place, type Role } from "./actor.ts";
import { any, condition } from "./condition.ts";

/** Where a school lies, and whose circle it belongs to. */
export type CirclePlace = Place & { leadingId: string | null };

/** How far a role reaches from where it is held; a circle is the own school and those it leads. */
export type Reach = "country" | "region" | "district" | "circle" | "school" | "none";

/** What a role over R is held at, so that nobody is given the reach of a place they do not have. */
type HeldAt<R extends Role> = keyof (Grant & { role: R });
type ReachOf<R extends Role> =
  | "country"
  | "none"
  | ("regionKato" extends HeldAt<R> ? "region" : never)
  | ("districtKato" extends HeldAt<R> ? "district" : never)
  | ("schoolId" extends HeldAt<R> ? "circle" | "school" : never);

/** One permission: how far each role has it. Drives the answer for one object and the scope of lists. */
export type ReachByRole = { readonly [R in Role]: ReachOf<R> };

/** What of a place is unknown, or wider than a school, is null and covered by no reach that asks for it. */
type Lying = { [K in keyof CirclePlace]: CirclePlace[K] | null };
type AskedBy = {
  country: never;
  region: "regionKato";
  district: "districtKato";
  circle: "schoolId" | "leadingId";
  school: "schoolId";
  none: never;
};

/** As much of a place as the table needs to answer. */
export type PlaceFor<Table extends ReachByRole> = Pick<Lying, AskedBy[Table[Role]]>;

/** Who looks over a school: from above it, from its circle's leading school or from within. */
export const looksOver = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** True when one of the actor's roles reaches the place. */
export function may<Table extends ReachByRole>(
  actor: Actor,
  table: Table,
  place: PlaceFor<Table>,
): boolean {
  return holds(actor, (grant) => covers(table[grant.role], grant, place));
}

/** True for who may at some place at least. */
export function mayAnywhere(actor: Actor, table: ReachByRole): boolean {
  return holds(actor, ({ role }) => table[role] !== "none");
}

/** True for who may at every place, and so for what has no place. */
export function mayEverywhere(actor: Actor, table: ReachByRole): boolean {
  return holds(actor, ({ role }) => table[role] === "country");
}

/** The part of the country that the actor may list; null when there is none. */
export function scopeBy(actor: Actor, table: ReachByRole): Scope | null {
  return Scope.of(actor, table);
}

/** True when the place lies within that reach of where the role is held. */
export function covers(reach: Reach, grant: Grant, place: Partial<Lying>): boolean {
  switch (reach) {
    case "country":
      return true;
    case "region":
      return "regionKato" in grant && grant.regionKato === place.regionKato;
    case "district":
      return "districtKato" in grant && grant.districtKato === place.districtKato;
    case "circle":
      return "schoolId" in grant && [place.schoolId, place.leadingId].includes(grant.schoolId);
    case "school":
      return "schoolId" in grant && grant.schoolId === place.schoolId;
    case "none":
      return false;
  }
}

/**
 * The part of the country a person may list. Only `scopeBy` makes one, so a list that asks for a
 * Scope cannot be asked for by anybody whose grants were not looked at.
 */
export class Scope {
  readonly #areas: {
    everywhere: boolean;
    regions: string[];
    districts: string[];
    circles: string[];
    schools: string[];
  };

  private constructor(grants: readonly Grant[], table: ReachByRole) {
    const at = (reach: Reach) => grants.filter(({ role }) => table[role] === reach);
    this.#areas = {
      everywhere: at("country").length > 0,
      regions: at("region").flatMap((one) => ("regionKato" in one ? [one.regionKato] : [])),
      districts: at("district").flatMap((one) => ("districtKato" in one ? [one.districtKato] : [])),
      circles: at("circle").flatMap((one) => ("schoolId" in one ? [one.schoolId] : [])),
      schools: at("school").flatMap((one) => ("schoolId" in one ? [one.schoolId] : [])),
    };
  }

  static of(actor: Actor, table: ReachByRole): Scope | null {
    return actor.kind === "person" && mayAnywhere(actor, table)
      ? new Scope(actor.grants, table)
      : null;
  }

  get isEverywhere(): boolean {
    return this.#areas.everywhere;
  }

  /** True when it holds whole regions, so that most rows found otherwise are inside. */
  get isWide(): boolean {
    return this.#areas.everywhere || this.#areas.regions.length > 0;
  }

  /** The condition that keeps rows inside the scope; circles are inside where the row names who leads. */
  holds(row: {
    region: RawBuilder<unknown>;
    district: RawBuilder<unknown>;
    school: RawBuilder<unknown>;
    leading?: RawBuilder<unknown>;
  }): RawBuilder<boolean> {
    const { everywhere, regions, districts, circles, schools } = this.#areas;
    if (everywhere) return condition`true`;
    return any([
      condition`${row.region} = any (${regions}::text[])`,
      condition`${row.district} = any (${districts}::text[])`,
      condition`${row.school} = any (${[...circles, ...schools]}::uuid[])`,
      ...(row.leading ? [condition`${row.leading} = any (${circles}::uuid[])`] : []),
    ]);
  }

  /** The same of one place: what `holds` answers of the row that lies there. */
  contains({ regionKato, districtKato, schoolId, leadingId }: Partial<Lying>): boolean {
    const { everywhere, regions, districts, circles, schools } = this.#areas;
    const has = (held: string[], id: string | null | undefined) => !!id && held.includes(id);
    return (
      everywhere ||
      has(regions, regionKato) ||
      has(districts, districtKato) ||
      has([...circles, ...schools], schoolId) ||
      has(circles, leadingId)
    );
  }
}
