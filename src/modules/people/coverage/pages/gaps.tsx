import { showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { here, linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { measureName } from "#ui/teaching.ts";
import { measures } from "../../base/schema.ts";
import type { NearestTrainer } from "../../support-offers/schema.ts";
import { type Gap, gapsPerPage } from "../queries.ts";
import { texts } from "../texts.ts";
import type { CoverageParts } from "./words.tsx";

/** Schools that have nobody come first; the reader chooses who is missing. */
export function GapSection({ counts, gaps, nearest, query }: CoverageParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const total = counts[`without:${query.measure}`] ?? 0;
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t.gaps(showNumber(total, language), total)}</h2>
      <nav aria-label={t.gapMeasure} class="no-print">
        <ul class="chips">
          {measures.map((measure) => (
            <li key={measure}>
              <a
                href={here(frame, { measure, page: null })}
                aria-current={measure === query.measure ? "true" : undefined}
              >
                {measureName(measure, language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {gaps.length === 0 ? (
        <EmptyState title={t.noGaps} />
      ) : (
        <Table
          caption={t.gaps(showNumber(total, language), total)}
          captionHidden
          rows={gaps}
          rowKey={(gap) => gap.schoolId}
          columns={[
            {
              label: t.school,
              cell: (gap) => (
                <>
                  <a href={linkTo(frame, `/network/schools/${gap.schoolId}`)}>
                    {named(gap, language)}
                  </a>
                  {gap.small && <span class="small muted"> {t.small}</span>}
                </>
              ),
            },
            {
              label: t.leading,
              cell: (gap) =>
                gap.leading ? (
                  <a href={linkTo(frame, "/people/coverage", { circle: gap.leading.id })}>
                    {named(gap.leading, language)}
                  </a>
                ) : (
                  <span class="muted">{t.none}</span>
                ),
            },
            {
              label: t.teachers,
              number: true,
              cell: (gap) => showNumber(gap.teachers, language),
            },
            {
              label: t.whoHelps,
              cell: (gap) => <WhoHelps gap={gap} trainer={nearest?.get(gap.schoolId)} />,
            },
          ]}
        />
      )}
      <Pager page={query.page} pages={Math.ceil(total / gapsPerPage)} />
    </section>
  );
}

/** The nearest trainer with room, and the way to offer that one or another. */
function WhoHelps({ gap, trainer }: { gap: Gap; trainer: NearestTrainer | undefined }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      {trainer && (
        <div>
          {fullName({ ...trainer, patronymic: null })}
          <span class="small muted">
            {" "}
            {named(trainer, language)}
            {trainer.km !== null && `, ${t.km(showNumber(Math.round(trainer.km), language))}`}
          </span>
        </div>
      )}
      <a href={`/people/support-offers/schools/${gap.schoolId}`}>{t.offer}</a>
    </>
  );
}
