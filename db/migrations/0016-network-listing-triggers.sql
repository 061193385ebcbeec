create function network.keep_listings() returns trigger language plpgsql as $$
declare
  ids uuid[];
  changed text := case tg_op
    when 'INSERT' then 'select %1$I as id from after_rows'
    when 'DELETE' then 'select %1$I as id from before_rows'
    else 'select %1$I as id from before_rows union select %1$I from after_rows' end;
begin
  execute format('select array_agg(distinct id) from (' || changed || ') rows', tg_argv[0]) into ids;
  if ids is not null then perform network.refresh_listings(ids); end if;
  return null;
end $$;

do $$
declare kept record;
begin
  for kept in select * from (values ('schools', 'id'), ('school_places', 'school_id'),
    ('statuses', 'school_id'), ('partnerships', 'partner_id')) as t (name, key)
  loop
    execute format('create trigger keep_listings_on_insert after insert on network.%I
      referencing new table as after_rows for each statement execute function network.keep_listings(%L)', kept.name, kept.key);
    execute format('create trigger keep_listings_on_update after update on network.%I
      referencing old table as before_rows new table as after_rows for each statement
      execute function network.keep_listings(%L)', kept.name, kept.key);
    execute format('create trigger keep_listings_on_delete after delete on network.%I
      referencing old table as before_rows for each statement execute function network.keep_listings(%L)', kept.name, kept.key);
  end loop;
end $$;
