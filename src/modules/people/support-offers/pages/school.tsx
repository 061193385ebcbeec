import { randomUUID } from "node:crypto";
import { showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { SchoolTabs } from "#ui/school-tabs.tsx";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { directionName, directionTask, teachingLanguageName } from "#ui/teaching.ts";
import { type Direction, directions } from "../../base/schema.ts";
import type { NearTrainer, Offer } from "../schema.ts";
import { texts } from "../texts.ts";
import { OfferTable } from "./offers.tsx";

export type SchoolSupport = {
  school: { id: string; name_kk: string; name_ru: string };
  place: CirclePlace;
  isLeading: boolean;
  direction: Direction;
  missing: readonly string[];
  nearest: NearTrainer[];
  offers: Offer[];
  mayOffer: boolean;
  state: FormState;
};

export function SchoolSupportPage(props: SchoolSupport) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { school, direction, missing, nearest, offers } = props;
  return (
    <>
      <h1>{t.forSchool(named(school, language))}</h1>
      <SchoolTabs place={props.place} isLeading={props.isLeading} at="support-offers" />
      <Problem state={props.state} />
      <section aria-labelledby="missing">
        <h2 id="missing">{t.missing}</h2>
        {missing.length === 0 && <p>{t.nothingMissing}</p>}
        <ul class="chips">
          {directions.map((one) => (
            <li key={one}>
              <a
                href={`/people/support-offers/schools/${school.id}?direction=${one}`}
                aria-current={one === direction ? "true" : undefined}
              >
                {directionName(one, language)}:{" "}
                <b class="num">{missing.includes(one) ? t.lacks : t.has}</b>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="nearest">
        <h2 id="nearest">{t.nearest(directionName(direction, language))}</h2>
        <p class="muted">{directionTask(direction, language)}</p>
        {nearest.length === 0 ? (
          <EmptyState title={t.noNearest}>
            <p>{t.noNearestHint}</p>
          </EmptyState>
        ) : (
          <Nearest {...props} />
        )}
      </section>
      {offers.length > 0 && (
        <section aria-labelledby="offers">
          <h2 id="offers">{t.offers}</h2>
          <OfferTable offers={offers} />
        </section>
      )}
    </>
  );
}

/** Offering has no fields of its own, so what was wrong is said above. */
function Problem({ state }: { state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  const codes = Object.values(state.problems);
  if (codes.length === 0) return null;
  const words = { noTrainer: t.noTrainer, alreadyOffered: t.alreadyOffered };
  return (
    <div class="govuk-error-summary" role="alert">
      <p>{Object.entries(words).find(([code]) => codes.includes(code))?.[1] ?? t.notNow}</p>
    </div>
  );
}

function Nearest({ school, direction, nearest, mayOffer }: SchoolSupport) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.nearest(directionName(direction, language))}
      captionHidden
      rows={nearest}
      rowKey={(one) => one.trainerId + one.schoolId}
      columns={[
        {
          label: t.trainer,
          cell: fullName,
        },
        {
          label: t.school,
          bare: true,
          cell: (one) => (
            <>
              <a href={`/people/schools/${one.schoolId}`}>{named(one, language)}</a>{" "}
              {one.ownCircle && <Tag tone="lead">{t.ownCircle}</Tag>}
            </>
          ),
        },
        {
          label: t.distance,
          number: true,
          cell: (one) => (one.km === null ? "–" : t.km(showNumber(Math.round(one.km), language))),
        },
        {
          label: t.language,
          cell: (one) => (
            <>
              {one.languages.map((code) => teachingLanguageName(code, language)).join(", ")}{" "}
              {one.sameLanguage && <span class="small muted">({t.sameLanguage})</span>}
            </>
          ),
        },
        {
          label: t.load,
          cell: (one) => (
            <>
              {t.loadOf(one.load, one.capacity)}{" "}
              {one.load >= one.capacity && <Tag tone="wait">{t.full}</Tag>}
            </>
          ),
        },
        ...(mayOffer
          ? [
              {
                label: t.offer,
                bare: true,
                cell: (one: NearTrainer) => (
                  <ActButton
                    action="/people/support-offers"
                    label={t.offer}
                    about={fullName(one)}
                    hidden={{
                      id: randomUUID(),
                      schoolId: school.id,
                      trainerId: one.trainerId,
                      direction,
                    }}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
