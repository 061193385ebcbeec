import { showDay } from "#lib/dates.ts";
import { emptyForm, type FormState } from "#lib/forms.ts";
import { parsePeriod, periodWords } from "#lib/period.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { directionName, directionTask } from "#ui/teaching.ts";
import { directions } from "../../base/schema.ts";
import type { HeldDirection, PassedCourse } from "../queries.ts";
import { texts } from "../texts.ts";

export type PersonStates = Partial<Record<"give" | "end", FormState>>;

type Parts = {
  teacher: { id: string; name: string };
  held: HeldDirection[];
  courses: PassedCourse[];
  newId: string;
  states: PersonStates;
};

/** The directions of one person, where they are given and ended. */
export function PersonPage(parts: Parts) {
  const { teacher, held, states } = parts;
  const t = inLanguage(texts, useFrame().language);
  const open = held.filter(({ during }) => parsePeriod(during).until === null);
  return (
    <>
      <h1>{teacher.name}</h1>
      <p>
        <a href={`/people/teachers/${teacher.id}`}>{t.teacher}</a>
      </p>
      <HeldDirections held={held} />
      <Give {...parts} />
      {open.length > 0 && (
        <End teacherId={teacher.id} open={open} state={states.end ?? emptyForm} />
      )}
    </>
  );
}

function HeldDirections({ held }: { held: HeldDirection[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="held">
      <h2 id="held">{t.held}</h2>
      {held.length === 0 ? (
        <p>{t.heldNone}</p>
      ) : (
        <dl class="facts">
          {held.map((one) => (
            <div key={one.id}>
              <dt>{directionName(one.direction, language)}</dt>
              <dd>
                {periodWords(one.during, language)}
                <br />
                <span class="small muted">{restsOn(one, language)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Give({ teacher, courses, newId, states }: Parts) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="give">
      <h2 id="give">{t.give}</h2>
      <Form
        action={`/people/methodical-team/${teacher.id}/directions`}
        state={states.give ?? emptyForm}
        words={t}
      >
        <Hidden name="trainerId" value={newId} />
        <Choices
          name="direction"
          label={t.direction}
          options={directions.map((code) => ({
            value: code,
            label: directionName(code, language),
            hint: directionTask(code, language),
          }))}
        />
        <TextField name="since" label={t.since} type="date" value={today} short />
        <SelectField
          name="course"
          label={t.courseField}
          hint={t.courseHint}
          optional
          options={courses.map((course) => ({
            value: course.id,
            label: `${named(course, language)}, ${showDay(course.completedOn, language)}`,
          }))}
        />
        <TextArea name="reason" label={t.reason} rows={2} optional />
        <TextField name="capacity" label={t.capacity} inputmode="numeric" value="2" short />
        <Submit label={t.give} />
      </Form>
    </section>
  );
}

function End({
  teacherId,
  open,
  state,
}: {
  teacherId: string;
  open: HeldDirection[];
  state: FormState;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const [first] = open;
  return (
    <section aria-labelledby="end">
      <h2 id="end">{t.end}</h2>
      <Form action={`/people/methodical-team/${teacherId}/ending`} state={state} words={t}>
        <SelectField
          name="trainerId"
          label={t.direction}
          value={open.length === 1 ? (first?.id ?? "") : ""}
          options={open.map((one) => ({
            value: one.id,
            label: directionName(one.direction, language),
          }))}
        />
        <TextField name="until" label={t.endUntil} type="date" value={today} short />
        <Submit label={t.endButton} second />
      </Form>
    </section>
  );
}

function restsOn(
  { name_kk, name_ru, name_en, completedOn }: HeldDirection,
  language: Language,
): string {
  if (!name_kk || !name_ru || !name_en || !completedOn) return "";
  return `${named({ name_kk, name_ru, name_en }, language)}, ${showDay(completedOn, language)}`;
}
