import type { ComponentChildren } from "preact";
import { showDay } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { covers, parsePeriod, periodWords } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import {
  categoryName,
  directionName,
  directionTask,
  positionName,
  subjectName,
  teachingLanguageName,
} from "#ui/teaching.ts";
import { workWords } from "../../base/words.ts";
import type { Course, Teacher } from "../queries.ts";
import { gradesText, stateOfCourse } from "../rules.ts";
import type { Category, SchoolTold, TeacherPost } from "../schema.ts";
import { texts } from "../texts.ts";
import { toldWord } from "./words.tsx";

export type TeacherParts = {
  teacher: Teacher;
  posts: TeacherPost[];
  categories: { id: string; category: Category; during: string }[];
  courses: Course[];
  directions: { id: string; direction: string; during: string }[];
  acts: Act[];
  /** The schools that the acts tell of. */
  schools: SchoolTold[];
  mayKeep: boolean;
  /** Of which schools who looks may change the work. */
  keptSchools: ReadonlySet<string>;
  seesPrivate: boolean;
};

/** The person's page; `children` are the parts that other capabilities add. */
export function TeacherPage({
  teacher,
  posts,
  categories,
  courses,
  directions,
  acts,
  schools,
  mayKeep,
  keptSchools,
  seesPrivate,
  children,
}: TeacherParts & { children?: ComponentChildren }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const works = posts.some((post) => covers(parsePeriod(post.during), today));
  return (
    <>
      <div class="record-head">
        {!works && (
          <p>
            <Tag tone="wait">{t.worksNowhere}</Tag>
          </p>
        )}
        <h1>{fullName(teacher)}</h1>
        {(teacher.origin === "demo" || teacher.origin === "generated") && (
          <p class="small muted">{t.demoNote}</p>
        )}
        <Facts teacher={teacher} categories={categories} seesPrivate={seesPrivate} />
      </div>
      {mayKeep && (
        <div class="actions no-print">
          <a class="button button--2" href={`/people/teachers/${teacher.id}/edit`}>
            {t.edit}
          </a>
        </div>
      )}
      <Posts posts={posts} keptSchools={keptSchools} />
      <Courses courses={courses} seesPrivate={seesPrivate} />
      {directions.length > 0 && (
        <section aria-labelledby="directions">
          <h2 id="directions">{t.directionsHeld}</h2>
          <dl class="facts">
            {directions.map((one) => (
              <div key={one.id}>
                <dt>{directionName(one.direction, language)}</dt>
                <dd>
                  {periodWords(one.during, language)}
                  <br />
                  <span class="small muted">{directionTask(one.direction, language)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {children}
      {mayKeep && (
        <History
          kind="teacher"
          acts={acts}
          words={t}
          show={(field, value) =>
            field === "record" ? (
              <a href={`/people/teachers/${value}`}>{t.otherRecord}</a>
            ) : (
              toldWord({ field, value }, { schools, language })
            )
          }
        />
      )}
    </>
  );
}

function Facts({
  teacher,
  categories,
  seesPrivate,
}: Pick<TeacherParts, "teacher" | "categories" | "seesPrivate">) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const category = categories.find(({ during }) => covers(parsePeriod(during), today));
  const experience = teacher.workingSince && Number(today.slice(0, 4)) - teacher.workingSince;
  const facts = [
    category && {
      label: t.category,
      value: [categoryName(category.category, language), periodWords(category.during, language)]
        .filter(Boolean)
        .join(", "),
    },
    seesPrivate && teacher.birthYear && { label: t.birthYear, value: String(teacher.birthYear) },
    seesPrivate && experience && { label: t.experience, value: t.years(experience) },
  ].filter((fact) => typeof fact === "object" && fact !== null);
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Posts({ posts, keptSchools }: Pick<TeacherParts, "posts" | "keptSchools">) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const change = ({ id, schoolId }: TeacherPost) =>
    keptSchools.has(schoolId) && <a href={`/people/teachers/posts/${id}`}>{t.edit}</a>;
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{t.posts}</h2>
      <Table
        caption={t.posts}
        captionHidden
        rows={posts}
        rowKey={(post) => post.id}
        columns={[
          {
            label: t.school,
            cell: (post) => (
              <a href={linkTo(frame, `/network/schools/${post.schoolId}`)}>
                {named(post, language)}
              </a>
            ),
          },
          { label: t.position, cell: (post) => positionName(post.position, language) },
          {
            label: t.subjects,
            cell: (post) =>
              post.subjects.map((code) => subjectName(code, language)).join(", ") || "–",
          },
          { label: t.grades, cell: (post) => gradesText(post.grades) || "–" },
          {
            label: t.languages,
            cell: (post) =>
              post.languages.map((code) => teachingLanguageName(code, language)).join(", ") || "–",
          },
          { label: t.period, cell: (post) => workWords(post, language) },
          ...(keptSchools.size > 0
            ? [{ label: t.action, bare: true, cell: (post: TeacherPost) => change(post) }]
            : []),
        ]}
      />
    </section>
  );
}

function Courses({ courses, seesPrivate }: { courses: Course[]; seesPrivate: boolean }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{t.courses}</h2>
      {courses.length === 0 ? (
        <EmptyState title={t.noCourses} />
      ) : (
        <Table
          caption={t.courses}
          captionHidden
          rows={courses}
          rowKey={(course) => course.id}
          columns={[
            { label: t.programme, cell: (course) => named(course, language) },
            { label: t.completedOn, cell: (course) => showDay(course.completedOn, language) },
            {
              label: t.validUntil,
              cell: (course) => <Validity course={course} today={today} />,
            },
            {
              label: t.hours,
              number: true,
              cell: (course) => (course.hours === null ? "–" : String(course.hours)),
            },
            { label: t.provider, cell: (course) => course.provider || "–" },
            ...(seesPrivate
              ? [
                  {
                    label: t.certificateNumber,
                    cell: (course: Course) => course.certificateNumber ?? "–",
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}

function Validity({ course, today }: { course: Course; today: string }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (!course.validUntil) return <>–</>;
  const state = stateOfCourse(course, today);
  return (
    <>
      {showDay(course.validUntil, language)}{" "}
      {state === "expired" && <Tag tone="bad">{t.expired}</Tag>}
      {state === "expiring" && <Tag tone="wait">{t.expiresSoon}</Tag>}
    </>
  );
}
