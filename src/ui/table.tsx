import type { ComponentChild } from "preact";
import { inLanguage } from "#lib/texts.ts";
import { here, useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export type Column<Row> = {
  label: string;
  cell: (row: Row) => ComponentChild;
  number?: boolean;
  /** The value of `sort` in the address that orders by this column. */
  sort?: string;
  /** A phone's card shows the cell without its label: the value says what it is, or is a button. */
  bare?: boolean;
  /** A phone's card shows the cell in one line with the others, its label before it. */
  run?: boolean;
};

/** A table whose rows become cards on a phone; the first column names the row. */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  sortedBy,
  cards = true,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sortedBy?: string | undefined;
  cards?: boolean;
}) {
  return (
    <table class={cards ? "table table--cards" : "table table--tight"} role="table">
      <caption class={captionHidden ? "hidden" : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.label} column={column} sortedBy={sortedBy} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column, place) => (
              <Cell key={column.label} column={column} row={row} isName={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row, isName }: { column: Column<Row>; row: Row; isName: boolean }) {
  const content = column.cell(row);
  if (isName) {
    return (
      <th scope="row" role="rowheader">
        {content}
      </th>
    );
  }
  // A phone's card leaves out what is none, so that the facts that are there come first.
  const isNone = content === "0" || content === "–";
  const { number, bare, run } = column;
  const classes = [number && "r", isNone && "zero", bare && "bare", run && "run"]
    .filter(Boolean)
    .join(" ");
  return (
    <td role="cell" data-l={column.label} class={classes || undefined}>
      <span>{content}</span>
    </td>
  );
}

function Head<Row>({ column, sortedBy }: { column: Column<Row>; sortedBy: string | undefined }) {
  const frame = useFrame();
  const sorted = column.sort !== undefined && column.sort === sortedBy;
  return (
    <th
      scope="col"
      role="columnheader"
      class={column.number ? "r" : undefined}
      aria-sort={sorted ? "ascending" : undefined}
    >
      {column.sort === undefined ? (
        column.label
      ) : (
        <a href={here(frame, { sort: column.sort, page: null })}>
          {column.label}
          {sorted && " ↑"}
        </a>
      )}
    </th>
  );
}

/** Links to the other pages of a list; nothing when all fits on one. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (pages <= 1) return null;
  return (
    <nav class="pager row" aria-label={t.pages}>
      {page > 1 && (
        <a
          class="button button--2 button--s"
          rel="prev"
          href={here(frame, { page: page === 2 ? null : page - 1 })}
        >
          ← {t.previous}
        </a>
      )}
      <span>{t.pageOf(page, pages)}</span>
      {page < pages && (
        <a class="button button--2 button--s" rel="next" href={here(frame, { page: page + 1 })}>
          {t.next} →
        </a>
      )}
    </nav>
  );
}

/** Links to the other pages of a list whose whole length nobody counted. */
export function MorePager({
  page,
  hasMore,
  about,
}: {
  page: number;
  hasMore: boolean;
  /** The list it leafs through. */
  about: string;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  if (page <= 1 && !hasMore) return null;
  return (
    <nav class="pager row" aria-label={about}>
      {page > 1 && (
        <a
          class="button button--2 button--s"
          rel="prev"
          href={here(frame, { page: page === 2 ? null : page - 1 })}
        >
          ← {t.previous}
        </a>
      )}
      {hasMore && (
        <a class="button button--2 button--s" rel="next" href={here(frame, { page: page + 1 })}>
          {t.next} →
        </a>
      )}
    </nav>
  );
}

/** Tells an empty list apart from a broken one, and what to do next. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChild }) {
  return (
    <div class="empty">
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  );
}
