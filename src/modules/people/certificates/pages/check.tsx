import { showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { FormContext } from "#ui/field-state.ts";
import { TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Tag, type Tone } from "#ui/tag.tsx";
import type { Certificate, State } from "../schema.ts";
import { texts } from "../texts.ts";

const tones: Record<State, Tone> = {
  valid: "good",
  expired: "wait",
  revoked: "bad",
  replaced: "plain",
};

export function StateTag({ state }: { state: State }) {
  const t = inLanguage(texts, useFrame().language);
  return <Tag tone={tones[state]}>{t.states[state]}</Tag>;
}

/** The form asks by GET, so that a checked certificate has an address to keep. */
export function CheckPage({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <FormContext.Provider value={{ state, words: t }}>
      <ErrorSummary />
      <h1>{t.check}</h1>
      <p class="lead">{t.checkLead}</p>
      <form action="/certificates" novalidate class="form">
        <TextField name="number" label={t.number} hint={t.numberHint} short />
        <div class="actions">
          <button class="button" type="submit">
            {t.checkButton}
          </button>
        </div>
      </form>
    </FormContext.Provider>
  );
}

export function CheckedPage({
  certificate,
  state,
  maySeeAll,
}: {
  certificate: Certificate;
  state: State;
  maySeeAll: boolean;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <div class="record-head">
        <p>
          <StateTag state={state} />
        </p>
        <h1>{wordsIn(wordsOf(certificate, "title"), language)}</h1>
        <p class="num">{certificate.number}</p>
      </div>
      <dl class="facts group">
        <Fact label={t.holder}>{fullName(certificate)}</Fact>
        <Fact label={t.issuedOn}>{showDay(certificate.issuedOn, language)}</Fact>
        <Fact label={t.organiser}>{organiserIn(certificate, language)}</Fact>
      </dl>
      {maySeeAll && (
        <p class="group">
          <a href={`/certificates/${certificate.number}/full`}>{t.full}</a>
        </p>
      )}
      <p class="group">
        <a href="/certificates">{t.checkAnother}</a>
      </p>
    </>
  );
}

export function Fact({ label, children }: { label: string; children: string | null }) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function organiserIn({ organiser }: Certificate, language: Language): string {
  return wordsIn({ kk: organiser.kk, ru: organiser.ru }, language);
}

export function UnknownPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.unknown}</h1>
      <p class="lead">{t.unknownLead}</p>
      <p>
        <a class="button" href="/certificates">
          {t.checkAnother}
        </a>
      </p>
    </>
  );
}

export function TooManyPage() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.check}</h1>
      <p class="lead">{t.tooManyTries}</p>
    </>
  );
}
