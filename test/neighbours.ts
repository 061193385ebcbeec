import { sql } from "kysely";
import { makeForm, makePath, patternOf, variantsOf } from "./all-trials.ts";
import { makePeriods, type Periods } from "./make-periods.ts";
import { makeRecords } from "./make-records.ts";
import { written } from "./roles-table.ts";
import {
  inside,
  outside,
  type Place,
  type Subject,
  signInNational,
  strangersIn,
  type World,
} from "./roles-world.ts";
import { type Change, differences, type Tables } from "./tables.ts";

export type Circle = Subject & Periods;
/** A circle that an act has no business with, and every row that was made with it. */
export type Neighbour = Circle & { rows: Change[] };
export type Where = "the same district" | "another district" | "another region";

/** Records of every kind around: in the same district, in another of the region, in another region. */
export async function makeNeighbours(
  world: World,
  tables: Tables,
): Promise<Record<Where, Neighbour>> {
  const near = { region: inside.region, district: await otherDistrict(world) };
  return {
    "the same district": await makeNeighbour(world, { tables, place: inside }),
    "another district": await makeNeighbour(world, { tables, place: near }),
    "another region": await makeNeighbour(world, { tables, place: outside }),
  };
}

async function otherDistrict({ app }: World): Promise<string> {
  const { rows } = await sql<{ kato: string }>`
    select kato from network.districts where region_kato = ${inside.region}
      and kato <> ${inside.district} and upper_inf(during) order by kato limit 1`.execute(app.db);
  return rows[0]?.kato ?? "";
}

/** A circle there, with records of every kind. */
export async function makeNeighbour(
  world: World,
  { tables, place }: { tables: Tables; place: Place },
): Promise<Neighbour> {
  const before = await tables.look();
  const subject = await strangersIn(world, place);
  for (const address of listAddressesOfActs()) await makeReady(world, { address, subject });
  const circle = await makePeriods(world.app, subject);
  await makeRecords(world, subject);
  return { ...subject, ...circle, rows: differences(before, await tables.look()) };
}

/** All that the act and each of its variants would be done to, by somebody who has nothing else. */
async function makeReady(
  world: World,
  { address, subject }: { address: string; subject: Subject },
): Promise<void> {
  const pattern = patternOf(address);
  const made = {
    makePath: () => makePath(world, address, subject),
    makeForm: () => makeForm(world, address, subject),
  };
  await made.makePath();
  await made.makeForm();
  for (const { prepare } of variantsOf(address)) {
    if (!prepare) continue;
    const asker = await signInNational(world);
    const by = asker.userId;
    await prepare({ world, pattern, subject: { ...subject, by }, asker, ...made });
  }
}

function listAddressesOfActs(): string[] {
  return [...written().keys()].filter((address) => address.startsWith("POST "));
}
