import { showDay, showDayOfMonth, showWeekday } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { MorePager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CalendarEvent } from "../schema.ts";
import { texts } from "../texts.ts";

const perPage = 50;

/** Events one below another; on a phone each is a card. */
export function EventList({ events, number }: { events: CalendarEvent[]; number: number }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const rows = events.slice((number - 1) * perPage, number * perPage);
  return (
    <>
      <Table
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t.event,
            cell: (event) => <a href={`/events/${event.id}`}>{event.title[language]}</a>,
          },
          { label: t.type, bare: true, cell: (event) => event.typeName[language] },
          { label: t.when, bare: true, cell: (event) => <When event={event} /> },
          {
            label: t.where,
            cell: ({ form, place }) => (form === "online" ? t.forms.online : place[language]),
          },
          { label: t.note, bare: true, cell: (event) => <Notes event={event} /> },
        ]}
      />
      <MorePager page={number} hasMore={events.length > number * perPage} about={t.title} />
    </>
  );
}

function When({ event }: { event: CalendarEvent }) {
  const { language } = useFrame();
  const { day, lastDay, from, until } = event;
  return (
    <time class="num" dateTime={new Date(event.startsAt).toISOString()}>
      {day === lastDay
        ? `${showDayOfMonth(day, language)}, ${showWeekday(day, language)}, ${from}–${until}`
        : `${showDayOfMonth(day, language)}, ${from} – ${showDay(lastDay, language)}, ${until}`}
    </time>
  );
}

function Notes({ event }: { event: CalendarEvent }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  if (event.state === "cancelled") return <Tag tone="bad">{t.cancelled}</Tag>;
  if (event.isFull) return <Tag tone="wait">{t.full}</Tag>;
  return today < event.othersFrom ? <Tag tone="info">{t.smallFirst}</Tag> : null;
}
