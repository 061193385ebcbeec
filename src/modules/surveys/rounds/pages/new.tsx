import { plusDays } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, named, wordsIn } from "#lib/texts.ts";
import { kinds } from "#modules/network/base/schema.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { schoolKindName } from "#ui/school-kinds.ts";
import { ownerKey } from "../../questionnaires/access.ts";
import type { QuestionnaireRow } from "../../questionnaires/queries.ts";
import type { Content, Owner } from "../../questionnaires/schema.ts";
import { modes } from "../../questionnaires/schema.ts";
import { isOfStaff } from "../rules.ts";
import { purposes } from "../schema.ts";
import { texts } from "../texts.ts";

// As long as most surveys of the network last.
const usualDays = 14;

/** First which questionnaire: what it asks of whom decides the rest. */
export function ChooseQuestionnairePage({ rows }: { rows: QuestionnaireRow[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.make}</h1>
      <form class="form">
        <Choices
          name="questionnaire"
          label={t.questionnaire}
          options={rows.map(({ id, title }) => ({
            value: id,
            label: title[language] || title.ru,
          }))}
        />
        <Submit label={t.choose} />
      </form>
    </>
  );
}

export type NamedOwner = { owner: Owner; name_kk: string | null; name_ru: string | null };
export type Choosable = { id: string; name_kk: string; name_ru: string };

type Parts = {
  id: string;
  questionnaireId: string;
  content: Content;
  owners: NamedOwner[];
  /** Schools of the person's own circles. */
  circle: Choosable[];
  state: FormState;
};

export function NewRoundPage({ id, questionnaireId, content, owners, circle, state }: Parts) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const { roles, title } = content;
  return (
    <>
      <h1>{t.make}</h1>
      <p class="lead">{title[language] ?? title.ru}</p>
      <Form state={state} words={t}>
        <Hidden name="id" value={id} />
        <Hidden name="questionnaire" value={questionnaireId} />
        <OwnerField owners={owners} />
        <TextField name="titleKk" label={t.titleKk} value={title.kk} />
        <TextField name="titleRu" label={t.titleRu} value={title.ru} />
        <Choices
          name="mode"
          label={t.mode}
          options={modes.map((mode) => ({
            value: mode,
            label: t.modes[mode],
            hint: t.modeHints[mode],
          }))}
        />
        <Choices
          many
          name="roles"
          label={t.roles}
          values={roles}
          options={roles.map((role) => ({ value: role, label: t.roleNames[role] }))}
        />
        {!roles.every(isOfStaff) && (
          <TextField
            name="perSchool"
            label={t.perSchool}
            hint={t.perSchoolHint}
            inputmode="numeric"
            short={true}
            optional={true}
          />
        )}
        <SchoolFields owners={owners} circle={circle} />
        <SelectField
          name="purpose"
          label={t.purpose}
          options={purposes.map((value) => ({ value, label: t.purposes[value] }))}
          value="needs"
        />
        <TextField name="opensOn" label={t.opensOn} type="date" value={today} short />
        <TextField
          name="closesOn"
          label={t.closesOn}
          type="date"
          short={true}
          value={plusDays(today, usualDays)}
        />
        <Submit label={t.makeIt} />
      </Form>
    </>
  );
}

function OwnerField({ owners }: { owners: NamedOwner[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (owners.length < 2) return null;
  const options = owners.map(({ owner, name_kk, name_ru }) => ({
    value: ownerKey(owner),
    label: wordsIn({ kk: name_kk, ru: name_ru }, language) ?? t.country,
  }));
  return <SelectField name="owner" label={t.inWhoseName} options={options} />;
}

/** A leading school ticks the schools of its circle; who looks over an area bounds it. */
function SchoolFields({ owners, circle }: Pick<Parts, "owners" | "circle">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const hasArea = owners.some(({ owner }) => owner.kind !== "school");
  return (
    <>
      {circle.length > 0 && (
        <Choices
          many
          name="schools"
          label={t.schools}
          values={circle.map(({ id }) => id)}
          options={circle.map((school) => ({ value: school.id, label: named(school, language) }))}
        />
      )}
      {hasArea && (
        <>
          <Choices
            many
            name="kinds"
            label={t.kinds}
            hint={t.kindsHint}
            options={kinds.map((kind) => ({
              value: kind,
              label: schoolKindName(kind, language),
            }))}
          />
          <TextField name="circle" label={t.circle} hint={t.circleHint} short optional />
        </>
      )}
    </>
  );
}
