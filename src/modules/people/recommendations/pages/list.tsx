import { showMoment, showNumber } from "#lib/dates.ts";
import { emptyForm } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { Form, Hidden, SelectField, Submit } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import type { Recommendation } from "../schema.ts";
import { texts } from "../texts.ts";

export type NamedRegion = { kato: string; name_kk: string; name_ru: string; name_en: string };

export function RecommendationsPage({
  recommendations,
  regions,
  mayCountry,
  id,
}: {
  recommendations: Recommendation[];
  /** The regions the person may ask for. */
  regions: NamedRegion[];
  mayCountry: boolean;
  id: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const areaOf = (kato: string | null) => {
    const region = regions.find((one) => one.kato === kato);
    return region ? named(region, language) : t.country;
  };
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <Form state={emptyForm} words={t}>
        <Hidden name="id" value={id} />
        <SelectField
          name="regionKato"
          label={t.area}
          value={regions.length === 1 && !mayCountry ? (regions[0]?.kato ?? "") : ""}
          {...(mayCountry ? { none: t.wholeCountry } : {})}
          options={regions.map((region) => ({
            value: region.kato,
            label: named(region, language),
          }))}
        />
        <Submit label={t.start} />
      </Form>
      <section aria-labelledby="earlier">
        <h2 id="earlier">{t.earlier}</h2>
        {recommendations.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneHint}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t.earlier}
            captionHidden
            rows={recommendations}
            rowKey={(one) => one.id}
            columns={[
              {
                label: t.area,
                cell: (one) => (
                  <a href={`/people/recommendations/${one.id}`}>{areaOf(one.regionKato)}</a>
                ),
              },
              { label: t.madeAt, cell: (one) => showMoment(one.madeAt, language) },
              {
                label: t.needs,
                number: true,
                cell: (one) => (one.needs === null ? t.working : showNumber(one.needs, language)),
              },
              {
                label: t.taken,
                number: true,
                cell: (one) => (one.taken === null ? "–" : showNumber(one.taken, language)),
              },
            ]}
          />
        )}
      </section>
    </>
  );
}
