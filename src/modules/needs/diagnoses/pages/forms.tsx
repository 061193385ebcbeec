import { emptyForm, type FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import {
  type Area,
  type CircleSchool,
  type Diagnosis,
  findingSources,
  practices,
  type Swot,
  sides,
  swotParts,
} from "../schema.ts";
import { texts } from "../texts.ts";

type Common = {
  diagnosis: Diagnosis;
  schools: CircleSchool[];
  areas: Area[];
  state: FormState;
  newId: string;
};

export function FocusPage({ diagnosis, schools, areas, state, newId }: Common) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.addFocus}</h1>
      <Form action={`/needs/${diagnosis.id}/focus`} state={state} words={t}>
        <Hidden name="id" value={newId} />
        <TextField name="heldOn" type="date" label={t.heldOn} value={today} />
        <SelectField
          name="schoolId"
          label={t.school}
          options={[
            { value: "", label: t.allSchools },
            ...schools.map((school) => ({ value: school.id, label: named(school, language) })),
          ]}
        />
        <TextField name="aim" label={t.aim} />
        <TextField name="people" label={t.people} hint={t.peopleHint} inputmode="numeric" short />
        {(["works", "hard", "help", "give"] as const).map((part) => (
          <TextArea key={part} name={part} label={t[part]} optional />
        ))}
        <h2>{t.agreed}</h2>
        <p class="muted">{t.agreedHint}</p>
        <div class="numbers">
          {areas.map((area) => (
            <TextField
              key={area.code}
              name={`votes_${area.code}`}
              label={named(area, language)}
              inputmode="numeric"
              short
            />
          ))}
        </div>
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export function FindingPage({ diagnosis, schools, areas, state, newId }: Common) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.addFinding}</h1>
      <Form action={`/needs/${diagnosis.id}/findings`} state={state} words={t}>
        <Hidden name="id" value={newId} />
        <SelectField
          name="schoolId"
          label={t.school}
          options={schools.map((school) => ({ value: school.id, label: named(school, language) }))}
        />
        <SelectField
          name="area"
          label={t.area}
          options={areas.map((area) => ({ value: area.code, label: named(area, language) }))}
        />
        <Choices
          name="practice"
          label={t.practiceColumn}
          options={practices.map((value) => ({ value, label: t.practices[value] }))}
        />
        <SelectField
          name="source"
          label={t.findingSource}
          options={findingSources.map((value) => ({ value, label: t.findingSources[value] }))}
        />
        <TextArea name="evidence" label={t.evidence} />
        <TextField name="foundOn" type="date" label={t.foundOn} value={today} />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export function OffersPage({
  diagnosis,
  areas,
  chosen,
}: {
  diagnosis: Diagnosis;
  areas: Area[];
  chosen: string[];
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.offers}</h1>
      <Form action={`/needs/${diagnosis.id}/offers`} state={emptyForm} words={t}>
        <Choices
          many
          name="areas"
          label={t.offersLead}
          values={chosen}
          options={areas.map((area) => ({ value: area.code, label: named(area, language) }))}
        />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export function SwotPage({
  diagnosis,
  school,
  swot,
  state,
  newId,
}: {
  diagnosis: Diagnosis;
  school: CircleSchool;
  swot: Swot | null;
  state: FormState;
  newId: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.swotOf(named(school, language))}</h1>
      <Form action={`/needs/${diagnosis.id}/swot/${school.id}`} state={state} words={t}>
        <Hidden name="id" value={newId} />
        {swotParts.map((part) => (
          <TextArea
            key={part}
            name={part}
            label={t.swotParts[part]}
            hint={t.swotLines}
            value={swot?.[part] ?? ""}
            optional
          />
        ))}
        <Choices
          many
          optional
          name="tookPart"
          label={t.tookPart}
          values={swot?.tookPart ?? []}
          options={sides.map((value) => ({ value, label: t.sides[value] }))}
        />
        <Submit label={t.save} />
      </Form>
    </>
  );
}
