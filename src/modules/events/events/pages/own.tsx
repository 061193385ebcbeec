import { showMoment } from "#lib/dates.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { State } from "../../base/schema.ts";
import type { OwnEvent, OwnFilters } from "../schema.ts";
import { texts } from "../texts.ts";

export const tones: Record<State, Tone> = {
  draft: "wait",
  published: "info",
  cancelled: "bad",
  held: "good",
};

export function OwnEventsPage({
  events,
  hasMore,
  filters,
}: {
  events: OwnEvent[];
  hasMore: boolean;
  filters: OwnFilters;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <div class="head">
        <h1>{t.title}</h1>
        <p class="row">
          <a class="button" href="/events/new">
            {t.make}
          </a>
          <a href="/calendar">{t.calendar}</a>
          <a href="/calendar/my">{t.feed}</a>
        </p>
      </div>
      <ul class="chips no-print">
        {(["ahead", "past"] as const).map((when) => (
          <li key={when}>
            <a
              href={here(frame, { when: when === "ahead" ? null : when, page: null })}
              aria-current={filters.when === when ? "true" : undefined}
            >
              {t[when]}
            </a>
          </li>
        ))}
      </ul>
      {events.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <OwnTable events={events} />
      )}
      <MorePager page={filters.page} hasMore={hasMore} about={t.title} />
    </>
  );
}

function OwnTable({ events }: { events: OwnEvent[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t.event,
          cell: (event) => (
            <a href={`/events/${event.id}`}>{wordsIn(wordsOf(event, "title"), language)}</a>
          ),
        },
        {
          label: t.when,
          bare: true,
          cell: ({ startsAt }) => <span class="num">{showMoment(startsAt, language)}</span>,
        },
        { label: t.type, cell: (event) => typeName(event, language) },
        {
          label: t.organiser,
          cell: ({ school }) => (school ? named(school, language) : "–"),
        },
        { label: t.state, cell: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag> },
        {
          label: t.come,
          number: true,
          cell: ({ registered, capacity }) =>
            capacity === null ? String(registered) : t.outOf(registered, capacity),
        },
      ]}
    />
  );
}

function typeName(event: OwnEvent, language: "kk" | "ru" | "en"): string {
  return { kk: event.type_kk, ru: event.type_ru, en: event.type_en }[language];
}
