import { showMoment } from "#lib/dates.ts";
import { emptyForm, type FormState } from "#lib/forms.ts";
import { covers, parsePeriod } from "#lib/period.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton, Form, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { statusName } from "../base/words.ts";
import { texts } from "./texts.ts";

type StatusRow = { id: string; status: "nis" | "pilot" | "leading" | "partner"; during: string };
type Confirmation = { schoolYear: number; confirmedAt: Date; note: string | null };

export function StatusPage({
  schoolId,
  statuses,
  confirmations,
  state,
  today,
  schoolYear,
}: {
  schoolId: string;
  statuses: StatusRow[];
  confirmations: Confirmation[];
  state: FormState;
  today: string;
  schoolYear: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const running = statuses.find((status) => covers(parsePeriod(status.during), today));
  const wrong = state.problems[""];
  const confirmed = confirmations.some((one) => one.schoolYear === schoolYear);
  return (
    <>
      <h1>{t.title}</h1>
      {(wrong === "notLeading" || wrong === "alreadyConfirmed") && (
        <div class="govuk-error-summary" role="alert">
          <p>{t[wrong]}</p>
        </div>
      )}
      {running ? (
        <p class="lead">{statusName(running.status, language)}</p>
      ) : (
        <EmptyState title={t.noStatus} />
      )}
      {running?.status === "leading" && (
        <section aria-labelledby="confirm">
          <h2 id="confirm">{t.yearly}</h2>
          {confirmed ? (
            <p>{t.confirmedFor(`${schoolYear}/${schoolYear + 1}`)}</p>
          ) : (
            <ActButton
              action={`/network/statuses/${running.id}/confirm`}
              label={t.confirmFor(`${schoolYear}/${schoolYear + 1}`)}
            />
          )}
          {confirmations.length > 0 && (
            <Table
              caption={t.yearly}
              captionHidden
              cards={false}
              rows={confirmations}
              rowKey={(one) => String(one.schoolYear)}
              columns={[
                { label: t.year, cell: (one) => `${one.schoolYear}/${one.schoolYear + 1}` },
                { label: t.at, cell: (one) => showMoment(one.confirmedAt, language) },
              ]}
            />
          )}
        </section>
      )}
      {running && (
        <section aria-labelledby="end">
          <h2 id="end">{t.endTitle}</h2>
          {running.status === "leading" && <p>{t.endCircle}</p>}
          <Form
            action={`/network/schools/${schoolId}/status/${running.id}/end`}
            state={wrong === undefined ? state : emptyForm}
            words={t}
          >
            <TextField name="endsOn" type="date" label={t.endsOn} value={today} short />
            <TextArea name="reason" label={t.reason} />
            <Submit label={t.end} second />
          </Form>
        </section>
      )}
    </>
  );
}
