import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { schoolYearOf } from "#modules/network/base/rules/school-year.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import type { Programme } from "../../base/queries.ts";
import type { CascadePerson } from "../../cascade/schema.ts";
import { canRecordSomeTraining } from "../access.ts";
import type { TrainingFilters, TrainingRow } from "../schema.ts";
import { texts } from "../texts.ts";
import { nameOf } from "./words.tsx";

type Parts = {
  trainings: TrainingRow[];
  hasMore: boolean;
  filters: TrainingFilters;
  programmes: Programme[];
  people: ReadonlyMap<string, CascadePerson>;
};

export function TrainingsPage({ trainings, hasMore, filters, programmes, people }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const isFiltered = Boolean(filters.q || filters.programme || filters.year || filters.page > 1);
  return (
    <>
      <div class="head">
        <h1>{t.title}</h1>
        <p class="row">
          {canRecordSomeTraining(frame.actor) && (
            <a class="button" href="/people/trainings/new">
              {t.add}
            </a>
          )}
          <a href="/people/cascade">{t.cascade}</a>
        </p>
      </div>
      <FindForm filters={filters} programmes={programmes} />
      {trainings.length === 0 ? (
        <EmptyState title={isFiltered ? t.noneFound : t.noneYet}>
          <p>{isFiltered ? t.noneHint : t.noneYetHint}</p>
        </EmptyState>
      ) : (
        <TrainingTable trainings={trainings} people={people} />
      )}
      <MorePager page={filters.page} hasMore={hasMore} about={t.title} />
    </>
  );
}

const yearsShown = 12;

function FindForm({ filters, programmes }: Pick<Parts, "filters" | "programmes">) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const newest = schoolYearOf(today);
  const years = Array.from({ length: yearsShown }, (_, back) => newest - back);
  return (
    <form class="find-form no-print" action="/people/trainings">
      <div class="row">
        <div>
          <label class="label" for="find">
            {t.trainerName}
          </label>
          <input class="input" id="find" name="q" type="search" value={filters.q ?? ""} />
        </div>
        <div>
          <label class="label" for="programme">
            {t.programme}
          </label>
          <select class="input" id="programme" name="programme">
            <option value="">{t.allProgrammes}</option>
            {programmes.map((one) => (
              <option key={one.code} value={one.code} selected={one.code === filters.programme}>
                {named(one, language)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label class="label" for="year">
            {t.year}
          </label>
          <select class="input" id="year" name="year">
            <option value="">{t.anyYear}</option>
            {years.map((year) => (
              <option key={year} value={year} selected={year === filters.year}>
                {`${year}/${year + 1}`}
              </option>
            ))}
          </select>
        </div>
        <button class="button" type="submit">
          {t.findButton}
        </button>
      </div>
    </form>
  );
}

function TrainingTable({ trainings, people }: Pick<Parts, "trainings" | "people">) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={trainings}
      rowKey={(training) => training.id}
      columns={[
        {
          label: t.programme,
          cell: (training) => (
            <a href={linkTo(frame, `/people/trainings/${training.id}`)}>
              {named(training, language)}
            </a>
          ),
        },
        {
          label: t.when,
          bare: true,
          cell: ({ from, until }) => (
            <span class={from === until ? "num" : undefined}>
              {t.period(showDay(from, language), showDay(until, language))}
            </span>
          ),
        },
        {
          label: t.where,
          bare: true,
          cell: ({ school, place }) => (school ? named(school, language) : (place ?? "–")),
        },
        {
          label: t.led,
          cell: ({ trainers }) =>
            trainers.map((id) => <div key={id}>{nameOf(people.get(id), frame)}</div>),
        },
        {
          label: t.trainedCount,
          number: true,
          cell: ({ trained }) => showNumber(trained, language),
        },
      ]}
    />
  );
}
