import type { Person } from "#lib/actor.ts";
import { showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { FileField, Form, Hidden, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { ImportDesk } from "../desk.ts";
import type { Import, ImportState } from "../kept.ts";
import { separators } from "../reading/formats.ts";
import { texts } from "../texts.ts";
import { kindWord } from "../words.ts";
import { goodOf, standingOf } from "./import.tsx";

export const tonesOfState: Record<ImportState, Tone> = {
  uploaded: "wait",
  checking: "info",
  checked: "wait",
  writing: "info",
  written: "good",
  undoing: "info",
  undone: "plain",
  failed: "bad",
};

/** Templates, the form for another file, and the person's files so far. */
export function ImportsPage({
  desk,
  imports,
  state,
  id,
  person,
}: {
  desk: ImportDesk;
  imports: readonly Import[];
  state: FormState;
  id: string;
  person: Person;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const note = desk.words.note(person, language);
  const more = desk.words.more(language);
  return (
    <>
      <h1>{t.imports}</h1>
      <p class="lead">{t.lead}</p>
      <section aria-labelledby="upload">
        <h2 id="upload">{t.upload}</h2>
        <Form action={desk.home} state={state} words={t} files>
          <Hidden name="id" value={id} />
          <Choices
            name="kind"
            label={t.what}
            value={imports[0]?.kind ?? desk.kinds[0]?.name ?? ""}
            options={desk.kinds.map(({ name }) => ({
              value: name,
              label: kindWord(desk, { kind: name, language }),
            }))}
          />
          {note && <p class="muted">{note}</p>}
          <FileField
            name="file"
            label={t.file}
            hint={desk.conceals ? t.fileHintConcealed : t.fileHint}
            accept=".xlsx,.csv,.txt"
          />
          <details open={state.typed.separator !== undefined && state.typed.separator !== ""}>
            <summary>{t.ofTextFile}</summary>
            <SelectField
              name="separator"
              label={t.separator}
              hint={t.separatorHint}
              options={separators.map((one) => ({ value: one, label: t.separators[one] ?? one }))}
              none={t.foundOut}
              optional
            />
          </details>
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
      <section aria-labelledby="templates">
        <h2 id="templates">{t.templates}</h2>
        <ul class="list">
          {desk.kinds.map(({ name }) => (
            <li key={name}>
              {kindWord(desk, { kind: name, language })}:{" "}
              <span class="num">
                <a href={`${desk.home}/templates/${name}.xlsx`}>XLSX</a> ·{" "}
                <a href={`${desk.home}/templates/${name}.csv`}>CSV</a>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {more && (
        <p>
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </>
  );
}

function Sent({ desk, imports }: { desk: ImportDesk; imports: readonly Import[] }) {
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
        { label: t.what, cell: (one) => kindWord(desk, { kind: one.kind, language }) },
        { label: t.rows, number: true, cell: (one) => showNumber(one.rowsTotal, language) },
        {
          label: t.state,
          cell: (one) => <State found={one} />,
        },
        { label: t.madeAt, cell: (one) => showMoment(one.madeAt, language) },
      ]}
    />
  );
}

/** The state and, once the rows are checked, how many were written and how many wait to be corrected. */
function State({ found }: { found: Import }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const number = (value: number) => showNumber(value, language);
  const { state, rowsBad } = found;
  const idle = idleOf(found);
  const isTold = state === "written" || state === "checked";
  return (
    <>
      <Tag tone={idle === "same" ? "plain" : tonesOfState[state]}>
        {idle ? t.stateOfIdle[idle] : t.states[state]}
      </Tag>
      {state === "written" && <div class="small">{t.rowsWritten(number(standingOf(found)))}</div>}
      {found.rowsUndone > 0 && <div class="small">{t.rowsUndone(number(found.rowsUndone))}</div>}
      {isTold && rowsBad > 0 && <div class="small">{t.rowsToCorrect(number(rowsBad))}</div>}
    </>
  );
}

/** What is to be done about a checked file that brings nothing to write; null for any other. */
function idleOf(found: Import): "bad" | "same" | null {
  if (found.state !== "checked" || goodOf(found) > 0) return null;
  return found.rowsBad > 0 ? "bad" : "same";
}
