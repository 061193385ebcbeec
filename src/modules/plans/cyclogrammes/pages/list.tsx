import { plusDays } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { startTaskName } from "../../base/words.ts";
import type { Development } from "../../development/schema.ts";
import type { Start } from "../../start/schema.ts";
import type { Cyclogramme } from "../schema.ts";
import { texts } from "../texts.ts";
import { StateTag } from "./words.tsx";

// Two weeks are enough for partners to propose.
const usualDays = 14;

/** The cyclogrammes one may see, and the beginning of a new one. */
export function PlansPage({
  plans,
  developments,
  starts,
  mayDevelop,
  leading,
  halfYears,
  halfYear,
  newId,
  state,
}: {
  plans: Cyclogramme[];
  developments: Development[];
  starts: Start[];
  mayDevelop: boolean;
  leading: { id: string; name_kk: string; name_ru: string }[];
  halfYears: string[];
  halfYear: string;
  newId: string;
  state: FormState;
}) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.plans}</h1>
      {starts.map((start) => (
        <StartPanel key={start.name_kk} start={start} />
      ))}
      <section aria-labelledby="cyclogrammes">
        <h2 id="cyclogrammes">{t.cyclogrammes}</h2>
        <p>{t.lead}</p>
        {plans.length === 0 ? <EmptyState title={t.none} /> : <Cyclogrammes plans={plans} />}
      </section>
      <section aria-labelledby="developments">
        <div class="head">
          <h2 id="developments">{t.developments}</h2>
          {mayDevelop && (
            <a class="button button--2" href="/plans/development/new">
              {t.openDevelopment}
            </a>
          )}
        </div>
        <p>{t.developmentsLead}</p>
        {developments.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <Developments developments={developments} />
        )}
      </section>
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
              value={halfYear}
              options={halfYears.map((value) => ({ value, label: halfYearName(value, language) }))}
            />
            <TextField
              name="proposalsUntil"
              type="date"
              label={t.proposalsUntil}
              value={plusDays(today, usualDays)}
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
        </section>
      )}
    </>
  );
}

/** For a leading school that has not been through its first steps yet: how far it is, and the next one. */
function StartPanel({ start }: { start: Start }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { tasks, next } = start;
  if (!next) return null;
  const done = tasks.filter(({ state }) => state === "done").length;
  return (
    <section class="card no-print" aria-label={t.firstSteps}>
      <p>
        <b>{t.firstSteps}</b>: {done}/{tasks.length}. {t.next}:{" "}
        <a href={next.href ?? "/plans/start"}>{startTaskName(next.name, language)}</a>
      </p>
      <p class="small">
        <a href="/plans/start">{t.allSteps}</a>
      </p>
    </section>
  );
}

function Cyclogrammes({ plans }: { plans: Cyclogramme[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.cyclogrammes}
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
  );
}

function Developments({ developments }: { developments: Development[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const years = ({ firstYear, lastYear }: Development) =>
    [firstYear, lastYear].map((year) => `${year}/${year + 1}`);
  return (
    <Table
      caption={t.developments}
      captionHidden
      rows={developments}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t.planSchool,
          cell: (plan) => <a href={`/plans/development/${plan.id}`}>{named(plan, language)}</a>,
        },
        { label: t.type, bare: true, cell: (plan) => t.developmentKinds[plan.kind] },
        {
          label: t.schoolYears,
          bare: true,
          cell: (plan) => [...new Set(years(plan))].join(" – "),
        },
        { label: t.state, bare: true, cell: (plan) => <DevelopmentTag plan={plan} /> },
      ]}
    />
  );
}

function DevelopmentTag({ plan }: { plan: Development }) {
  const t = inLanguage(texts, useFrame().language);
  return <StateTag state={plan.state} words={t.developmentStates} />;
}
