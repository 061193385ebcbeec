import { showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager } from "#ui/table.tsx";
import type { Question } from "../../questionnaires/schema.ts";
import type { AskedRound } from "../../response-index/schema.ts";
import { openPerPage } from "../queries.ts";
import type { OpenAnswer, ResultsQuery, Theme } from "../schema.ts";
import { texts } from "../texts.ts";
import { NotYet } from "./not-yet.tsx";

type Open = {
  round: AskedRound;
  question: Question;
  query: ResultsQuery;
  answers: OpenAnswer[];
  total: number;
  themes: Theme[];
  /** Why nothing is read; null where it is. */
  whyNot: "notYet" | "tooFew" | "notWhole" | null;
  maySort: boolean;
  state: FormState;
  newId: string;
};

/** What people wrote, found by a word or a theme, and laid under themes by hand. */
export function OpenAnswersPage(props: Open) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { round, question, query, answers, total, whyNot } = props;
  return (
    <>
      <h1>{wordsIn(question.label, language)}</h1>
      {whyNot === "notYet" && <NotYet round={round} />}
      {whyNot === "tooFew" && (
        <EmptyState title={t.tooFew}>
          <p>{t.tooFewOpen}</p>
        </EmptyState>
      )}
      {whyNot === "notWhole" && (
        <EmptyState title={t.notWhole}>
          <p>{t.notWholeHint}</p>
        </EmptyState>
      )}
      {whyNot === null && (
        <>
          <Themes {...props} />
          <form class="find-form no-print">
            <label class="label" for="word">
              {t.word}
            </label>
            <div class="row">
              <input class="input" id="word" name="q" type="search" value={query.q ?? ""} />
              <button class="button" type="submit">
                {t.find}
              </button>
            </div>
            {query.theme && <input type="hidden" name="theme" value={query.theme} />}
          </form>
          {answers.length === 0 ? (
            <EmptyState title={t.noOpen} />
          ) : (
            <>
              <p>{t.found(showNumber(total, language), total)}</p>
              <ul class="answers">
                {answers.map((answer) => (
                  <AnswerItem key={answer.id} answer={answer} open={props} />
                ))}
              </ul>
            </>
          )}
          <Pager page={query.page} pages={Math.ceil(total / openPerPage)} />
        </>
      )}
    </>
  );
}

function Themes({ round, question, query, themes, maySort, state, newId }: Open) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">{t.themes}</h2>
      {themes.length > 0 && (
        <ul class="chips">
          <li>
            <a
              href={here(frame, { theme: null, page: null })}
              aria-current={query.theme ? undefined : "true"}
            >
              {t.all}
            </a>
          </li>
          {themes.map(({ id, name, count }) => (
            <li key={id}>
              <a
                href={here(frame, { theme: id, page: null })}
                aria-current={query.theme === id ? "true" : undefined}
              >
                {name} <span class="num">{showNumber(count, frame.language)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {maySort && (
        <Form
          action={`/surveys/rounds/${round.id}/results/open/${question.code}/themes`}
          state={state}
          words={t}
        >
          <Hidden name="id" value={newId} />
          <Hidden name="question" value={question.code} />
          <TextField name="name" label={t.newTheme} />
          <Submit label={t.addTheme} second />
        </Form>
      )}
    </section>
  );
}

function AnswerItem({ answer, open }: { answer: OpenAnswer; open: Open }) {
  const t = inLanguage(texts, useFrame().language);
  const { round, question, themes, maySort } = open;
  const path = `/surveys/rounds/${round.id}/results/open/${question.code}/${answer.id}`;
  return (
    <li>
      <p>{answer.text}</p>
      {maySort && themes.length > 0 && (
        <form method="post" action={path} class="row small no-print">
          {themes.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                name="themes"
                value={id}
                checked={answer.themes.includes(id)}
              />{" "}
              {name}
            </label>
          ))}
          <button class="button button--2 button--s" type="submit">
            {t.sort}
          </button>
        </form>
      )}
    </li>
  );
}
