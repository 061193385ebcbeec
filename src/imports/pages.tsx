import type { ComponentChildren } from "preact";
import { showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { FileField, Form, Hidden, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { ImportDesk, Uploaded } from "./desk.ts";
import type { ImportState } from "./kept.ts";
import { sparedBy } from "./plan.ts";
import { texts } from "./texts.ts";

const tonesOfState: Record<ImportState, Tone> = {
  uploaded: "wait",
  checking: "info",
  checked: "wait",
  writing: "info",
  written: "good",
  failed: "bad",
};

/** Templates, the form for another file, and the person's files so far. */
export function ImportsView({
  desk,
  imports,
  state,
  id,
  fileHint,
  children,
}: {
  desk: ImportDesk;
  imports: readonly Uploaded[];
  state: FormState;
  id: string;
  fileHint?: string;
  children?: ComponentChildren;
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
          {desk.kinds.map((kind) => (
            <li key={kind}>
              {desk.kindWord(kind, language)}:{" "}
              <span class="num">
                <a href={`${desk.home}/templates/${kind}.xlsx`}>XLSX</a> ·{" "}
                <a href={`${desk.home}/templates/${kind}.csv`}>CSV</a>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="upload">
        <h2 id="upload">{t.upload}</h2>
        <Form action={desk.home} state={state} words={t} files>
          <Hidden name="id" value={id} />
          <Choices
            name="kind"
            label={t.what}
            options={desk.kinds.map((kind) => ({
              value: kind,
              label: desk.kindWord(kind, language),
            }))}
          />
          {children}
          <FileField name="file" label={t.file} hint={fileHint ?? t.fileHint} accept=".xlsx,.csv" />
          <Submit label={t.uploadButton} />
        </Form>
      </section>
      <section aria-labelledby="mine">
        <h2 id="mine">{t.mine}</h2>
        {imports.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <Sent desk={desk} imports={imports} />
        )}
      </section>
    </>
  );
}

function Sent({ desk, imports }: { desk: ImportDesk; imports: readonly Uploaded[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.mine}
      captionHidden
      rows={imports}
      rowKey={(one) => one.id}
      columns={[
        { label: t.file, cell: (one) => <a href={`${desk.home}/${one.id}`}>{one.fileName}</a> },
        { label: t.what, cell: (one) => desk.kindWord(one.kind, language) },
        { label: t.rows, number: true, cell: (one) => showNumber(one.rowsTotal, language) },
        {
          label: t.state,
          cell: (one) => <Tag tone={tonesOfState[one.state]}>{t.states[one.state]}</Tag>,
        },
        { label: t.madeAt, cell: (one) => showMoment(one.madeAt, language) },
      ]}
    />
  );
}

/** Which column of the file is which field. */
export function ColumnsView({
  desk,
  found,
  state,
  optional = [],
  children,
}: {
  desk: ImportDesk;
  found: Uploaded;
  state: FormState;
  /** Fields that may be left out this time although they are needed as a rule. */
  optional?: readonly string[];
  /** What else is to be decided of the whole file. */
  children?: ComponentChildren;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const spared = sparedBy(desk.fieldsOf(found.kind), found.mapping);
  const options = found.columns.map((column, at) => ({
    value: String(at),
    label: column || `${t.column} ${at + 1}`,
  }));
  return (
    <>
      <h1>{t.columnsTitle}</h1>
      <p class="lead">{t.columnsLead}</p>
      <Form state={state} words={t}>
        {desk.fieldsOf(found.kind).map((field) => {
          const isOptional =
            !field.needed || optional.includes(field.name) || spared.has(field.name);
          return (
            <SelectField
              key={field.name}
              name={field.name}
              label={desk.fieldWord(found.kind, field.name, language)}
              options={options}
              value={found.mapping[field.name] ?? ""}
              none={isOptional ? t.notInFile : t.chooseColumn}
              optional={isOptional}
            />
          );
        })}
        {children}
        <Submit label={t.check} />
      </Form>
    </>
  );
}
