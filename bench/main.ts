import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { seedNational } from "#modules/network/national/actions.ts";
import { measureHome } from "./home.ts";
import { measureImports } from "./imports.ts";
import { measureLimits, tellLimits } from "./limits.ts";
import { measureMap } from "./map.ts";
import { measurePeople, seedBenchPeople } from "./people.ts";
import { measurePeopleWork } from "./people-work.ts";
import { openPlace, type Place, startWeb } from "./place.ts";
import { measureSchools } from "./schools.ts";
import { kilobytes, type Measure, printTable, seconds } from "./table.ts";

const { values } = parseArgs({ options: { scale: { type: "string", default: "1,10" } } });
const [processor] = cpus();
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} x ${processor?.model}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GB`,
);
for (const scale of values.scale.split(",").map(Number)) await measureAt(scale);

async function measureAt(scale: number): Promise<void> {
  const place = await openPlace();
  try {
    const { seeded, schools } = await seed(place, scale);
    const people = await seedBenchPeople(place.db, scale);
    const limits = await measureLimits(place);
    const web = await startWeb(place);
    const served = [
      ...(await measureHome({ web, place }, limits)),
      ...(await measureSchools({ web, place }, limits)),
      ...(await measureMap(web)),
      ...(await measurePeople({ web, place })),
      memory(web.peakMemory()),
    ];
    await web.stop();
    const all = [
      ...tellLimits(limits),
      seeded,
      people,
      ...served,
      ...(await measureImports(place)),
      // One file is one country, however large the registry is.
      ...(scale === 1 ? await measurePeopleWork(place) : []),
    ];
    printTable(`${schools} schools (scale ${scale})`, all);
  } finally {
    await place.close();
  }
}

async function seed(place: Place, scale: number): Promise<{ seeded: Measure; schools: number }> {
  const began = performance.now();
  const { schools } = await seedNational(place.db, { scale, seed: "bench", now: new Date() });
  const figure = seconds(performance.now() - began);
  return { schools, seeded: { what: "seeding the country", promise: "< 60 s at scale 1", figure } };
}

function memory(bytes: number | null): Measure {
  return {
    what: "most memory of the web process",
    figure: bytes === null ? "not told" : kilobytes(bytes),
  };
}
