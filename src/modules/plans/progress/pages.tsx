import { showDay, showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { type Development, marks, type Row } from "../development/schema.ts";
import type { Progress } from "./rules.ts";
import { texts } from "./texts.ts";

type Marking = { plan: Development; row: Row; id: string; state: FormState };

export function MarkPage({ plan, row, id, state }: Marking) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{row.step}</h1>
      <p class="lead">
        {t.marks[row.mark]}, {showDay(row.from, language)} – {showDay(row.dueOn, language)}
      </p>
      <Form action={`/plans/development/${plan.id}/steps/${row.id}/marks`} state={state} words={t}>
        <Hidden name="id" value={id} />
        <Choices
          name="mark"
          label={t.how}
          value={row.mark}
          options={marks.map((mark) => ({ value: mark, label: t.marks[mark] }))}
        />
        <TextArea name="note" label={t.note} hint={t.noteHint} rows={3} />
        <TextField name="movedUntil" type="date" label={t.movedUntil} hint={t.movedHint} optional />
        <Submit label={t.save} />
      </Form>
      {row.marks.length > 0 && (
        <section class="group" aria-labelledby="earlier">
          <h2 id="earlier">{t.earlier}</h2>
          <ul>
            {row.marks.map(({ mark, note, at }) => (
              <li key={at + mark}>
                {showMoment(new Date(at), language)}: {t.marks[mark]}
                {note && `. ${note}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Monitoring = {
  plan: Development;
  progress: Progress;
  late: Row[];
  mayWrite: boolean;
  state: FormState;
};

export function MonitoringPage({ plan, progress, late, mayWrite, state }: Monitoring) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.monitoring}</h1>
      <p class="lead">{t.lead}</p>
      <dl class="facts card">
        {marks.map((mark) => (
          <div key={mark}>
            <dt>{t.marks[mark]}</dt>
            <dd>{showNumber(progress[mark], language)}</dd>
          </div>
        ))}
        <div>
          <dt>{t.late}</dt>
          <dd>{showNumber(progress.late, language)}</dd>
        </div>
      </dl>
      <section class="group">
        {late.length === 0 ? <EmptyState title={t.noneLate} /> : <Late plan={plan} late={late} />}
      </section>
      <section class="group" aria-labelledby="report">
        <h2 id="report">{t.report}</h2>
        {mayWrite ? (
          <Form state={state} words={t}>
            <TextArea
              name="monitoring"
              label={t.report}
              hint={t.reportHint}
              value={plan.monitoring}
              rows={8}
            />
            <Submit label={t.save} />
          </Form>
        ) : (
          <p>{plan.monitoring || t.noReport}</p>
        )}
      </section>
    </>
  );
}

function Late({ plan, late }: { plan: Development; late: Row[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.lateSteps}
      rows={late}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t.step,
          cell: (row) => <a href={`/plans/development/${plan.id}#s-${row.id}`}>{row.step}</a>,
        },
        { label: t.term, cell: (row) => showDay(row.dueOn, language) },
        { label: t.responsible, cell: (row) => row.responsible },
      ]}
    />
  );
}
