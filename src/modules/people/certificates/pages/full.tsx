import { randomUUID } from "node:crypto";
import { showDay, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { Form, Hidden, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { isPrinted } from "../rules.ts";
import { type Certificate, erasedByHolder, type State } from "../schema.ts";
import { texts } from "../texts.ts";
import { Fact, organiserIn, StateTag } from "./check.tsx";

export function FullPage({
  certificate,
  standing,
  acts,
  may,
  state,
}: {
  certificate: Certificate;
  standing: State;
  acts: Act[];
  may: { amend: boolean };
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const base = `/certificates/${certificate.number}`;
  const words = { ...t, ...t.acts };
  return (
    <>
      <div class="record-head">
        <p>
          <StateTag state={standing} />
        </p>
        <h1>{wordsIn(wordsOf(certificate, "title"), language)}</h1>
        <p class="num">{certificate.number}</p>
        <Links certificate={certificate} />
      </div>
      {isPrinted(standing) && (
        <div class="actions no-print">
          <a class="button" href={`${base}.pdf`}>
            {t.downloadPdf}
          </a>
        </div>
      )}
      <Details certificate={certificate} language={language} />
      <Downloads base={base} standing={standing} />
      {may.amend && !certificate.replacedByNumber && (
        <div class="actions no-print">
          <a class="button button--2" href={`${base}/replace`}>
            {t.replace}
          </a>
        </div>
      )}
      {may.amend && !certificate.revokedAt && (
        <section aria-labelledby="revoke">
          <h2 id="revoke">{t.revoke}</h2>
          <p>{t.revokeHint}</p>
          <Form action={`${base}/revoke`} state={state} words={words}>
            <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
            <Submit label={t.revoke} second />
          </Form>
        </section>
      )}
      <History kind="certificate" acts={acts} words={words} />
    </>
  );
}

function Links({ certificate }: { certificate: Certificate }) {
  const t = inLanguage(texts, useFrame().language);
  const { replacesNumber, replacedByNumber } = certificate;
  return (
    <>
      {replacedByNumber && (
        <p>
          {t.replacedBy} <a href={`/certificates/${replacedByNumber}/full`}>{replacedByNumber}</a>
        </p>
      )}
      {replacesNumber && (
        <p>
          {t.replaces} <a href={`/certificates/${replacesNumber}/full`}>{replacesNumber}</a>
        </p>
      )}
      {certificate.revokedReason && (
        <p>
          {t.reason}:{" "}
          {certificate.revokedReason === erasedByHolder ? t.erased : certificate.revokedReason}
        </p>
      )}
    </>
  );
}

function Details({ certificate, language }: { certificate: Certificate; language: Language }) {
  const t = inLanguage(texts, language);
  const { hours, form, result, score, validUntil, signatories } = certificate;
  const signed = signatories.map(({ name, positionKk, positionRu }) =>
    [name, wordsIn({ kk: positionKk, ru: positionRu }, language)].join(", "),
  );
  return (
    <dl class="facts group">
      <Fact label={t.holder}>{fullName(certificate)}</Fact>
      <Fact label={t.kind}>{t.kinds[certificate.kind]}</Fact>
      <Fact label={t.days}>{daysIn(certificate, language)}</Fact>
      <Fact label={t.hours}>{hours === null ? null : showNumber(hours, language)}</Fact>
      <Fact label={t.form}>{form && t.forms[form]}</Fact>
      <Fact label={t.result}>{result && t.results[result]}</Fact>
      <Fact label={t.score}>{score}</Fact>
      <Fact label={t.organiser}>{organiserIn(certificate, language)}</Fact>
      <Fact label={t.place}>{wordsIn(wordsOf(certificate, "place"), language)}</Fact>
      <Fact label={t.signatories}>{signed.join("; ")}</Fact>
      <Fact label={t.issuedOn}>{showDay(certificate.issuedOn, language)}</Fact>
      <Fact label={t.validUntil}>{validUntil && showDay(validUntil, language)}</Fact>
      <Fact label={t.ground}>{certificate.ground}</Fact>
    </dl>
  );
}

function daysIn({ fromDay, untilDay }: Certificate, language: Language): string {
  const first = showDay(fromDay, language);
  return fromDay === untilDay ? first : `${first} – ${showDay(untilDay, language)}`;
}

function Downloads({ base, standing }: { base: string; standing: State }) {
  const t = inLanguage(texts, useFrame().language);
  const offered = [
    { href: `${base}.pdf`, label: t.pdf },
    { href: `${base}.pdf?lang=en`, label: t.pdfEn },
    { href: `${base}.svg`, label: t.badge },
    { href: `${base}.json`, label: t.badgeJson },
    { href: base, label: t.publicPage },
  ];
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{t.downloads}</h2>
      <ul class="list">
        {offered.slice(isPrinted(standing) ? 0 : 4).map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ReplacePage({
  certificate,
  state,
  today,
}: {
  certificate: Certificate;
  state: FormState;
  today: string;
}) {
  const t = inLanguage(texts, useFrame().language);
  const { hours } = certificate;
  return (
    <>
      <h1>{t.replaceTitle}</h1>
      <p class="lead">{t.replaceLead}</p>
      <Form state={state} words={t}>
        <Hidden name="id" value={randomUUID()} />
        <TextField name="familyName" label={t.familyName} value={certificate.familyName} />
        <TextField name="givenName" label={t.givenName} value={certificate.givenName} />
        <TextField
          name="patronymic"
          label={t.patronymic}
          value={certificate.patronymic ?? ""}
          optional
        />
        <TextArea name="titleKk" label={t.titleKk} value={certificate.title_kk} rows={2} />
        <TextArea name="titleRu" label={t.titleRu} value={certificate.title_ru} rows={2} />
        <TextArea
          name="titleEn"
          label={t.titleEn}
          value={certificate.title_en ?? ""}
          rows={2}
          optional
        />
        <TextField
          name="hours"
          label={t.hours}
          value={hours === null ? "" : String(hours)}
          inputmode="numeric"
          short
          optional
        />
        <TextField name="score" label={t.score} value={certificate.score ?? ""} short optional />
        <TextField name="issuedOn" label={t.issuedOn} type="date" value={today} short />
        <TextField
          name="validUntil"
          label={t.validUntil}
          type="date"
          value={certificate.validUntil ?? ""}
          short
          optional
        />
        <TextField name="ground" label={t.ground} hint={t.groundHint} value={certificate.ground} />
        <Submit label={t.replaceButton} />
      </Form>
    </>
  );
}
