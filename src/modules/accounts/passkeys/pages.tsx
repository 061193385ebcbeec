import { dayOf, showDay, showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { FormContext } from "#ui/field-state.ts";
import { ActButton, Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { AskDevice, PasskeyEntry, PasskeysUnable } from "#ui/passkey.tsx";
import type { Passkey } from "./schema.ts";
import { texts } from "./texts.ts";

export function PasskeysPage({ passkeys, origin }: { passkeys: Passkey[]; origin: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <PasskeysUnable origin={origin} />
      {passkeys.length === 0 ? (
        <p class="group">{t.none}</p>
      ) : (
        <ul class="list group">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <a href={`/account/passkeys/${passkey.id}`}>{passkey.name}</a>
              <p class="small muted">
                <Dates passkey={passkey} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <p class="group">
        <a class="button" href="/account/passkeys/new">
          {t.add}
        </a>
      </p>
    </>
  );
}

function Dates({ passkey }: { passkey: Passkey }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const used = passkey.usedAt ? showMoment(passkey.usedAt, language) : t.neverUsed;
  return (
    <>
      {t.made}: {showDay(dayOf(passkey.madeAt), language)} · {t.used}: {used}
    </>
  );
}

/** First the password, so that an open screen alone gives nobody a key of their own. */
export function NewPage({
  state,
  origin,
  due,
}: {
  state: FormState;
  origin: string;
  /** The role needs a second step, and this is to be it. */
  due: boolean;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.add}</h1>
      <p class="lead">{t.lead}</p>
      <p class="group">{t.shared}</p>
      <PasskeysUnable origin={origin} />
      <Form action="/account/passkeys/new" state={state} words={t}>
        <TextField name="name" label={t.name} hint={t.nameHint} />
        <OwnPassword />
        <Submit label={t.goOn} />
      </Form>
      {due && (
        <div class="group">
          <ActButton action="/sign-out" label={t.startOver} />
        </div>
      )}
    </>
  );
}

function OwnPassword() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <TextField name="password" type="password" label={t.password} autocomplete="current-password" />
  );
}

/** Then the device is asked. */
export function MakePage({
  name,
  origin,
  options,
}: {
  name: string;
  origin: string;
  options: object;
}) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.add}</h1>
      <p class="lead">{t.makeLead}</p>
      <AskDevice action="/account/passkeys" given={{ origin, options }} label={t.make}>
        <input type="hidden" name="name" value={name} />
      </AskDevice>
    </>
  );
}

export function PasskeyPage({
  state,
  passkey,
  removable,
}: {
  state: FormState;
  passkey: Passkey;
  removable: boolean;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{passkey.name}</h1>
      <dl class="facts group">
        <div>
          <dt>{t.made}</dt>
          <dd>{showDay(dayOf(passkey.madeAt), language)}</dd>
        </div>
        <div>
          <dt>{t.used}</dt>
          <dd>{passkey.usedAt ? showMoment(passkey.usedAt, language) : t.neverUsed}</dd>
        </div>
        <div>
          <dt>{t.kept}</dt>
          <dd>{passkey.isBackedUp ? t.backedUp : t.notBackedUp}</dd>
        </div>
      </dl>
      <Form state={state} words={t}>
        <TextField name="name" label={t.name} hint={t.nameHint} value={passkey.name} />
        <Submit label={t.rename} second />
      </Form>
      <p class="group">
        {removable ? (
          <a href={`/account/passkeys/${passkey.id}/removal`}>{t.remove}</a>
        ) : (
          <>
            {t.lastOne} <a href="/account/second-factor">{t.twoSteps}</a>
          </>
        )}
      </p>
    </>
  );
}

export function RemovalPage({ state, passkey }: { state: FormState; passkey: Passkey }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>
        {t.remove}: {passkey.name}
      </h1>
      <p class="lead">{t.removeLead}</p>
      <Form state={state} words={t}>
        <OwnPassword />
        <Submit label={t.remove} />
      </Form>
    </>
  );
}

export function EntryPage({
  state,
  origin,
  due,
}: {
  state: FormState;
  origin: string;
  /** The password was right, and the role asks for a second step. */
  due: boolean;
}) {
  const t = inLanguage(texts, useFrame().language);
  const { next } = state.typed;
  return (
    <>
      <h1>{t.entry}</h1>
      <FormContext.Provider value={{ state, words: t }}>
        <ErrorSummary />
      </FormContext.Provider>
      {due && <p class="lead">{t.entryDue}</p>}
      <p class="group">{t.entryLead}</p>
      <PasskeyEntry
        origin={origin}
        next={typeof next === "string" ? next : ""}
        first
        {...(due ? { unable: t.entryUnable } : {})}
      />
      <p class="group muted">{t.lost}</p>
      {due ? (
        <div class="group">
          <ActButton action="/sign-out" label={t.startOver} />
        </div>
      ) : (
        <p class="group">
          <a href="/sign-in">{t.byPassword}</a>
        </p>
      )}
    </>
  );
}
