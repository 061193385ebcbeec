import { sql } from "kysely";
import { dayOf, momentAt, timeOf } from "#lib/dates.ts";
import { type FacetCount, findCounted } from "#lib/facet-index.ts";
import { keptReading, type Present } from "#lib/revision.ts";
import { plusDays } from "#lib/school-year.ts";
import { fold } from "#lib/search.ts";
import { listTypes } from "../events/queries.ts";
import type { EventType } from "../events/schema.ts";
import { type Kept, keep, maskFor, monthsFrom, nextMonth } from "./rules.ts";
import type { CalendarEvent, EventFilters } from "./schema.ts";

type Asked = { months: readonly string[]; from: string; until: string; filters: EventFilters };

/** The events of those days that fit the filters, by date, and how many each value of each filter would leave. */
export async function listCalendar(
  present: Present,
  { months, from, until, filters }: Asked,
): Promise<{ events: CalendarEvent[]; facets: FacetCount[] }> {
  const { events, index } = await keptMonths(present, months.join(" "));
  const { q, ...wanted } = filters;
  const mask = maskFor(events, { from, until, q });
  const order = Int32Array.from(events.keys());
  const { places, facets } = findCounted(index, { day: 0, order, wanted, mask });
  return { events: places.flatMap((place) => events[place] ?? []), facets };
}

const monthsAhead = 13;

/** The events that fit the filters from the day on, a year and more ahead. */
export async function listAhead(
  present: Present,
  { from, filters }: { from: string; filters: EventFilters },
): Promise<CalendarEvent[]> {
  const months = monthsFrom(from, monthsAhead);
  const until = plusDays(nextMonth(months.at(-1) ?? from), -1);
  return (await listCalendar(present, { months, from, until, filters })).events;
}

/** The kinds of event, read once until something changes. */
export const keptTypes = keptReading<EventType[]>(({ db }) => listTypes(db), { most: 1 });

/** Months one after another, each event once. */
const keptMonths = keptReading<Kept>(
  async (present, key) => {
    const months = await Promise.all(key.split(" ").map((month) => keptMonth(present, month)));
    const [only] = months;
    if (only && months.length === 1) return only;
    const all = new Map(months.flatMap(({ events }) => events.map((event) => [event.id, event])));
    return keep([...all.values()]);
  },
  { most: 40 },
);

type Row = Omit<
  CalendarEvent,
  "day" | "lastDay" | "from" | "until" | "words" | "place" | "circleName"
> & {
  endsAt: Date;
  venueKk: string | null;
  venueRu: string | null;
  placeKk: string | null;
  placeRu: string | null;
  schoolKk: string | null;
  schoolRu: string | null;
  circleKk: string | null;
  circleRu: string | null;
};

/** Every public event of the month, also one that began before it. */
const keptMonth = keptReading<Kept>(
  async ({ db }, month) => {
    const [from, until] = [momentAt(month, "00:00"), momentAt(nextMonth(month), "00:00")];
    const earliest = momentAt(plusDays(month, -32), "00:00");
    const { rows } = await sql<Row>`
      select e.id, e.starts_at as "startsAt", e.ends_at as "endsAt", e.type, t.group_code as "group",
        jsonb_build_object('kk', t.name_kk, 'ru', t.name_ru, 'en', t.name_en) as "typeName",
        jsonb_build_object('kk', e.title_kk, 'ru', e.title_ru, 'en', coalesce(e.title_en, e.title_ru)) as title,
        e.place_kk as "placeKk", e.place_ru as "placeRu", v.name_kk as "venueKk", v.name_ru as "venueRu",
        s.name_kk as "schoolKk", s.name_ru as "schoolRu", c.name_kk as "circleKk", c.name_ru as "circleRu",
        e.form, e.open_to as open, e.state, coalesce(e.region_kato, '') as region,
        coalesce(e.district_kato, '') as district, coalesce(e.leading_id::text, '') as circle, e.subjects,
        e.languages, e.capacity is not null and e.capacity <= (select count(*) from events.registrations r
          where r.event_id = e.id and r.state = 'registered') as "isFull",
        coalesce(to_char((e.published_at at time zone 'Asia/Almaty')::date + e.small_days, 'YYYY-MM-DD'), '')
          as "othersFrom"
      from events.events e join events.types t on t.code = e.type
      left join network.schools s on s.id = e.school_id
      left join network.schools v on v.id = e.venue_id
      left join network.schools c on c.id = e.leading_id
      where e.state <> 'draft' and e.starts_at >= ${earliest} and e.starts_at < ${until} and e.ends_at > ${from}
      order by e.starts_at, e.id`.execute(db);
    return keep(rows.map(shown));
  },
  { most: 60 },
);

function shown(row: Row): CalendarEvent {
  const { endsAt, venueKk, venueRu, placeKk, placeRu, schoolKk, schoolRu, ...event } = row;
  const { circleKk, circleRu, ...rest } = event;
  const place = { kk: venueKk ?? placeKk ?? "", ru: venueRu ?? placeRu ?? "" };
  const names = [event.typeName.kk, event.typeName.ru, event.typeName.en];
  const titles = [event.title.kk, event.title.ru, event.title.en];
  const schools = [schoolKk, schoolRu, venueKk, venueRu, placeKk, placeRu];
  return {
    ...rest,
    ...{ day: dayOf(row.startsAt), lastDay: dayOf(endsAt) },
    ...{ from: timeOf(row.startsAt), until: timeOf(endsAt) },
    place: { ...place, en: place.ru },
    circleName: { kk: circleKk ?? "", ru: circleRu ?? "", en: circleRu ?? "" },
    words: ` ${fold([...titles, ...names, ...schools].join(" "))}`,
  };
}
