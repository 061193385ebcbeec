import { showDay } from "#lib/dates.ts";
import { inLanguage, type Language, named, wordsIn } from "#lib/texts.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { Document, Figure, listDisputes, listDocuments } from "./queries.ts";
import { topics } from "./schema.ts";
import { disputeTexts, texts, topicTexts } from "./texts.ts";

type Listed = Awaited<ReturnType<typeof listDocuments>>[number];
type Disputed = Awaited<ReturnType<typeof listDisputes>>[number];
type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };

export function DocumentsPage({ documents, disputes }: { documents: Listed[]; disputes: number }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const topic = inLanguage(topicTexts, frame.language);
  return (
    <>
      <h1>{t.documents}</h1>
      <p class="lead">{t.about}</p>
      <p>
        <a href="/network/documents/disputes">{t.contradictionsLink(disputes)}</a>
      </p>
      {documents.map((document) => (
        <section key={document.code} class="group" aria-labelledby={document.code}>
          <h2 id={document.code}>
            <a href={`/network/documents/${document.code}`}>
              {wordsIn(
                { kk: document.title_kk, ru: document.title_ru, en: document.title_en },
                frame.language,
              )}
            </a>
          </h2>
          <p class="muted">{dayOfDocument(document, frame.language)}</p>
          <ul aria-label={t.topicsOf}>
            {document.topics.map((listed) => (
              <li key={listed.topic}>
                <a href={`/network/documents/${document.code}#${listed.topic}`}>
                  {topic[listed.topic]}
                </a>{" "}
                <span class="muted num">({listed.count})</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function DocumentPage({
  document,
  figures,
  regions,
}: {
  document: Document;
  figures: Figure[];
  regions: Area[];
}) {
  const { language } = useFrame();
  const topic = inLanguage(topicTexts, language);
  const printed = topics.filter((one) => figures.some((figure) => figure.topic === one));
  return (
    <>
      <h1>
        {wordsIn({ kk: document.title_kk, ru: document.title_ru, en: document.title_en }, language)}
      </h1>
      <p class="muted">{dayOfDocument(document, language)}</p>
      {printed.map((one) => {
        const ofTopic = figures.filter((figure) => figure.topic === one);
        return (
          <section key={one} id={one} class="group" aria-labelledby={`${one}-title`}>
            <h2 id={`${one}-title`}>{topic[one]}</h2>
            {one === "by_region" ? (
              <RegionTable caption={topic[one]} figures={ofTopic} regions={regions} />
            ) : (
              <FigureTable caption={topic[one]} figures={ofTopic} dated={document.dated} />
            )}
          </section>
        );
      })}
    </>
  );
}

export function DisputesPage({ disputes }: { disputes: Disputed[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const title = inLanguage(disputeTexts, language);
  return (
    <>
      <h1>{t.contradictions}</h1>
      <p class="lead">{t.asPrinted}</p>
      {disputes.map(({ dispute, figures }) => (
        <section key={dispute} id={dispute} class="group" aria-labelledby={`${dispute}-title`}>
          <h2 id={`${dispute}-title`}>{title[dispute]}</h2>
          <Table
            caption={title[dispute]}
            captionHidden
            rows={figures}
            rowKey={(figure) => String(figure.id)}
            columns={[
              { label: t.figure, cell: (figure) => <Label figure={figure} /> },
              { label: t.value, number: true, cell: (figure) => <b>{figure.value_text}</b> },
              {
                label: t.source,
                cell: ({ document }) => (
                  <a href={`/network/documents/${document.code}`}>
                    {wordsIn(
                      { kk: document.title_kk, ru: document.title_ru, en: document.title_en },
                      language,
                    )}
                    , {dayOfDocument(document, language)}
                  </a>
                ),
              },
            ]}
          />
        </section>
      ))}
    </>
  );
}

function FigureTable({
  caption,
  figures,
  dated,
}: {
  caption: string;
  figures: Figure[];
  dated: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const ofOtherDays = figures.some((figure) => figure.as_of !== dated);
  return (
    <Table
      caption={caption}
      captionHidden
      rows={figures}
      rowKey={(figure) => String(figure.id)}
      columns={[
        {
          label: t.figure,
          cell: (figure) => (
            <>
              <Label figure={figure} />{" "}
              {figure.disputed && (
                <a href={`/network/documents/disputes#${figure.disputed}`}>
                  <Tag tone="wait">{t.disputed}</Tag>
                </a>
              )}
            </>
          ),
        },
        { label: t.value, number: true, cell: (figure) => <b>{figure.value_text}</b> },
        ...(ofOtherDays
          ? [{ label: t.asOf, cell: (figure: Figure) => showDay(figure.as_of, language) }]
          : []),
      ]}
    />
  );
}

function Label({ figure }: { figure: Omit<Figure, "topic"> }) {
  const { language } = useFrame();
  const label = { kk: figure.label_kk, ru: figure.label_ru, en: figure.label_en }[language];
  const note = { kk: figure.note_kk, ru: figure.note_ru, en: figure.note_en }[language];
  return (
    <>
      {label}
      {note && <small class="muted"> {note}</small>}
    </>
  );
}

function RegionTable({
  caption,
  figures,
  regions,
}: {
  caption: string;
  figures: Figure[];
  regions: Area[];
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const codes = [...new Map(figures.map((figure) => [figure.code, figure])).values()];
  const printedFor = (code: string, kato: string) =>
    figures.find((figure) => figure.code === code && figure.region_kato === kato);
  return (
    <Table
      caption={caption}
      captionHidden
      cards={false}
      rows={regions}
      rowKey={(region) => region.kato}
      columns={[
        { label: t.region, cell: (region) => named(region, frame.language) },
        ...codes.map((one) => ({
          label: { kk: one.label_kk, ru: one.label_ru, en: one.label_en }[frame.language],
          number: true,
          cell: (region: Area) => {
            const figure = printedFor(one.code, region.kato);
            if (!figure) return "–";
            const schools = { region: region.kato, status: one.code };
            return (
              <a href={linkTo({ ...frame, on: figure.as_of }, "/network/schools", schools)}>
                {figure.value_text}
              </a>
            );
          },
        })),
      ]}
    />
  );
}

function dayOfDocument(document: Document, language: Language): string {
  const t = inLanguage(texts, language);
  const day = showDay(document.dated, language);
  return document.date_is_approximate ? t.aboutYear(document.dated.slice(0, 4)) : day;
}
