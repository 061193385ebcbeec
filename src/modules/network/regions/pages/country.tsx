import type { Shape } from "#lib/map.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { ChoroplethMap } from "#ui/map.tsx";
import type { AreaCount } from "../queries.ts";
import { texts } from "../texts.ts";
import { AreaTable, type NamedArea } from "./area-table.tsx";

export function CountryPage({
  regions,
  counts,
  shapes,
  byDistrict,
}: {
  regions: NamedArea[];
  counts: AreaCount[];
  shapes: readonly Shape[];
  byDistrict: { districts: NamedArea[]; counts: AreaCount[] } | null;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const shown = byDistrict ? byDistrict.districts : regions;
  const leading = new Map(
    (byDistrict?.counts ?? counts).map((count) => [count.kato, count.leading]),
  );
  const areas = shown.map((area) => ({
    kato: area.kato,
    name: named(area, language),
    value: leading.get(area.kato) ?? 0,
    href: byDistrict
      ? linkTo(frame, "/network/schools", { region: area.region_kato ?? "", district: area.kato })
      : linkTo(frame, `/network/regions/${area.kato}`),
  }));
  return (
    <>
      <h1>{t.network}</h1>
      <PastNotice />
      <p class="row group">
        {byDistrict ? (
          <a href={here(frame, { level: null })}>{t.byRegions}</a>
        ) : (
          <a href={here(frame, { level: "districts" })}>{t.byDistricts}</a>
        )}
        <a href={linkTo(frame, "/network/platforms")}>{t.platforms}</a>
        <a href={linkTo(frame, "/network/schools")}>{t.allSchools}</a>
      </p>
      <section aria-labelledby="map">
        <h2 id="map">{findingOf(areas, t)}</h2>
        <ChoroplethMap
          id="map"
          title={findingOf(areas, t)}
          noun={t.leading}
          shapes={shapes}
          areas={areas}
          plain={byDistrict !== null}
        />
      </section>
      <section aria-labelledby="table">
        <h2 id="table">{t.regions}</h2>
        <AreaTable
          caption={t.regions}
          areas={regions}
          counts={counts}
          hrefOf={(kato) => linkTo(frame, `/network/regions/${kato}`)}
          schoolsOf={(kato, status) => linkTo(frame, "/network/schools", { region: kato, status })}
        />
      </section>
      <AsOf days={["2016-01-14", "2019-10-24", "2021-09-01"]} />
    </>
  );
}

/** The sentence a map is headed with: where there are most leading schools, and where fewest. */
export function findingOf(
  areas: { name: string; value: number }[],
  t: { finding: (most: string, fewest: string) => string; noLeadingYet: string },
): string {
  const sorted = areas.toSorted((one, other) => other.value - one.value);
  const [most, fewest] = [sorted[0], sorted.at(-1)];
  if (!most || !fewest || most.value === 0) return t.noLeadingYet;
  return t.finding(`${most.name} (${most.value})`, `${fewest.name} (${fewest.value})`);
}
