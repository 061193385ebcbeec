import { showNumber } from "#lib/dates.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { here, useFrame } from "#ui/frame.ts";
import { History } from "#ui/history.tsx";
import { type Column, EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CircleSchool, Ranked } from "../schema.ts";
import { texts } from "../texts.ts";
import { Sources } from "./sources.tsx";
import { areaName, type DiagnosisParts } from "./words.tsx";

export function DiagnosisPage(props: DiagnosisParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { diagnosis, schools, chosen, ranked, may, acts } = props;
  const order = chosen ? `?school=${chosen.id}` : "";
  return (
    <>
      <div class="head">
        <h1>{t.circleNeeds(named(diagnosis, language))}</h1>
        <p class="row">
          {halfYearName(diagnosis.halfYear, language)}{" "}
          {diagnosis.confirmedAt ? (
            <Tag tone="good">{t.confirmedTag}</Tag>
          ) : (
            <Tag tone="wait">{t.workingTag}</Tag>
          )}
        </p>
      </div>
      <section aria-labelledby="order">
        <h2 id="order">{t.order}</h2>
        <ul class="chips chips--line no-print">
          <li>
            <a href={here(frame, { school: null })} aria-current={chosen ? undefined : "true"}>
              {t.ofCircle}
            </a>
          </li>
          {schools.map((school) => (
            <li key={school.id}>
              <a
                href={here(frame, { school: school.id })}
                aria-current={school.id === chosen?.id ? "true" : undefined}
              >
                {named(school, language)}
              </a>
            </li>
          ))}
        </ul>
        {ranked.length === 0 ? (
          <EmptyState title={t.noNeeds}>
            <p>{t.noNeedsHint}</p>
          </EmptyState>
        ) : (
          <>
            {may.confirm && (
              <p class="actions no-print">
                <a class="button" href={`/needs/${diagnosis.id}/order${order}`}>
                  {t.confirm}
                </a>
              </p>
            )}
            <RankedTable {...props} />
            <Offers {...props} />
          </>
        )}
      </section>
      <Sources {...props} />
      <History
        kind="diagnosis"
        acts={acts}
        words={t.acts}
        show={(_, value) => nameOf(schools, value, language) ?? t.ofCircle}
      />
    </>
  );
}

function nameOf(schools: CircleSchool[], id: string, language: Language): string | null {
  const school = schools.find((one) => one.id === id);
  return school ? named(school, language) : null;
}

/** The needs in their order, with what stands behind each and who could answer it. */
function RankedTable({ diagnosis, ranked, areas, offers, chosen, may }: DiagnosisParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const helpers = (one: Ranked) => helpersOf(one, { areas, offers, language });
  const isHelped = ranked.some((one) => helpers(one) !== null);
  return (
    <Table
      caption={chosen ? `${t.order}: ${named(chosen, language)}` : t.order}
      captionHidden
      rows={ranked}
      rowKey={({ area }) => area}
      columns={[
        {
          label: t.area,
          cell: (one) => (
            <>
              {one.rank}. {areaName(areas, one.area, language)}{" "}
              {one.isLagging && <Tag tone="bad">{t.lagging}</Tag>}
            </>
          ),
        },
        ...figuresOf(ranked, language),
        ...(isHelped ? [{ label: t.whoHelps, cell: (one: Ranked) => helpers(one) ?? "–" }] : []),
        ...(!may.confirm || ranked.every(({ isConfirmed }) => !isConfirmed)
          ? []
          : [
              {
                label: t.done,
                cell: (one: Ranked) =>
                  one.isConfirmed && (
                    <Done
                      area={one.area}
                      diagnosis={diagnosis}
                      chosen={chosen}
                      areas={areas}
                      language={language}
                    />
                  ),
              },
            ]),
      ]}
    />
  );
}

/** Whether anybody in the circle could help, and where the leading school says with what. */
function Offers({ diagnosis, ranked, areas, offers, may }: DiagnosisParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const isHelped = ranked.some((one) => helpersOf(one, { areas, offers, language }) !== null);
  return (
    <p class="row past no-print">
      {!isHelped && <span class="muted">{t.nobodyHelps}</span>}
      {may.keep && <a href={`/needs/${diagnosis.id}/offers`}>{t.markOffers}</a>}
    </p>
  );
}

/** What is known of each need; what is known of none has no column. */
function figuresOf(ranked: readonly Ranked[], language: Language): Column<Ranked>[] {
  const t = inLanguage(texts, language);
  const none = "–";
  const share = ({ shareHigh }: Ranked) =>
    shareHigh === null ? none : `${Math.round(shareHigh)}\u00a0%`;
  const mean = (one: Ranked) =>
    one.mean === null ? none : showNumber(Math.round(one.mean * 100) / 100, language);
  const practice = (one: Ranked) => (one.practice === null ? none : t.practices[one.practice]);
  const votes = ({ votes }: Ranked) => (votes === 0 ? none : showNumber(votes, language));
  const columns = [
    { label: t.high, cell: share, number: true },
    { label: t.mean, cell: mean, number: true },
    { label: t.votes, cell: votes, number: true },
    { label: t.trend, cell: ({ trend }: Ranked) => trendOf(trend, t.points), number: true },
    { label: t.practiceColumn, cell: practice },
  ].map((column) => ({ ...column, run: true }));
  return columns.filter(({ cell }) => ranked.some((one) => cell(one) !== none));
}

/** The way from a need to the events held for it and what they gave. */
function Done({
  area,
  diagnosis,
  chosen,
  areas,
  language,
}: Pick<DiagnosisParts, "diagnosis" | "chosen" | "areas"> & { area: string; language: Language }) {
  const t = inLanguage(texts, language);
  const school = chosen ? `&school=${chosen.id}` : "";
  return (
    <a href={`/chain?circle=${diagnosis.leadingId}${school}&area=${area}`}>
      {t.see}
      <span class="hidden">: {areaName(areas, area, language)}</span>
    </a>
  );
}

function trendOf(trend: number | null, points: (n: string) => string): string {
  if (trend === null) return "–";
  const whole = Math.round(trend);
  return points(`${whole < 0 ? "−" : "+"}${Math.abs(whole)}`);
}

function helpersOf(
  row: Ranked,
  { areas, offers, language }: Pick<DiagnosisParts, "areas" | "offers"> & { language: Language },
): string | null {
  const t = inLanguage(texts, language);
  const direction = areas.find(({ code }) => code === row.area)?.direction;
  const trainers = direction ? (offers.trainers.get(direction) ?? 0) : 0;
  const words = [
    ...(offers.areas.has(row.area) ? [t.offersIt] : []),
    ...(trainers > 0 ? [t.trainers(trainers)] : []),
  ];
  return words.length === 0 ? null : words.join("; ");
}
