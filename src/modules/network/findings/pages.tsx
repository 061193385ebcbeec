import { showNumber } from "#lib/dates.ts";
import { inLanguage, type Language, named } from "#lib/texts.ts";
import { AsOf, PastNotice } from "#ui/as-of.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { findingsPerPage } from "./queries.ts";
import type { Finding, FindingKind } from "./schema.ts";
import { texts } from "./texts.ts";

export function FindingsPage({
  counts,
  kind,
  findings,
  page,
}: {
  counts: { kind: FindingKind; count: number }[];
  kind: FindingKind;
  findings: Finding[];
  page: number;
}) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const count = counts.find((one) => one.kind === kind)?.count ?? 0;
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <PastNotice />
      <ul class="figures kinds" aria-label={t.title}>
        {counts.map((one) => (
          <li key={one.kind}>
            <a
              href={linkTo(frame, "/network/findings", { kind: one.kind })}
              aria-current={one.kind === kind ? "true" : undefined}
            >
              <b>{showNumber(one.count, language)}</b>
              <span>{t[one.kind]}</span>
            </a>
          </li>
        ))}
      </ul>
      <section aria-labelledby="found">
        <h2 id="found">{t[kind]}</h2>
        <p class="muted">{t.advice[kind]}</p>
        {count === 0 ? (
          <EmptyState title={t.nothing} />
        ) : (
          <Table
            caption={t[kind]}
            captionHidden
            rows={findings}
            rowKey={(finding) => `${finding.schoolId} ${finding.other?.id ?? ""}`}
            columns={[
              {
                label: t.school,
                cell: (finding) => (
                  <a href={linkTo(frame, schoolPath(kind, finding))}>{named(finding, language)}</a>
                ),
              },
              {
                label: t.place,
                cell: (finding) =>
                  `${named(finding.district, language)}, ${named(finding.region, language)}`,
              },
              { label: t.what, cell: (finding) => <What kind={kind} finding={finding} /> },
            ]}
          />
        )}
        {count > 0 && (
          <p class="group no-print">
            {t.download}: <a href={linkTo(frame, "/network/findings.csv", { kind })}>CSV</a> ·{" "}
            <a href={linkTo(frame, "/network/findings.xlsx", { kind })}>XLSX</a>
          </p>
        )}
        <Pager page={page} pages={Math.ceil(count / findingsPerPage)} />
      </section>
      <AsOf />
    </>
  );
}

function schoolPath(kind: FindingKind, finding: Finding): string {
  const base = `/network/schools/${finding.schoolId}`;
  return kind === "fewPartners" || kind === "manyPartners" ? `${base}/circle` : base;
}

function What({ kind, finding }: { kind: FindingKind; finding: Finding }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  switch (kind) {
    case "withoutLeading":
      return <>{t.noLeading}</>;
    case "notConfirmed":
      return <>{t.notConfirmedYet}</>;
    case "fewPartners":
    case "manyPartners":
      return <>{t.partners(finding.amount ?? 0)}</>;
    case "farPartner":
      return (
        <>
          {t.km(showNumber(finding.amount ?? 0, language))}{" "}
          {finding.other && (
            <a href={linkTo(frame, `/network/schools/${finding.other.id}/circle`)}>
              {named(finding.other, language)}
            </a>
          )}
        </>
      );
  }
}

/** The list as rows of a table file, headed in the reader's language. */
export function findingsTable(
  findings: readonly Finding[],
  { kind, language }: { kind: FindingKind; language: Language },
) {
  const t = inLanguage(texts, language);
  return {
    columns: [t.school, t.place, t[kind]],
    rows: findings.map((finding) => [
      named(finding, language),
      `${named(finding.district, language)}, ${named(finding.region, language)}`,
      finding.amount,
    ]),
  };
}
