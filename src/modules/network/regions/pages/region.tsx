import { showNumber } from "#lib/dates.ts";
import type { Shape } from "#lib/map.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { Figures } from "#ui/figures.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { ChoroplethMap, type Dot } from "#ui/map.tsx";
import { type AreaCount, total } from "../queries.ts";
import { texts } from "../texts.ts";
import { AreaTable, type NamedArea } from "./area-table.tsx";
import { findingOf } from "./country.tsx";

export function RegionPage({
  region,
  districts,
  counts,
  shapes,
  dots,
  pastDays,
}: {
  region: NamedArea;
  districts: NamedArea[];
  counts: AreaCount[];
  shapes: readonly Shape[];
  dots: Dot[];
  pastDays: string[];
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const sums = total(counts);
  const inRegion = (status?: string) =>
    linkTo(frame, "/network/schools", { region: region.kato, status });
  const inDistrict = (kato: string, status?: string) =>
    linkTo(frame, "/network/schools", { region: region.kato, district: kato, status });
  const leading = new Map(counts.map((count) => [count.kato, count.leading]));
  const areas = districts.map((district) => ({
    kato: district.kato,
    name: named(district, language),
    value: leading.get(district.kato) ?? 0,
    href: inDistrict(district.kato),
  }));
  const finding = findingOf(areas, t);
  return (
    <>
      <h1>{named(region, language)}</h1>
      <PastNotice />
      <Figures
        label={t.inFigures}
        figures={[
          { href: inRegion("leading"), value: sums.leading, noun: t.leading },
          { href: inRegion("partner"), value: sums.partner, noun: t.partner },
          { href: inRegion(), value: sums.schools, noun: t.schools },
          {
            href: linkTo(frame, "/network/findings", { kind: "withoutLeading" }),
            value: sums.alone,
            noun: t.alone,
            context: t.aloneHint,
          },
        ]}
      />
      <section aria-labelledby="map">
        <h2 id="map">{finding}</h2>
        <ChoroplethMap
          id="map"
          title={finding}
          noun={t.leading}
          shapes={shapes}
          areas={areas}
          dots={dots}
        >
          <p class="small muted">{t.dots(showNumber(dots.length, language))}</p>
        </ChoroplethMap>
      </section>
      <section aria-labelledby="table">
        <h2 id="table">{t.districts}</h2>
        <AreaTable
          caption={t.districts}
          areas={districts}
          counts={counts}
          hrefOf={inDistrict}
          schoolsOf={inDistrict}
        />
      </section>
      <AsOf days={pastDays} />
    </>
  );
}
