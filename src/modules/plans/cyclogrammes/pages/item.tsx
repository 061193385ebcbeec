import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { Area } from "#modules/needs/diagnoses/schema.ts";
import { Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { EventType } from "../queries.ts";
import type { Cyclogramme, Item, NeedChoice } from "../schema.ts";
import { texts } from "../texts.ts";
import { weekName } from "./words.tsx";

type ItemParts = {
  title: string;
  plan: Cyclogramme;
  item: Item | null;
  schools: { id: string; name_kk: string; name_ru: string }[];
  weeks: string[];
  types: EventType[];
  needs: NeedChoice[];
  areas: Area[];
  state: FormState;
  newId: string;
  arranges: boolean;
};

const blank = {
  eventType: "",
  title_kk: "",
  title_ru: "",
  responsible: "",
  expected: "",
  needReason: null,
  week: null,
  day: null,
  hall: null,
};
const text = (value: string | null) => value ?? "";

export function ItemPage(props: ItemParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { title, plan, item, schools, weeks, types, state, newId, arranges } = props;
  const was = item ?? { ...blank, id: newId, schoolId: schools[0]?.id ?? "" };
  return (
    <>
      <h1>{title}</h1>
      <Form action={`/plans/${plan.id}/items/new`} state={state} words={t}>
        <Hidden name="id" value={was.id} />
        <SelectField
          name="schoolId"
          label={t.school}
          value={was.schoolId}
          options={schools.map((school) => ({ value: school.id, label: named(school, language) }))}
        />
        <SelectField
          name="eventType"
          label={t.type}
          value={was.eventType}
          options={types.map((type) => ({ value: type.code, label: named(type, language) }))}
        />
        <TextField name="titleKk" label={t.titleKk} value={was.title_kk} />
        <TextField name="titleRu" label={t.titleRu} value={was.title_ru} />
        <Tie {...props} />
        <TextField name="needReason" label={t.needReason} value={text(was.needReason)} optional />
        <SelectField
          name="week"
          label={t.week}
          value={text(was.week)}
          {...(arranges ? {} : { none: t.weekLater })}
          options={weeks.map((week) => ({ value: week, label: weekName(week, language) }))}
        />
        <TextField
          name="day"
          type="date"
          label={t.day}
          hint={t.dayHint}
          value={text(was.day)}
          optional
        />
        <TextField name="hall" label={t.hall} value={text(was.hall)} optional />
        <TextField name="responsible" label={t.responsible} value={was.responsible} />
        <TextArea name="expected" label={t.expected} value={was.expected} optional rows={2} />
        {plan.state === "approved" && <TextField name="changeReason" label={t.changeReason} />}
        <Submit label={t.save} />
      </Form>
      {item && item.state !== "cancelled" && <Cancel plan={plan} item={item} />}
    </>
  );
}

/** The need the item answers: one that was confirmed, any area, or none. */
function Tie({ item, needs, areas }: ItemParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const of = (need: NeedChoice) =>
    need.school_kk && need.school_ru
      ? named({ name_kk: need.school_kk, name_ru: need.school_ru }, language)
      : t.circleNeed;
  const confirmed = new Set(needs.map(({ area }) => area));
  return (
    <SelectField
      name="need"
      label={t.need}
      value={item?.needId ?? item?.needArea ?? ""}
      none={t.noNeed}
      options={[
        ...needs.map((need) => ({
          value: need.id,
          label: `${need.rank}. ${named(need, language)} (${of(need)})`,
        })),
        ...areas
          .filter(({ code }) => !confirmed.has(code))
          .map((area) => ({ value: area.code, label: named(area, language) })),
      ]}
    />
  );
}

function Cancel({ plan, item }: { plan: Cyclogramme; item: Item }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <details>
      <summary>{t.cancelItem}</summary>
      <form method="post" action={`/plans/${plan.id}/items/${item.id}/cancel`} class="row">
        <label class="label" for="why">
          {t.acts.reason}
        </label>
        <input class="input" id="why" name="changeReason" required />
        <button class="button button--2" type="submit">
          {t.cancelItem}
        </button>
      </form>
    </details>
  );
}
