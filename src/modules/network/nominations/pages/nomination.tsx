import { showDay, showMoment } from "#lib/dates.ts";
import { emptyForm, type FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, FileField, Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { missingCriteria, waitsFor } from "../rules.ts";
import { type Criterion, criteria, type Evidence, type Nomination } from "../schema.ts";
import { texts } from "../texts.ts";
import { StateTag } from "./list.tsx";

/** The id of the document that may be sent for a criterion. */
type NewId = { criterion: Criterion; id: string };
type May = { propose: boolean; giveOpinion: boolean; decide: boolean };

export function NominationPage({
  nomination,
  evidence,
  acts,
  state,
  may,
  today,
  newIds,
}: {
  nomination: Nomination;
  evidence: Evidence[];
  acts: Act[];
  state: FormState;
  may: May;
  today: string;
  newIds: readonly NewId[];
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const waiting = waitsFor(nomination.state);
  const base = `/network/nominations/${nomination.id}`;
  return (
    <>
      <div class="record-head">
        <p>
          <StateTag state={nomination.state} />
        </p>
        <h1>{named(nomination, language)}</h1>
        <p>
          <a href={`/network/schools/${nomination.schoolId}`}>{t.schoolPage}</a>
        </p>
      </div>
      {waiting === "opinion" && may.giveOpinion && (
        <div class="actions no-print">
          <a class="button" href="#opinion-form">
            {t.giveOpinion}
          </a>
        </div>
      )}
      {waiting === "decision" && may.decide && (
        <div class="actions no-print">
          <a class="button" href="#decision-form">
            {t.decide}
          </a>
        </div>
      )}
      <Steps nomination={nomination} />
      <section aria-labelledby="reason">
        <h2 id="reason">{t.reason}</h2>
        <p class="read">{nomination.reason}</p>
      </section>
      <section aria-labelledby="evidence">
        <h2 id="evidence">{t.evidence}</h2>
        {waiting === "evidence" && may.propose ? (
          <EvidenceForm base={base} evidence={evidence} state={state} newIds={newIds} />
        ) : (
          <EvidenceList evidence={evidence} />
        )}
      </section>
      {nomination.opinionText && (
        <section aria-labelledby="given-opinion">
          <h2 id="given-opinion">
            {nomination.opinion === "for" ? t.opinionFor : t.opinionAgainst}
          </h2>
          <p class="read">{nomination.opinionText}</p>
        </section>
      )}
      {waiting === "opinion" && may.giveOpinion && (
        <section aria-labelledby="opinion-form">
          <h2 id="opinion-form">{t.giveOpinion}</h2>
          <Form action={`${base}/opinion`} state={state} words={t}>
            <Choices
              name="opinion"
              label={t.opinion}
              options={[
                { value: "for", label: t.for },
                { value: "against", label: t.against },
              ]}
            />
            <TextArea name="text" label={t.opinionText} />
            <Submit label={t.giveOpinion} />
          </Form>
        </section>
      )}
      {waiting === "decision" && may.decide && (
        <DecisionForm base={base} state={state} today={today} />
      )}
      {waiting !== null && may.propose && (
        <div class="actions">
          <ActButton action={`${base}/withdrawal`} label={t.withdraw} />
        </div>
      )}
      <History kind="nomination" acts={acts} words={{ ...t, ...t.criteria, ...t.acts }} />
    </>
  );
}

function Steps({ nomination }: { nomination: Nomination }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const moment = (at: Date | null) => at && showMoment(at, language);
  const steps = [
    { label: t.steps.proposal, at: moment(nomination.proposedAt) },
    { label: t.steps.evidence, at: moment(nomination.submittedAt) },
    { label: t.steps.opinion, at: moment(nomination.opinionAt) },
    { label: t.steps.decision, at: moment(nomination.decidedAt) },
  ];
  return (
    <ol class="steps group">
      {steps.map((step, place) => (
        <li key={step.label} class={step.at ? "done" : ""}>
          <span class="no" aria-hidden="true">
            {step.at ? "✓" : place + 1}
          </span>
          <div>
            <b>{step.label}</b>
            <p class="small muted">{step.at ?? t.notYet}</p>
            {place === 3 && nomination.orderNumber && nomination.orderDate && (
              <p>
                {t.order(nomination.orderNumber, showDay(nomination.orderDate, language))}
                {nomination.startsOn && `, ${t.startsFrom(showDay(nomination.startsOn, language))}`}
              </p>
            )}
            {place === 3 && nomination.decisionText && <p>{nomination.decisionText}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function EvidenceForm({
  base,
  evidence,
  state,
  newIds,
}: {
  base: string;
  evidence: Evidence[];
  state: FormState;
  newIds: readonly NewId[];
}) {
  const t = inLanguage(texts, useFrame().language);
  const written = (criterion: string) => evidence.find((one) => one.criterion === criterion);
  const missing = missingCriteria(evidence.map((one) => one.criterion));
  return (
    <>
      <p>{missing.length > 0 ? t.missing(missing.length) : t.complete}</p>
      <Form action={`${base}/evidence`} state={state} words={t} files>
        {newIds.map(({ criterion, id }) => (
          <fieldset key={criterion}>
            <legend class="hidden">{t.criteria[criterion]}</legend>
            <TextArea
              name={criterion}
              label={t.criteria[criterion]}
              hint={t.hints[criterion]}
              value={written(criterion)?.body ?? ""}
              rows={3}
            />
            <Attached evidence={written(criterion)} />
            <Hidden name={`${criterion}_id`} value={id} />
            <FileField name={`${criterion}_file`} label={t.file} optional />
          </fieldset>
        ))}
        <Submit label={t.saveEvidence} second={missing.length === 0} />
      </Form>
      {missing.length === 0 && (
        <Form action={`${base}/submission`} state={emptyForm}>
          <Submit label={t.submit} />
        </Form>
      )}
    </>
  );
}

function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <dl class="read">
      {criteria.map((criterion) => {
        const one = evidence.find((row) => row.criterion === criterion);
        return (
          <div key={criterion} class="group">
            <dt class="muted">{t.criteria[criterion]}</dt>
            <dd>
              {one?.body ?? "–"} <Attached evidence={one} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Attached({ evidence }: { evidence: Evidence | undefined }) {
  if (!evidence?.fileId) return null;
  return (
    <p class="small">
      <a href={`/files/${evidence.fileId}`}>{evidence.fileName}</a>
    </p>
  );
}

function DecisionForm({ base, state, today }: { base: string; state: FormState; today: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <section aria-labelledby="decision-form">
      <h2 id="decision-form">{t.decide}</h2>
      <Form action={`${base}/decision`} state={state} words={t}>
        <Choices
          name="decision"
          label={t.decision}
          options={[
            { value: "grant", label: t.grant, hint: t.grantHint },
            { value: "refuse", label: t.refuse, hint: t.refuseHint },
          ]}
        />
        <TextField name="orderNumber" label={t.orderNumber} hint={t.ifGranted} short />
        <TextField
          name="orderDate"
          label={t.orderDate}
          hint={t.ifGranted}
          type="date"
          value={today}
          short
        />
        <TextField
          name="startsOn"
          label={t.startsOn}
          hint={t.ifGranted}
          type="date"
          value={today}
          short
        />
        <TextArea name="text" label={t.decisionText} hint={t.ifRefused} />
        <Submit label={t.decide} />
      </Form>
    </section>
  );
}
