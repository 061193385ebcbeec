import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named, wordsIn } from "#lib/texts.ts";
import { Form } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Content, Question } from "../../questionnaires/schema.ts";
import type { ShownSection } from "../rules.ts";
import { texts } from "../texts.ts";
import { QuestionField } from "./fields.tsx";
import { OfflineForm } from "./offline.tsx";

type Parts = {
  /** The link's own address; a preview has none and keeps nothing. */
  at?: string;
  round: { name_kk: string; name_ru: string };
  content: Content;
  shown: ShownSection;
  /** Where it stands among the sections that are asked. */
  step: { place: number; count: number };
  seed: string;
  isNameless: boolean;
  state: FormState;
};

const switches = [
  { language: "kk", label: "Қазақша" },
  { language: "ru", label: "Русский" },
  { language: "en", label: "English" },
] as const;

/** One section of the form. Its buttons all save it, also those that go back or change the language. */
export function SectionPage({ at, round, shown, step, seed, isNameless, state }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { section, questions } = shown;
  const title = section.title ? wordsIn(section.title, language) : named(round, language);
  return (
    <>
      <p class="muted">{t.sectionOf(step.place, step.count)}</p>
      <h1>{title}</h1>
      <Form state={state} words={problemWords(questions, language)}>
        <input type="hidden" name="asked" value={questions.map(({ code }) => code).join(" ")} />
        {questions.map((question) => (
          <QuestionField
            key={question.code}
            question={question}
            seed={seed}
            isNameless={isNameless}
          />
        ))}
        <div class="actions row">
          <button class="button" type="submit" name="go" value="on">
            {step.place < step.count ? t.next : t.toCheck}
          </button>
          <button class="button button--2" type="submit" name="go" value="back">
            {t.back}
          </button>
        </div>
        <fieldset class="row group">
          <legend class="hidden">{t.inLanguage}</legend>
          {switches
            .filter((one) => one.language !== language)
            .map((one) => (
              <button
                key={one.language}
                class="button button--2 button--s"
                type="submit"
                name="go"
                value={one.language}
                lang={one.language}
              >
                {one.label}
              </button>
            ))}
        </fieldset>
      </Form>
      {at && <OfflineForm at={at} stage="page" />}
    </>
  );
}

/** The words of what can be wrong with these questions, beside those of any form. */
export function problemWords(
  questions: readonly Question[],
  language: Language,
): Record<string, unknown> {
  const t = inLanguage(texts, language);
  const own = questions.flatMap((question): [string, string][] => {
    const { code, constraintMessage } = question;
    const message = constraintMessage ? wordsIn(constraintMessage, language) : t.notFitting;
    const limits: [string, string][] =
      question.kind === "number"
        ? [
            [`least.${code}`, t.least(question.least ?? 0)],
            [`most.${code}`, t.most(question.most ?? 0)],
          ]
        : [];
    return [[`constraint.${code}`, message], ...limits];
  });
  return { ...t, ...Object.fromEntries(own) };
}
