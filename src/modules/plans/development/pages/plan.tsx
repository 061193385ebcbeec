import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { FileLinks } from "#ui/file-links.tsx";
import { ActButton, Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { History } from "#ui/history.tsx";
import { isOpen, whyNotAct } from "../rules.ts";
import type { Priority } from "../schema.ts";
import { texts } from "../texts.ts";
import { Proposals, StepCard } from "./step.tsx";
import { type PlanParts, planTitle, StateTag, yearsOf } from "./words.tsx";

export function PlanPage(props: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, may, state, acts } = props;
  const wrong = state.problems[""];
  const said = Object.entries(t).find(([code]) => code === wrong)?.[1];
  const words: Record<string, string> = { ...t.states, ...t.marks };
  return (
    <>
      <div class="head">
        <h1>{planTitle(plan, language)}</h1>
        <p class="row">
          {yearsOf(plan, language)} <StateTag state={plan.state} />
        </p>
        <p class="row no-print">
          {mayAddStep(props) && (
            <a class="button" href={`/plans/development/${plan.id}/steps/new`}>
              {may.drawUp ? t.addStep : t.proposeStep}
            </a>
          )}
          <FileLinks
            label={t.print}
            endings={["pdf", "docx", "xlsx"]}
            at={(ending) => `/plans/development/${plan.id}/print.${ending}`}
          />
        </p>
      </div>
      {said && (
        <div class="govuk-error-summary" role="alert">
          <p>{String(said)}</p>
        </div>
      )}
      {plan.state === "returned" && (
        <p class="notice">
          <b>{t.returnedWith}:</b> {plan.returnReason}
        </p>
      )}
      {plan.state === "approved" && <DoneLine {...props} />}
      <Acts {...props} />
      <Audit {...props} />
      <Proposals {...props} />
      <Priorities {...props} />
      <History
        kind="development"
        acts={acts}
        words={t.acts}
        show={(field, value) =>
          field === "state" || field === "mark" ? (words[value] ?? value) : value
        }
      />
    </>
  );
}

/** Above all else, once there is a first step; whoever draws up the plan is led to that one below. */
function mayAddStep({ plan, may, priorities, rows }: PlanParts): boolean {
  const isLed = may.take.includes("submit") && rows.length === 0;
  return may.add && isOpen(plan.state) && priorities.length > 0 && !isLed;
}

function DoneLine({ plan, rows }: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const planned = rows.filter(({ state }) => state === "accepted");
  const done = planned.filter(({ mark }) => mark === "done").length;
  return (
    <p class="lead">
      {t.doneOf(showNumber(done, language), showNumber(planned.length, language))}.{" "}
      <a href={`/plans/development/${plan.id}/monitoring`}>{t.monitoring}</a>
    </p>
  );
}

/** What comes next, for whoever may do it now. */
function Acts(props: PlanParts) {
  const t = inLanguage(texts, useFrame().language);
  const { plan, rows, may, state } = props;
  if (may.take.length === 0) return null;
  const isReady = whyNotAct("submit", { plan, rows, reason: undefined }) === null;
  const at = `/plans/development/${plan.id}`;
  return (
    <section aria-labelledby="next" class="no-print">
      <h2 id="next">{t.next}</h2>
      {may.take.includes("submit") && !isReady && <First {...props} />}
      <div class="row">
        {may.take
          .filter((act) => act !== "return" && (act !== "submit" || isReady))
          .map((act) => (
            <ActButton key={act} first action={`${at}/${act}`} label={t[act]} />
          ))}
      </div>
      {may.take.includes("return") && (
        <details open={state.problems.returnReason !== undefined}>
          <summary>{t.return}</summary>
          <Form action={`${at}/return`} state={state} words={t}>
            <TextArea name="returnReason" label={t.returnReason} />
            <Submit label={t.return} second />
          </Form>
        </details>
      )}
    </section>
  );
}

