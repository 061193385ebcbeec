import { sql } from "kysely";
import { z } from "zod";
import { sqlOf } from "#lib/rows.ts";
import { type Address, askEach } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms } from "./table.ts";
import { signInNational } from "./work.ts";

/** From needs to what came of them: the country, each region, and some circles. */
export async function measureChain({ web, place }: { web: Web; place: Place }): Promise<Measure[]> {
  const cookie = await signInNational(place.db);
  const address = (query: string, at: number): Address => ({
    path: `/chain?${query}`,
    cookie,
    language: at % 2 === 0 ? "kk" : "ru",
  });
  const before = async () => {};
  const wide = ["", "only=answered", "only=unanswered", "page=2", "page=5"].map(address);
  const regions = (await listQueries(place, "region")).map(address);
  const circles = (await listQueries(place, "circle")).map(address);
  const measured = [
    ["chain of the country", await askEach(web.url, { addresses: wide, before })],
    ["chain of each region", await askEach(web.url, { addresses: regions, before })],
    ["chain of sixty circles", await askEach(web.url, { addresses: circles, before })],
  ] as const;
  return measured.map(([what, { p50, p95, p99 }]) => ({
    what: `${what}: p50, p95, p99`,
    figure: [p50, p95, p99].map(ms).join(", "),
  }));
}

const queryRow = z.strictObject({ query: z.string() });

async function listQueries({ db }: Place, part: "region" | "circle"): Promise<string[]> {
  const { rows } = await sqlOf(queryRow)`
    select distinct ${`${part}=`} || ${part === "region" ? sql`l.region_kato` : sql`d.leading_id`} as query
    from needs.diagnoses d join network.listings l on l.school_id = d.leading_id and l.during @> current_date
    order by 1 limit 60`.execute(db);
  return rows.map(({ query }) => query);
}
