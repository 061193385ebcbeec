import { inLanguage, named, wordsIn } from "#lib/texts.ts";
import { Form } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Island } from "#ui/island.tsx";
import { texts as common } from "#ui/texts.ts";

import { typedFrom } from "../rules.ts";
import type { OpenRound } from "../schema.ts";
import { texts } from "../texts.ts";
import { QuestionField } from "./fields.tsx";
import { problemWords } from "./form.tsx";
import { OfflineSayings } from "./offline.tsx";

type Parts = { asked: OpenRound; at: string; id: string; today: string };

/** All sections on one page; the script shows of them what the answers ask for, checks and sends. */
export function WholePage({ asked, at, id, today }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { sections } = asked.content;
  const questions = sections.flatMap((section) => section.questions);
  const typed = Object.assign(
    {},
    ...questions.map((one) => typedFrom(one, asked.answers[one.code])),
  );
  const words = { ...inLanguage(common, language), ...problemWords(questions, language) };
  const sentences = Object.entries(words).filter(([, word]) => typeof word === "string");
  const used = sentences.filter(([code]) => isProblem(code));
  const given = {
    at,
    id,
    today,
    language,
    content: asked.content,
    stage: "whole",
    words: Object.fromEntries(used),
  };
  return (
    <>
      <p class="muted">{t.wholeForm}</p>
      <h1>{named(asked, language)}</h1>
      <OfflineSayings />
      <Form action={`${at}/whole`} state={{ typed, problems: {} }}>
        {sections.map((section) => (
          <section key={section.code} data-section={section.code}>
            {section.title && <h2>{wordsIn(section.title, language)}</h2>}
            {section.questions.map((question) => (
              <div key={question.code} data-question={question.code}>
                <QuestionField
                  question={question}
                  seed={asked.draftKey ?? ""}
                  isNameless={asked.mode !== "named"}
                />
              </div>
            ))}
          </section>
        ))}
        <p class="muted">{t.sendHint}</p>
        <div class="actions">
          <button class="button" type="submit">
            {t.send}
          </button>
        </div>
      </Form>
      <Island name="answers" given={given} />
    </>
  );
}

const problems = [
  "needed",
  "unchosen",
  "notOffered",
  "tooLong",
  "notDay",
  "rankAll",
  "notANumber",
  "notNumber",
  "tooManyChosen",
  "noSuchSchool",
  "notFitting",
  "notAll",
];

function isProblem(code: string): boolean {
  return problems.includes(code) || /^(constraint|least|most)\./.test(code);
}
