import { showDay, showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { directionName, directionTask, teachingLanguageName } from "#ui/teaching.ts";
import { canSeeTeacher } from "../../base/access.ts";
import { directions } from "../../base/schema.ts";
import type { TeamArea, TeamMember, TeamQuery } from "../schema.ts";
import { texts } from "../texts.ts";

export type ListParts = {
  title: string;
  area: TeamArea;
  query: TeamQuery;
  counts: Readonly<Record<string, number>>;
  /** Null for those who may see only how many there are. */
  found: { members: TeamMember[]; hasMore: boolean } | null;
};

export function TeamPage({ title, area, query, counts, found }: ListParts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <h1>{title}</h1>
      <PastNotice />
      <p>{t.lead}</p>
      <Tasks counts={counts} />
      <section aria-labelledby="who">
        <h2 id="who">{t.who}</h2>
        {found ? (
          <>
            <FindForm query={query} />
            <Members {...found} area={area} query={query} />
          </>
        ) : (
          <EmptyState title={area.kind === "country" ? t.chooseArea : t.namesForNetwork}>
            {area.kind === "country" && (
              <p>
                <a href={linkTo(frame, "/people/coverage")}>{t.toCoverage}</a>
              </p>
            )}
          </EmptyState>
        )}
      </section>
      <AsOf />
    </>
  );
}

/** What each direction helps with and how many hold it; a count leads to the people. */
function Tasks({ counts }: Pick<ListParts, "counts">) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t.whatTheyDo}</h2>
      <Table
        caption={t.whatTheyDo}
        captionHidden
        rows={directions}
        rowKey={(direction) => direction}
        columns={[
          { label: t.direction, cell: (direction) => directionName(direction, language) },
          { label: t.task, bare: true, cell: (direction) => directionTask(direction, language) },
          {
            label: t.count,
            number: true,
            cell: (direction) => (
              <a href={`${here(frame, { direction, page: null })}#who`}>
                {showNumber(counts[direction] ?? 0, language)}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

function FindForm({ query }: { query: TeamQuery }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { region, district, circle, school } = query;
  const kept = { region, district, circle, school };
  return (
    <form class="find-form no-print" action="/people/methodical-team">
      <div class="row">
        <Select
          name="direction"
          label={t.direction}
          all={t.anyDirection}
          value={query.direction}
          options={directions.map((one) => [one, directionName(one, language)])}
        />
        <Select
          name="language"
          label={t.languages}
          all={t.anyLanguage}
          value={query.language}
          options={teachingLanguages.map((one) => [one, teachingLanguageName(one, language)])}
        />
        <button class="button" type="submit">
          {t.show}
        </button>
      </div>
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {frame.on !== frame.today && <input type="hidden" name="on" value={frame.on} />}
    </form>
  );
}

function Select({
  name,
  label,
  all,
  value,
  options,
}: {
  name: string;
  label: string;
  all: string;
  value: string | undefined;
  options: [string, string][];
}) {
  return (
    <div>
      <label class="label" for={name}>
        {label}
      </label>
      <select class="input" id={name} name={name}>
        <option value="">{all}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Members({
  members,
  hasMore,
  area,
  query,
}: { members: TeamMember[]; hasMore: boolean } & Pick<ListParts, "area" | "query">) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const district = area.kind === "district" ? null : area.place?.districtKato;
  if (members.length === 0) {
    return (
      <EmptyState title={t.nobody}>
        <p>{t.nobodyHint}</p>
        {district && (
          <p>
            <a
              href={linkTo(frame, "/people/methodical-team", {
                district,
                direction: query.direction,
              })}
            >
              {t.toDistrict}
            </a>
          </p>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <MemberTable members={members} />
      <MorePager page={query.page} hasMore={hasMore} about={t.who} />
    </>
  );
}

function MemberTable({ members }: { members: TeamMember[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.who}
      captionHidden
      rows={members}
      rowKey={(row) => row.id + row.school.id}
      columns={[
        { label: t.name, cell: (row) => <Name row={row} /> },
        { label: t.direction, bare: true, cell: (row) => directionName(row.direction, language) },
        {
          label: t.school,
          bare: true,
          cell: (row) => (
            <a href={linkTo(frame, `/network/schools/${row.school.id}`)}>
              {named(row.school, language)}
            </a>
          ),
        },
        ...(members.some(({ school }) => school.phone || school.email)
          ? [
              {
                label: t.contact,
                cell: ({ school }: TeamMember) =>
                  [school.phone, school.email].filter(Boolean).join(", ") || "–",
              },
            ]
          : []),
        {
          label: t.languages,
          cell: ({ languages }) =>
            languages.map((one) => teachingLanguageName(one, language)).join(", ") || "–",
        },
        {
          label: t.sinceColumn,
          cell: (row) => <span class="num">{showDay(row.since, language)}</span>,
        },
        {
          label: t.course,
          cell: ({ course }) =>
            course
              ? `${named(course, language)}, ${showDay(course.completedOn, language)}`
              : t.none,
        },
      ]}
    />
  );
}

function Name({ row }: { row: TeamMember }) {
  const frame = useFrame();
  const name = fullName(row);
  return canSeeTeacher(frame.actor, { userId: row.userId, places: [row.place] }) ? (
    <a href={linkTo(frame, `/people/teachers/${row.teacherId}`)}>{name}</a>
  ) : (
    <span>{name}</span>
  );
}
