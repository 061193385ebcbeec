import { useContext } from "preact/hooks";
import { plusDays, showDaysOfMonth } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { FormContext } from "#ui/field-state.ts";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { EventType } from "../cyclogrammes/queries.ts";
import type { Cyclogramme } from "../cyclogrammes/schema.ts";
import { type Pace, paces, type Suggestion } from "./schema.ts";
import { texts } from "./texts.ts";

type Suggested = Suggestion & { newId: string };
type Parts = {
  plan: Cyclogramme;
  schools: { id: string; name_kk: string; name_ru: string }[];
  pace: Pace;
  state: FormState;
  responsible: string;
  weeks: string[];
  suggestions: Suggested[];
  types: EventType[];
};

/** The needs that have no answer yet, each with what could be done about it. */
export function FromNeedsPage(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, schools, state, responsible, weeks, suggestions } = props;
  if (weeks.length === 0) return <Over plan={plan} />;
  if (suggestions.length === 0) return <Nothing plan={plan} />;
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Paces {...props} />
      <Form state={state} words={t}>
        <SelectField
          name="schoolId"
          label={t.school}
          value={plan.leadingId}
          options={schools.map((school) => ({ value: school.id, label: named(school, language) }))}
        />
        <TextField name="responsible" label={t.responsible} value={responsible} />
        <Needs {...props} />
        <Submit label={t.add} />
      </Form>
    </>
  );
}

function Nothing({ plan }: { plan: Cyclogramme }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <EmptyState title={t.none}>
        <p>{t.noneHint}</p>
        <p class="row">
          <a href="/needs">{t.toNeeds}</a>
          <a href={`/plans/${plan.id}`}>{t.toPlan}</a>
        </p>
      </EmptyState>
    </>
  );
}

/** There is no week left to plan for: what is not planned yet goes into the next half-year. */
function Over({ plan }: { plan: Cyclogramme }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <EmptyState title={t.over}>
        <p>{t.overHint}</p>
        <p class="row">
          <a href="/plans#new">{t.openNext}</a>
          <a href={`/plans/${plan.id}`}>{t.toPlan}</a>
        </p>
      </EmptyState>
    </>
  );
}

function Paces({ pace }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <ul class="chips" aria-label={t.pace}>
      {paces.map((one) => (
        <li key={one}>
          <a
            href={here(frame, { pace: one === "weeks" ? null : one })}
            aria-current={one === pace ? "true" : undefined}
          >
            {t.paces[one]}
          </a>
        </li>
      ))}
    </ul>
  );
}

// What comes first is taken unless one says otherwise.
const takenAtFirst = 5;

function Needs(props: Parts) {
  const t = inLanguage(texts, useFrame().language);
  const { typed, problems } = useContext(FormContext).state;
  const isFresh = Object.keys(typed).length === 0;
  const taken = new Set([typed.take ?? []].flat());
  return (
    <fieldset
      class="suggested"
      id="take"
      aria-describedby={problems.take ? "take-error" : undefined}
    >
      <legend class="govuk-fieldset__legend">{t.needs}</legend>
      {problems.take && (
        <p id="take-error" class="govuk-error-message">
          {problems.take === "takeSome" ? t.takeSome : t.notOffered}
        </p>
      )}
      {props.suggestions.map((one, at) => (
        <Need
          key={one.need.id}
          suggested={one}
          parts={props}
          isTaken={isFresh ? at < takenAtFirst : taken.has(one.need.id)}
        />
      ))}
    </fieldset>
  );
}

type Row = { suggested: Suggested; parts: Parts; isTaken: boolean };

function Need({ suggested, parts, isTaken }: Row) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { need, eventType, week, day, newId } = suggested;
  const { weeks, types } = parts;
  return (
    <div class="card">
      <Hidden name={`id_${need.id}`} value={newId} />
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={`take_${need.id}`}
          name="take"
          type="checkbox"
          value={need.id}
          checked={isTaken}
        />
        <label class="govuk-label govuk-checkboxes__label" for={`take_${need.id}`}>
          <b>
            {need.rank}. {named(need, language)}
          </b>{" "}
          {need.isLagging && <Tag tone="bad">{t.lagging}</Tag>}
        </label>
      </div>
      <div class="cols">
        <SelectField
          name={`type_${need.id}`}
          label={t.type}
          value={eventType}
          options={types.map((type) => ({ value: type.code, label: named(type, language) }))}
        />
        {day === null ? (
          <SelectField
            name={`week_${need.id}`}
            label={t.week}
            value={week}
            options={weeks.map((one) => ({ value: one, label: weekName(one, language) }))}
          />
        ) : (
          <TextField name={`day_${need.id}`} type="date" label={t.day} value={day} />
        )}
      </div>
    </div>
  );
}

function weekName(week: string, language: Language): string {
  return showDaysOfMonth(week, plusDays(week, 4), language);
}
