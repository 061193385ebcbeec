import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { Area } from "#modules/needs/diagnoses/schema.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { daysOf } from "../rules.ts";
import { type Development, kinds, type Priority, type Row } from "../schema.ts";
import { texts } from "../texts.ts";
import { schoolYear } from "./words.tsx";

type School = { id: string; name_kk: string; name_ru: string };

type Opening = {
  schools: School[];
  /** Whether any of them leads, so that there can be a joint plan. */
  mayJoin: boolean;
  firstYears: number[];
  id: string;
  state: FormState;
};

export function OpenPage({ schools, mayJoin, firstYears, id, state }: Opening) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const shown = mayJoin ? kinds : (["school"] as const);
  return (
    <>
      <h1>{t.open}</h1>
      <p class="lead">{t.openLead}</p>
      <Form action="/plans/development/new" state={state} words={t}>
        <Hidden name="id" value={id} />
        <Choices
          name="kind"
          label={t.kind}
          hint={mayJoin ? t.kindHint : undefined}
          value="school"
          options={shown.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <SelectField
          name="schoolId"
          label={t.school}
          value={schools[0]?.id ?? ""}
          options={schools.map((school) => ({ value: school.id, label: named(school, language) }))}
        />
        <SelectField
          name="firstYear"
          label={t.firstYear}
          value={String(firstYears[0])}
          options={firstYears.map((year) => ({ value: String(year), label: schoolYear(year) }))}
        />
        <SelectField
          name="years"
          label={t.length}
          value="1"
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        />
        <Choices
          many
          optional
          name="copy"
          label={t.copy}
          options={[{ value: "1", label: t.yes }]}
        />
        <Submit label={t.open} />
      </Form>
    </>
  );
}

type RowParts = {
  title: string;
  plan: Development;
  row: Row | null;
  schools: School[];
  priorities: Priority[];
  areas: Area[];
  state: FormState;
  newId: string;
};

const blank = {
  priorityId: "",
  area: null,
  ownArea: null,
  criteria: "",
  step: "",
  responsible: "",
  resource: "",
  gatheredBy: "",
  checkedBy: "",
  result: "",
};

export function RowPage(props: RowParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { title, plan, row, schools, priorities, areas, state, newId } = props;
  const days = daysOf(plan);
  const was = row ?? { ...blank, id: newId, schoolId: schools[0]?.id ?? "", ...days };
  return (
    <>
      <h1>{title}</h1>
      <Form action={`/plans/development/${plan.id}/steps/new`} state={state} words={t}>
        <Hidden name="id" value={was.id} />
        {schools.length === 1 ? (
          <Hidden name="schoolId" value={was.schoolId} />
        ) : (
          <SelectField
            name="schoolId"
            label={t.school}
            value={was.schoolId}
            options={schools.map((one) => ({ value: one.id, label: named(one, language) }))}
          />
        )}
        <SelectField
          name="priorityId"
          label={t.priority}
          value={was.priorityId || (priorities[0]?.id ?? "")}
          options={priorities.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="area"
          label={t.area}
          value={was.area ?? ""}
          none={t.areaOther}
          options={areas.map((area) => ({ value: area.code, label: named(area, language) }))}
        />
        <TextField name="ownArea" label={t.ownArea} value={was.ownArea ?? ""} optional />
        <TextArea name="step" label={t.step} value={was.step} rows={2} />
        <TextArea name="criteria" label={t.criteria} value={was.criteria} rows={2} />
        <TextField name="responsible" label={t.responsible} value={was.responsible} />
        <TextField name="from" type="date" label={t.from} value={was.from} />
        <TextField name="until" type="date" label={t.until} value={was.until} />
        <TextArea name="resource" label={t.resource} value={was.resource} rows={2} optional />
        <TextArea name="gatheredBy" label={t.gatheredBy} value={was.gatheredBy} rows={2} optional />
        <TextArea name="checkedBy" label={t.checkedBy} value={was.checkedBy} rows={2} optional />
        <TextArea name="result" label={t.result} value={was.result} rows={2} optional />
        <Submit label={t.save} />
      </Form>
      {row && (
        <div class="group">
          <ActButton
            action={`/plans/development/${plan.id}/steps/${row.id}/removal`}
            label={t.removeStep}
          />
        </div>
      )}
    </>
  );
}
