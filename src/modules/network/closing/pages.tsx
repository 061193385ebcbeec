import { showDay } from "#lib/dates.ts";
import { type FormState, hasProblems } from "#lib/forms.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { ActButton, Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { School } from "../base/queries.ts";
import type { Status } from "../base/schema.ts";
import type { Together } from "./queries.ts";
import { texts } from "./texts.ts";

type ClosingSchool = {
  school: School;
  /** Whether its closing can be taken back. */
  isByAct: boolean;
  status: Status | null;
  together: Together[];
  state: FormState;
};

/** What ends with the school, before it is closed; how to take it back, once it is. */
export function ClosePage({ school, isByAct, status, together, state }: ClosingSchool) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { until } = parsePeriod(school.open_during);
  return (
    <>
      <h1>{until ? t.reopen : t.close}</h1>
      <p class="lead">{named(school, language)}</p>
      {until ? (
        <Reopening id={school.id} until={until} isByAct={isByAct} state={state} />
      ) : (
        <>
          <Ending status={status} together={together} />
          <Form state={state} words={t}>
            <TextField name="closedOn" label={t.closedOn} hint={t.closedOnHint} type="date" short />
            <Submit label={t.close} />
          </Form>
        </>
      )}
    </>
  );
}

function Ending({ status, together }: Pick<ClosingSchool, "status" | "together">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section class="group" aria-labelledby="ending">
      <h2 id="ending">{t.ending}</h2>
      <ul class="list">
        {status && <li>{t.statuses[status]}</li>}
        {together.map((one) => (
          <li key={one.id}>
            {t.with} <a href={`/network/schools/${one.schoolId}`}>{named(one, language)}</a>
          </li>
        ))}
        {!status && together.length === 0 && <li>{t.nothingEnds}</li>}
      </ul>
      <p>{t.people}</p>
      <p class="muted">{t.canBeTakenBack}</p>
    </section>
  );
}

type ClosedSchool = { id: string; until: string; isByAct: boolean; state: FormState };

function Reopening({ id, until, isByAct, state }: ClosedSchool) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      {hasProblems(state.problems) && isByAct && <p role="alert">{t.closedAlready}</p>}
      <p>{t.closedAsOf(showDay(until, language))}</p>
      <p class="group">{isByAct ? t.reopenLead : t.closedByFile}</p>
      {isByAct && (
        <div class="actions">
          <ActButton action={`/network/schools/${id}/reopen`} label={t.reopen} />
        </div>
      )}
    </>
  );
}
