-- Whether a row is still as the import left it is told by a number made of it, not by a second copy of it.
alter table core.import_changes add column after_hash bigint;
update core.import_changes set after_hash = hashtextextended(after::text, 0) where after is not null;
alter table core.import_changes drop column after;
alter table core.import_changes add constraint import_changes_of_a_row check (before is not null or after_hash is not null);

create or replace function core.keep_import_changes() returns trigger language plpgsql as $$
declare
  of_import uuid := current_setting('core.import')::uuid;
  relation text := tg_table_schema || '.' || tg_table_name;
  key_of text := (select string_agg(format('%%1$s.%I::text', column_name), ' || '' '' || ') from unnest(tg_argv) as column_name);
  is_same text := (select string_agg(format('o.%1$I = n.%1$I', column_name), ' and ') from unnest(tg_argv) as column_name);
begin
  if tg_op = 'INSERT' then
    execute 'insert into core.import_changes (import_id, relation, key, after_hash) select $1, $2, '
      || format(key_of, 'n') || ', hashtextextended(to_jsonb(n)::text, 0) from after_rows n' using of_import, relation;
  elsif tg_op = 'DELETE' then
    execute 'insert into core.import_changes (import_id, relation, key, before) select $1, $2, '
      || format(key_of, 'o') || ', to_jsonb(o) from before_rows o' using of_import, relation;
  else
    execute 'insert into core.import_changes (import_id, relation, key, before, after_hash) select $1, $2, '
      || format(key_of, 'n') || ', to_jsonb(o), hashtextextended(to_jsonb(n)::text, 0)'
      || ' from before_rows o join after_rows n on ' || is_same || ' where to_jsonb(o) <> to_jsonb(n)'
      using of_import, relation;
  end if;
  return null;
end $$;
