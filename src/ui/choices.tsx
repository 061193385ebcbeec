import { inLanguage } from "#lib/texts.ts";
import { describedBy, type FieldProps, useField, useLabel } from "./field-state.ts";
import type { Option } from "./form.tsx";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

function chosenOf({
  chosen,
  isSent,
  many,
  values = [],
}: {
  chosen: readonly string[];
  isSent: boolean;
  many: boolean;
  values: readonly string[] | undefined;
}): readonly string[] {
  return chosen.length > 0 || (many && isSent) ? chosen : values;
}

/** Radio buttons, or check boxes where many may be chosen. */
export function Choices({
  many = false,
  options,
  value: given,
  values,
  ...common
}: FieldProps & { many?: boolean; options: Option[]; value?: string; values?: readonly string[] }) {
  const field = useField(common.name, given);
  useLabel(common.name, common.label);
  const chosen = chosenOf({ ...field, many, values });
  const t = inLanguage(texts, useFrame().language);
  const block = many ? "govuk-checkboxes" : "govuk-radios";
  return (
    <div class={`govuk-form-group${field.error ? " govuk-form-group--error" : ""}`}>
      <fieldset
        class="govuk-fieldset"
        aria-describedby={describedBy(common.name, common.hint, field.error)}
      >
        <legend class="govuk-fieldset__legend">
          {common.label}
          {common.optional && <span class="muted"> ({t.optional})</span>}
        </legend>
        {common.hint && (
          <div id={`${common.name}-hint`} class="govuk-hint">
            {common.hint}
          </div>
        )}
        {field.error && (
          <p id={`${common.name}-error`} class="govuk-error-message">
            {field.error}
          </p>
        )}
        <div class={block}>
          {options.map((option, place) => {
            const id = place === 0 ? common.name : `${common.name}-${place + 1}`;
            return (
              <div key={option.value} class={`${block}__item`}>
                <input
                  class={`${block}__input`}
                  id={id}
                  name={common.name}
                  type={many ? "checkbox" : "radio"}
                  value={option.value}
                  checked={chosen.includes(option.value)}
                />
                <label class={`govuk-label ${block}__label`} for={id}>
                  {option.label}
                  {option.hint && <small class="muted"> {option.hint}</small>}
                </label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
