import { showNumber } from "#lib/dates.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { Pager, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { directionName } from "#ui/teaching.ts";
import { rowsPerPage } from "../queries.ts";
import type { Recommendation, RecommendedRow } from "../schema.ts";
import { texts } from "../texts.ts";
import type { NamedRegion } from "./list.tsx";

export function ResultPage({
  found,
  rows,
  counts,
  regions,
  region,
  page,
}: {
  found: Recommendation;
  rows: RecommendedRow[];
  counts: { regionKato: string; needs: number; taken: number }[];
  regions: NamedRegion[];
  region: string | null;
  page: number;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const number = (value: number | null) => showNumber(value ?? 0, language);
  const shown = counts.filter(({ regionKato }) => region === null || regionKato === region);
  const total = shown.reduce((sum, { needs }) => sum + needs, 0);
  const regionName = (kato: string) => {
    const known = regions.find((one) => one.kato === kato);
    return known ? named(known, language) : kato;
  };
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.finding(number(found.taken), number(found.needs))}</p>
      <p class="muted">{t.compared(number(savedOf(found)), number(found.greedyTaken))}</p>
      {counts.length > 1 && (
        <section aria-labelledby="regions">
          <h2 id="regions">{t.byRegion}</h2>
          <Table
            caption={t.byRegion}
            captionHidden
            rows={counts}
            rowKey={(one) => one.regionKato}
            columns={[
              {
                label: t.region,
                cell: (one) => (
                  <a href={here(frame, { region: one.regionKato, page: null })}>
                    {regionName(one.regionKato)}
                  </a>
                ),
              },
              { label: t.needs, number: true, cell: (one) => number(one.needs) },
              { label: t.taken, number: true, cell: (one) => number(one.taken) },
            ]}
          />
        </section>
      )}
      <section aria-labelledby="pairs">
        <h2 id="pairs">{region ? `${t.pairs}: ${regionName(region)}` : t.pairs}</h2>
        <Pairs found={found} rows={rows} />
        <Pager page={page} pages={Math.ceil(total / rowsPerPage)} />
      </section>
    </>
  );
}

/** By how many per cent the whole is cheaper than taking the nearest in turn. */
function savedOf({ cost, greedyCost }: Recommendation): number {
  if (!cost || !greedyCost) return 0;
  return Math.round(((greedyCost - cost) * 1000) / greedyCost) / 10;
}

function Pairs({ found, rows }: { found: Recommendation; rows: RecommendedRow[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.pairs}
      captionHidden
      rows={rows}
      rowKey={(row) => `${row.schoolId} ${row.direction}`}
      columns={[
        {
          label: t.school,
          cell: (row) => (
            <a href={`/people/support-offers/schools/${row.schoolId}?direction=${row.direction}`}>
              {named({ name_kk: row.school_kk, name_ru: row.school_ru }, language)}
            </a>
          ),
        },
        { label: t.direction, bare: true, cell: (row) => directionName(row.direction, language) },
        {
          label: t.trainer,
          cell: (row) =>
            row.trainerId ? (
              <>
                {row.familyName} {row.givenName}
                <span class="beside small muted">
                  {named(
                    { name_kk: row.trainer_school_kk ?? "", name_ru: row.trainer_school_ru ?? "" },
                    language,
                  )}
                </span>
              </>
            ) : (
              <span class="muted">{t.nobody}</span>
            ),
        },
        { label: t.why, bare: true, cell: (row) => reasonsOf(row, language) },
        {
          label: t.offer,
          bare: true,
          cell: (row) => (row.trainerId ? <OfferCell found={found} row={row} /> : "–"),
        },
      ]}
    />
  );
}

function OfferCell({ found, row }: { found: Recommendation; row: RecommendedRow }) {
  const t = inLanguage(texts, useFrame().language);
  if (row.offered) return <Tag tone="good">{t.offered}</Tag>;
  return (
    <ActButton
      action={`/people/recommendations/${found.id}/offers`}
      label={t.offer}
      about={[row.familyName, row.givenName].filter(Boolean).join(" ")}
      hidden={{ schoolId: row.schoolId, direction: row.direction }}
    />
  );
}

/** Why this school and this trainer, in words. */
export function reasonsOf(row: RecommendedRow, language: Language): string {
  const t = inLanguage(texts, language);
  return [
    row.km !== null && t.km(showNumber(Math.round(row.km), language)),
    ...row.grounds.map((ground) => t.grounds[ground]),
    row.trainerId !== null && !row.grounds.includes("language") && t.otherLanguage,
    row.small && t.small,
    t.teachers(showNumber(row.teachers, language)),
  ]
    .filter(Boolean)
    .join(", ");
}
