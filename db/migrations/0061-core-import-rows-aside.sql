-- Lines of a table that are none of its rows, as totals and signatures, are counted apart from rows that change nothing.
alter table core.import_rows drop constraint import_rows_outcome_check;
alter table core.import_rows add constraint import_rows_outcome_check
  check (outcome in ('bad', 'doubtful', 'new', 'changed', 'same', 'aside'));
alter table core.imports add column rows_aside integer not null default 0;
-- Rows that wait for somebody's answer are told so too.
update core.import_rows set outcome = 'aside' where outcome = 'same' and problems @> '[{"code": "notPerson"}]';
update core.imports i set rows_aside = r.aside, rows_same = i.rows_same - r.aside
from (select import_id, count(*)::int as aside from core.import_rows where outcome = 'aside' group by 1) r
where r.import_id = i.id;
