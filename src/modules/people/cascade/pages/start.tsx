import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import type { CascadeProgramme } from "../queries.ts";
import type { CascadePerson, Reached } from "../schema.ts";
import { texts } from "../texts.ts";
import { nameOf, schoolBeside } from "./words.tsx";

export type StartParts = {
  programmes: CascadeProgramme[];
  programme: string;
  starts: Reached[];
  hasMore: boolean;
  top: Reached[];
  people: ReadonlyMap<string, CascadePerson>;
  page: number;
  seesTrainings: boolean;
};

/** Where the cascade of a programme begins and who carried it furthest. */
export function StartPage(parts: StartParts) {
  const { programmes, programme, page, hasMore, seesTrainings } = parts;
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <div class="head">
        <h1>{t.title}</h1>
        {seesTrainings && (
          <p class="row">
            <a href="/people/trainings">{t.trainings}</a>
          </p>
        )}
      </div>
      <p>{t.lead}</p>
      {programmes.length === 0 ? (
        <EmptyState title={t.nothing}>
          <p>{t.nothingHint}</p>
        </EmptyState>
      ) : (
        <>
          <Programmes programmes={programmes} programme={programme} />
          <section aria-labelledby="starts">
            <h2 id="starts">{t.starts}</h2>
            <Trainers {...parts} rows={parts.starts} caption={t.starts} />
            <MorePager page={page} hasMore={hasMore} about={t.starts} />
          </section>
          {parts.top.length > 0 && (
            <section aria-labelledby="top">
              <h2 id="top">{t.topTrainers}</h2>
              <Trainers {...parts} rows={parts.top} caption={t.topTrainers} />
            </section>
          )}
        </>
      )}
    </>
  );
}

/** The programmes as links to the same page; one of them is chosen. */
export function Programmes({
  programmes,
  programme,
}: {
  programmes: CascadeProgramme[];
  programme: string;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <nav aria-label={t.programme} class="no-print">
      <ul class="chips">
        {programmes.map((one) => (
          <li key={one.code}>
            <a
              href={here(frame, { programme: one.code, page: null, open: null })}
              aria-current={one.code === programme ? "true" : undefined}
            >
              {named(one, frame.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Trainers({
  rows,
  caption,
  people,
  programme,
}: Pick<StartParts, "people" | "programme"> & { rows: Reached[]; caption: string }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <Table
      caption={caption}
      captionHidden
      cards={false}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          label: t.person,
          cell: (row) => (
            <>
              <a href={linkTo(frame, `/people/cascade/${row.id}`, { programme })}>
                {nameOf(people.get(row.id), frame)}
              </a>
              <span class="beside small muted">{schoolBeside(people.get(row.id), frame)}</span>
            </>
          ),
        },
        {
          label: t.trained,
          number: true,
          cell: (row) => showNumber(row.trained, frame.language),
        },
        {
          label: t.reached,
          number: true,
          cell: (row) => showNumber(row.reached, frame.language),
        },
      ]}
    />
  );
}
