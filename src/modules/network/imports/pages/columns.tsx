import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Form, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { fieldsOf, type Import } from "../schema.ts";
import { texts } from "../texts.ts";
import { fieldWord } from "./words.tsx";

export function ColumnsPage({ found, state }: { found: Import; state: FormState }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const options = found.columns.map((column, at) => ({
    value: String(at),
    label: column || `${t.column} ${at + 1}`,
  }));
  return (
    <>
      <h1>{t.columnsTitle}</h1>
      <p class="lead">{t.columnsLead}</p>
      <Form state={state} words={t}>
        {fieldsOf(found.kind).map((field) => (
          <SelectField
            key={field.name}
            name={field.name}
            label={fieldWord(found.kind, field.name, language)}
            options={options}
            value={found.mapping[field.name] ?? ""}
            optional={!field.needed}
          />
        ))}
        <Submit label={t.check} />
      </Form>
    </>
  );
}
