import { type FormState, hasProblems } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { choiceLines } from "../rules/writing.ts";
import {
  type DraftQuestion,
  type DraftSection,
  type DraftWords,
  type QuestionKind,
  questionKinds,
} from "../schema.ts";
import { texts } from "../texts.ts";

type SectionParts = { title: string; section: DraftSection | null; state: FormState };

export function SectionPage({ title, section, state }: SectionParts) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{title}</h1>
      <Form state={state} words={t}>
        <TextField name="titleKk" label={t.titleKk} value={section?.title.kk ?? ""} optional />
        <TextField name="titleRu" label={t.titleRu} value={section?.title.ru ?? ""} optional />
        <TextField name="titleEn" label={t.titleEn} value={section?.title.en ?? ""} optional />
        <TextField
          name="relevant"
          label={t.relevant}
          hint={t.relevantHint}
          value={section?.relevant ?? ""}
          optional
        />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

/** What a new question needs depends on its kind, so the kind is chosen first. */
export function ChooseKindPage({ section }: { section: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.addQuestion}</h1>
      <form class="form">
        <input type="hidden" name="section" value={section} />
        <Choices
          name="kind"
          label={t.kind}
          value="one"
          options={questionKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <Submit label={t.goOn} />
      </form>
    </>
  );
}

const empty: DraftQuestion = {
  kind: "one",
  code: "",
  required: false,
  relevant: "",
  constraint: "",
  label: { kk: "", ru: "", en: "" },
  hint: { kk: "", ru: "", en: "" },
  constraintMessage: { kk: "", ru: "", en: "" },
  choices: [],
  rows: [],
  shuffle: false,
  whole: true,
  least: null,
  most: null,
};

type QuestionParts = {
  title: string;
  kind: QuestionKind;
  section: string;
  question: DraftQuestion | null;
  state: FormState;
};

export function QuestionPage({ title, kind, section, question, state }: QuestionParts) {
  const t = inLanguage(texts, useFrame().language);
  const known = question ?? empty;
  return (
    <>
      <h1>{title}</h1>
      <p class="muted">{t.kinds[kind]}</p>
      <Form state={state} words={t}>
        <Hidden name="section" value={section} />
        <Hidden name="kind" value={kind} />
        <TextArea name="labelKk" label={t.questionKk} value={known.label.kk} rows={2} />
        <TextArea name="labelRu" label={t.questionRu} value={known.label.ru} rows={2} />
        <Lines kind={kind} question={known} />
        <Limits kind={kind} question={known} />
        <Settings kind={kind} question={known} />
        <More question={known} state={state} />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

type KindOfQuestion = { kind: QuestionKind; question: DraftQuestion };

function Lines({ kind, question }: KindOfQuestion) {
  const t = inLanguage(texts, useFrame().language);
  if (kind !== "one" && kind !== "many" && kind !== "rank" && kind !== "grid") return null;
  const isGrid = kind === "grid";
  const rows = <LineField name="rows" label={t.rows} value={choiceLines(question.rows)} />;
  const label = isGrid ? t.scale : t.choices;
  return (
    <>
      {isGrid && rows}
      <LineField name="choices" label={label} value={choiceLines(question.choices)} />
    </>
  );
}

function LineField(field: { name: string; label: string; value: string }) {
  const t = inLanguage(texts, useFrame().language);
  return <TextArea {...field} hint={t.linesHint} rows={6} />;
}

function Limits({ kind, question }: KindOfQuestion) {
  const t = inLanguage(texts, useFrame().language);
  const shown = (value: number | null) => (value === null ? "" : String(value));
  const field = { inputmode: "decimal" as const, short: true, optional: true };
  if (kind === "many")
    return <TextField {...field} name="most" label={t.mostChosen} value={shown(question.most)} />;
  if (kind !== "number") return null;
  return (
    <>
      <TextField {...field} name="least" label={t.least} value={shown(question.least)} />
      <TextField {...field} name="most" label={t.most} value={shown(question.most)} />
    </>
  );
}

function Settings({ kind, question }: KindOfQuestion) {
  const t = inLanguage(texts, useFrame().language);
  if (kind === "note") return null;
  const mayShuffle = kind === "one" || kind === "many" || kind === "rank" || kind === "grid";
  const { required, shuffle, whole } = question;
  return (
    <fieldset class="govuk-form-group">
      <legend class="hidden">{t.settings}</legend>
      <Tick name="required" label={t.required} isOn={required} />
      {mayShuffle && <Tick name="shuffle" label={t.shuffle} isOn={shuffle} />}
      {kind === "number" && <Tick name="fraction" label={t.fraction} isOn={!whole} />}
    </fieldset>
  );
}

function Tick({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={name}
        name={name}
        type="checkbox"
        value="yes"
        checked={isOn}
      />
      <label class="govuk-label govuk-checkboxes__label" for={name}>
        {label}
      </label>
    </div>
  );
}

/** What few questions need stays folded until it is wanted, or wrong. */
function More({ question, state }: { question: DraftQuestion; state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  const { label, hint, relevant, constraint, constraintMessage: message, code } = question;
  const isUsed = Boolean(relevant || constraint || hint.kk || hint.ru);
  return (
    <details open={isUsed || hasProblems(state.problems)}>
      <summary>{t.more}</summary>
      <TextField name="labelEn" label={t.questionEn} value={label.en} optional />
      <InThree name="hint" words={hint} labels={[t.hintKk, t.hintRu, t.hintEn]} />
      <TextField
        name="relevant"
        label={t.relevant}
        hint={t.relevantHint}
        value={relevant}
        optional
      />
      <TextField
        name="constraint"
        label={t.constraint}
        hint={t.constraintHint}
        value={constraint}
        optional
      />
      <InThree name="message" words={message} labels={[t.messageKk, t.messageRu, t.messageEn]} />
      <TextField name="code" label={t.code} hint={t.codeHint} value={code} short optional />
    </details>
  );
}

type Three = { name: string; words: DraftWords; labels: [kk: string, ru: string, en: string] };

function InThree({ name, words, labels: [kk, ru, en] }: Three) {
  return (
    <>
      <TextField name={`${name}Kk`} label={kk} value={words.kk} optional />
      <TextField name={`${name}Ru`} label={ru} value={words.ru} optional />
      <TextField name={`${name}En`} label={en} value={words.en} optional />
    </>
  );
}
