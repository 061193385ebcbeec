import type { FormState } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { PasskeyEntry } from "#ui/passkey.tsx";
import type { ProviderName } from "../providers/schema.ts";
import { texts } from "./texts.ts";

export function SignInPage({
  state,
  providers,
  origin,
}: {
  state: FormState;
  providers: ProviderName[];
  /** Where passkeys are for; see `PasskeyEntry`. */
  origin: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { next } = state.typed;
  const wanted = typeof next === "string" && next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <>
      <h1>{t.signIn}</h1>
      <Form state={state} words={t}>
        <TextField name="login" label={t.login} hint={t.loginHint} autocomplete="username" />
        <TextField
          name="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
        />
        <Hidden name="next" value="" />
        <Submit label={t.signIn} />
      </Form>
      <PasskeyEntry origin={origin} next={typeof next === "string" ? next : ""} />
      {providers.length > 0 && (
        <ul class="list group">
          {providers.map((provider) => (
            <li key={provider.id}>
              <a class="button button--2" href={`/sign-in/with/${provider.id}${wanted}`}>
                {t.signInWith(named(provider, language))}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="group">
        <a href="/password-reset">{t.forgotten}</a>
        {" · "}
        <a href="/join">{t.join}</a>
      </p>
      <p class="group muted">{t.noAccount}</p>
    </>
  );
}
