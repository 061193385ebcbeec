-- Lines of a table that are none of its rows, as totals and signatures, are counted apart from rows that change nothing.
alter table core.import_rows drop constraint import_rows_outcome_check;
alter table core.import_rows add constraint import_rows_outcome_check
  check (outcome in ('bad', 'doubtful', 'new', 'changed', 'same', 'aside'));
alter table core.imports add column rows_aside integer not null default 0;
