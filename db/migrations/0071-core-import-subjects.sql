-- Which records a change is of, so that a list is taken back record by record where one of them has to stay. A list of the
-- registry is taken back whole: its rows stand on each other.
alter table core.import_changes add column subjects uuid[];

-- Which record each written row spoke of, until it can be taken back no more, and why it stayed when the others went.
create table core.import_written (
  import_id uuid not null,
  number integer not null,
  subject uuid not null,
  stays text check (stays in ('changedSince', 'merged', 'notKept', 'stoodOn')),
  primary key (import_id, number)
);

alter table core.imports add column rows_undone integer not null default 0;
update core.imports set rows_undone = rows_new + rows_changed + rows_doubtful where state = 'undone';

create or replace function core.let_import_go() returns trigger language plpgsql as $$
begin
  delete from core.import_rows r using before_rows i where r.import_id = i.id;
  delete from core.import_changes c using before_rows i where c.import_id = i.id;
  delete from core.import_written w using before_rows i where w.import_id = i.id;
  return null;
end $$;

-- The trigger's first argument says of a row, called r, which records it is of; the columns of its key follow.
create or replace function core.keep_import_changes() returns trigger language plpgsql as $$
declare
  of_import uuid := current_setting('core.import')::uuid;
  relation text := tg_table_schema || '.' || tg_table_name;
  subjects text := tg_argv[0];
  key_of text := (select string_agg(format('r.%I::text', column_name), ' || '' '' || ') from unnest(tg_argv[1:]) as column_name);
  is_same text := (select string_agg(format('o.%1$I = r.%1$I', column_name), ' and ') from unnest(tg_argv[1:]) as column_name);
begin
  if tg_op = 'INSERT' then
    execute 'insert into core.import_changes (import_id, relation, key, subjects, after_hash) select $1, $2, '
      || key_of || ', ' || subjects || ', hashtextextended(to_jsonb(r)::text, 0) from after_rows r' using of_import, relation;
  elsif tg_op = 'DELETE' then
    execute 'insert into core.import_changes (import_id, relation, key, subjects, before) select $1, $2, '
      || key_of || ', ' || subjects || ', to_jsonb(r) from before_rows r' using of_import, relation;
  else
    execute 'insert into core.import_changes (import_id, relation, key, subjects, before, after_hash) select $1, $2, '
      || key_of || ', ' || subjects || ', to_jsonb(o), hashtextextended(to_jsonb(r)::text, 0)'
      || ' from before_rows o join after_rows r on ' || is_same || ' where to_jsonb(o) <> to_jsonb(r)'
      using of_import, relation;
  end if;
  return null;
end $$;

do $$
declare
  kept record;
begin
  for kept in select * from (values
    ('network.schools', 'null::uuid[]', array['id']), ('network.school_places', 'null::uuid[]', array['id']),
    ('network.statuses', 'null::uuid[]', array['id']), ('network.partnerships', 'null::uuid[]', array['id']),
    ('network.school_sizes', 'null::uuid[]', array['school_id', 'year']),
    ('people.teachers', 'array[r.id]', array['id']), ('people.posts', 'array[r.teacher_id]', array['id']),
    ('people.categories', 'array[r.teacher_id]', array['id']), ('people.trainers', 'array[r.teacher_id]', array['id']),
    ('people.training_acts', 'array[r.id]', array['id']),
    ('people.act_trainers', 'array[r.act_id]', array['act_id', 'teacher_id']),
    ('people.courses', 'array_remove(array[r.act_id, r.teacher_id], null)', array['id']),
    ('people.duplicate_pairs', 'array[r.first_id, r.second_id]', array['id'])) as t (relation, subjects, key)
  loop
    execute format('drop trigger import_changes_on_insert on %s', kept.relation);
    execute format('drop trigger import_changes_on_update on %s', kept.relation);
    execute format('drop trigger import_changes_on_delete on %s', kept.relation);
    execute format('create trigger import_changes_on_insert after insert on %s
      referencing new table as after_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%L, %s)', kept.relation, kept.subjects, array_to_string(kept.key, ', '));
    execute format('create trigger import_changes_on_update after update on %s
      referencing old table as before_rows new table as after_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%L, %s)', kept.relation, kept.subjects, array_to_string(kept.key, ', '));
    execute format('create trigger import_changes_on_delete after delete on %s
      referencing old table as before_rows for each statement
      when (coalesce(current_setting(''core.import'', true), '''') <> '''')
      execute function core.keep_import_changes(%L, %s)', kept.relation, kept.subjects, array_to_string(kept.key, ', '));
  end loop;
end $$;
