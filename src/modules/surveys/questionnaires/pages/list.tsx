import { dayOf, showDay } from "#lib/dates.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { canMake } from "../access.ts";
import type { QuestionnaireRow } from "../queries.ts";
import type { Words } from "../schema.ts";
import { texts } from "../texts.ts";

export function QuestionnairesPage({ rows }: { rows: QuestionnaireRow[] }) {
  const { language, actor } = useFrame();
  const t = inLanguage(texts, language);
  const mayMake = canMake(actor);
  const own = rows.filter((row) => row.isOwn);
  const others = rows.filter((row) => !row.isOwn && row.code === null);
  return (
    <>
      <div class="head">
        <h1>{t.title}</h1>
        {mayMake && (
          <p class="row">
            <a class="button" href="/surveys/questionnaires/new">
              {t.make}
            </a>
            <a href="/surveys/questionnaires/import">{t.fromFile}</a>
          </p>
        )}
      </div>
      <p class="lead">{t.lead}</p>
      {mayMake && own.length === 0 && (
        <EmptyState title={t.noneOwn}>
          <p>{t.noneOwnHint}</p>
        </EmptyState>
      )}
      {own.length > 0 && <Listed caption={t.own} rows={own} />}
      <Listed caption={t.ready} rows={rows.filter((row) => row.code !== null)} />
      {others.length > 0 && <Listed caption={t.others} rows={others} withOwner />}
    </>
  );
}

type Listing = { caption: string; rows: QuestionnaireRow[]; withOwner?: boolean };

function Listed({ caption, rows, withOwner = false }: Listing) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const whose = {
    label: t.whose,
    cell: (row: QuestionnaireRow) =>
      wordsIn(wordsOf<"owner", string | null>(row, "owner"), language) ?? t.country,
  };
  return (
    <section class="group">
      <Table
        caption={caption}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            label: t.name,
            cell: (row) => (
              <a href={linkTo(frame, `/surveys/questionnaires/${row.id}`)}>
                {draftTitle(row.title, language)}
              </a>
            ),
          },
          ...(withOwner ? [whose] : []),
          { label: t.state, bare: true, cell: (row) => <State row={row} /> },
        ]}
      />
    </section>
  );
}

function State({ row }: { row: QuestionnaireRow }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      {row.published !== null && row.publishedAt && (
        <span class="small muted">
          {t.versionOf(row.published)}, {t.publishedOn(showDay(dayOf(row.publishedAt), language))}
        </span>
      )}{" "}
      {row.hasDraft && <Tag tone="wait">{t.draft}</Tag>}
    </>
  );
}

/** The title as far as it is written yet. */
export function draftTitle(title: Words, language: Language): string {
  return title[language] || title.ru || title.kk;
}
