import { showDay, showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Figures } from "#ui/figures.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { SchoolTabs } from "#ui/school-tabs.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { directionName, measureName } from "#ui/teaching.ts";
import { directions } from "../../base/schema.ts";
import type { Counts } from "../../coverage/schema.ts";
import type { Exchange, Expiring } from "../queries.ts";
import { texts } from "../texts.ts";

export type SchoolPeople = {
  school: { id: string; name_kk: string; name_ru: string };
  place: CirclePlace;
  isLeading: boolean;
  counts: Counts;
  given: Exchange[];
  gotten: Exchange[];
  /** Null for whoever may not see the names. */
  expiring: Expiring[] | null;
  mayKeep: boolean;
  seesPeople: boolean;
};

export function SchoolPeoplePage(props: SchoolPeople) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const { school, counts, given, gotten, mayKeep } = props;
  return (
    <>
      <h1>{named(school, frame.language)}</h1>
      <SchoolTabs place={props.place} isLeading={props.isLeading} at="people" />
      <PastNotice />
      {mayKeep && (
        <p class="row no-print">
          <a class="button" href="/people/teachers/new">
            {t.add}
          </a>
          <a href="/people/imports">{t.importLink}</a>
          <a href="/people/trainings/new">{t.newTraining}</a>
        </p>
      )}
      {counts.teachers ? (
        <>
          <Summary {...props} />
          <Directions {...props} />
        </>
      ) : (
        <EmptyState title={t.nobody}>
          <p>{t.nobodyHint}</p>
        </EmptyState>
      )}
      <ExchangeSection
        id="gives"
        words={{ title: t.gives, lead: t.givesLead, none: t.givesNothing }}
        own={school.id}
        rows={given}
      />
      <ExchangeSection
        id="gets"
        words={{ title: t.gets, lead: t.getsLead, none: t.getsNothing }}
        own={school.id}
        rows={gotten}
      />
      {props.expiring && props.expiring.length > 0 && <ExpiringSection rows={props.expiring} />}
      <AsOf />
    </>
  );
}

function Summary({ school, counts, seesPeople }: SchoolPeople) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const open = (filter: Record<string, string>) =>
    seesPeople
      ? linkTo(frame, "/people/teachers", { school: school.id, ...filter })
      : "#directions";
  const share = (part: number) =>
    t.share(showNumber(Math.round((part * 1000) / (counts.teachers ?? 1)) / 10, language));
  const missed = (counts.teachers ?? 0) - (counts.reached ?? 0);
  return (
    <Figures
      label={t.inFigures}
      figures={[
        {
          href: open({}),
          value: counts.teachers ?? 0,
          noun: measureName("teachers", language),
        },
        {
          href: open({ holds: "certified" }),
          value: counts.certified ?? 0,
          noun: measureName("certified", language),
          context: share(counts.certified ?? 0),
        },
        {
          href: open({ holds: "active" }),
          value: counts.active ?? 0,
          noun: measureName("active", language),
        },
        {
          href: open({ lacks: "reached" }),
          value: missed,
          noun: t.notReached,
          context: share(missed),
        },
      ]}
    />
  );
}

function Directions({ school, counts, seesPeople }: SchoolPeople) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const missing = directions.filter((direction) => !counts[direction]);
  return (
    <section aria-labelledby="directions">
      <h2 id="directions">{t.directions}</h2>
      {missing.length > 0 && (
        <p>
          {t.missing(missing.length)}.{" "}
          <a href={`/people/support-offers/schools/${school.id}?direction=${missing[0]}`}>
            {t.whoHelps}
          </a>
        </p>
      )}
      <Table
        caption={t.directions}
        captionHidden
        cards={false}
        rows={directions}
        rowKey={(direction) => direction}
        columns={[
          { label: t.direction, cell: (direction) => directionName(direction, language) },
          {
            label: t.people,
            number: true,
            cell: (direction) => {
              const count = showNumber(counts[direction] ?? 0, language);
              if (!counts[direction] || !seesPeople) return count;
              return (
                <a
                  href={linkTo(frame, "/people/teachers", { school: school.id, holds: direction })}
                >
                  {count}
                </a>
              );
            },
          },
        ]}
      />
    </section>
  );
}

function ExchangeSection({
  id,
  words,
  own,
  rows,
}: {
  id: string;
  words: { title: string; lead: string; none: string };
  own: string;
  rows: Exchange[];
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      {rows.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <>
          <p class="muted">{words.lead}</p>
          <Table
            caption={words.title}
            captionHidden
            rows={rows}
            rowKey={(row) => row.schoolId ?? "centre"}
            columns={[
              { label: t.school, cell: (row) => <Partner row={row} own={own} /> },
              {
                label: t.trainings,
                number: true,
                cell: (row) => showNumber(row.acts, language),
              },
              { label: t.people, number: true, cell: (row) => showNumber(row.people, language) },
              { label: t.latest, cell: (row) => showDay(row.latest, language) },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Partner({ row, own }: { row: Exchange; own: string }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (row.schoolId === null) return <>{t.centre}</>;
  if (row.schoolId === own) return <>{t.own}</>;
  return (
    <a href={linkTo(frame, `/people/schools/${row.schoolId}`)}>
      {named({ name_kk: row.name_kk ?? "", name_ru: row.name_ru ?? "" }, frame.language)}
    </a>
  );
}

function ExpiringSection({ rows }: { rows: Expiring[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="expiring">
      <h2 id="expiring">{t.expiring}</h2>
      <Table
        caption={t.expiring}
        captionHidden
        rows={rows}
        rowKey={(row) => row.courseId}
        columns={[
          {
            label: t.teacher,
            cell: (row) => (
              <a href={linkTo(frame, `/people/teachers/${row.teacherId}`)}>{fullName(row)}</a>
            ),
          },
          { label: t.programme, cell: (row) => named(row, language) },
          { label: t.validUntil, cell: (row) => showDay(row.validUntil, language) },
        ]}
      />
    </section>
  );
}
