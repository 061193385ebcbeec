-- Whether a row is still as the import left it is told by the transaction that wrote it last, not by a second copy of it.
-- What was written before has no such mark and can be taken back no more.
truncate core.import_changes;
alter table core.import_changes drop column after;
alter table core.import_changes add column last_transaction xid not null;
alter table core.import_changes add column is_gone boolean not null default false;
alter table core.import_changes add check (before is not null or not is_gone);

create or replace function core.keep_import_changes() returns trigger language plpgsql as $$
declare
  of_import uuid := current_setting('core.import')::uuid;
  relation text := tg_table_schema || '.' || tg_table_name;
  last_transaction xid := pg_current_xact_id()::xid;
  key_of text := (select string_agg(format('%%1$s.%I::text', column_name), ' || '' '' || ') from unnest(tg_argv) as column_name);
  is_same text := (select string_agg(format('o.%1$I = n.%1$I', column_name), ' and ') from unnest(tg_argv) as column_name);
begin
  if tg_op = 'INSERT' then
    execute 'insert into core.import_changes (import_id, relation, key, last_transaction) select $1, $2, '
      || format(key_of, 'n') || ', $3 from after_rows n' using of_import, relation, last_transaction;
  elsif tg_op = 'DELETE' then
    execute 'insert into core.import_changes (import_id, relation, key, before, last_transaction, is_gone) select $1, $2, '
      || format(key_of, 'o') || ', to_jsonb(o), $3, true from before_rows o' using of_import, relation, last_transaction;
  else
    -- An update that changes nothing is kept too: it is the row's last writer.
    execute 'insert into core.import_changes (import_id, relation, key, before, last_transaction) select $1, $2, '
      || format(key_of, 'n') || ', to_jsonb(o), $3 from before_rows o join after_rows n on ' || is_same
      using of_import, relation, last_transaction;
  end if;
  return null;
end $$;
