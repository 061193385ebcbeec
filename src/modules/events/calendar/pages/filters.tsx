import type { FacetCount } from "#lib/facet-index.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { type Facet, Filters } from "#ui/filters.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { subjectName, subjects, teachingLanguageName } from "#ui/teaching.ts";
import type { EventType } from "../../base/schema.ts";
import { eventGroupName, eventGroups } from "../../base/words.ts";
import { filterParams } from "../rules.ts";
import type { CalendarEvent, EventFilters, FacetName, View } from "../schema.ts";
import { texts } from "../texts.ts";

type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };
export type Territory = { regions: Area[]; districts: (Area & { region_kato: string })[] };

type Parts = {
  events: CalendarEvent[];
  facets: FacetCount[];
  filters: EventFilters;
  view: View;
  day: string;
  types: readonly EventType[];
  territory: Territory;
};

type Choice = { value: string; label: string };

/** Districts come with a region, kinds with their group, circles with a district: never a list too long to read. */
export function CalendarFilters(parts: Parts) {
  const { facets, filters } = parts;
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const counts = new Map(facets.map(({ facet, value, count }) => [`${facet} ${value}`, count]));
  const facet = (name: FacetName, choices: Choice[]): Facet => ({
    name,
    label: t[name],
    chosen: filters[name],
    options: choices.flatMap((choice) => {
      const count = counts.get(`${name} ${choice.value}`) ?? 0;
      return count > 0 || choice.value === filters[name] ? [{ ...choice, count }] : [];
    }),
  });
  return (
    <>
      <WordSearch {...parts} />
      <Filters
        facets={[
          facet("region", areas(parts.territory.regions, language)),
          facet("district", districtsOf(parts, language)),
          facet("circle", circlesOf(parts, language)),
          facet("group", groupChoices(language)),
          facet("type", typesOf(parts, language)),
          facet("subject", subjectChoices(language)),
          facet("language", languageChoices(language)),
          facet("form", pairs(t.forms)),
          facet("open", pairs(t.audiences)),
        ]}
      />
      {filters.q && (
        <p class="chosen">
          <a class="x" href={here(frame, { q: null, page: null })}>
            {t.q}: {filters.q}
            <span class="hidden"> ({t.removeWord})</span>
          </a>
        </p>
      )}
    </>
  );
}

/** A form of its own, which keeps the other filters. */
function WordSearch({ filters, view, day }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const kept = { ...filterParams({ ...filters, q: undefined }) };
  const isMonth = view === "month";
  return (
    <form class="find-form find-form--short no-print" action="/calendar">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {!isMonth && <input type="hidden" name="view" value={view} />}
      {day !== frame.today && <input type="hidden" name="day" value={day} />}
      <div class="row">
        <div>
          <label class="label" for="find">
            {t.search}
          </label>
          <input class="input" id="find" name="q" type="search" value={filters.q ?? ""} />
        </div>
        <button class="button button--2" type="submit">
          {t.find}
        </button>
      </div>
    </form>
  );
}

function areas(rows: readonly Area[], language: Language): Choice[] {
  return rows.map((row) => ({ value: row.kato, label: named(row, language) }));
}

function districtsOf({ territory, filters }: Parts, language: Language): Choice[] {
  const { region, district } = filters;
  if (!region && !district) return [];
  const inside = territory.districts.filter(
    ({ kato, region_kato }) => kato === district || region_kato === region,
  );
  return areas(inside, language);
}

function circlesOf({ events, filters }: Parts, language: Language): Choice[] {
  if (!filters.district && !filters.circle) return [];
  const names = new Map(events.map(({ circle, circleName }) => [circle, circleName[language]]));
  return [...names].flatMap(([value, label]) => (value ? [{ value, label }] : []));
}

function typesOf({ types, filters }: Parts, language: Language): Choice[] {
  const { group, type } = filters;
  if (!group && !type) return [];
  return types
    .filter((one) => one.code === type || one.group === group)
    .map((one) => ({ value: one.code, label: named(one, language) }));
}

function groupChoices(language: Language): Choice[] {
  return eventGroups.map((value) => ({ value, label: eventGroupName(value, language) }));
}

function subjectChoices(language: Language): Choice[] {
  return subjects.map(({ code }) => ({ value: code, label: subjectName(code, language) }));
}

function languageChoices(language: Language): Choice[] {
  return (["kk", "ru", "en", "ug", "uz", "tg"] as const).map((value) => ({
    value,
    label: teachingLanguageName(value, language),
  }));
}

function pairs(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
