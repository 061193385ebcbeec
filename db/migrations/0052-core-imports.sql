-- One engine for tables people bring: what every area's imports kept for itself stands in one place.
create table core.imports (
  id uuid primary key,
  desk text not null check (desk <> ''),
  kind text not null check (kind <> ''),
  state text not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone', 'failed')),
  file_name text not null check (file_name <> ''),
  separator text,
  encoding text,
  -- Each sheet of the file: its name, whether it is hidden, how many rows it holds.
  sheets jsonb not null default '[]',
  -- Where the table was found: the sheet's place, and the place among its rows of the headings (null where it has none).
  sheet integer not null default 0,
  header integer,
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  answers jsonb not null default '{}',
  rows_total integer not null default 0,
  rows_bad integer not null default 0,
  rows_doubtful integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_same integer not null default 0,
  job_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  written_at timestamptz
);
create index imports_made_by on core.imports (made_by, desk, made_at desc);
create index imports_written on core.imports (written_at) where state = 'written';

-- The sheets a file held, some hundred rows at a time; identification numbers are hashed before they come here.
-- The file itself is not kept.
create table core.import_pieces (
  import_id uuid not null references core.imports on delete cascade,
  sheet integer not null,
  place integer not null,
  rows jsonb not null,
  primary key (import_id, sheet, place)
);

-- What the check found. A row is marked, or deleted where rows tell of people, in the transaction that writes it, so that
-- a job that was killed goes on where it stopped; of a row to correct the cells stay as the file had them.
create table core.import_rows (
  import_id uuid not null references core.imports on delete cascade,
  number integer not null,
  portion integer not null,
  cells jsonb not null,
  raw jsonb,
  outcome text not null check (outcome in ('bad', 'doubtful', 'new', 'changed', 'same')),
  problems jsonb not null default '[]',
  is_written boolean not null default false,
  primary key (import_id, number)
);
create index import_rows_outcome on core.import_rows (import_id, outcome, number);
create index import_rows_portion on core.import_rows (import_id, portion);

-- What a written import changed, row by row, so that it can be taken back while nothing stands on it.
create table core.import_changes (
  import_id uuid not null references core.imports on delete cascade,
  place bigint generated always as identity,
  relation text not null,
  key text not null,
  before jsonb,
  after jsonb,
  primary key (import_id, place),
  check (before is not null or after is not null)
);

-- The columns of the key are the trigger's arguments; nothing is kept outside the writing of an import.
create function core.keep_import_changes() returns trigger language plpgsql as $$
declare
  of_import uuid := current_setting('core.import')::uuid;
  relation text := tg_table_schema || '.' || tg_table_name;
  key_of text := (select string_agg(format('%%1$s.%I::text', column_name), ' || '' '' || ') from unnest(tg_argv) as column_name);
  is_same text := (select string_agg(format('o.%1$I = n.%1$I', column_name), ' and ') from unnest(tg_argv) as column_name);
begin
  if tg_op = 'INSERT' then
    execute 'insert into core.import_changes (import_id, relation, key, after) select $1, $2, '
      || format(key_of, 'n') || ', to_jsonb(n) from after_rows n' using of_import, relation;
  elsif tg_op = 'DELETE' then
    execute 'insert into core.import_changes (import_id, relation, key, before) select $1, $2, '
      || format(key_of, 'o') || ', to_jsonb(o) from before_rows o' using of_import, relation;
  else
    execute 'insert into core.import_changes (import_id, relation, key, before, after) select $1, $2, '
      || format(key_of, 'n') || ', to_jsonb(o), to_jsonb(n) from before_rows o join after_rows n on ' || is_same
      || ' where to_jsonb(o) <> to_jsonb(n)' using of_import, relation;
  end if;
  return null;
end $$;

do $$
declare
  kept record;
begin
  for kept in select * from (values
    ('network.schools', 'id'), ('network.school_places', 'id'), ('network.statuses', 'id'),
    ('network.partnerships', 'id'), ('network.school_sizes', 'school_id, year'),
    ('people.teachers', 'id'), ('people.posts', 'id'), ('people.categories', 'id'), ('people.trainers', 'id'),
    ('people.training_acts', 'id'), ('people.act_trainers', 'act_id, teacher_id'), ('people.courses', 'id'),
    ('people.duplicate_pairs', 'id')) as t (relation, key)
  loop
    execute format('create trigger import_changes_on_insert after insert on %s
      referencing new table as after_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%s)', kept.relation, kept.key);
    execute format('create trigger import_changes_on_update after update on %s
      referencing old table as before_rows new table as after_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%s)', kept.relation, kept.key);
    execute format('create trigger import_changes_on_delete after delete on %s
      referencing old table as before_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%s)', kept.relation, kept.key);
  end loop;
end $$;

insert into core.imports (id, desk, kind, state, file_name, columns, mapping, answers, rows_total, rows_bad, rows_new,
  rows_changed, rows_same, job_id, made_by, made_at, written_at)
select i.id, 'network', i.kind, i.state, f.name, i.columns, i.mapping, jsonb_build_object('as_of', i.as_of), i.rows_total,
  i.rows_bad, i.rows_new, i.rows_changed, i.rows_same, i.job_id, i.made_by, i.made_at, i.written_at
from network.imports i join core.files f on f.id = i.file_id;
insert into core.import_rows (import_id, number, portion, cells, outcome, problems, is_written)
select r.import_id, r.number, 0, r.cells, r.outcome, r.problems, i.state = 'written' and r.outcome <> 'bad'
from network.import_rows r join network.imports i on i.id = r.import_id;

insert into core.imports (id, desk, kind, state, file_name, sheets, columns, mapping, answers, rows_total, rows_bad,
  rows_doubtful, rows_new, rows_changed, rows_same, job_id, made_by, made_at, written_at)
select id, 'people', kind, state, file_name, jsonb_build_array(jsonb_build_object('name', '', 'isHidden', false, 'rows', rows_total)),
  columns, mapping - 'listed_on' - 'name_order',
  jsonb_strip_nulls(jsonb_build_object('listed_on', mapping -> 'listed_on', 'name_order', mapping -> 'name_order')),
  rows_total, rows_bad, rows_doubtful, rows_new, rows_changed, rows_same, job_id, made_by, made_at, written_at
from people.imports;
insert into core.import_pieces (import_id, sheet, place, rows)
select import_id, 0, place, rows from people.import_pieces;
insert into core.import_rows (import_id, number, portion, cells, outcome, problems)
select import_id, number, portion, case when iin_hash is null then cells else cells || jsonb_build_object('iin', '#' || iin_hash) end,
  outcome, problems
from people.import_rows;

create table people.counted_later (
  import_id uuid not null references core.imports on delete cascade,
  school_id uuid not null references network.schools on delete cascade,
  primary key (import_id, school_id)
);
comment on table people.counted_later is
  'Schools whose counts wait to be added up: once for all portions takes a third of the time.';
insert into people.counted_later select import_id, school_id from people.import_schools;

drop table people.import_schools, people.import_rows, people.import_pieces, people.imports;
drop table network.import_rows, network.imports;

-- A number matches only among the records that the sender keeps; the two are told apart by those who keep both.
alter table people.duplicate_pairs drop constraint duplicate_pairs_reason_check;
alter table people.duplicate_pairs add constraint duplicate_pairs_reason_check
  check (reason in ('sameSchool', 'sameRegion', 'sameNumber'));
