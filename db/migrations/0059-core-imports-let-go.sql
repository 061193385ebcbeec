-- Every row of a country's file looked its import up once more. The work of the import alone writes them, holding it, and
-- they go with it.
alter table core.import_rows drop constraint import_rows_import_id_fkey;
alter table core.import_changes drop constraint import_changes_import_id_fkey;

create function core.let_import_go() returns trigger language plpgsql as $$
begin
  delete from core.import_rows r using before_rows i where r.import_id = i.id;
  delete from core.import_changes c using before_rows i where c.import_id = i.id;
  return null;
end $$;
create trigger rows_go_with_import after delete on core.imports referencing old table as before_rows
  for each statement execute function core.let_import_go();

-- Of what tells of somebody who was forgotten nothing can be taken back any more.
alter table core.imports add column is_undoable boolean not null default true;
