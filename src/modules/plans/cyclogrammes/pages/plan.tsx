import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { halfYearName } from "#modules/network/base/words.ts";
import { FileLinks } from "#ui/file-links.tsx";
import { ActButton, Form, Submit, TextArea } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { History } from "#ui/history.tsx";
import { whyNotSubmit } from "../rules.ts";
import type { Item } from "../schema.ts";
import { texts } from "../texts.ts";
import { Grid } from "./grid.tsx";
import { Proposals } from "./proposals.tsx";
import { type PlanParts, StateTag } from "./words.tsx";

export function PlanPage(props: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, items, may, state, acts } = props;
  const wrong = Object.entries(t).find(([code]) => Object.values(state.problems).includes(code));
  const isOpen = plan.state === "draft" || plan.state === "returned";
  return (
    <>
      <div class="head">
        <h1>{t.titleOf(named(plan, language))}</h1>
        <p class="row">
          {halfYearName(plan.halfYear, language)} <StateTag state={plan.state} />
        </p>
        <p class="row no-print">
          {may.propose && (isOpen || may.arrange) && (
            <a class="button" href={`/plans/${plan.id}/items/new`}>
              {may.arrange ? t.addItem : t.propose}
            </a>
          )}
          {may.arrange && isOpen && <a href={`/plans/${plan.id}/from-needs`}>{t.fromNeeds}</a>}
          <FileLinks
            label={t.print}
            endings={["pdf", "docx", "xlsx"]}
            at={(ending) => `/plans/${plan.id}/print.${ending}`}
          />
        </p>
      </div>
      {wrong && (
        <div class="govuk-error-summary" role="alert">
          <p>{String(wrong[1])}</p>
        </div>
      )}
      {plan.state === "returned" && (
        <p class="notice">
          <b>{t.returnedWith}:</b> {plan.returnReason}
        </p>
      )}
      {isOpen && <p class="muted">{t.untilDay(showDay(plan.proposalsUntil, language))}</p>}
      {plan.state === "approved" && <ProgressLine {...props} />}
      <Steps {...props} />
      <Proposals {...props} />
      <Grid {...props} />
      <History
        kind="cyclogramme"
        acts={acts}
        words={t.acts}
        show={(field, value) => {
          if (field === "state") return stateWord(t.states, value);
          return field === "item" ? itemName(items, { title: value, language }) : value;
        }}
      />
    </>
  );
}

function stateWord(states: Record<string, string>, value: string): string {
  return states[value] ?? value;
}

/** An item is recorded by its title in one language and shown in the reader's while it is there. */
function itemName(items: readonly Item[], { title, language }: ShownItem): string {
  const found = items.find(({ title_ru }) => title_ru === title);
  return found ? named({ name_kk: found.title_kk, name_ru: found.title_ru }, language) : title;
}

type ShownItem = { title: string; language: Language };

function ProgressLine({ progress }: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const shown = [
    [progress.planned, t.planned],
    [progress.held, t.held],
    [progress.moved, t.movedCount],
    [progress.cancelled, t.cancelledCount],
  ] as const;
  return (
    <p class="lead">
      {t.progress}:{" "}
      {shown
        .filter(([count], at) => at < 2 || count > 0)
        .map(([count, word]) => `${showNumber(count, language)} ${word}`)
        .join(", ")}
    </p>
  );
}

/** The next step, for whoever may take it now. */
function Steps({ plan, items, may, state }: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (may.take.length === 0) return null;
  const missing = may.take.includes("submit") ? whyNotSubmit(items) : null;
  return (
    <section aria-labelledby="next" class="no-print">
      <h2 id="next">{t.next}</h2>
      {missing && <p class="muted">{t[missing[""]]}</p>}
      <div class="row">
        {may.take
          .filter((step) => step !== "return" && (step !== "submit" || missing === null))
          .map((step) => (
            <ActButton key={step} first action={`/plans/${plan.id}/${step}`} label={t[step]} />
          ))}
      </div>
      {may.take.includes("return") && (
        <details open={state.problems.returnReason !== undefined}>
          <summary>{t.return}</summary>
          <Form action={`/plans/${plan.id}/return`} state={state} words={t}>
            <TextArea name="returnReason" label={t.returnReason} />
            <Submit label={t.return} second />
          </Form>
        </details>
      )}
    </section>
  );
}
