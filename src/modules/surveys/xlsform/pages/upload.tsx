import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { FileField, Form, Hidden, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { ownerKey } from "../../questionnaires/access.ts";
import type { Owner } from "../../questionnaires/schema.ts";
import { texts } from "../texts.ts";

type NamedOwner = { owner: Owner; name_kk: string | null; name_ru: string | null };

export function UploadPage({
  id,
  owners,
  state,
}: {
  id: string;
  owners: NamedOwner[];
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const options = owners.map(({ owner, name_kk, name_ru }) => ({
    value: ownerKey(owner),
    label: wordsIn({ kk: name_kk, ru: name_ru }, language) ?? t.country,
  }));
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Form state={state} words={t} files>
        <Hidden name="id" value={id} />
        {owners.length > 1 && <SelectField name="owner" label={t.owner} options={options} />}
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".xlsx" />
        <Submit label={t.send} />
      </Form>
    </>
  );
}
