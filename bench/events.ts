import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { between, oneOf, type Random, randomFrom } from "#lib/random.ts";
import { sqlOf } from "#lib/rows.ts";
import { seedEvents } from "#seed/country/events/actions.ts";
import { measureChain } from "./chain.ts";
import type { Limits } from "./limits.ts";
import { type Address, askEach, type Load, load, type Times } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms, seconds, share } from "./table.ts";

const promised = { time: "p99 <= 60 ms", rate: ">= 500 a second" };
const eventsOfMonth = 417;

/** Five years of events in the circles that were seeded before. */
export async function seedBenchEvents(db: Db, scale: number): Promise<Measure> {
  const began = performance.now();
  const seeding = { scale, seed: "bench", now: new Date() };
  const { events, registrations, ...more } = await seedEvents(db, seeding);
  const figure = seconds(performance.now() - began);
  const what =
    `seeding ${events} events and ${registrations} registrations, ${more.items} items of plans, ` +
    `${more.answers} answers after events, ${more.certificates} certificates`;
  return { what, figure };
}

/** Months of the calendar with 417 events and more: whole, with filters, first asked and under load. */
export async function measureEvents(
  { web, place }: { web: Web; place: Place },
  limits: Limits,
): Promise<Measure[]> {
  const { db } = place;
  const months = await listMonths(db);
  const filters = await listFilters(db);
  const draw = (count: number, seed: string) => addressesOf({ months, filters }, { count, seed });
  const whole = months.map(
    ({ day }): Address => ({ path: `/calendar?day=${day}`, language: "kk" }),
  );
  const once = await askEach(web.url, { addresses: whole, rounds: 1, before: async () => {} });
  const first = await askEach(web.url, {
    addresses: whole.slice(0, 1),
    rounds: 20,
    before: () => changeEvent(db, months),
  });
  const mix = draw(200, "mix");
  const cold = await askEach(web.url, { addresses: mix, before: () => changeEvent(db, months) });
  const warm = await askEach(web.url, { addresses: mix, before: async () => {} });
  const many = await load(web.url, mix, { seconds: 8 });
  const used = web.processorMs() ?? 0;
  const never = await load(web.url, draw(3000, "never the same twice"), "once");
  const ownMs = ((web.processorMs() ?? 0) - used) / never.count;
  const busy = await whileRegistering(db, () => load(web.url, draw(3000, "busy"), "once"));
  return [
    {
      what: `months of the calendar, events in them`,
      figure: `${months.length}, ${months.map(({ count }) => count).join(" ")}`,
    },
    timed("each month read for the first time by the process", once),
    timed("a month asked for at once after one of its events changed", first),
    timed("month of 417 events and more, 200 filters, asked first", cold),
    timed("the same asked again", warm),
    rated("the same under load", many, limits),
    rated(`3,000 filters, never the same twice, ${ms(ownMs)} of a processor each`, never, limits),
    ...toldBusy(busy, limits),
    { what: "slowest month asked first", figure: cold.slowest },
    ...(await measureChain({ web, place })),
  ];
}

const monthRow = z.strictObject({ day: z.string(), count: z.int() });
type Month = z.infer<typeof monthRow>;

async function listMonths(db: Db): Promise<Month[]> {
  const { rows } = await sqlOf(monthRow)`
    select to_char(starts_at, 'YYYY-MM-15') as day, count(*)::int as count from events.events
    where state <> 'draft' and starts_at < now() group by 1 having count(*) >= ${eventsOfMonth} order by 1 desc limit 24`.execute(
    db,
  );
  return rows;
}

type Filter = Record<string, string>;

const kindRow = z.strictObject({ type: z.string(), group: z.string() });

const areaRow = z.strictObject({ region: z.string(), district: z.string(), circle: z.string() });

async function listFilters(db: Db): Promise<{ areas: Filter[]; kinds: Filter[] }> {
  const { rows: areas } = await sqlOf(areaRow)`
    select distinct region_kato as region, district_kato as district, leading_id::text as circle
    from events.events where leading_id is not null and starts_at > '2025-09-01' order by 3 limit 400`.execute(
    db,
  );
  const { rows: kinds } = await sqlOf(kindRow)`
    select code as type, group_code as group from events.types order by place`.execute(db);
  return { areas, kinds };
}

