import { emptyForm } from "#lib/forms.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { FormContext } from "#ui/field-state.ts";
import { useFrame } from "#ui/frame.ts";
import type { Content } from "../../questionnaires/schema.ts";
import { texts } from "../texts.ts";
import { QuestionField } from "./fields.tsx";

/** The whole form with its real fields, to be tried; nothing of it can be sent. */
export function PreviewPage({ content, back }: { content: Content; back: string }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <p class="muted">{t.preview}</p>
      <h1>{wordsIn(content.title, language)}</h1>
      {content.intro && <p class="lead">{wordsIn(content.intro, language)}</p>}
      <p>
        {t.previewHint} <a href={back}>{t.toQuestionnaire}</a>
      </p>
      <FormContext.Provider value={{ state: emptyForm, words: {} }}>
        {content.sections.map((section, at) => (
          <section key={section.code} class="group">
            <p class="muted">{t.sectionOf(at + 1, content.sections.length)}</p>
            {section.title && <h2>{wordsIn(section.title, language)}</h2>}
            {section.questions.map((question) => (
              <QuestionField key={question.code} question={question} seed="preview" />
            ))}
          </section>
        ))}
      </FormContext.Provider>
    </>
  );
}
