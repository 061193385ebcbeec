import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Programme } from "../../base/queries.ts";
import type { CascadePerson } from "../../cascade/schema.ts";
import { texts } from "../texts.ts";
import { workOf } from "./words.tsx";

/** Who is ticked already and who was found to be ticked; `troubled` are those a rule refused. */
export type OfferedPeople = {
  people: CascadePerson[];
  searched: boolean;
  troubled: readonly string[];
};

/**
 * A search button sends the whole form and brings it back with the people it found, so that what was
 * typed and ticked stays and no script is needed.
 */
export function NewTrainingPage({
  id,
  state,
  programmes,
  schoolCode,
  trainers,
  trained,
}: {
  id: string;
  state: FormState;
  programmes: Programme[];
  schoolCode: string;
  trainers: OfferedPeople;
  trained: OfferedPeople;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.newTitle}</h1>
      <Form action="/people/trainings/new" state={state} words={t}>
        <Hidden name="id" value={id} />
        <SelectField
          name="programme"
          label={t.programme}
          options={programmes.map((one) => ({ value: one.code, label: named(one, language) }))}
        />
        <TextField
          name="school"
          label={t.schoolCode}
          hint={t.schoolHint}
          value={schoolCode}
          short
          optional
        />
        <TextField name="place" label={t.place} optional />
        <TextField name="from" label={t.from} type="date" value={today} short />
        <TextField name="until" label={t.until} type="date" value={today} short />
        <TextField name="hours" label={t.hours} inputmode="numeric" short />
        <Ticked name="trainers" label={t.trainers} offered={trainers} />
        <TextField name="trainerName" label={t.namePart} optional />
        <SearchButton value="findTrainers" label={t.findTrainers} />
        <Ticked name="trained" label={t.trained} offered={trained} />
        <TrainedSearch schoolCode={schoolCode} />
        <TextArea name="exception" label={t.exception} hint={t.exceptionHint} rows={2} optional />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export function AddTrainedPage({
  actId,
  title,
  state,
  schoolCode,
  trained,
}: {
  actId: string;
  title: string;
  state: FormState;
  schoolCode: string;
  trained: OfferedPeople;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.addTitle}</h1>
      <p>{title}</p>
      <Form action={`/people/trainings/${actId}/people`} state={state} words={t}>
        <Ticked name="trained" label={t.trained} offered={trained} />
        <TrainedSearch schoolCode={schoolCode} />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

function TrainedSearch({ schoolCode }: { schoolCode: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <TextField name="trainedName" label={t.namePart} optional />
      <TextField
        name="trainedSchool"
        label={t.trainedSchool}
        hint={t.trainedSchoolHint}
        value={schoolCode}
        short
        optional
      />
      <SearchButton value="findTrained" label={t.findTrained} />
    </>
  );
}

function Ticked({ name, label, offered }: { name: string; label: string; offered: OfferedPeople }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { people, searched, troubled } = offered;
  return (
    <>
      <Choices
        name={name}
        label={label}
        hint={t.chooseHint}
        many
        options={people.map((person) => ({
          value: person.id,
          label: fullName(person),
          hint: [workOf(person, language), troubled.includes(person.id) && t.check]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
      {people.length === 0 && (
        <p id={name} role="status">
          {searched && t.nobodyFound}
        </p>
      )}
    </>
  );
}

function SearchButton({ value, label }: { value: string; label: string }) {
  return (
    <p>
      <button class="button button--2 button--s" type="submit" name="do" value={value}>
        {label}
      </button>
    </p>
  );
}
