import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { texts } from "./texts.ts";

export function ResetAskPage({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.askLead}</p>
      <Form state={state} words={t}>
        <TextField name="login" type="email" label={t.email} autocomplete="username" />
        <Submit label={t.send} />
      </Form>
    </>
  );
}

export function ResetPage({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <Form state={state} words={t}>
        <NewPassword />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

export function ChangePage({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <Form state={state} words={t}>
        <TextField
          name="current"
          type="password"
          label={t.current}
          autocomplete="current-password"
        />
        <NewPassword />
        <Submit label={t.save} />
      </Form>
    </>
  );
}

function NewPassword() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <TextField
      name="password"
      type="password"
      label={t.newPassword}
      hint={t.passwordHint}
      autocomplete="new-password"
    />
  );
}

export function DonePage({ text, again = false }: { text: string; again?: boolean }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{text}</p>
      {again && (
        <p class="group">
          <a class="button" href="/password-reset">
            {t.askAgain}
          </a>
        </p>
      )}
    </>
  );
}

/** The link is shown once: only its hash is kept. */
export function LinkPage({ link }: { link: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.linkLead}</p>
      <p class="panel">
        <a href={link}>{link}</a>
      </p>
    </>
  );
}
