import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Item } from "../schema.ts";
import { texts } from "../texts.ts";
import { NeedWords, type PlanParts, weekName } from "./words.tsx";

/** What partners proposed and nobody decided yet; and, for all to see, what was declined and why. */
export function Proposals(props: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const waiting = props.items.filter(({ state }) => state === "proposed");
  const declined = props.items.filter(({ state }) => state === "declined");
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="proposals">
          <h2 id="proposals">
            {t.proposals}: {waiting.length}
          </h2>
          <ul class="plain stack">
            {waiting.map((item) => (
              <li key={item.id} class="card">
                <Proposal item={item} props={props} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {declined.length > 0 && (
        <details>
          <summary>
            {t.declined}: {declined.length}
          </summary>
          <ul>
            {declined.map((item) => (
              <li key={item.id}>
                {titleIn(item, language)}{" "}
                <span class="muted">
                  {named({ name_kk: item.school_kk, name_ru: item.school_ru }, language)}:{" "}
                  {item.declineReason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function titleIn(item: Item, language: "kk" | "ru" | "en"): string {
  return wordsIn(wordsOf(item, "title"), language);
}

function Proposal({ item, props }: { item: Item; props: PlanParts }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, weeks, may } = props;
  const school = named({ name_kk: item.school_kk, name_ru: item.school_ru }, language);
  const action = `/plans/${plan.id}/items/${item.id}/decision`;
  return (
    <>
      <p>
        <a href={`/plans/${plan.id}/items/${item.id}`}>{titleIn(item, language)}</a>
        <br />
        <span class="small muted">
          {school}, {item.responsible}
        </span>
      </p>
      <NeedWords item={item} />
      {may.arrange && (
        <>
          <form method="post" action={action} class="row">
            <input type="hidden" name="decision" value="accept" />
            <label class="hidden" for={`week-${item.id}`}>
              {t.week}: {titleIn(item, language)}
            </label>
            <select class="input" id={`week-${item.id}`} name="week">
              {weeks.map((week) => (
                <option key={week} value={week} selected={week === item.week}>
                  {weekName(week, language)}
                </option>
              ))}
            </select>
            <button class="button button--s" type="submit">
              {t.accept}
              <span class="hidden">: {titleIn(item, language)}</span>
            </button>
          </form>
          <details>
            <summary>{t.decline}</summary>
            <form method="post" action={action} class="row">
              <input type="hidden" name="decision" value="decline" />
              <label class="label" for={`why-${item.id}`}>
                {t.declineReason}
              </label>
              <input class="input" id={`why-${item.id}`} name="declineReason" required />
              <button class="button button--2 button--s" type="submit">
                {t.decline}
              </button>
            </form>
          </details>
        </>
      )}
    </>
  );
}