/** What a plan still needs before it can be sent, the first line before all. */
function First({ plan, rows, priorities }: PlanParts) {
  const t = inLanguage(texts, useFrame().language);
  const isWithout = !rows.some(({ state }) => state === "accepted");
  const missing = [
    ...(isWithout && priorities.length === 0 ? [{ href: "#name", label: t.firstPriority }] : []),
    ...(isWithout && priorities.length > 0
      ? [{ href: `/plans/development/${plan.id}/steps/new`, label: t.firstStep }]
      : []),
    ...(plan.audit === "" && plan.diagnosisId === null
      ? [{ href: "#audit-title", label: t.writeAudit }]
      : []),
    ...(rows.some(({ state }) => state === "proposed")
      ? [{ href: "#proposals", label: t.decideProposals }]
      : []),
  ];
  return (
    <>
      <p class="muted">{t.beforeSubmit}</p>
      <p class="actions">
        {missing.map(({ href, label }, at) => (
          <a key={href} class={at === 0 ? "button" : "button button--2"} href={href}>
            {label}
          </a>
        ))}
      </p>
    </>
  );
}

function Audit({ plan, may, state, diagnoses }: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const isWrong = "audit" in state.problems || "diagnosisId" in state.problems;
  return (
    <section class="group" aria-labelledby="audit-title">
      <h2 id="audit-title">{t.auditTitle}</h2>
      {plan.diagnosisId && plan.diagnosisHalfYear && (
        <p>
          {t.diagnosis}:{" "}
          <a href={`/needs/${plan.diagnosisId}`}>
            {halfYearName(plan.diagnosisHalfYear, language)}
          </a>
        </p>
      )}
      {plan.audit
        ? plan.audit.split("\n").map((line, at) => <p key={`${at}${line}`}>{line}</p>)
        : !plan.diagnosisId && <p class="muted">{t.noAuditYet}</p>}
      {may.drawUp && isOpen(plan.state) && (
        <details class="no-print" open={isWrong}>
          <summary>{t.edit}</summary>
          <Form action={`/plans/development/${plan.id}`} state={state} words={t}>
            <TextArea name="audit" label={t.audit} hint={t.auditHint} value={plan.audit} rows={8} />
            {diagnoses.length > 0 && (
              <SelectField
                name="diagnosisId"
                label={t.diagnosis}
                value={plan.diagnosisId ?? ""}
                none={t.noDiagnosis}
                options={diagnoses.map((one) => ({
                  value: one.id,
                  label: `${named(one, language)}, ${halfYearName(one.halfYear, language)}`,
                }))}
                optional
              />
            )}
            <Submit label={t.save} second />
          </Form>
        </details>
      )}
    </section>
  );
}

function Priorities(props: PlanParts) {
  const t = inLanguage(texts, useFrame().language);
  const { plan, priorities, may, state, newId } = props;
  const mayChange = may.drawUp && isOpen(plan.state);
  return (
    <section class="group steps" aria-labelledby="priorities">
      <h2 id="priorities">{t.prioritiesTitle}</h2>
      {priorities.length === 0 && <p class="muted">{t.noPriorities}</p>}
      {priorities.map((priority, at) => (
        <OnePriority key={priority.id} priority={priority} props={props} number={at + 1} />
      ))}
      {mayChange && (
        <Form action={`/plans/development/${plan.id}/priorities`} state={state} words={t}>
          <Hidden name="id" value={newId} />
          <TextField name="name" label={t.priority} />
          <Submit label={t.addPriority} second />
        </Form>
      )}
    </section>
  );
}

type One = { priority: Priority; props: PlanParts; number: number };

function OnePriority({ priority, props, number }: One) {
  const t = inLanguage(texts, useFrame().language);
  const { plan, rows, may } = props;
  const own = rows.filter((row) => row.priorityId === priority.id);
  const accepted = own.filter(({ state }) => state === "accepted");
  return (
    <section aria-labelledby={`p-${priority.id}`}>
      <h3 id={`p-${priority.id}`}>
        {number}. {priority.name}
      </h3>
      {accepted.length === 0 && <p class="muted small">{t.noSteps}</p>}
      {accepted.map((row) => (
        <StepCard key={row.id} row={row} props={props} />
      ))}
      {own.length === 0 && may.drawUp && isOpen(plan.state) && (
        <ActButton
          action={`/plans/development/${plan.id}/priorities/${priority.id}/removal`}
          label={t.removePriority}
          about={priority.name}
        />
      )}
    </section>
  );
}
