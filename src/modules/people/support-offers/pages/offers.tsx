import { dayOf, showDay } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { ActButton, Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag, type Tone } from "#ui/tag.tsx";
import { directionName } from "#ui/teaching.ts";
import { needsReason } from "../rules.ts";
import type { Offer, OfferState, Step } from "../schema.ts";
import { texts } from "../texts.ts";

const tones: Record<OfferState, Tone> = {
  proposed: "wait",
  accepted: "good",
  declined: "bad",
  done: "info",
  withdrawn: "plain",
};

export function OffersPage({ offers, mayRecommend }: { offers: Offer[]; mayRecommend: boolean }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="row group">
        <a href="/people/coverage">{t.toCoverage}</a>
        {mayRecommend && <a href="/people/recommendations">{t.toRecommendations}</a>}
      </p>
      <section aria-labelledby="offers">
        <h2 id="offers">{t.offers}</h2>
        {offers.length === 0 ? (
          <EmptyState title={t.noOffers}>
            <p>{t.noOffersHint}</p>
          </EmptyState>
        ) : (
          <OfferTable offers={offers} />
        )}
      </section>
    </>
  );
}

export function OfferTable({ offers }: { offers: Offer[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.offers}
      captionHidden
      rows={offers}
      rowKey={(offer) => offer.id}
      columns={[
        {
          label: t.toWhom,
          cell: (offer) => (
            <a href={`/people/support-offers/${offer.id}`}>
              {named({ name_kk: offer.school_kk, name_ru: offer.school_ru }, language)}
            </a>
          ),
        },
        { label: t.trainer, cell: (offer) => `${offer.familyName} ${offer.givenName}` },
        {
          label: t.direction,
          bare: true,
          cell: (offer) => directionName(offer.direction, language),
        },
        { label: t.halfYear, bare: true, cell: (offer) => halfYearWords(offer.halfYear, language) },
        {
          label: t.state,
          cell: (offer) => <Tag tone={tones[offer.state]}>{t.states[offer.state]}</Tag>,
        },
      ]}
    />
  );
}

/** "2026-1" as the first half of the school year 2026/2027. */
export function halfYearWords(halfYear: string, language: Language): string {
  const [year = "", half = ""] = halfYear.split("-");
  return inLanguage(texts, language).halfYearOf(`${year}/${Number(year) + 1}`, half);
}

export function OfferPage({
  offer,
  may,
  state,
  acts,
}: {
  offer: Offer;
  may: readonly Step[];
  state: FormState;
  acts: Act[];
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const school = named({ name_kk: offer.school_kk, name_ru: offer.school_ru }, language);
  const at = `/people/support-offers/${offer.id}`;
  const plain = may.filter((step) => !needsReason(step));
  const reasoned = may.filter(needsReason);
  return (
    <>
      <div class="record-head">
        <p>
          <Tag tone={tones[offer.state]}>{t.states[offer.state]}</Tag>
        </p>
        <h1>{school}</h1>
        <dl class="facts">
          <Fact label={t.direction}>{directionName(offer.direction, language)}</Fact>
          <Fact label={t.trainer}>{`${offer.familyName} ${offer.givenName}`}</Fact>
          {offer.trainer_school_kk && (
            <Fact label={t.trainerSchool}>
              {named(
                { name_kk: offer.trainer_school_kk, name_ru: offer.trainer_school_ru ?? "" },
                language,
              )}
            </Fact>
          )}
          <Fact label={t.halfYear}>{halfYearWords(offer.halfYear, language)}</Fact>
          <Fact label={t.offeredOn}>{showDay(dayOf(offer.madeAt), language)}</Fact>
          {offer.reason && <Fact label={t.reason}>{offer.reason}</Fact>}
        </dl>
      </div>
      {plain.length > 0 && (
        <div class="actions no-print">
          {plain.map((step) => (
            <ActButton key={step} action={`${at}/${step}`} label={t[step]} first />
          ))}
        </div>
      )}
      {reasoned.map((step) => (
        <section key={step} aria-labelledby={step}>
          <h2 id={step}>{t[step]}</h2>
          <Form action={`${at}/${step}`} state={state} words={t}>
            <TextField name="reason" label={t.reason} />
            <Submit label={t[step]} second />
          </Form>
        </section>
      ))}
      <History
        kind="support_offer"
        acts={acts}
        words={t}
        show={(_, value) => stateWord(t.states, value)}
      />
    </>
  );
}

function stateWord(states: Record<OfferState, string>, value: string): string {
  return Object.entries(states).find(([state]) => state === value)?.[1] ?? value;
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
