import { showMoment } from "#lib/dates.ts";
import { given } from "#lib/shown.ts";
import { inLanguage, type Language, wordOfCode } from "#lib/texts.ts";
import { type Frame, here, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { deviceName } from "../base/rules.ts";
import { type Event, type LogQuery, sorts } from "./schema.ts";
import { texts } from "./texts.ts";

export function LogPage({
  events,
  hasMore,
  query,
}: {
  events: Event[];
  hasMore: boolean;
  query: LogQuery;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Sorts query={query} />
      {events.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          caption={t.title}
          captionHidden
          rows={events}
          rowKey={(event) => event.id}
          columns={[
            { label: t.at, cell: (event) => showMoment(event.at, language) },
            { label: t.act, cell: (event) => actWords(event, frame) },
            { label: t.who, cell: (event) => <Who event={event} /> },
            { label: t.by, cell: (event) => event.byName ?? "–" },
            { label: t.visitor, cell: (event) => event.visitor || "–" },
            { label: t.device, cell: (event) => deviceName(event.device) || "–" },
          ]}
        />
      )}
      <MorePager page={query.page} hasMore={hasMore} about={t.title} />
      <p>
        <a href={here({ ...frame, path: "/accounts/security.csv" }, { page: null })}>{t.file}</a>{" "}
        <span class="small muted">{t.fileNote}</span>
      </p>
    </>
  );
}

function Sorts({ query }: { query: LogQuery }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <nav aria-label={t.sorts}>
      <ul class="chips group">
        {[null, ...sorts].map((sort) => (
          <li key={sort}>
            <a
              href={here(frame, { sort, page: null })}
              aria-current={query.sort === sort ? "true" : undefined}
            >
              {t[sort ?? "all"]}
            </a>
          </li>
        ))}
        {query.person !== null && (
          <li>
            <a href={here(frame, { person: null, page: null })}>{t.ofAll}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Who({ event: { userId, name } }: { event: Event }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (userId === null) return <span class="muted">{t.nobody}</span>;
  return <a href={here(frame, { person: userId, page: null })}>{name}</a>;
}

/** What happened, as the rooms call it, and how or why. */
export function actWords({ act, detail }: Pick<Event, "act" | "detail">, frame: Frame): string {
  const words = wordsIn(frame);
  const what = wordOfCode(act, ...words);
  if (detail === "") return what;
  // Of what was forbidden the detail is an address.
  return `${what}: ${detail.includes("/") ? detail : wordOfCode(detail, ...words)}`;
}

function wordsIn({ areas, language }: Frame): Record<string, unknown>[] {
  const ofRooms = given(areas.map((area) => area.historyWords));
  return [
    inLanguage(texts, language),
    ...ofRooms
      .filter(({ kind }) => kind === "user")
      .map(({ words }) => inLanguage(words, language)),
  ];
}

/** The columns of the file. */
export function logColumns(language: Language): string[] {
  const t = inLanguage(texts, language);
  return [t.at, t.act, t.who, t.by, t.visitor, t.device];
}
