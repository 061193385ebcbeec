import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Form, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Area, CircleSchool, Diagnosis, Ranked } from "../schema.ts";
import { texts } from "../texts.ts";
import { areaName } from "./words.tsx";

/** The computed order, in which the person moves what experience tells to move. */
export function ConfirmPage({
  diagnosis,
  school,
  rows,
  areas,
  state,
}: {
  diagnosis: Diagnosis;
  school: CircleSchool | null;
  rows: Ranked[];
  areas: Area[];
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const wrong = state.problems[""];
  return (
    <>
      <h1>
        {t.confirm}: {school ? named(school, language) : t.ofCircle}
      </h1>
      <p class="lead">{t.confirmLead}</p>
      {(wrong === "repeated" || wrong === "nothing") && (
        <div class="govuk-error-summary" role="alert">
          <p>{t[wrong]}</p>
        </div>
      )}
      <Form
        action={`/needs/${diagnosis.id}/order${school ? `?school=${school.id}` : ""}`}
        state={state}
        words={t}
      >
        <div class="numbers">
          {rows.map((row) => (
            <TextField
              key={row.area}
              name={`rank_${row.area}`}
              label={areaName(areas, row.area, language)}
              hint={hintOf(row, t)}
              value={String(row.rank)}
              inputmode="numeric"
              short
            />
          ))}
        </div>
        <TextArea name="reason" label={t.reason} optional />
        <Submit label={t.confirm} />
      </Form>
    </>
  );
}

type Words = { computed: (n: string) => string; saidHigh: (share: string) => string };

function hintOf(row: Ranked, t: Words): string {
  const share =
    row.shareHigh === null ? "" : `, ${t.saidHigh(`${Math.round(row.shareHigh)}\u00a0%`)}`;
  return `${t.computed(String(row.computedRank))}${share}`;
}
