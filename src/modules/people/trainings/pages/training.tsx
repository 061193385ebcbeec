import { showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { canNamePerson } from "#modules/people/cascade/access.ts";
import type { CascadePerson } from "#modules/people/cascade/schema.ts";
import { ActButton, Form, Submit, TextArea } from "#ui/form.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import type { Training } from "../queries.ts";
import { texts } from "../texts.ts";
import { nameOf, workOf } from "./words.tsx";

type Parts = {
  training: Training;
  trainers: string[];
  trained: string[];
  people: ReadonlyMap<string, CascadePerson>;
  mayChange: boolean;
  acts: Act[];
  state: FormState;
};

export function TrainingPage(parts: Parts) {
  const { training, mayChange, acts, state } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/people/trainings/${training.id}`;
  return (
    <>
      <div class="record-head">
        <h1>{named(training, language)}</h1>
        <Facts training={training} />
      </div>
      {mayChange && (
        <div class="actions no-print">
          <a class="button button--2" href={`${at}/people`}>
            {t.change}
          </a>
        </div>
      )}
      <Trainers {...parts} />
      <Trained {...parts} />
      {mayChange && (
        <section aria-labelledby="delete">
          <h2 id="delete">{t.deleteTitle}</h2>
          <p>{t.deleteHint}</p>
          <Form action={`${at}/deletion`} state={state} words={t}>
            <TextArea name="reason" label={t.reason} rows={2} />
            <Submit label={t.deleteTitle} second />
          </Form>
        </section>
      )}
      {mayChange && (
        <History kind="training" acts={acts} words={{ ...t, people: t.trainedCount }} />
      )}
    </>
  );
}

function Facts({ training }: { training: Training }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { schoolId, place, from, until } = training;
  return (
    <dl class="facts">
      <div>
        <dt>{t.when}</dt>
        <dd>{t.period(showDay(from, language), showDay(until, language))}</dd>
      </div>
      <div>
        <dt>{t.hours}</dt>
        <dd>{training.hours}</dd>
      </div>
      {schoolId && (
        <div>
          <dt>{t.where}</dt>
          <dd>
            <a href={linkTo(frame, `/network/schools/${schoolId}`)}>
              {wordsIn(wordsOf(training, "school"), language)}
            </a>
          </dd>
        </div>
      )}
      {place && (
        <div>
          <dt>{t.place}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {training.exception && (
        <div>
          <dt>{t.exception}</dt>
          <dd>{training.exception}</dd>
        </div>
      )}
    </dl>
  );
}

function Trainers({ training, trainers, people }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <section aria-labelledby="led">
      <h2 id="led">{t.led}</h2>
      <ul class="people">
        {trainers.map((id) => (
          <li key={id}>
            <PersonLine person={people.get(id)} />
            <a
              class="beside"
              href={linkTo(frame, `/people/cascade/${id}`, { programme: training.programme })}
            >
              {t.tree}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those whose names the reader may see, then how many came from each other school. */
function Trained({ training, trained, people, mayChange }: Parts) {
  const { actor, language } = useFrame();
  const t = inLanguage(texts, language);
  const known = trained.flatMap((id) => people.get(id) ?? []);
  const seen = known.filter((person) => canNamePerson(actor, person));
  const others = Map.groupBy(
    known.filter((person) => !seen.includes(person)),
    (person) => workOf(person, language),
  );
  return (
    <section aria-labelledby="trained">
      <h2 id="trained">{`${t.trainedCount}: ${t.people(trained.length)}`}</h2>
      <ul class="people">
        {seen.map((person) => (
          <li key={person.id} class="row">
            <PersonLine person={person} />
            {mayChange && (
              <ActButton
                action={`/people/trainings/${training.id}/removal`}
                label={t.remove}
                about={fullName(person)}
                hidden={{ teacher: person.id }}
              />
            )}
          </li>
        ))}
      </ul>
      {others.size > 0 && (
        <>
          <h3>{t.fromSchools}</h3>
          <ul>
            {[...others].map(([school, from]) => (
              <li key={school}>{`${school}: ${t.people(from.length)}`}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function PersonLine({ person }: { person: CascadePerson | undefined }) {
  const frame = useFrame();
  const name = nameOf(person, frame);
  if (!person || !canNamePerson(frame.actor, person)) return <>{name}</>;
  return (
    <span>
      <a href={linkTo(frame, `/people/teachers/${person.id}`)}>{name}</a>
      <span class="small muted"> {workOf(person, frame.language)}</span>
    </span>
  );
}
