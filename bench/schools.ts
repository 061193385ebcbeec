import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { addressesOf } from "./addresses.ts";
import type { Limits } from "./limits.ts";
import { askEach, type Load, load, type Times } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms, share } from "./table.ts";

const promised = { time: "p95 <= 25 ms", rate: ">= 500 a second" };

/** The list of schools: 200 different addresses, first asked and asked again, then never the same twice. */
export async function measureSchools(
  { web, place }: { web: Web; place: Place },
  limits: Limits,
): Promise<Measure[]> {
  const mix = await addressesOf(place.db, 200, "mix");
  const cold = await askEach(web.url, { addresses: mix, before: () => forgetPages(place.db) });
  const warm = await askEach(web.url, { addresses: mix, before: async () => {} });
  const many = await load(web.url, mix, { seconds: 8 });
  const once = await addressesOf(place.db, 3000, "never the same twice");
  const never = await load(web.url, once, "once");
  return [
    timed("schools, 200 addresses, asked first", cold),
    timed("schools, 200 addresses, asked again", warm),
    rated("schools, 200 addresses", many, limits),
    rated("schools, never the same twice", never, limits),
    { what: "slowest page asked first", figure: cold.slowest },
  ];
}

/** What any change of the network does: every kept page has to be made anew. */
async function forgetPages(db: Db): Promise<void> {
  await sql`update network.revision set number = number + 1`.execute(db);
}

function timed(what: string, { p50, p95, p99 }: Times): Measure {
  const figure = [p50, p95, p99].map(ms).join(", ");
  return { what: `${what}: p50, p95, p99`, promise: promised.time, figure };
}

function rated(what: string, { perSecond }: Load, limits: Limits): Measure {
  const figure = `${Math.round(perSecond)} a second`;
  return {
    what,
    promise: promised.rate,
    figure,
    ofLimit: `${share(perSecond, limits.pages)} of pages`,
  };
}
