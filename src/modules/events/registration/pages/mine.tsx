import { showMoment } from "#lib/dates.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import type { MyEvent } from "../queries.ts";
import { texts } from "../texts.ts";

export function MinePage({ events }: { events: MyEvent[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.mine}</h1>
      {events.length === 0 ? (
        <EmptyState title={t.noneMine}>
          <p>
            <a class="button" href="/calendar">
              {t.toCalendar}
            </a>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption={t.mine}
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
            { label: t.when, bare: true, cell: (event) => showMoment(event.startsAt, language) },
            {
              label: t.standing,
              bare: true,
              cell: (event) => (event.attended ? t.attended : t.standings[event.standing]),
            },
          ]}
        />
      )}
    </>
  );
}
