import { type FormState, hasProblems } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, Form, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Draft, type DraftQuestion, type DraftSection, type Fault, roles } from "../schema.ts";
import { texts } from "../texts.ts";
import { draftTitle } from "./list.tsx";

type Parts = { id: string; draft: Draft; version: number; state: FormState; faults: Fault[] };

export function BuilderPage(parts: Parts) {
  const { id, draft, version, faults } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/surveys/questionnaires/${id}`;
  return (
    <>
      <div class="record-head">
        <h1>{draftTitle(draft.title, language)}</h1>
        <p class="muted">
          {t.versionOf(version)}, {t.writtenNow}
        </p>
      </div>
      {faults.length > 0 && <Faults at={at} draft={draft} faults={faults} />}
      <p class="muted">{t.onePage}</p>
      {draft.sections.map((section, place) => (
        <SectionPart key={section.code} at={at} section={section} place={place} />
      ))}
      <p class="group">
        <a class="button button--2" href={`${at}/sections/new`}>
          {t.addSection}
        </a>
      </p>
      <Heading {...parts} />
      <section class="group" aria-labelledby="publish">
        <h2 id="publish">{t.publish}</h2>
        <p class="muted">{t.publishHint}</p>
        <ActButton action={`${at}/publication`} label={t.publish} first />
      </section>
    </>
  );
}

function Heading({ id, draft, state }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { title, intro, thanks } = draft;
  const options = roles.map((role) => ({ value: role, label: t.roleNames[role] }));
  const isWrong = hasProblems(state.problems);
  return (
    <details class="group" open={isWrong || draft.roles.length === 0}>
      <summary>{t.heading}</summary>
      <Form action={`/surveys/questionnaires/${id}/edit`} state={state} words={t}>
        <TextField name="titleKk" label={t.titleKk} value={title.kk} />
        <TextField name="titleRu" label={t.titleRu} value={title.ru} />
        <TextField name="titleEn" label={t.titleEn} value={title.en} optional />
        <Choices many name="roles" label={t.whoAnswers} options={options} values={draft.roles} />
        <TextArea name="introKk" label={t.introKk} value={intro.kk} rows={3} optional />
        <TextArea name="introRu" label={t.introRu} value={intro.ru} rows={3} optional />
        <TextArea name="introEn" label={t.introEn} value={intro.en} rows={3} optional />
        <TextArea name="thanksKk" label={t.thanksKk} value={thanks.kk} rows={2} optional />
        <TextArea name="thanksRu" label={t.thanksRu} value={thanks.ru} rows={2} optional />
        <TextArea name="thanksEn" label={t.thanksEn} value={thanks.en} rows={2} optional />
        <Submit label={t.save} second />
      </Form>
    </details>
  );
}

type SectionParts = { at: string; section: DraftSection; place: number };

function SectionPart({ at, section, place }: SectionParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const name = draftTitle(section.title, language) || t.sectionNumber(place + 1);
  return (
    <section class="group" aria-labelledby={section.code}>
      <h2 id={section.code}>{name}</h2>
      {section.relevant && (
        <p class="small muted">
          {t.shownIf}: <code>{section.relevant}</code>
        </p>
      )}
      <div class="row">
        <a class="button button--2 button--s" href={`${at}/sections/${section.code}`}>
          {t.editSection}
        </a>
        <Movers at={at} what={{ section: section.code }} about={name} />
      </div>
      {section.questions.length === 0 && <p>{t.noQuestions}</p>}
      <ol class="list">
        {section.questions.map((question) => (
          <QuestionPart key={question.code} at={at} question={question} />
        ))}
      </ol>
      <p>
        <a class="button button--s" href={`${at}/questions/new?section=${section.code}`}>
          {t.addQuestion}
          <span class="hidden">: {name}</span>
        </a>
      </p>
    </section>
  );
}

function QuestionPart({ at, question }: { at: string; question: DraftQuestion }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const name = draftTitle(question.label, language) || question.code;
  return (
    <li id={question.code}>
      <a href={`${at}/questions/${question.code}`}>{name}</a>{" "}
      <span class="small muted">
        {t.kinds[question.kind]} · <code>{question.code}</code>
        {question.required && ` · ${t.required}`}
      </span>
      <div class="row">
        <Movers at={at} what={{ question: question.code }} about={name} />
      </div>
    </li>
  );
}

type Moved = { at: string; what: Record<string, string>; about: string };

function Movers({ at, what, about }: Moved) {
  const t = inLanguage(texts, useFrame().language);
  const move = (way: string, label: string) => (
    <ActButton action={`${at}/moves`} label={label} about={about} hidden={{ ...what, way }} />
  );
  return (
    <>
      {move("up", t.up)}
      {move("down", t.down)}
      <ActButton action={`${at}/deletions`} label={t.delete} about={about} hidden={what} />
    </>
  );
}

type Faulty = { at: string; draft: Draft; faults: Fault[] };

/** What keeps it from being published, each with a link to where it is mended. */
function Faults({ at, draft, faults }: Faulty) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <div class="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{t.notReady}</h2>
        <ul class="govuk-list govuk-error-summary__list">
          {faults.map(({ section, question, fault, word }) => (
            <li key={`${section} ${question} ${fault} ${word}`}>
              <a href={placeOf(at, { section, question })}>
                {whereOf(draft, { section, question }, t.sectionNumber)}
              </a>
              : {t.faults[fault](word)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );

  function whereOf(
    { sections, title }: Draft,
    place: Pick<Fault, "section" | "question">,
    numbered: (number: number) => string,
  ): string {
    const index = sections.findIndex(({ code }) => code === place.section);
    if (index < 0) return draftTitle(title, language) || t.heading;
    const part = draftTitle(sections[index]?.title ?? title, language) || numbered(index + 1);
    return place.question ? `${part}, ${place.question}` : part;
  }
}

function placeOf(at: string, { section, question }: Pick<Fault, "section" | "question">): string {
  if (question) return `${at}/questions/${question}`;
  return section ? `${at}/sections/${section}` : `${at}/edit`;
}
