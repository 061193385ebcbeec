import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { Form, Hidden, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CircleSchool, Diagnosis } from "../schema.ts";
import { texts } from "../texts.ts";

/** The diagnoses one may see, and the beginning of a new one. */
export function DiagnosesPage({
  diagnoses,
  leading,
  halfYear,
  newId,
  state,
}: {
  diagnoses: Diagnosis[];
  leading: CircleSchool[];
  halfYear: string;
  newId: string;
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const begun = diagnoses.filter((one) => one.halfYear === halfYear);
  const waiting = leading.filter(({ id }) => !begun.some(({ leadingId }) => leadingId === id));
  return (
    <>
      <div class="head">
        <h1>{t.needs}</h1>
        <p class="row no-print">
          <a href="/needs/lagging">{t.laggingZones}</a>
          <a href="/chain">{t.chain}</a>
        </p>
      </div>
      <p class="lead">{t.openLead}</p>
      {waiting.length > 0 && (
        <Form action="/needs" state={state} words={t}>
          <Hidden name="id" value={newId} />
          <Hidden name="halfYear" value={halfYear} />
          <SelectField
            name="leadingId"
            label={t.whichSchool}
            value={waiting.length === 1 ? (waiting[0]?.id ?? "") : ""}
            options={waiting.map((school) => ({
              value: school.id,
              label: named(school, language),
            }))}
          />
          <Submit label={`${t.open}: ${halfYearName(halfYear, language)}`} />
        </Form>
      )}
      {diagnoses.length === 0 ? (
        <EmptyState title={t.noDiagnoses} />
      ) : (
        <Table
          caption={t.needs}
          captionHidden
          rows={diagnoses}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t.whichSchool,
              cell: (one) => <a href={`/needs/${one.id}`}>{named(one, language)}</a>,
            },
            { label: t.needs, cell: (one) => halfYearName(one.halfYear, language), bare: true },
            {
              label: t.confirmedTag,
              bare: true,
              cell: (one) =>
                one.confirmedAt ? (
                  <Tag tone="good">{t.confirmedTag}</Tag>
                ) : (
                  <Tag tone="wait">{t.workingTag}</Tag>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
