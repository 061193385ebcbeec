import { showDay, showNumber } from "#lib/dates.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { Diagnosis } from "#modules/needs/diagnoses/schema.ts";
import { Figures } from "#ui/figures.tsx";
import { Filters } from "#ui/filters.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { SchoolTabs } from "#ui/school-tabs.tsx";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { needsPerPage } from "./queries.ts";
import type { ChainNeed, ChainPlace, ChainQuery, ChainSums } from "./schema.ts";
import { texts } from "./texts.ts";

type Parts = {
  needs: ChainNeed[];
  sums: ChainSums;
  places: ChainPlace[];
  query: ChainQuery;
  /** The school looked from, when it is one. */
  school: { name_kk: string; name_ru: string } | null;
  place: (CirclePlace & { status: string | null }) | null;
  /** When nothing is confirmed: the diagnoses in which that can be done. */
  waiting: Diagnosis[];
  /** The school of a coordinator who has one alone. */
  ownSchoolId: string | null;
};

/** Needs and what was done about each, those without an answer first; every figure opens further. */
export function ChainPage(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { sums, school, place } = props;
  return (
    <>
      <h1>{school ? `${t.title}: ${named(school, language)}` : t.title}</h1>
      {place && <SchoolTabs place={place} isLeading={place.status === "leading"} at="needs" />}
      {sums.needs === 0 ? <NoNeeds {...props} /> : <Needs {...props} />}
    </>
  );
}

/** Needs appear once their order is confirmed: whoever waits for that learns where it stands. */
function NoNeeds({ query, waiting, ownSchoolId }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (!isNarrowed(query) && waiting.length > 0) {
    return (
      <EmptyState title={t.noneYet}>
        <p>{ownSchoolId ? t.waitingOwn : t.waiting}</p>
        <ul class="plain">
          {waiting.slice(0, 5).map((one) => (
            <li key={one.id}>
              <a href={linkTo(frame, `/needs/${one.id}`, { school: ownSchoolId })}>
                {t.diagnosisOf(named(one, frame.language))}
              </a>
            </li>
          ))}
        </ul>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={query.school ? t.noneOfSchool : t.none}>
      <p>{t.noneHint}</p>
      <p>
        {isNarrowed(query) ? <a href="/chain">{t.allNeeds}</a> : <a href="/needs">{t.toNeeds}</a>}
      </p>
    </EmptyState>
  );
}

function Needs({ needs, sums, places, query }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const left = { answered: sums.answered, unanswered: sums.needs - sums.answered };
  const total = query.only ? left[query.only] : sums.needs;
  return (
    <>
      <p class="lead">
        {t.lead(showNumber(sums.answered, language), showNumber(sums.needs, language))}
      </p>
      <Sums sums={sums} />
      <Narrow places={places} query={query} />
      <ul class="chips group no-print">
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
              {t.only[only]}
            </a>
          </li>
        ))}
      </ul>
      <NeedTable needs={needs} />
      <Pager page={query.page} pages={Math.ceil(total / needsPerPage)} />
    </>
  );
}

function isNarrowed({ region, district, circle, school, area }: ChainQuery): boolean {
  return [region, district, circle, school, area].some((value) => value !== undefined);
}

function Narrow({ places, query }: Pick<Parts, "places" | "query">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const facets = (["region", "district", "circle", "school", "area"] as const).map((name) => {
    const options = places
      .filter(({ facet }) => facet === name)
      .map((place) => ({ ...place, label: named(place, language) }));
    const isUseful = options.length > 1;
    const isChosen = query[name] !== undefined;
    const shown = isUseful || isChosen ? options : [];
    return { name, label: t.narrow[name], chosen: query[name], options: shown };
  });
  if (facets.every(({ options }) => options.length === 0)) return null;
  return (
    <div class="group">
      <Filters facets={facets} />
    </div>
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
        { href: answered, value: sums.attended, noun: t.attendedNoun },
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
            {t.peopleAttended(showNumber(event.attended, language), event.attended)}
          </span>
        </li>
      ))}
    </ul>
  );
}
