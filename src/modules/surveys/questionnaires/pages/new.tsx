import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { Form, Hidden, SelectField, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { ownerKey } from "../access.ts";
import type { Owner } from "../schema.ts";
import { texts } from "../texts.ts";

export type NamedOwner = { owner: Owner; name_kk: string | null; name_ru: string | null };

export function NewPage({
  state,
  owners,
  id,
}: {
  state: FormState;
  owners: NamedOwner[];
  id: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.make}</h1>
      <Form state={state} words={t}>
        <Hidden name="id" value={id} />
        <OwnerField owners={owners} />
        <TextField name="titleKk" label={t.titleKk} />
        <TextField name="titleRu" label={t.titleRu} />
        <Submit label={t.makeIt} />
      </Form>
    </>
  );
}

/** In whose name; not asked of those who have one place only. */
export function OwnerField({ owners }: { owners: NamedOwner[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (owners.length < 2) return null;
  const options = owners.map(({ owner, name_kk, name_ru }) => ({
    value: ownerKey(owner),
    label: wordsIn({ kk: name_kk, ru: name_ru }, language) ?? t.country,
  }));
  return <SelectField name="owner" label={t.inWhoseName} options={options} />;
}
