import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { type CertificateRow, kinds, type ListQuery, states } from "../schema.ts";
import { texts } from "../texts.ts";
import { StateTag } from "./check.tsx";

const rowsPerPage = 50;

export function CertificatesPage({
  certificates,
  total,
  query,
}: {
  certificates: CertificateRow[];
  total: number;
  query: ListQuery;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const isFiltered = Boolean(query.q || query.kind || query.state);
  return (
    <>
      <div class="head">
        <h1>{t.certificates}</h1>
        <span class="row">
          <a class="button" href="/people/certificates/new">
            {t.issue}
          </a>
          <a class="button button--2" href="/people/certificates/new-list">
            {t.issueList}
          </a>
        </span>
      </div>
      <search>
        <form class="find-form" action="/people/certificates">
          <label class="label" for="find">
            {t.search}
          </label>
          <div class="find">
            <input class="input" id="find" name="q" type="search" value={query.q} />
            <button class="button button--2" type="submit">
              {t.find}
            </button>
          </div>
          {query.kind && <input type="hidden" name="kind" value={query.kind} />}
          {query.state && <input type="hidden" name="state" value={query.state} />}
        </form>
      </search>
      <Links name="kind" label={t.kind} values={kinds} words={t.kinds} chosen={query.kind} />
      <Links name="state" label={t.state} values={states} words={t.states} chosen={query.state} />
      {certificates.length === 0 ? (
        <EmptyState title={isFiltered ? t.none : t.noneYet}>
          <p>{isFiltered ? t.noneHint : t.noneYetHint}</p>
        </EmptyState>
      ) : (
        <>
          <p class="muted count">{t.found(showNumber(total, language))}</p>
          <CertificatesTable certificates={certificates} />
          <Pager page={query.page} pages={Math.ceil(total / rowsPerPage)} />
        </>
      )}
    </>
  );
}

export function CertificatesTable({ certificates }: { certificates: readonly CertificateRow[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.certificates}
      captionHidden
      rows={certificates}
      rowKey={(row) => row.number}
      columns={[
        {
          label: t.holder,
          cell: (row) => <a href={`/certificates/${row.number}/full`}>{row.name}</a>,
        },
        { label: t.title, bare: true, cell: (row) => wordsIn(wordsOf(row, "title"), language) },
        { label: t.kind, cell: (row) => t.kinds[row.kind] },
        { label: t.number, cell: (row) => <span class="num">{row.number}</span> },
        {
          label: t.issuedOn,
          cell: (row) => <span class="num">{showDay(row.issuedOn, language)}</span>,
        },
        { label: t.state, cell: (row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}

function Links<Value extends string>({
  name,
  label,
  values,
  words,
  chosen,
}: {
  name: string;
  label: string;
  values: readonly Value[];
  words: Record<Value, string>;
  chosen: Value | undefined;
}) {
  const frame = useFrame();
  return (
    <p class="row small group">
      <span class="muted">{label}:</span>
      {values.map((value) => (
        <a
          key={value}
          href={here(frame, { [name]: value === chosen ? null : value, page: null })}
          aria-current={value === chosen ? "true" : undefined}
        >
          {value === chosen ? <b>{words[value]} ×</b> : words[value]}
        </a>
      ))}
    </p>
  );
}
