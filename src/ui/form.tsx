import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useContext } from "preact/hooks";
import { type FormState, hasProblems } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { ErrorSummary, labelsOf } from "./error-summary.tsx";
import {
  describedBy,
  type FieldProps,
  FormContext,
  useField,
  useLabel,
  type Words,
} from "./field-state.ts";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

/**
 * A form that sends itself by POST and shows what is wrong on top and at the field.
 * `words` turns the capability's own problem codes into sentences.
 */
export function Form({
  action,
  state,
  words = {},
  files = false,
  children,
}: {
  action?: string;
  state: FormState;
  words?: Words;
  files?: boolean;
  children: ComponentChildren;
}) {
  const frame = useFrame();
  const isWrong = hasProblems(state.problems);
  const labels = isWrong ? labelsOf(frame, { state, words, children }) : new Map<string, string>();
  return (
    <FormContext.Provider value={{ state, words, labels }}>
      <ErrorSummary />
      <form
        method="post"
        action={action}
        enctype={files ? "multipart/form-data" : undefined}
        novalidate
        class="form"
      >
        {children}
      </form>
    </FormContext.Provider>
  );
}

function Group({
  name,
  label,
  hint,
  optional = false,
  error,
  children,
}: FieldProps & { error: string | undefined; children: ComponentChildren }) {
  useLabel(name, label);
  const t = inLanguage(texts, useFrame().language);
  return (
    <div class={`govuk-form-group${error ? " govuk-form-group--error" : ""}`}>
      <label class="govuk-label" for={name}>
        {label}
        {optional && <span class="muted"> ({t.optional})</span>}
      </label>
      {hint && (
        <div id={`${name}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${name}-error`} class="govuk-error-message">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

type Autocomplete =
  | "username"
  | "current-password"
  | "new-password"
  | "one-time-code"
  | "family-name"
  | "given-name"
  | "additional-name";

export function TextField({
  type = "text",
  value: given,
  autocomplete,
  inputmode,
  short = false,
  ...common
}: FieldProps & {
  type?: InputType;
  value?: string;
  autocomplete?: Autocomplete;
  inputmode?: "numeric" | "decimal" | "tel" | "email";
  short?: boolean;
}) {
  const { value, error } = useField(common.name, given);
  return (
    <Group {...common} error={error}>
      <Input
        class={`govuk-input${short ? " govuk-input--short" : ""}${error ? " govuk-input--error" : ""}`}
        id={common.name}
        name={common.name}
        type={type}
        value={type === "password" ? "" : value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(common.name, common.hint, error)}
      />
    </Group>
  );
}

type InputType = "text" | "email" | "password" | "tel" | "date" | "time" | "url";

// The types of an input's attributes differ by its type, so each is written out.
function Input({
  type,
  ...rest
}: Omit<InputHTMLAttributes, "type" | "role" | "list"> & { type: InputType }) {
  switch (type) {
    case "email":
      return <input type="email" {...rest} />;
    case "password":
      return <input type="password" {...rest} />;
    case "tel":
      return <input type="tel" {...rest} />;
    case "date":
      return <input type="date" {...rest} />;
    case "time":
      return <input type="time" {...rest} />;
    case "url":
      return <input type="url" {...rest} />;
    case "text":
      return <input type="text" {...rest} />;
  }
}

export function TextArea({
  value: given,
  rows = 4,
  ...common
}: FieldProps & { value?: string; rows?: number }) {
  const { value, error } = useField(common.name, given);
  return (
    <Group {...common} error={error}>
      <textarea
        class={`govuk-textarea${error ? " govuk-textarea--error" : ""}`}
        id={common.name}
        name={common.name}
        rows={rows}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(common.name, common.hint, error)}
      >
        {value}
      </textarea>
    </Group>
  );
}

export type Option = { value: string; label: string; hint?: string };

export function SelectField({
  options,
  value: given,
  none,
  ...common
}: FieldProps & {
  options: Option[];
  value?: string;
  /** What it means to choose nothing. */
  none?: string;
}) {
  const { value, error } = useField(common.name, given);
  const t = inLanguage(texts, useFrame().language);
  return (
    <Group {...common} error={error}>
      <select
        class={`govuk-select${error ? " govuk-select--error" : ""}`}
        id={common.name}
        name={common.name}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(common.name, common.hint, error)}
      >
        <option value="">{none ?? t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Group>
  );
}

/** A long list to choose from, under the headings of its groups. */
export function GroupedSelect({
  groups,
  ...common
}: FieldProps & { groups: { label: string; options: Option[] }[] }) {
  const { value, error } = useField(common.name, undefined);
  const t = inLanguage(texts, useFrame().language);
  return (
    <Group {...common} error={error}>
      <select
        class={`govuk-select${error ? " govuk-select--error" : ""}`}
        id={common.name}
        name={common.name}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(common.name, common.hint, error)}
      >
        <option value="">{t.choose}</option>
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Group>
  );
}

export function FileField({ accept, ...common }: FieldProps & { accept?: string }) {
  const { error } = useField(common.name, undefined);
  return (
    <Group {...common} error={error}>
      <input
        class={`govuk-file-upload${error ? " govuk-file-upload--error" : ""}`}
        id={common.name}
        name={common.name}
        type="file"
        accept={accept}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(common.name, common.hint, error)}
      />
    </Group>
  );
}

export function Hidden({ name, value }: { name: string; value: string }) {
  const { state } = useContext(FormContext);
  const typed = state.typed[name];
  return <input type="hidden" name={name} value={typeof typed === "string" ? typed : value} />;
}

export function Submit({ label, second = false }: { label: string; second?: boolean }) {
  return (
    <div class="actions">
      <button class={second ? "button button--2" : "button"} type="submit">
        {label}
      </button>
    </div>
  );
}

/** A button that does one thing by POST, without further questions. */
export function ActButton({
  action,
  label,
  about,
  first = false,
  hidden = {},
}: {
  action: string;
  label: string;
  /** Whom or what the button is about, said to those who hear the page. */
  about?: string;
  /** The page's main action. */
  first?: boolean;
  hidden?: Record<string, string>;
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={first ? "button" : "button button--2 button--s"} type="submit">
        {label}
        {about && <span class="hidden">: {about}</span>}
      </button>
    </form>
  );
}
