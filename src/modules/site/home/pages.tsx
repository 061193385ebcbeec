import { showDay, showNumber } from "#lib/dates.ts";
import { divisionOn, type Shape } from "#lib/map.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Figures } from "#ui/figures.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { type Area, ChoroplethMap } from "#ui/map.tsx";
import { texts } from "./texts.ts";

type Region = { kato: string; name_kk: string; name_ru: string; name_en: string };
type Counts = {
  schools: number;
  leading: number;
  partner: number;
  pilot: number;
  nis: number;
  alone: number;
};
type PublishedFigure = {
  id: number;
  document_code: string;
  topic: string;
  value_text: string;
  label_kk: string;
  label_ru: string;
  label_en: string;
  as_of: string;
};

export function HomePage({
  regions,
  counts,
  sums,
  origins,
  published,
  shapes,
}: {
  regions: Region[];
  counts: (Counts & { kato: string })[];
  sums: Counts;
  origins: { documents: number };
  published: PublishedFigure[];
  shapes: readonly Shape[];
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  const schools = (status?: string) => linkTo(frame, "/network/schools", { status });
  const leading = new Map(counts.map((count) => [count.kato, count.leading]));
  const areas = regions.map((region) => ({
    kato: region.kato,
    name: named(region, language),
    value: leading.get(region.kato) ?? 0,
    href: linkTo(frame, `/network/regions/${region.kato}`),
  }));
  return (
    <>
      <section class="hero">
        <div>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <form action="/network/schools" class="group">
            <label class="label" for="find">
              {t.findLabel}
            </label>
            <div class="find">
              <input class="input" id="find" name="q" type="search" autocomplete="off" />
              {frame.on !== frame.today && <input type="hidden" name="on" value={frame.on} />}
              <button class="button" type="submit">
                {t.find}
              </button>
            </div>
            <p class="hint small">{t.findHint}</p>
          </form>
        </div>
        <Figures
          label={t.inFigures}
          figures={[
            { href: schools("leading"), value: sums.leading, noun: t.leading },
            { href: schools("partner"), value: sums.partner, noun: t.partner },
            {
              href: schools(),
              value: sums.schools,
              noun: t.schools,
              context:
                origins.documents > 0
                  ? t.fromDocuments(number(origins.documents))
                  : t.ofWhich(number(sums.pilot), number(sums.nis)),
            },
            {
              href: linkTo(frame, "/network/findings", { kind: "withoutLeading" }),
              value: sums.alone,
              noun: t.alone,
              context: t.aloneHint,
            },
          ]}
        />
      </section>
      <PastNotice />
      <CountryMap areas={areas} shapes={shapes} />
      {published.length > 0 && <Published figures={published} />}
      <AsOf days={["2016-01-14", "2019-10-24", "2021-09-01"]} />
    </>
  );
}

function CountryMap({ areas, shapes }: { areas: Area[]; shapes: readonly Shape[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const sorted = areas.toSorted((one, other) => other.value - one.value);
  const [most, fewest] = [sorted[0], sorted.at(-1)];
  const finding =
    most && fewest && most.value > 0
      ? t.finding(`${most.name} (${most.value})`, `${fewest.name} (${fewest.value})`)
      : t.noLeadingYet;
  const old = divisionOn(frame.on) === "2018";
  return (
    <section aria-labelledby="map">
      <div class="head">
        <h2 id="map">{finding}</h2>
        <p class="small muted">
          {t.division(showNumber(areas.length, language), old ? "2018" : "2024")},{" "}
          {showDay(frame.on, language)} ·{" "}
          <a href={here(frame, { on: old ? null : "2019-10-24" })}>
            {t.otherBorders(old ? "2024" : "2018")}
          </a>
        </p>
      </div>
      <ChoroplethMap id="map" title={finding} noun={t.mapNoun} shapes={shapes} areas={areas}>
        <p class="small muted">{t.mapHint}</p>
      </ChoroplethMap>
    </section>
  );
}

function Published({ figures }: { figures: PublishedFigure[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="published">
      <div class="head">
        <h2 id="published">{t.published}</h2>
        <a href="/network/documents">{t.allPublished}</a>
      </div>
      <p>
        {t.publishedLead} <a href="/network/documents/disputes">{t.whyDisputed}</a>
      </p>
      <ul class="figures published">
        {figures.map((figure) => (
          <li key={figure.id}>
            <a href={`/network/documents/${figure.document_code}#${figure.topic}`}>
              <b>{figure.value_text}</b>
              <span>
                {{ kk: figure.label_kk, ru: figure.label_ru, en: figure.label_en }[language]}
              </span>
            </a>
            <p>{showDay(figure.as_of, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
