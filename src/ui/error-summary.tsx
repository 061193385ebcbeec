import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { renderToString } from "preact-render-to-string";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { FormContext, useProblemWords, type Words } from "./field-state.ts";
import { type Frame, FrameContext, useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

type Drawn = { state: FormState; words: Words; children: ComponentChildren };

/** The summary stands above fields that are not drawn yet, so they are drawn once for their labels. */
export function labelsOf(frame: Frame, { state, words, children }: Drawn): Map<string, string> {
  const labels = new Map<string, string>();
  renderToString(
    <FrameContext.Provider value={frame}>
      <FormContext.Provider value={{ state, words, labels }}>{children}</FormContext.Provider>
    </FrameContext.Provider>,
  );
  return labels;
}

// A phone shows the first of many and the field they lead to; the others are folded.
const foldedFrom = 7;
const shownAtOnce = 5;

export function ErrorSummary() {
  const { state, words, labels } = useContext(FormContext);
  const t = inLanguage(texts, useFrame().language);
  const wordsFor = useProblemWords();
  const fields = [...(labels?.keys() ?? [])];
  const problems = Object.entries(state.problems).sort(
    ([one], [other]) => fields.indexOf(one) - fields.indexOf(other),
  );
  if (problems.length === 0) return null;
  // A sentence of the capability's own says what it is about; a common one needs the field's name.
  const sentence = (field: string, code: string) => {
    const label = labels?.get(field);
    if (!label || words[code] !== undefined) return wordsFor(code);
    return `${label}${/[?!:]$/.test(label) ? "" : ":"} ${lowered(wordsFor(code))}`;
  };
  const line = ([field, code]: [string, string]) => (
    <li key={field}>
      {field === "" ? wordsFor(code) : <a href={`#${field}`}>{sentence(field, code)}</a>}
    </li>
  );
  const count = problems.length > foldedFrom ? shownAtOnce : problems.length;
  const [shown, folded] = [problems.slice(0, count), problems.slice(count)];
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{t.problemTitle}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">{shown.map(line)}</ul>
          {folded.length > 0 && (
            <details>
              <summary>{t.moreProblems(folded.length)}</summary>
              <ul class="govuk-list govuk-error-summary__list">{folded.map(line)}</ul>
            </details>
          )}
        </div>
      </div>
    </div>
  );
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
