import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Figures } from "#ui/figures.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { directionName, measureName } from "#ui/teaching.ts";
import type { Programme } from "../../base/queries.ts";
import { directions } from "../../base/schema.ts";
import { shareOf } from "../rules.ts";
import type { Counts } from "../schema.ts";
import { texts } from "../texts.ts";
import { GapSection } from "./gaps.tsx";
import { PartTable } from "./parts.tsx";
import { type CoverageParts, placeOf } from "./words.tsx";

export function CoveragePage(props: CoverageParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { counts, query, title } = props;
  const teachers = counts.teachers ?? 0;
  return (
    <>
      <h1>{title}</h1>
      <PastNotice />
      {teachers === 0 ? (
        <EmptyState title={t.nobody}>
          <p>{t.nobodyHint}</p>
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            {t.finding(
              showNumber(counts.certified ?? 0, language),
              showNumber(teachers, language),
              showNumber(shareOf(counts.certified, teachers) ?? 0, language),
            )}
          </p>
          <Summary {...props} />
          <p class="row group no-print">
            {query.small ? (
              <a href={here(frame, { small: null, page: null })}>{t.allSchools}</a>
            ) : (
              <a href={here(frame, { small: "1", page: null })}>{t.onlySmall}</a>
            )}
          </p>
          <GapSection {...props} />
          <PartTable {...props} />
          <Programmes {...props} />
          <Levels {...props} />
          <Directions {...props} />
        </>
      )}
      <AsOf days={["2019-10-24"]} />
    </>
  );
}

function Summary(props: CoverageParts) {
  const { area, counts, before, since, later, lapsesBy, seesPeople, query } = props;
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const people = (filter: Record<string, string>) =>
    seesPeople && !query.small
      ? linkTo(frame, "/people/teachers", { ...placeOf(area), ...filter })
      : "#parts";
  const grown = (measure: string) => {
    const change = (counts[measure] ?? 0) - (before[measure] ?? 0);
    if (change === 0) return null;
    const sign = change < 0 ? "−" : "+";
    return t.grown(`${sign}${showNumber(Math.abs(change), language)}`, showDay(since, language));
  };
  const teachers = counts.teachers ?? 0;
  const certified = counts.certified ?? 0;
  const unreached = teachers - (counts.reached ?? 0);
  const schools = counts["without:certified"] ?? 0;
  const lapsing = Math.max(0, certified - (later.certified ?? 0));
  return (
    <Figures
      label={t.inFigures}
      figures={[
        {
          href: people({}),
          value: teachers,
          noun: t.teachersCounted(teachers),
          context: grown("teachers"),
        },
        {
          href: people({ holds: "certified" }),
          value: certified,
          noun: t.certifiedCounted(certified),
          context: grown("certified"),
        },
        {
          href: people({ lacks: "reached" }),
          value: unreached,
          noun: t.neverReached(unreached),
        },
        {
          href: here(frame, { measure: null, page: null }),
          value: schools,
          noun: t.schoolsWithout(schools),
          context: grown("without:certified"),
        },
        {
          href: people({ holds: "certified", lapses: lapsesBy }),
          value: lapsing,
          noun: t.lapsing(showDay(lapsesBy, language), lapsing),
        },
      ]}
    />
  );
}

/** Whom each programme reached, and how many it has yet to reach. */
function Programmes({ area, counts, programmes, seesPeople, query }: CoverageParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const opens = seesPeople && !query.small;
  const figure = (count: number, filter: Record<string, string>) => {
    const shown = showNumber(count, language);
    if (count === 0 || !opens) return shown;
    return <a href={linkTo(frame, "/people/teachers", { ...placeOf(area), ...filter })}>{shown}</a>;
  };
  const held = ({ code }: Programme) => counts[code] ?? 0;
  return (
    <section aria-labelledby="programmes">
      <h2 id="programmes">{t.programmes}</h2>
      <Table
        caption={t.programmes}
        captionHidden
        rows={programmes.filter((programme) => held(programme) > 0)}
        rowKey={({ code }) => code}
        columns={[
          { label: t.programme, cell: (programme) => named(programme, language) },
          {
            label: t.passed,
            number: true,
            cell: (programme) => figure(held(programme), { holds: programme.code }),
          },
          {
            label: t.share,
            number: true,
            cell: (programme) =>
              showNumber(shareOf(held(programme), counts.teachers) ?? 0, language),
          },
          {
            label: t.notPassed,
            number: true,
            cell: (programme) =>
              figure((counts.teachers ?? 0) - held(programme), { lacks: programme.code }),
          },
        ]}
      />
    </section>
  );
}

function Levels({ counts, smallCounts, query }: CoverageParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (!smallCounts.teachers || query.small) return null;
  const share = (of: Counts, measure: string) => {
    const found = shareOf(of[measure], of.teachers);
    return found === null ? "–" : `${showNumber(found, language)} %`;
  };
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t.bySmall}</h2>
      <Table
        caption={t.bySmall}
        captionHidden
        cards={false}
        rows={["level1", "level2", "level3", "certified"]}
        rowKey={(measure) => measure}
        columns={[
          { label: t.what, cell: (measure) => measureName(measure, language) },
          { label: t.smallSchools, number: true, cell: (measure) => share(smallCounts, measure) },
          { label: t.allSchools, number: true, cell: (measure) => share(counts, measure) },
        ]}
      />
    </section>
  );
}

function Directions({ area, counts }: CoverageParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const open = (direction: string) =>
    linkTo(frame, "/people/methodical-team", { ...placeOf(area), direction });
  return (
    <section aria-labelledby="by-direction">
      <h2 id="by-direction">{t.directions}</h2>
      <Table
        caption={t.directions}
        captionHidden
        rows={directions}
        rowKey={(direction) => direction}
        columns={[
          { label: t.direction, cell: (direction) => directionName(direction, language) },
          {
            label: t.people,
            number: true,
            cell: (direction) => (
              <a href={open(direction)}>{showNumber(counts[direction] ?? 0, language)}</a>
            ),
          },
          {
            label: t.schoolsWithoutShort,
            number: true,
            cell: (direction) => (
              <a href={here(frame, { measure: direction, page: null })}>
                {showNumber(counts[`without:${direction}`] ?? 0, language)}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}
