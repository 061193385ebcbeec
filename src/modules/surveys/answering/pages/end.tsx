import { dayOf, showDay, showNumber } from "#lib/dates.ts";
import type { Problems } from "#lib/forms.ts";
import { inLanguage, type Language, named, wordsIn } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { subjectName } from "#ui/teaching.ts";
import type { Content, Question } from "../../questionnaires/schema.ts";
import type { Answer, ShownSection, Standing } from "../rules.ts";
import type { OpenRound } from "../schema.ts";
import { texts } from "../texts.ts";
import { OfflineForm } from "./offline.tsx";

type Parts = {
  asked: OpenRound;
  at: string;
  sections: readonly ShownSection[];
  problems: Problems;
  /** The form's own id, so that sending it twice sends it once. */
  id: string;
};

/** Everything answered, to be looked through before it is sent. */
export function CheckPage({ asked, at, sections, problems, id }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const wrong = sections.filter(({ questions }) =>
    questions.some(({ code }) => isWrong(problems, code)),
  );
  return (
    <>
      <h1>{t.check}</h1>
      {wrong.length > 0 && (
        <div class="govuk-error-summary">
          <div role="alert">
            <h2 class="govuk-error-summary__title">{t.notAll}</h2>
            <ul class="govuk-list govuk-error-summary__list">
              {wrong.flatMap(({ place, questions }) =>
                questions
                  .filter(({ code }) => isWrong(problems, code))
                  .map((question) => (
                    <li key={question.code}>
                      <a href={`${at}/${place + 1}#${question.code}`}>
                        {wordsIn(question.label, language)}
                      </a>
                    </li>
                  )),
              )}
            </ul>
          </div>
        </div>
      )}
      {sections.map(({ section, place, questions }) => (
        <section key={section.code} class="group">
          <h2>
            {section.title
              ? wordsIn(section.title, language)
              : t.sectionOf(place + 1, asked.content.sections.length)}
          </h2>
          <dl class="answers">
            {questions.map((question) => (
              <Answered
                key={question.code}
                question={question}
                answer={asked.answers[question.code]}
              />
            ))}
          </dl>
          <p>
            <a href={`${at}/${place + 1}`}>
              {t.change}
              <span class="hidden">: {t.sectionOf(place + 1, asked.content.sections.length)}</span>
            </a>
          </p>
        </section>
      ))}
      {wrong.length === 0 && (
        <form method="post" action={`${at}/check`} class="form">
          <input type="hidden" name="id" value={id} />
          <p class="muted">{t.sendHint}</p>
          <p class="actions">
            <button class="button" type="submit">
              {t.send}
            </button>
          </p>
        </form>
      )}
      <OfflineForm at={at} stage="page" />
    </>
  );
}

function isWrong(problems: Problems, code: string): boolean {
  return Object.keys(problems).some((field) => field === code || field.startsWith(`${code}.`));
}

function Answered({ question, answer }: { question: Question; answer: Answer | undefined }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (question.kind === "note") return null;
  const lines = answer === undefined ? [] : linesOf(question, answer, language);
  return (
    <>
      <dt>{wordsIn(question.label, language)}</dt>
      {lines.length === 0 && <dd class="muted">{t.noAnswer}</dd>}
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </>
  );
}

function linesOf(question: Question, answer: Answer, language: Language): string[] {
  if (question.kind === "grid" && typeof answer === "object" && !Array.isArray(answer)) {
    return question.rows.flatMap((row) => {
      const step = question.scale.find(({ code }) => code === answer[row.code]);
      return step ? [`${wordsIn(row.label, language)}: ${wordsIn(step.label, language)}`] : [];
    });
  }
  if (Array.isArray(answer)) return answer.map((code) => choiceWords(question, code, language));
  if (typeof answer === "number") return [showNumber(answer, language)];
  return typeof answer === "string" ? [choiceWords(question, answer, language)] : [];
}

function choiceWords(question: Question, code: string, language: Language): string {
  if (question.kind === "subject") return subjectName(code, language);
  if (question.kind === "date") return showDay(code, language);
  if (!("choices" in question)) return code;
  const choice = question.choices.find((one) => one.code === code);
  return choice ? wordsIn(choice.label, language) : code;
}

export function ThanksPage({ content, at }: { content: Content; at: string }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.thanks}</h1>
      <p class="lead">{content.thanks ? wordsIn(content.thanks, language) : t.thanksMore}</p>
      <OfflineForm at={at} stage="sent" />
    </>
  );
}

/** Why it cannot be answered now, and what to do. */
export function StandingPage({
  asked,
  at,
  standing,
}: {
  asked: OpenRound;
  at: string;
  standing: Exclude<Standing, "open">;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const closedOn = asked.closedAt ? dayOf(asked.closedAt) : asked.closesOn;
  const more = {
    used: t.usedMore,
    planned: t.plannedMore(showDay(asked.opensOn, language)),
    closed: t.closedMore(showDay(closedOn, language)),
  };
  return (
    <>
      <p class="muted">{named(asked, language)}</p>
      <h1>{t[standing]}</h1>
      <p class="lead">{more[standing]}</p>
      {standing !== "planned" && <OfflineForm at={at} stage="sent" />}
    </>
  );
}
