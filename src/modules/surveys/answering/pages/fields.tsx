import { useContext } from "preact/hooks";
import { inLanguage, type Language, wordsIn } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { FormContext, useField, useLabel } from "#ui/field-state.ts";
import { SelectField, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { subjects } from "#ui/teaching.ts";
import type { Choice, Question } from "../../questionnaires/schema.ts";
import { shuffled } from "../rules.ts";
import { texts } from "../texts.ts";

type Of<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;
type ShownQuestion = { question: Question; seed: string };
type QuestionParts = ShownQuestion & { isNameless?: boolean };

/**
 * One question as a field; `seed` keeps an order of chance the same for the same person. Where no name is kept, who writes in
 * own words is asked to write none.
 */
export function QuestionField({ question, seed, isNameless = false }: QuestionParts) {
  const common = useCommon(question);
  const { language } = useFrame();
  switch (question.kind) {
    case "one":
    case "many":
      return <ChoiceField question={question} seed={seed} />;
    case "grid":
      return <GridField question={question} seed={seed} />;
    case "rank":
      return <RankField question={question} seed={seed} />;
    case "number":
      return <TextField {...common} inputmode={question.whole ? "numeric" : "decimal"} short />;
    case "date":
      return <TextField {...common} type="date" short />;
    case "line":
      return <TextField {...common} hint={hintOf(common.hint, { language, isNameless })} />;
    case "text":
      return <TextArea {...common} hint={hintOf(common.hint, { language, isNameless })} />;
    case "school":
      return <SchoolField question={question} />;
    case "subject":
      return <SelectField {...common} options={subjectOptions(language)} />;
    case "grade":
      return <SelectField {...common} options={gradeOptions} />;
    case "note":
      return (
        <div id={question.code} class="govuk-form-group">
          <p>{common.label}</p>
          {common.hint && <p class="muted">{common.hint}</p>}
        </div>
      );
  }
}

const gradeOptions = Array.from({ length: 12 }, (_, grade) => ({
  value: String(grade),
  label: String(grade),
}));

function subjectOptions(language: Language) {
  return subjects.map((subject) => ({ value: subject.code, label: subject[language] }));
}

function hintOf(
  hint: string | undefined,
  { language, isNameless }: { language: Language; isNameless: boolean },
): string | undefined {
  if (!isNameless) return hint;
  const { noNames } = inLanguage(texts, language);
  return hint ? `${hint}${/[.?!…:]$/.test(hint) ? "" : "."} ${noNames}` : noNames;
}

function useCommon({ code, label, hint, required }: Question) {
  const { language } = useFrame();
  return {
    name: code,
    label: wordsIn(label, language),
    hint: hint && wordsIn(hint, language),
    optional: !required,
  };
}

function SchoolField({ question }: { question: Of<"school"> }) {
  const common = useCommon(question);
  const t = inLanguage(texts, useFrame().language);
  return <TextField {...common} hint={common.hint ?? t.schoolCode} short />;
}

function ChoiceField({ question, seed }: { question: Of<"one"> | Of<"many">; seed: string }) {
  const common = useCommon(question);
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const most = question.kind === "many" ? question.most : undefined;
  const hint = common.hint ?? (most === undefined ? undefined : t.atMost(most));
  const choices = question.shuffle
    ? shuffled(question.choices, seed + question.code)
    : question.choices;
  return (
    <Choices
      {...common}
      hint={hint}
      many={question.kind === "many"}
      options={choices.map(({ code, label }) => ({ value: code, label: wordsIn(label, language) }))}
    />
  );
}

/** Each row is a question of its own, so that it can be read and answered on the narrowest screen. */
function GridField({ question, seed }: { question: Of<"grid">; seed: string }) {
  const { code, shuffle, scale } = question;
  const { label, hint, optional } = useCommon(question);
  const { error } = useField(code, undefined);
  useLabel(code, label);
  const t = inLanguage(texts, useFrame().language);
  const rows = shuffle ? shuffled(question.rows, seed + code) : question.rows;
  return (
    <section id={code} class="scales" aria-labelledby={`${code}-label`}>
      <h2 id={`${code}-label`} class="govuk-label">
        {label}
        {optional && <span class="muted"> ({t.optional})</span>}
      </h2>
      {hint && <p class="govuk-hint">{hint}</p>}
      {error && <p class="govuk-error-message">{error}</p>}
      {rows.map((row) => (
        <GridRow key={row.code} name={`${code}.${row.code}`} row={row} scale={scale} />
      ))}
    </section>
  );
}

type Row = { name: string; row: Choice; scale: readonly Choice[] };

function GridRow({ name, row, scale }: Row) {
  const { language } = useFrame();
  const label = wordsIn(row.label, language);
  const { value, error } = useField(name, undefined);
  useLabel(name, label);
  return (
    <fieldset
      id={name}
      class={error ? "scale scale--error" : "scale"}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      {error && (
        <p id={`${name}-error`} class="govuk-error-message">
          {error}
        </p>
      )}
      <div>
        {scale.map((step) => (
          <label key={step.code}>
            <input type="radio" name={name} value={step.code} checked={value === step.code} />
            {wordsIn(step.label, language)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A place for each choice, chosen from a list: it needs no dragging, so a keyboard does. */
function RankField({ question, seed }: { question: Of<"rank">; seed: string }) {
  const { language } = useFrame();
  const { code, label, hint, required, shuffle } = question;
  const t = inLanguage(texts, language);
  const { state } = useContext(FormContext);
  const { error } = useField(code, undefined);
  useLabel(code, wordsIn(label, language));
  const choices = shuffle ? shuffled(question.choices, seed + code) : question.choices;
  return (
    <fieldset
      id={code}
      class={`govuk-form-group${error ? " govuk-form-group--error" : ""}`}
      aria-describedby={error ? `${code}-error` : undefined}
    >
      <legend class="govuk-fieldset__legend">
        {wordsIn(label, language)}
        {!required && <span class="muted"> ({t.optional})</span>}
      </legend>
      <p class="govuk-hint">{hint ? wordsIn(hint, language) : t.placeOf}</p>
      {error && (
        <p id={`${code}-error`} class="govuk-error-message">
          {error}
        </p>
      )}
      {choices.map((choice) => (
        <RankLine
          key={choice.code}
          name={`${code}.${choice.code}`}
          label={wordsIn(choice.label, language)}
          value={state.typed[`${code}.${choice.code}`]}
          count={choices.length}
        />
      ))}
    </fieldset>
  );
}

type Line = { name: string; label: string; value: string | string[] | undefined; count: number };

function RankLine({ name, label, value, count }: Line) {
  return (
    <p class="rank">
      <select class="govuk-select" id={name} name={name}>
        <option value="">–</option>
        {Array.from({ length: count }, (_, at) => String(at + 1)).map((place) => (
          <option key={place} value={place} selected={place === value}>
            {place}
          </option>
        ))}
      </select>
      <label for={name}>{label}</label>
    </p>
  );
}
