import { inLanguage, named } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { isOpen } from "../rules.ts";
import type { Row } from "../schema.ts";
import { texts } from "../texts.ts";
import { areaOf, MarkTag, type PlanParts, termOf } from "./words.tsx";

/** One step with all that is said of it. */
export function StepCard({ row, props }: { row: Row; props: PlanParts }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, may } = props;
  const at = `/plans/development/${plan.id}/steps/${row.id}`;
  const school = named({ name_kk: row.school_kk, name_ru: row.school_ru }, language);
  const last = row.marks[0];
  const mayWrite = may.drawUp || may.schoolIds.includes(row.schoolId);
  const mayChange = may.drawUp || (mayWrite && row.state === "proposed");
  return (
    <article class="card" id={`s-${row.id}`}>
      <p>
        <b>{row.step}</b> {plan.state === "approved" && <MarkTag mark={row.mark} />}
      </p>
      <p class="small muted">
        {[areaOf(row, language), plan.kind === "joint" && school].filter(Boolean).join(", ")}
      </p>
      {last?.note && <p class="small">{last.note}</p>}
      <Facts row={row} />
      <p class="row small no-print">
        {mayChange && isOpen(plan.state) && (
          <a href={at}>
            {t.changeStep}
            <span class="hidden">: {row.step}</span>
          </a>
        )}
        {mayWrite && plan.state === "approved" && row.state === "accepted" && (
          <a href={`${at}/marks`}>
            {t.mark}
            <span class="hidden">: {row.step}</span>
          </a>
        )}
      </p>
    </article>
  );
}

export function Facts({ row }: { row: Row }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const facts = [
    [t.criteria, row.criteria],
    [t.responsible, row.responsible],
    [t.term, termOf(row, language)],
    [t.resource, row.resource],
    [t.gatheredBy, row.gatheredBy],
    [t.checkedBy, row.checkedBy],
    [t.result, row.result],
  ].filter(([, value]) => value);
  return (
    <dl class="facts small">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What partner schools proposed and nobody decided yet; and what was declined, with the reason. */
export function Proposals(props: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const waiting = props.rows.filter(({ state }) => state === "proposed");
  const declined = props.rows.filter(({ state }) => state === "declined");
  return (
    <>
      {waiting.length > 0 && (
        <section class="group" aria-labelledby="proposals">
          <h2 id="proposals">
            {t.proposals}: {waiting.length}
          </h2>
          {waiting.map((row) => (
            <div key={row.id}>
              <StepCard row={row} props={props} />
              {props.may.drawUp && isOpen(props.plan.state) && <Decision row={row} props={props} />}
            </div>
          ))}
        </section>
      )}
      {declined.length > 0 && (
        <details>
          <summary>
            {t.declined}: {declined.length}
          </summary>
          <ul>
            {declined.map((row) => (
              <li key={row.id}>
                {row.step}{" "}
                <span class="muted">
                  {named({ name_kk: row.school_kk, name_ru: row.school_ru }, language)}:{" "}
                  {row.declineReason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Decision({ row, props }: { row: Row; props: PlanParts }) {
  const t = inLanguage(texts, useFrame().language);
  const action = `/plans/development/${props.plan.id}/steps/${row.id}/decision`;
  return (
    <div class="row no-print">
      <ActButton
        action={action}
        label={t.accept}
        about={row.step}
        hidden={{ decision: "accept" }}
      />
      <details>
        <summary>{t.decline}</summary>
        <form method="post" action={action} class="row">
          <input type="hidden" name="decision" value="decline" />
          <label class="label" for={`why-${row.id}`}>
            {t.declineReason}
          </label>
          <input class="input" id={`why-${row.id}`} name="declineReason" required />
          <button class="button button--2 button--s" type="submit">
            {t.decline}
          </button>
        </form>
      </details>
    </div>
  );
}
