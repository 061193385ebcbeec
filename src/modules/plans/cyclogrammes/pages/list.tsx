import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import type { Cyclogramme } from "../schema.ts";
import { texts } from "../texts.ts";
import { halfYearName, StateTag } from "./words.tsx";

/** The cyclogrammes one may see, and the beginning of a new one. */
export function PlansPage({
  plans,
  leading,
  halfYears,
  newId,
  state,
}: {
  plans: Cyclogramme[];
  leading: { id: string; name_kk: string; name_ru: string }[];
  halfYears: string[];
  newId: string;
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.plans}</h1>
      <p class="lead">{t.lead}</p>
      {plans.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          caption={t.plans}
          captionHidden
          rows={plans}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t.cyclogramme,
              cell: (plan) => <a href={`/plans/${plan.id}`}>{named(plan, language)}</a>,
            },
            {
              label: t.halfYearLabel,
              bare: true,
              cell: (plan) => halfYearName(plan.halfYear, language),
            },
            { label: t.state, bare: true, cell: (plan) => <StateTag state={plan.state} /> },
          ]}
        />
      )}
      {leading.length > 0 && (
        <section aria-labelledby="new">
          <h2 id="new">{t.open}</h2>
          <Form action="/plans" state={state} words={t}>
            <Hidden name="id" value={newId} />
            <SelectField
              name="leadingId"
              label={t.cyclogramme}
              value={leading.length === 1 ? (leading[0]?.id ?? "") : ""}
              options={leading.map((school) => ({
                value: school.id,
                label: named(school, language),
              }))}
            />
            <SelectField
              name="halfYear"
              label={t.halfYearLabel}
              value={halfYears[0] ?? ""}
              options={halfYears.map((value) => ({ value, label: halfYearName(value, language) }))}
            />
            <TextField name="proposalsUntil" type="date" label={t.proposalsUntil} />
            <Choices
              many
              optional
              name="copy"
              label={t.copy}
              options={[{ value: "1", label: t.yes }]}
            />
            <Submit label={t.open} />
          </Form>
        </section>
      )}
    </>
  );
}
