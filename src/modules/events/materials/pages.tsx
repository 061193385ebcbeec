import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Choices } from "#ui/choices.tsx";
import { ActButton, FileField, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import type { Material } from "./schema.ts";
import { texts } from "./texts.ts";

export function MaterialsPage({
  eventId,
  materials,
  state,
  newId,
}: {
  eventId: string;
  materials: Material[];
  state: FormState;
  newId: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  const at = `/events/${eventId}/materials`;
  return (
    <>
      <h1>{t.materials}</h1>
      {materials.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      )}
      <ul class="people">
        {materials.map(({ id, title, fileId, link, shownTo }) => (
          <li key={id} class="row">
            <span>
              <a href={fileId ? `/files/${fileId}` : (link ?? "")}>{title}</a>{" "}
              <span class="small muted">{t[shownTo]}</span>
            </span>
            <ActButton
              action={`${at}/removal`}
              label={t.remove}
              about={title}
              hidden={{ material: id }}
            />
          </li>
        ))}
      </ul>
      <section aria-labelledby="add">
        <h2 id="add">{t.addTitle}</h2>
        <p class="muted">{t.tellsSchools}</p>
        <Form action={at} state={state} words={t} files>
          <Hidden name="id" value={newId} />
          <TextField name="title" label={t.title} />
          <FileField name="file" label={t.file} hint={t.fileHint} optional />
          <TextField name="link" label={t.link} hint={t.linkHint} type="url" optional />
          <Choices
            name="shownTo"
            label={t.shownTo}
            value="everyone"
            options={[
              { value: "everyone", label: t.everyone },
              { value: "registered", label: t.registered },
            ]}
          />
          <Submit label={t.add} />
        </Form>
      </section>
    </>
  );
}
