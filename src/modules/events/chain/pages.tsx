import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Figures } from "#ui/figures.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { needsPerPage } from "./queries.ts";
import type { ChainNeed, ChainQuery, ChainSums } from "./schema.ts";
import { texts } from "./texts.ts";

type Parts = { needs: ChainNeed[]; sums: ChainSums; query: ChainQuery };

/** Needs and what was done about each, those without an answer first; every figure opens further. */
export function ChainPage({ needs, sums, query }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const total =
    query.only === "answered"
      ? sums.answered
      : query.only === "unanswered"
        ? sums.needs - sums.answered
        : sums.needs;
  return (
    <>
      <h1>{t.title}</h1>
      {sums.needs === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            {t.lead(showNumber(sums.answered, language), showNumber(sums.needs, language))}
          </p>
          <Sums sums={sums} />
          <ul class="chips no-print">
            <li>
              <a
                href={here(frame, { only: null, page: null })}
                aria-current={query.only ? undefined : "true"}
              >
                {t.all}
              </a>
            </li>
            {(["unanswered", "answered"] as const).map((only) => (
              <li key={only}>
                <a
                  href={here(frame, { only, page: null })}
                  aria-current={query.only === only ? "true" : undefined}
                >
                  {t[only]}
                </a>
              </li>
            ))}
          </ul>
          <NeedTable needs={needs} />
          <Pager page={query.page} pages={Math.ceil(total / needsPerPage)} />
        </>
      )}
    </>
  );
}

function Sums({ sums }: { sums: ChainSums }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const answered = here(frame, { only: "answered", page: null });
  return (
    <Figures
      label={t.inFigures}
      figures={[
        {
          href: here(frame, { only: "unanswered", page: null }),
          value: sums.needs - sums.answered,
          noun: t.unanswered,
        },
        { href: answered, value: sums.answered, noun: t.answered },
        ...(sums.days === null ? [] : [{ href: answered, value: sums.days, noun: t.daysNoun }]),
        { href: answered, value: sums.came, noun: t.cameNoun },
        { href: answered, value: sums.certificates, noun: t.certificatesNoun },
      ]}
    />
  );
}

function NeedTable({ needs }: { needs: ChainNeed[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={needs}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t.need,
          cell: (need) => (
            <>
              <a href={linkTo(frame, `/needs/${need.diagnosisId}`, { school: need.schoolId })}>
                {need.rank}.{" "}
                {named(
                  { name_kk: need.area_kk, name_ru: need.area_ru, name_en: need.area_en },
                  language,
                )}
              </a>{" "}
              {need.isLagging && <Tag tone="bad">{t.lagging}</Tag>}
            </>
          ),
        },
        {
          label: t.school,
          bare: true,
          cell: (need) => {
            const name = named({ name_kk: need.school_kk, name_ru: need.school_ru }, language);
            return need.schoolId ? name : `${name}: ${t.circle}`;
          },
        },
        {
          label: t.planned,
          number: true,
          cell: (need) =>
            need.planned === 0 ? (
              "0"
            ) : (
              <a href={`/plans?circle=${need.leadingId}`}>{showNumber(need.planned, language)}</a>
            ),
        },
        { label: t.events, cell: (need) => <Events need={need} /> },
        {
          label: t.days,
          number: true,
          cell: ({ days }) => (days === null ? "–" : showNumber(days, language)),
        },
        { label: t.feedback, number: true, cell: (need) => showNumber(need.feedback, language) },
        {
          label: t.certificates,
          number: true,
          cell: (need) => showNumber(need.certificates, language),
        },
      ]}
    />
  );
}

function Events({ need }: { need: ChainNeed }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (need.events.length === 0) return <span class="muted">{t.nothing}</span>;
  return (
    <ul class="plain">
      {need.events.slice(0, 5).map((event) => (
        <li key={event.id}>
          <a href={`/events/${event.id}`}>
            {named({ name_kk: event.title_kk, name_ru: event.title_ru }, language)}
          </a>{" "}
          <span class="small muted">
            {showDay(event.startsAt.slice(0, 10), language)},{" "}
            {t.peopleCame(showNumber(event.came, language), event.came)}
          </span>
        </li>
      ))}
    </ul>
  );
}
