import { showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { FileField, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { type Import, type ImportState, importKinds } from "../schema.ts";
import { texts } from "../texts.ts";

const tones: Record<ImportState, Tone> = {
  uploaded: "wait",
  checking: "info",
  checked: "wait",
  writing: "info",
  written: "good",
  failed: "bad",
};

export function ImportsPage({
  imports,
  state,
  today,
  id,
}: {
  imports: Import[];
  state: FormState;
  today: string;
  id: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.imports}</h1>
      <p class="lead">{t.lead}</p>
      <section aria-labelledby="templates">
        <h2 id="templates">{t.templates}</h2>
        <ul class="list">
          {importKinds.map((kind) => (
            <li key={kind}>
              {t[kind]}: <a href={`/network/imports/templates/${kind}.xlsx`}>XLSX</a> ·{" "}
              <a href={`/network/imports/templates/${kind}.csv`}>CSV</a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="upload">
        <h2 id="upload">{t.upload}</h2>
        <Form action="/network/imports" state={state} words={t} files>
          <Hidden name="id" value={id} />
          <Choices
            name="kind"
            label={t.what}
            options={importKinds.map((kind) => ({ value: kind, label: t[kind] }))}
          />
          <TextField name="asOf" type="date" label={t.asOf} hint={t.asOfHint} value={today} short />
          <FileField name="file" label={t.file} hint={t.fileHint} accept=".xlsx,.csv" />
          <Submit label={t.uploadButton} />
        </Form>
      </section>
      <section aria-labelledby="mine">
        <h2 id="mine">{t.mine}</h2>
        {imports.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <Table
            caption={t.mine}
            captionHidden
            rows={imports}
            rowKey={(one) => one.id}
            columns={[
              {
                label: t.file,
                cell: (one) => <a href={`/network/imports/${one.id}`}>{one.fileName}</a>,
              },
              { label: t.what, cell: (one) => t[one.kind] },
              { label: t.rows, number: true, cell: (one) => showNumber(one.rowsTotal, language) },
              {
                label: t.state,
                cell: (one) => <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>,
              },
              { label: t.madeAt, cell: (one) => showMoment(one.madeAt, language) },
            ]}
          />
        )}
      </section>
    </>
  );
}