type Choices = { months: readonly Month[]; filters: { areas: Filter[]; kinds: Filter[] } };

/** As people look: a month, often an area, a kind, a subject, a language or a word; never twice the same. */
function addressesOf(
  choices: Choices,
  { count, seed }: { count: number; seed: string },
): Address[] {
  const random = randomFrom(seed);
  const known = new Map<string, Address>();
  while (known.size < count) {
    const path = `/calendar?${queryFrom(random, choices)}`;
    const language = oneOf(random, languages);
    known.set(`${language} ${path}`, { path, language });
  }
  return [...known.values()];
}

const languages = ["kk", "ru", "en"] as const;
const subjects = [
  "math",
  "physics",
  "english",
  "kazakh_lang",
  "biology",
  "informatics",
  "kz_history",
] as const;
const words = [
  "бағалау",
  "семинар",
  "дескриптор",
  "тәлімгер",
  "урок",
  "сабақ",
  "функционал",
] as const;

function queryFrom(random: Random, { months, filters }: Choices): string {
  const query = new URLSearchParams({
    day: months[between(random, 0, months.length - 1)]?.day ?? "",
  });
  const {
    region = "",
    district = "",
    circle = "",
  } = filters.areas[between(random, 0, filters.areas.length - 1)] ?? {};
  const { type = "", group = "" } =
    filters.kinds[between(random, 0, filters.kinds.length - 1)] ?? {};
  const sometimes = (part: number, wanted: Filter) => {
    if (random() < part) for (const [name, value] of Object.entries(wanted)) query.set(name, value);
  };
  sometimes(
    0.5,
    random() < 0.6 ? { region } : random() < 0.7 ? { region, district } : { district, circle },
  );
  sometimes(0.4, random() < 0.6 ? { group } : { group, type });
  sometimes(0.3, { subject: oneOf(random, subjects) });
  sometimes(0.3, { language: oneOf(random, ["kk", "ru", "en"]) });
  sometimes(0.2, { form: oneOf(random, ["face_to_face", "online", "hybrid"]) });
  sometimes(0.2, { open: oneOf(random, ["circle", "district", "region", "everyone"]) });
  sometimes(0.2, { q: oneOf(random, words) });
  return query.toString();
}

/** One event of the newest month changes: every kept page has to be made anew. */
async function changeEvent(db: Db, [newest]: readonly Month[]): Promise<void> {
  await sql`update events.events set sequence = sequence + 1
    where id = (select id from events.events where starts_at >= ${newest?.day ?? ""}::timestamptz
      and state <> 'draft' order by starts_at, id limit 1)`.execute(db);
}

const pauseMs = 200;

/** The act while somebody registers for an event five times a second. */
async function whileRegistering(
  db: Db,
  act: () => Promise<Load>,
): Promise<Load & { registered: number }> {
  let registered = 0;
  const timer = setInterval(() => {
    registered += 1;
    register(db).catch(() => {});
  }, pauseMs);
  try {
    return { ...(await act()), registered };
  } finally {
    clearInterval(timer);
  }
}

/** For an event ahead that has many places left, so that nothing the calendar shows is other than before. */
async function register(db: Db): Promise<void> {
  await sql`
    insert into events.registrations (id, event_id, family_name, given_name, state, made_at)
    select gen_random_uuid(), id, 'Bench', 'Bench', 'registered', now()
    from events.events where starts_at > now() and state = 'published' order by capacity desc, id limit 1`.execute(
    db,
  );
}

function toldBusy(busy: Load & { registered: number }, limits: Limits): Measure[] {
  const what = `3,000 filters while ${busy.registered} people register`;
  return [
    rated(what, busy, limits),
    {
      what: "the same, to the visitor: p50, p97.5, p99",
      figure: [busy.p50, busy.p975, busy.p99].map(ms).join(", "),
    },
  ];
}

function timed(what: string, { p50, p95, p99 }: Times): Measure {
  return {
    what: `${what}: p50, p95, p99`,
    promise: promised.time,
    figure: [p50, p95, p99].map(ms).join(", "),
  };
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
