import { dayOf, showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { ActButton, Form, Hidden, Submit } from "#ui/form.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { Tag } from "#ui/tag.tsx";
import { canMake } from "../access.ts";
import type { PublishedVersion, Questionnaire } from "../queries.ts";
import type { Content, Question, Version, Words } from "../schema.ts";
import { texts } from "../texts.ts";
import { draftTitle } from "./list.tsx";
import { type NamedOwner, OwnerField } from "./new.tsx";

type Parts = {
  questionnaire: Questionnaire;
  title: { kk: string; ru: string; en?: string | undefined };
  versions: Version[];
  published: PublishedVersion | null;
  mayKeep: boolean;
  owners: NamedOwner[];
  copyId: string;
  acts: Act[];
  state: FormState;
};

export function QuestionnairePage(parts: Parts) {
  const { questionnaire, title, published, mayKeep, acts } = parts;
  const { language, actor } = useFrame();
  const t = inLanguage(texts, language);
  const { archivedAt } = questionnaire;
  return (
    <>
      <div class="record-head">
        <h1>{draftTitle({ ...title, en: title.en ?? "" }, language)}</h1>
        <p class="row">
          {archivedAt && <Tag tone="plain">{t.archived}</Tag>}
          {published && <span class="muted">{t.versionOf(published.number)}</span>}
        </p>
      </div>
      {canMake(actor) && !archivedAt && <Acts {...parts} />}
      {published ? <Asked content={published.content} /> : <p>{t.notPublished}</p>}
      <Versions {...parts} />
      <p class="no-print">
        <a href={xlsFormOf(parts)}>{t.toFile}</a>
      </p>
      {published && canMake(actor) && <Copying {...parts} />}
      {mayKeep && <History kind="questionnaire" acts={acts} words={t} />}
    </>
  );
}

function xlsFormOf({ questionnaire, published }: Parts): string {
  const at = `/surveys/questionnaires/${questionnaire.id}/xlsform.xlsx`;
  return published ? `${at}?version=${published.number}` : at;
}

function Acts({ questionnaire, versions, published, mayKeep }: Parts) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const at = `/surveys/questionnaires/${questionnaire.id}`;
  const hasDraft = versions.some(({ publishedAt }) => publishedAt === null);
  return (
    <div class="actions row no-print">
      {published && (
        <a
          class="button"
          href={linkTo(frame, "/surveys/rounds/new", { questionnaire: questionnaire.id })}
        >
          {t.ask}
        </a>
      )}
      {published && (
        <a class="button button--2" href={`${at}/preview`}>
          {t.tryIt}
        </a>
      )}
      {mayKeep && hasDraft && (
        <a class="button button--2" href={`${at}/edit`}>
          {t.edit}
        </a>
      )}
      {mayKeep && !hasDraft && <ActButton action={`${at}/draft`} label={t.newVersion} />}
      {mayKeep && <ActButton action={`${at}/archive`} label={t.archive} />}
    </div>
  );
}

function Copying({ questionnaire, owners, copyId, state }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <section class="group no-print" aria-labelledby="copy">
      <h2 id="copy">{t.copy}</h2>
      <Form action={`/surveys/questionnaires/${questionnaire.id}/copy`} state={state} words={t}>
        <Hidden name="id" value={copyId} />
        <OwnerField owners={owners} />
        <Submit label={t.copy} second />
      </Form>
    </section>
  );
}

function Versions({ versions, published }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section class="group" aria-labelledby="versions">
      <h2 id="versions">{t.versions}</h2>
      <ul>
        {versions.map(({ number, publishedAt }) => (
          <li key={number}>
            {publishedAt && number !== published?.number ? (
              <a href={here(frame, { version: number })}>{t.versionOf(number)}</a>
            ) : (
              t.versionOf(number)
            )}
            {", "}
            {publishedAt ? t.publishedOn(showDay(dayOf(publishedAt), language)) : t.writtenNow}
          </li>
        ))}
      </ul>
    </section>
  );
}

const switches = [
  { language: "kk", label: "Қазақша" },
  { language: "ru", label: "Русский" },
  { language: "en", label: "English" },
] as const;

/** Everything that is asked, as a list to read; in which language, the reader chooses. */
function Asked({ content }: { content: Content }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const roles = content.roles.map((role) => t.roleNames[role]).join(", ");
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t.questions}</h2>
      <nav class="row small" aria-label={t.inLanguages}>
        {switches.map((one) =>
          one.language === language ? (
            <b key={one.language}>{one.label}</b>
          ) : (
            <a key={one.language} href={here(frame, { lang: one.language })}>
              {one.label}
            </a>
          ),
        )}
      </nav>
      <p class="muted">
        {t.whoAnswers}: {roles}
      </p>
      {content.intro && <p>{wordsIn(content.intro, language)}</p>}
      {content.sections.map((section, at) => (
        <section key={section.code} class="group">
          <h3>{section.title ? wordsIn(section.title, language) : t.sectionNumber(at + 1)}</h3>
          <Condition label={t.shownIf} text={section.relevant} />
          <ol>
            {section.questions.map((question) => (
              <li key={question.code}>
                <Outline question={question} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function Outline({ question }: { question: Question }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <p>
        <b>{wordsIn(question.label, language)}</b>{" "}
        <span class="small muted">
          {t.kinds[question.kind]}
          {question.required && ` · ${t.required}`}
        </span>
      </p>
      {question.hint && <p class="small muted">{wordsIn(question.hint, language)}</p>}
      <Condition label={t.shownIf} text={question.relevant} />
      <Condition label={t.must} text={question.constraint} />
      {"rows" in question && <Named items={question.rows} />}
      {"scale" in question && <p class="small">{labels(question.scale, language)}</p>}
      {"choices" in question && <Named items={question.choices} />}
    </>
  );
}

function Condition({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="small muted">
      {label}: <code>{text}</code>
    </p>
  );
}

function Named({ items }: { items: readonly { code: string; label: Words }[] }) {
  const { language } = useFrame();
  return (
    <ul class="small">
      {items.map(({ code, label }) => (
        <li key={code}>{wordsIn(label, language)}</li>
      ))}
    </ul>
  );
}

function labels(items: readonly { label: Words }[], language: "kk" | "ru" | "en"): string {
  return items.map(({ label }) => wordsIn(label, language)).join(" – ");
}
