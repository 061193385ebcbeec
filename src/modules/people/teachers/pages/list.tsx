import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { directionName, measureName, positionName } from "#ui/teaching.ts";
import { canKeepSomeTeachers } from "../../base/access.ts";
import type { Programme } from "../../base/queries.ts";
import { measures } from "../../base/schema.ts";
import type { TeacherFilters, TeacherRow } from "../schema.ts";
import { texts } from "../texts.ts";
import { levelsOf } from "./words.tsx";

export function TeachersPage({
  teachers,
  hasMore,
  filters,
  school,
  programmes,
}: {
  teachers: TeacherRow[];
  hasMore: boolean;
  filters: TeacherFilters;
  school: { id: string; name_kk: string; name_ru: string } | null;
  programmes: Programme[];
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <div class="head">
        <h1>{school ? `${t.teachers}: ${named(school, frame.language)}` : t.teachers}</h1>
        {canKeepSomeTeachers(frame.actor) && (
          <p class="row">
            <a class="button" href="/people/teachers/new">
              {t.add}
            </a>
            <a href="/people/imports">{t.importLink}</a>
            <a href="/accounts/joining">{t.requests}</a>
          </p>
        )}
      </div>
      <PastNotice />
      <FindForm filters={filters} programmes={programmes} />
      {teachers.length === 0 ? (
        <EmptyState title={t.noneFound}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <TeacherTable teachers={teachers} />
      )}
      <MorePager page={filters.page} hasMore={hasMore} about={t.teachers} />
      <AsOf />
    </>
  );
}

function FindForm({ filters, programmes }: { filters: TeacherFilters; programmes: Programme[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const { school, circle, region, district } = filters;
  const kept = { school, circle, region, district, lapses: filters.lapses };
  const offered = [
    ...measures.map((code) => ({ code: `${code}`, label: measureName(code, frame.language) })),
    ...programmes.map((one) => ({ code: one.code, label: named(one, frame.language) })),
  ];
  const choice = (name: "holds" | "lacks") => (
    <div>
      <label class="label" for={name}>
        {t[name]}
      </label>
      <select class="input" id={name} name={name}>
        <option value="">{t.any}</option>
        {offered.map(({ code, label }) => (
          <option key={code} value={code} selected={filters[name] === code}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form class="find-form no-print" action="/people/teachers">
      <label class="label" for="find">
        {t.find}
      </label>
      <input class="input" id="find" name="q" type="search" value={filters.q ?? ""} />
      <div class="row">
        {choice("holds")}
        {choice("lacks")}
        <button class="button" type="submit">
          {t.findButton}
        </button>
      </div>
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {frame.on !== frame.today && <input type="hidden" name="on" value={frame.on} />}
    </form>
  );
}

function TeacherTable({ teachers }: { teachers: TeacherRow[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <Table
      caption={t.teachers}
      captionHidden
      rows={teachers}
      rowKey={(teacher) => teacher.id}
      columns={[
        {
          label: t.name,
          cell: (teacher) => (
            <a href={linkTo(frame, `/people/teachers/${teacher.id}`)}>{fullName(teacher)}</a>
          ),
        },
        {
          label: t.works,
          cell: (teacher) =>
            teacher.posts.map((post) => (
              <div key={post.schoolId}>
                {named(post, frame.language)}
                <span class="small muted"> {positionName(post.position, frame.language)}</span>
              </div>
            )),
        },
        {
          label: t.training,
          cell: (teacher) =>
            teacher.certified.length > 0 ? (
              t.levels(levelsOf(teacher.certified))
            ) : (
              <span class="muted">{t.none}</span>
            ),
        },
        {
          label: t.direction,
          cell: (teacher) =>
            teacher.directions.length > 0 ? (
              teacher.directions.map((code) => directionName(code, frame.language)).join("; ")
            ) : (
              <span class="muted">{t.none}</span>
            ),
        },
      ]}
    />
  );
}
