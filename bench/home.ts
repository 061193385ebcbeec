import { sql } from "kysely";
import type { Limits } from "./limits.ts";
import { load } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms, share } from "./table.ts";

/** The home page under many visitors, and how soon a change is on a page that was kept. */
export async function measureHome(
  { web, place }: { web: Web; place: Place },
  limits: Limits,
): Promise<Measure[]> {
  const home = [{ path: "/", language: "kk" as const }];
  await load(web.url, home, { seconds: 2 });
  const { perSecond, p50, p975, p99 } = await load(web.url, home, { seconds: 6 });
  const seen = await timeUntilSeen(web, place);
  return [
    {
      what: "home",
      promise: ">= 1,000 a second",
      figure: `${Math.round(perSecond)} a second`,
      ofLimit: `${share(perSecond, limits.pages)} of pages, ${share(perSecond, limits.questions)} of questions`,
    },
    {
      what: "home, to the visitor: p50, p97.5, p99",
      figure: [p50, p975, p99].map(ms).join(", "),
    },
    {
      what: "changed name on the next request",
      promise: "at once, 20 of 20",
      figure: `${seen.times} of 20, ${ms(seen.slowest)} at most`,
    },
  ];
}

/** Twenty times: change a school's name, then ask once for the kept page that shows it. */
async function timeUntilSeen({ url }: Web, { db }: Place) {
  const school = await db
    .selectFrom("network.schools")
    .orderBy("code")
    .select(["id", "name_kk"])
    .executeTakeFirstOrThrow();
  const page = `${url}/network/schools/${school.id}`;
  let times = 0;
  let slowest = 0;
  for (let turn = 1; turn <= 20; turn++) {
    await fetch(page);
    const name = `${school.name_kk} ${turn}`;
    const committed = await rename(db, school.id, name);
    const text = await (await fetch(page, { headers: { "accept-language": "kk" } })).text();
    slowest = Math.max(slowest, performance.now() - committed);
    if (text.includes(name)) times += 1;
  }
  await rename(db, school.id, school.name_kk);
  return { times, slowest };
}

async function rename(db: Place["db"], id: string, name: string): Promise<number> {
  await sql`update network.schools set name_kk = ${name} where id = ${id}`.execute(db);
  return performance.now();
}
