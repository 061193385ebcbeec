import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { today } from "#test/app.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/platforms": "yes yes yes yes yes yes yes yes yes",
    "GET /network/platforms/regions/:kato": "yes yes yes yes yes yes yes yes yes",
    "POST /network/platforms/regions/:kato": "sign-in yes no no no no no no no",
  },
  records: { "/network/platforms/regions/:kato": ({ region }) => region },
  forms: {
    "/network/platforms/regions/:kato": () => ({
      id: randomUUID(),
      platform: "2",
      startsOn: today,
    }),
  },
  variants: { "/network/platforms/regions/:kato": [{}, { name: "a move", prepare: moved }] },
};

/** The region is of another platform, and of no other. */
async function moved({ world, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const { region } = subject;
  await sql`delete from network.platform_regions
    where region_kato = ${region} and during && daterange('2020-01-01', null)`.execute(db);
  const first = { id: randomUUID(), platform: 1, during: "[2020-01-01,)" };
  await db
    .insertInto("network.platform_regions")
    .values({ ...first, region_kato: region })
    .execute();
  return {};
}
