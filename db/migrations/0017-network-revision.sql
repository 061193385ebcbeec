-- Grows with every change of what the public pages of the network show, so that a kept page is never stale.
create table network.revision (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into network.revision values (true, 1);

create function network.raise_revision() returns trigger language plpgsql as $$
begin
  update network.revision set number = number + 1;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['regions', 'districts', 'platforms', 'platform_regions', 'schools', 'school_places',
    'school_sizes', 'statuses', 'status_confirmations', 'partnerships', 'documents', 'published_figures']
  loop
    execute format('create trigger raise_revision after insert or update or delete or truncate on network.%I
      for each statement execute function network.raise_revision()', name);
  end loop;
end $$;
