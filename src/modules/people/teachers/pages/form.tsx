import { emptyForm, type FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { covers, parsePeriod } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import {
  categoryName,
  positionName,
  subjectName,
  subjects,
  teachingLanguageName,
} from "#ui/teaching.ts";
import type { Programme } from "../../base/queries.ts";
import { startTold } from "../../base/rules/starts.ts";
import { positions } from "../../base/schema.ts";
import { workWords } from "../../base/words.ts";
import type { Teacher } from "../queries.ts";
import { gradesIn } from "../rules.ts";
import { categories, type TeacherPost } from "../schema.ts";
import { texts } from "../texts.ts";

/** Fresh identifiers, so that each form sent twice is written once. */
export type Ids = { teacher: string; post: string; category: string; course: string };

export function NewTeacherPage({
  ids,
  schoolCode,
  state,
}: {
  ids: Ids;
  schoolCode: string;
  state: FormState;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.newTeacher}</h1>
      <Form state={state} words={t}>
        <Hidden name="id" value={ids.teacher} />
        <NameFields />
        <PostFields postId={ids.post} schoolCode={schoolCode} />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export type EditStates = Partial<
  Record<"facts" | "post" | "leave" | "category" | "course", FormState>
>;

export function EditTeacherPage({
  teacher,
  posts,
  programmes,
  ids,
  schoolCode,
  states,
}: {
  teacher: Teacher;
  posts: TeacherPost[];
  programmes: Programme[];
  ids: Ids;
  schoolCode: string;
  states: EditStates;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/people/teachers/${teacher.id}`;
  const current = posts.filter((post) => covers(parsePeriod(post.during), today));
  return (
    <>
      <h1>{fullName(teacher)}</h1>
      <Form action={`${at}/edit`} state={states.facts ?? emptyForm} words={t}>
        <Hidden name="id" value={teacher.id} />
        <NameFields teacher={teacher} />
        <Submit label={t.save} />
      </Form>
      <section aria-labelledby="new-course">
        <h2 id="new-course">{t.newCourse}</h2>
        <Form action={`${at}/courses`} state={states.course ?? emptyForm} words={t}>
          <Hidden name="courseId" value={ids.course} />
          <SelectField
            name="programme"
            label={t.programme}
            options={programmes.map((one) => ({ value: one.code, label: named(one, language) }))}
          />
          <TextField name="completedOn" label={t.completedOn} type="date" short />
          <TextField name="validUntil" label={t.validUntil} type="date" short optional />
          <TextField name="hours" label={t.hours} inputmode="numeric" short optional />
          <TextField name="provider" label={t.provider} optional />
          <TextField name="certificateNumber" label={t.certificateNumber} short optional />
          <Submit label={t.newCourse} second />
        </Form>
      </section>
      <section aria-labelledby="new-category">
        <h2 id="new-category">{t.newCategory}</h2>
        <Form action={`${at}/categories`} state={states.category ?? emptyForm} words={t}>
          <Hidden name="categoryId" value={ids.category} />
          <SelectField
            name="category"
            label={t.category}
            options={categories.map((code) => ({
              value: code,
              label: categoryName(code, language),
            }))}
          />
          <TextField name="categorySince" label={t.categorySince} type="date" short />
          <Submit label={t.newCategory} second />
        </Form>
      </section>
      <section aria-labelledby="hire">
        <h2 id="hire">{t.hire}</h2>
        <Form action={`${at}/posts`} state={states.post ?? emptyForm} words={t}>
          <PostFields postId={ids.post} schoolCode={schoolCode} />
          <Submit label={t.hire} second />
        </Form>
      </section>
      {current.length > 0 && (
        <section aria-labelledby="leave">
          <h2 id="leave">{t.leave}</h2>
          <Form action={`${at}/leaving`} state={states.leave ?? emptyForm} words={t}>
            <Choices
              name="postId"
              label={t.school}
              value={current.length === 1 ? (current[0]?.id ?? "") : ""}
              options={current.map((post) => ({ value: post.id, label: named(post, language) }))}
            />
            <TextField name="until" label={t.until} type="date" value={today} short />
            <Submit label={t.leaveButton} second />
          </Form>
        </section>
      )}
    </>
  );
}

/** Work that is recorded, to be told anew. */
export function PostPage({ post, state }: { post: TeacherPost; state: FormState }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { from } = parsePeriod(post.during);
  const told = startTold({ from, startKnown: post.startKnown }) ?? "";
  const isYear = post.startKnown === "year";
  return (
    <>
      <h1>{named(post, language)}</h1>
      <p class="lead">{workWords(post, language)}</p>
      <Form state={state} words={t}>
        <Hidden name="postId" value={post.id} />
        <TextField
          name="since"
          label={t.sinceDay}
          type="date"
          value={isYear ? "" : told}
          short
          optional
        />
        <TextField
          name="sinceYear"
          label={t.sinceYear}
          hint={t.sinceYearHint}
          inputmode="numeric"
          value={isYear ? told : ""}
          short
          optional
        />
        <WorkFields post={post} />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

function NameFields({ teacher }: { teacher?: Teacher }) {
  const t = inLanguage(texts, useFrame().language);
  const text = (value: string | number | null | undefined) => (value == null ? "" : String(value));
  return (
    <>
      <TextField name="familyName" label={t.familyName} value={text(teacher?.familyName)} />
      <TextField name="givenName" label={t.givenName} value={text(teacher?.givenName)} />
      <TextField
        name="patronymic"
        label={t.patronymic}
        value={text(teacher?.patronymic)}
        optional
      />
      <TextField
        name="birthYear"
        label={t.birthYear}
        inputmode="numeric"
        value={text(teacher?.birthYear)}
        short
        optional
      />
      <TextField
        name="workingSince"
        label={t.workingSince}
        inputmode="numeric"
        value={text(teacher?.workingSince)}
        short
        optional
      />
      <TextField
        name="iin"
        label={t.iin}
        hint={teacher ? t.iinAgain : t.iinHint}
        inputmode="numeric"
        short
        optional
      />
    </>
  );
}

function PostFields({ postId, schoolCode }: { postId: string; schoolCode: string }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <Hidden name="postId" value={postId} />
      <TextField name="school" label={t.schoolCode} value={schoolCode} short />
      <TextField name="since" label={t.sinceDay} type="date" value={today} short />
      <WorkFields />
    </>
  );
}

/** What somebody does in a school, as it is or as it begins. */
function WorkFields({ post }: { post?: TeacherPost }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const [first, last] = gradesIn(post?.grades ?? null);
  const text = (grade: number | undefined) => (grade === undefined ? "" : String(grade));
  return (
    <>
      <SelectField
        name="position"
        label={t.position}
        value={post?.position ?? "teacher"}
        options={positions.map((code) => ({ value: code, label: positionName(code, language) }))}
      />
      <details class="more">
        <summary>{t.subjects}</summary>
        <Choices
          name="subjects"
          label={t.subjects}
          values={post?.subjects ?? []}
          many
          optional
          options={subjects.map(({ code }) => ({
            value: code,
            label: subjectName(code, language),
          }))}
        />
      </details>
      <TextField
        name="gradeFrom"
        label={t.gradeFrom}
        inputmode="numeric"
        value={text(first)}
        short
        optional
      />
      <TextField
        name="gradeUntil"
        label={t.gradeUntil}
        inputmode="numeric"
        value={text(last)}
        short
        optional
      />
      <Choices
        name="languages"
        label={t.languages}
        values={post?.languages ?? []}
        many
        optional
        options={teachingLanguages.map((code) => ({
          value: code,
          label: teachingLanguageName(code, language),
        }))}
      />
    </>
  );
}
