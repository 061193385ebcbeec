import type { ComponentChildren } from "preact";
import { dayOf, showDay, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton, Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { QrCode } from "#ui/qr.tsx";
import { Tag } from "#ui/tag.tsx";
import type { Offered } from "./actions.ts";
import { appAddress, inFours } from "./rules.ts";
import type { OwnAct, OwnFactor } from "./schema.ts";
import { texts } from "./texts.ts";

export function CodePage({ state, recovery }: { state: FormState; recovery: boolean }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  return (
    <>
      <h1>{t.enterCode}</h1>
      <Form state={state} words={t}>
        {recovery ? (
          <TextField name="code" label={t.recoveryCode} hint={t.recoveryHint} />
        ) : (
          <AppCode />
        )}
        <Hidden name="next" value="" />
        <Submit label={t.signIn} />
      </Form>
      <p class="group">
        {recovery ? (
          <a href={here(frame, { with: null })}>{t.useApp}</a>
        ) : (
          <a href={here(frame, { with: "recovery" })}>{t.useRecovery}</a>
        )}
      </p>
      <p class="group muted">{t.lostBoth}</p>
      <div class="group">
        <ActButton action="/sign-out" label={t.startOver} />
      </div>
    </>
  );
}

function AppCode() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <TextField
      name="code"
      label={t.code}
      hint={t.codeHint}
      autocomplete="one-time-code"
      inputmode="numeric"
      short
    />
  );
}

export function SetUpPage({
  state,
  offered,
  account,
  due,
  anew,
}: {
  state: FormState;
  offered: Offered;
  account: string;
  due: boolean;
  /** One is set up already, and this is to take its place. */
  anew: boolean;
}) {
  const t = inLanguage(texts, useFrame().language);
  const address = appAddress({ secret: offered.secret, account });
  const startsAnew = { ...state, typed: { ...state.typed, secret: offered.sealed } };
  return (
    <>
      <h1>{anew ? t.newPhone : t.setUp}</h1>
      <p class="lead">{anew ? t.newPhoneLead : t.lead}</p>
      {due && <p class="group">{t.roleRequires}</p>}
      <ol class="steps group">
        <Step number={1}>{t.stepApp}</Step>
        <Step number={2}>
          <p>{t.stepScan}</p>
          <p class="past">
            <QrCode text={address} label={t.square} />
          </p>
          <p class="past">
            <a href={address}>{t.openApp}</a>
          </p>
          <p class="past">
            {t.letters}: <code>{inFours(offered.secret)}</code>
          </p>
        </Step>
        <Step number={3}>{t.stepCode}</Step>
      </ol>
      <Form state={startsAnew} words={t}>
        <Hidden name="secret" value={offered.sealed} />
        <AppCode />
        <OwnPassword />
        <Submit label={anew ? t.replace : t.turnOn} />
      </Form>
      {!anew && (
        <p class="group">
          <a href="/account/passkeys/new">{t.orPasskey}</a>
        </p>
      )}
      {due && (
        <div class="group">
          <ActButton action="/sign-out" label={t.signOut} />
        </div>
      )}
    </>
  );
}

function Step({ number, children }: { number: number; children: ComponentChildren }) {
  return (
    <li>
      <span class="no" aria-hidden="true">
        {number}
      </span>
      <div>{children}</div>
    </li>
  );
}

/** The codes are shown once: only their hashes are kept. */
export function CodesPage({ codes }: { codes: string[] }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.codesTitle}</h1>
      <p class="lead">{t.codesLead}</p>
      <ol class="panel group">
        {codes.map((code) => (
          <li key={code}>
            <code>{inFours(code)}</code>
          </li>
        ))}
      </ol>
      <p class="group">
        <a class="button" href="/account">
          {t.codesKept}
        </a>
      </p>
    </>
  );
}

export function FactorPage({ factor, mayTurnOff }: { factor: OwnFactor; mayTurnOff: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {factor.setUpAt ? (
        <>
          <p class="row">
            <Tag tone="good">{t.isOn(showDay(dayOf(factor.setUpAt), language))}</Tag>
            {t.codesLeft(showNumber(factor.codesLeft, language))}
          </p>
          <ul class="list group">
            <li>
              <a href="/account/second-factor/set-up">{t.newPhone}</a>
            </li>
            <li>
              <a href="/account/second-factor/recovery-codes">{t.newCodes}</a>
            </li>
            <li>{mayTurnOff ? <a href="/account/second-factor/off">{t.off}</a> : t.roleNeedsIt}</li>
          </ul>
        </>
      ) : (
        <>
          <p>
            <Tag tone="plain">{t.isOff}</Tag>
          </p>
          <p class="group">
            <a class="button" href="/account/second-factor/set-up">
              {t.setUp}
            </a>
          </p>
        </>
      )}
    </>
  );
}

/** An act on one's own second factor that the password must go with. */
export function PasswordPage({ state, act }: { state: FormState; act: OwnAct }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t[act]}</h1>
      <p class="lead">{act === "newCodes" ? t.newCodesLead : t.offLead}</p>
      <Form state={state} words={t}>
        <OwnPassword />
        <Submit label={t[act]} />
      </Form>
    </>
  );
}

function OwnPassword() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <TextField name="password" type="password" label={t.password} autocomplete="current-password" />
  );
}
