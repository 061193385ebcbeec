import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { PastNotice } from "#ui/as-of.tsx";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { schoolsPerPage } from "./queries.ts";
import type { LaggingArea, LaggingSchool } from "./schema.ts";
import { texts } from "./texts.ts";

type Parts = {
  areas: LaggingArea[];
  chosen: LaggingArea | null;
  schools: LaggingSchool[];
  page: number;
};

/** Where schools need most what they do weakest, each number open to its schools. */
export function LaggingPage(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { areas, chosen } = props;
  const looked = areas[0]?.looked ?? 0;
  return (
    <>
      <h1>{t.title}</h1>
      <PastNotice />
      <p class="lead">{t.lead}</p>
      {areas.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t.ofLooked(showNumber(looked, language), looked)}</p>
          <Areas areas={areas} />
          {chosen && <Schools {...props} chosen={chosen} />}
        </>
      )}
    </>
  );
}

function Areas({ areas }: { areas: LaggingArea[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.title}
      captionHidden
      cards={false}
      rows={areas}
      rowKey={({ code }) => code}
      columns={[
        { label: t.area, cell: (area) => named(area, language) },
        {
          label: t.schools,
          number: true,
          cell: (area) => (
            <a href={`${here(frame, { area: area.code, page: null })}#schools`}>
              {showNumber(area.schools, language)}
            </a>
          ),
        },
        {
          label: t.share,
          number: true,
          cell: (area) => `${Math.round((area.schools * 100) / Math.max(1, area.looked))} %`,
        },
        { label: t.circles, number: true, cell: (area) => showNumber(area.circles, language) },
      ]}
    />
  );
}

function Schools({ chosen, schools, page }: Parts & { chosen: LaggingArea }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="schools">
      <h2 id="schools">{named(chosen, language)}</h2>
      <Table
        caption={named(chosen, language)}
        captionHidden
        rows={schools}
        rowKey={({ schoolId }) => schoolId}
        columns={[
          {
            label: t.school,
            cell: (one) => (
              <a href={linkTo(frame, `/needs/${one.diagnosisId}`, { school: one.schoolId })}>
                {named(one, language)}
              </a>
            ),
          },
          {
            label: t.district,
            bare: true,
            cell: (one) => named({ name_kk: one.district_kk, name_ru: one.district_ru }, language),
          },
          { label: t.high, number: true, cell: (one) => `${Math.round(one.shareHigh)} %` },
          { label: t.place, number: true, cell: (one) => showNumber(one.rank, language) },
        ]}
      />
      <Pager page={page} pages={Math.ceil(chosen.schools / schoolsPerPage)} />
    </section>
  );
}
