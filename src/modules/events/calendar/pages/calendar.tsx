import { showDay, showDayOfMonth, showDays, showMonth, showMonthName } from "#lib/dates.ts";
import type { FacetCount } from "#lib/facet-index.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import { canOrganiseSome } from "../../base/access.ts";
import type { EventType } from "../../base/schema.ts";
import { filterParams, monthOf, neighbourOf, spanOf } from "../rules.ts";
import type { CalendarEvent, EventFilters, View } from "../schema.ts";
import { texts } from "../texts.ts";
import { CalendarFilters, type Territory } from "./filters.tsx";
import { EventList } from "./list.tsx";
import { Kinds, Sheet } from "./sheet.tsx";

export type Parts = {
  events: CalendarEvent[];
  facets: FacetCount[];
  view: View;
  day: string;
  /** Which page of the list. */
  number: number;
  filters: EventFilters;
  types: readonly EventType[];
  territory: Territory;
};

export function CalendarPage(parts: Parts) {
  const { events, view, number, day } = parts;
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const isSheet = view === "month" || view === "week";
  return (
    <>
      <div class="head">
        <h1>{t.title}</h1>
        {frame.actor.kind === "person" && (
          <p class="row no-print">
            {canOrganiseSome(frame.actor) && (
              <>
                <a class="button" href="/events/new">
                  {t.make}
                </a>
                <a href="/events">{t.own}</a>
              </>
            )}
            <a href="/events/mine">{t.mine}</a>
          </p>
        )}
      </div>
      <p class="lead">{t.lead}</p>
      <CalendarFilters {...parts} />
      <Leafing {...parts} />
      {events.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      )}
      {view === "month" && <Earlier day={day} />}
      {isSheet && <Sheet events={events} view={view} day={day} />}
      {isSheet && <Kinds />}
      {!isSheet && events.length > 0 && <EventList events={events} number={number} />}
      <TakeAlong {...parts} />
    </>
  );
}

/** What is shown, the way to what lies before and after it, and the other views. */
function Leafing({ events, view, day }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const [before, after] = [
    neighbourOf(view, { day, step: -1 }),
    neighbourOf(view, { day, step: 1 }),
  ];
  const to = (changes: Record<string, string | null>) => here(frame, { page: null, ...changes });
  return (
    <div class="months">
      <h2>
        {nameOf(view, { day, language })}{" "}
        <span class="small muted num">{t.shown(events.length)}</span>
      </h2>
      <a rel="prev" href={to({ day: before })}>
        ← {shortOf(view, { day: before, language })}
      </a>
      <a href={to({ day: null })}>{t.today}</a>
      <a rel="next" href={to({ day: after })}>
        {shortOf(view, { day: after, language })} →
      </a>
      <ul class="chips no-print" aria-label={t.view}>
        {(["month", "week", "list"] as const).map((one) => (
          <li key={one}>
            <a
              href={to({ view: one === "month" ? null : one })}
              aria-current={one === view ? "true" : undefined}
            >
              {t.views[one]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A phone's list of the month begins today; what came before is one step away. */
function Earlier({ day }: { day: string }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const month = monthOf(day);
  if (month !== monthOf(frame.today) || month === frame.today) return null;
  return (
    <p class="earlier">
      <a href={here(frame, { view: "list", day: month, page: null })}>{t.earlier}</a>
    </p>
  );
}

type DayHeading = { day: string; language: Language };

function nameOf(view: View, { day, language }: DayHeading): string {
  const t = inLanguage(texts, language);
  const { from, until } = spanOf(view, day);
  switch (view) {
    case "month":
      return showMonth(day, language);
    case "week":
      return showDays(from, until, language);
    case "day":
      return showDay(day, language);
    case "list":
      return t.from(showDay(day, language));
  }
}

function shortOf(view: View, { day, language }: DayHeading): string {
  if (view === "month" || view === "list") return showMonthName(day, language);
  return showDayOfMonth(day, language);
}

function TakeAlong({ filters }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const given = Object.entries(filterParams(filters)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new URLSearchParams([...given, ["lang", language]]).toString();
  return (
    <section class="take-along no-print" aria-labelledby="take-along">
      <h2 id="take-along">{t.takeAlong}</h2>
      <p>{t.takeAlongHint}</p>
      <ul class="row">
        <li>
          <a href={`/calendar.ics?${query}`}>{t.ics}</a>
        </li>
        <li>
          <a href={`/calendar.atom?${query}`}>{t.atom}</a>
        </li>
        <li>
          <a href={`/calendar/embed?${query}`}>{t.embed}</a>
        </li>
      </ul>
    </section>
  );
}
