import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { Trouble } from "./schema.ts";
import { texts } from "./texts.ts";

type ProviderNames = { name_kk: string; name_ru: string; name_en: string };

export function LinkPage({
  state,
  provider,
  email,
}: {
  state: FormState;
  provider: ProviderNames;
  email: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.linkTitle}</h1>
      <p class="lead">{t.linkLead(named(provider, language), email)}</p>
      <Form state={state} words={t}>
        <TextField
          name="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
        />
        <Submit label={t.link} />
      </Form>
      <p class="group">
        <a href="/password-reset">{t.forgotten}</a>
      </p>
    </>
  );
}

export function TroublePage({ trouble }: { trouble: Trouble }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.troubleTitle}</h1>
      <p class="lead">{t[trouble]}</p>
      <p class="group">
        <a class="button" href="/sign-in">
          {t.back}
        </a>
      </p>
    </>
  );
}
