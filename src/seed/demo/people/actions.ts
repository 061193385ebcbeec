import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { addUp, countedOn, writePeople } from "#seed/country/people/actions.ts";
import {
  hasPeople,
  listCoordinatedSchools,
  listHomes,
  readPeopleNames,
  readTaughtSubjects,
} from "#seed/country/people/queries.ts";
import { country, regionPeople, seatsFor } from "#seed/country/people/rules.ts";
import { idFrom } from "#seed/ids.ts";

/**
 * Invented people for the invented circles of the demo network. The school of the demo coordinator
 * of a partner school is left empty, so that a newcomer has a list to import.
 */
export async function loadDemoPeople(db: Db, now: Date): Promise<void> {
  if (await hasPeople(db)) return;
  const empty = await listCoordinatedSchools(db);
  const homes = (await listHomes(db, { origin: "demo", on: countedOn })).filter(
    ({ id }) => !empty.has(id),
  );
  const teachers = homes.reduce((sum, { size }) => sum + size, 0);
  const sources = { names: readPeopleNames(), subjects: readTaughtSubjects(), idFrom };
  const seats = seatsFor(homes, teachers / country.teachers);
  const rows = regionPeople(seats, { seed: "demo people", sources });
  await db.transaction().execute(async (tx) => {
    await writePeople(tx, rows, "demo");
    await addUp(tx);
    const subject = { kind: "demo", id: "people" };
    await record(tx, { at: now, by: null, act: "peopleSeeded", subject });
  });
}
