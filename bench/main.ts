import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { seedNetwork } from "#seed/country/network/actions.ts";
import { measureEvents, seedBenchEvents } from "./events.ts";
import { measureHome } from "./home.ts";
import { measureImports } from "./imports.ts";
import { type Limits, measureLimits, tellLimits } from "./limits.ts";
import { measureMap } from "./map.ts";
import { measurePeople, seedBenchPeople } from "./people.ts";
import { measurePeopleWork, measureTeachers } from "./people-work.ts";
import { openPlace, type Place, startWeb } from "./place.ts";
import { measureSchools } from "./schools.ts";
import { measureSurveys, seedBenchSurveys } from "./surveys.ts";
import { kilobytes, type Measure, printTable, seconds } from "./table.ts";
import { measureTables } from "./tables.ts";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1,10" },
    // One area alone, for a first look; a figure to write down comes from a whole run.
    only: { type: "string", default: "network,people,tables,events,surveys" },
  },
});
const [processor] = cpus();
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} x ${processor?.model}, ` +
    `${Math.round(totalmem() / 2 ** 30)} GB`,
);
for (const scale of values.scale.split(",").filter(Boolean).map(Number)) await measureAt(scale);

async function measureAt(scale: number): Promise<void> {
  const place = await openPlace();
  try {
    const { seeded, schools } = await seed(place, scale);
    const seededMore = await seedMore(place, scale);
    const limits = await measureLimits(place);
    const served = await measureServed(place, limits);
    const tables = isAsked("tables") ? await measureBesideTables(place) : [];
    const worked = await measureWork(place, scale);
    const all = [...tellLimits(limits), seeded, ...seededMore, ...served, ...tables, ...worked];
    printTable(`${schools} schools (scale ${scale})`, all);
  } finally {
    await place.close();
  }
}

function isAsked(area: string): boolean {
  return values.only.split(",").includes(area);
}

/** What the areas asked for need beside the schools. */
async function seedMore({ db }: Place, scale: number): Promise<Measure[]> {
  return [
    await seedBenchPeople(db, { scale, postsOnly: !isAsked("people") && !isAsked("tables") }),
    ...(isAsked("surveys") || isAsked("events") ? [await seedBenchSurveys(db, scale)] : []),
    ...(isAsked("events") ? [await seedBenchEvents(db, scale)] : []),
  ];
}

async function measureServed(place: Place, limits: Limits): Promise<Measure[]> {
  const web = await startWeb(place);
  const network = isAsked("network")
    ? [
        ...(await measureHome({ web, place }, limits)),
        ...(await measureSchools({ web, place }, limits)),
        ...(await measureMap(web)),
      ]
    : [];
  const people = isAsked("people") ? await measurePeople({ web, place }) : [];
  const events = isAsked("events") ? await measureEvents({ web, place }, limits) : [];
  const surveys = isAsked("surveys") ? await measureSurveys({ web, place }) : [];
  const served = [...network, ...people, ...events, ...surveys, memory(web.peakMemory())];
  await web.stop();
  return served;
}

async function measureBesideTables(place: Place): Promise<Measure[]> {
  const web = await startWeb(place, { isWatched: true });
  const measures = await measureTables({ web, place });
  const all = [...measures, memory(web.peakMemory())];
  await web.stop();
  return all;
}

async function measureWork(place: Place, scale: number): Promise<Measure[]> {
  return [
    ...(isAsked("network") ? await measureImports(place) : []),
    // One file is one country, however large the registry is.
    ...(isAsked("people") && scale === 1 ? await measurePeopleWork(place) : []),
    ...(isAsked("tables") && scale === 1 ? await measureTeachers(place) : []),
  ];
}

async function seed(place: Place, scale: number): Promise<{ seeded: Measure; schools: number }> {
  const began = performance.now();
  const { schools } = await seedNetwork(place.db, { scale, seed: "bench", now: new Date() });
  const figure = seconds(performance.now() - began);
  return { schools, seeded: { what: "seeding the country", promise: "< 60 s at scale 1", figure } };
}

function memory(bytes: number | null): Measure {
  return {
    what: "most memory of the web process",
    figure: bytes === null ? "not told" : kilobytes(bytes),
  };
}
