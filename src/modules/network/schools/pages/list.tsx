import { showNumber } from "#lib/dates.ts";
import type { FacetCount } from "#lib/facet-index.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { type Facet, Filters } from "#ui/filters.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import {
  kinds,
  localities,
  type SchoolRow,
  statuses,
  teachingLanguages,
} from "../../base/schema.ts";
import { statusName } from "../../base/words.ts";
import { canKeepSomeSchools } from "../access.ts";
import { rowsPerPage } from "../queries.ts";
import type { SchoolFilters } from "../schema.ts";
import { texts } from "../texts.ts";
import { StatusTag } from "./status-tag.tsx";
import { kindWord } from "./words.tsx";

type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };

export function SchoolsPage({
  schools,
  total,
  facets,
  filters,
  regions,
  districts,
}: {
  schools: SchoolRow[];
  total: number;
  facets: FacetCount[];
  filters: SchoolFilters;
  regions: Area[];
  districts: Area[];
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const counted = countsOf(facets);
  const areaOptions = (areas: Area[], facet: string) =>
    areas.map((area) => ({
      value: area.kato,
      label: named(area, frame.language),
      count: counted(facet, area.kato),
    }));
  const wordOptions = <Value extends string>(
    values: readonly Value[],
    facet: string,
    word: (value: Value) => string,
  ) => values.map((value) => ({ value, label: word(value), count: counted(facet, value) }));
  const word = (value: string) => wordOf(t, value);
  const shown: Facet[] = [
    {
      name: "region",
      label: t.region,
      options: areaOptions(regions, "region"),
      chosen: filters.region,
    },
    {
      name: "district",
      label: t.district,
      options: filters.region || filters.district ? areaOptions(districts, "district") : [],
      chosen: filters.district,
    },
    {
      name: "status",
      label: t.status,
      options: wordOptions([...statuses, "none"], "status", (status) =>
        statusName(status, frame.language),
      ),
      chosen: filters.status,
    },
    {
      name: "kind",
      label: t.kind,
      options: wordOptions(kinds, "kind", (kind) => kindWord(t, kind)),
      chosen: filters.kind,
    },
    {
      name: "locality",
      label: t.locality,
      options: wordOptions(localities, "locality", word),
      chosen: filters.locality,
    },
    {
      name: "teaching",
      label: t.teaching,
      options: wordOptions(teachingLanguages, "teaching", word),
      chosen: filters.teaching,
    },
  ].map((facet) => ({
    ...facet,
    options: facet.options.filter((option) => option.count > 0 || option.value === facet.chosen),
  }));
  return (
    <>
      <div class="head">
        <h1>{t.schools}</h1>
        {canKeepSomeSchools(frame.actor) && (
          <p class="row">
            <a class="button" href="/network/schools/new">
              {t.add}
            </a>
            <a href="/network/imports">{t.import}</a>
          </p>
        )}
      </div>
      <PastNotice />
      <form class="find-form" action="/network/schools">
        <label class="label" for="find">
          {t.find}
        </label>
        <div class="find">
          <input class="input" id="find" name="q" type="search" value={filters.q ?? ""} />
          {shown.map(
            (facet) =>
              facet.chosen && (
                <input key={facet.name} type="hidden" name={facet.name} value={facet.chosen} />
              ),
          )}
          {frame.on !== frame.today && <input type="hidden" name="on" value={frame.on} />}
          <button class="button" type="submit">
            {t.findButton}
          </button>
        </div>
      </form>
      <Filters facets={shown} />
      <p class="count" role="status">
        <b>{t.found(showNumber(total, frame.language), total)}</b>
      </p>
      {total === 0 ? (
        <EmptyState title={t.noneFound}>
          <p>
            {t.noneHint} <a href={linkTo(frame, "/network/schools")}>{t.showAll}</a>
          </p>
        </EmptyState>
      ) : (
        <SchoolTable schools={schools} sort={filters.sort} />
      )}
      <Pager page={filters.page} pages={Math.ceil(total / rowsPerPage)} />
      <Downloads />
      <AsOf />
    </>
  );
}

function SchoolTable({ schools, sort }: { schools: SchoolRow[]; sort: string }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <Table
      caption={t.schools}
      captionHidden
      rows={schools}
      rowKey={(school) => school.id}
      sortedBy={sort}
      columns={[
        {
          label: t.school,
          sort: "name",
          cell: (school) => (
            <>
              <a href={linkTo(frame, `/network/schools/${school.id}`)}>
                {named(school, frame.language)}
              </a>
              {school.kind === "small" && <span class="small muted"> {kindWord(t, "small")}</span>}
            </>
          ),
        },
        { label: t.statusColumn, cell: (school) => <StatusTag status={school.status} /> },
        {
          label: t.place,
          sort: "district",
          cell: (school) => (
            <>
              {named(school.district, frame.language)}
              <br />
              <span class="small muted">{named(school.region, frame.language)}</span>
            </>
          ),
        },
        { label: t.circleColumn, sort: "partners", cell: (school) => <CircleOf school={school} /> },
      ]}
    />
  );
}

function CircleOf({ school }: { school: SchoolRow }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (school.status === "leading") {
    return (
      <a href={linkTo(frame, `/network/schools/${school.id}/circle`)}>
        {t.partners(school.partners)}
      </a>
    );
  }
  if (!school.leading) return <span class="muted">–</span>;
  return (
    <a href={linkTo(frame, `/network/schools/${school.leading.id}/circle`)}>
      {named(school.leading, frame.language)}
    </a>
  );
}

function Downloads() {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const to = (format: string) =>
    here({ ...frame, path: `/network/schools.${format}` }, { page: null });
  return (
    <p class="group no-print">
      {t.exportHint}: <a href={to("csv")}>CSV</a> · <a href={to("xlsx")}>XLSX</a> ·{" "}
      <a href={to("geojson")}>GeoJSON</a>
    </p>
  );
}

function countsOf(facets: FacetCount[]): (facet: string, value: string) => number {
  const counts = new Map(facets.map(({ facet, value, count }) => [`${facet} ${value}`, count]));
  return (facet, value) => counts.get(`${facet} ${value}`) ?? 0;
}

function wordOf(t: Record<string, unknown>, value: string): string {
  const word = t[value];
  return typeof word === "string" ? word : value;
}
