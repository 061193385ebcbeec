-- How many places of an event are taken, added up as people register, and what a change of it means to who
-- keeps its pages: `page` grows with every change of what the event's own page shows, `calendar` is the
-- revision at which the calendar last came to show something else of it. A stamp outlives its event.
create table events.taken (
  event_id uuid primary key references events.events on delete cascade,
  registered integer not null
);
create table events.stamps (
  event_id uuid primary key,
  page bigint not null,
  calendar bigint not null
);
create index stamps_calendar on events.stamps (calendar);
insert into events.taken
select event_id, count(*) from events.registrations where state = 'registered' group by 1;

-- From this number on the calendar has to be read anew as a whole, and not only the events stamped since.
alter table events.revision add column whole bigint not null default 1;

-- The calendar shows something else of these events now.
create function events.stamp(ids uuid[]) returns void language sql as $$
  with raised as (update events.revision set number = number + 1 returning number)
  insert into events.stamps as s (event_id, page, calendar)
  select id, 1, number from (select distinct unnest(ids) as id order by 1) changed, raised
  on conflict (event_id) do update set page = s.page + 1, calendar = excluded.calendar
$$;

create function events.stamp_events() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select id from after_rows'
    when 'DELETE' then 'select id from before_rows'
    else 'select id from before_rows union select id from after_rows' end;
  ids uuid[];
begin
  execute 'select array_agg(id) from (' || changed || ') rows' into ids;
  if cardinality(ids) > 1000 then
    update events.revision set number = number + 1, whole = number + 1;
  elsif ids is not null then
    perform events.stamp(ids);
  end if;
  return null;
end $$;

-- Counts places by what came and went, so that two who register at once both count. Whoever registers changes
-- the event's page; the calendar changes only when the last place is taken or one falls free again.
create function events.count_taken() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select event_id, state, 1 as sign from after_rows'
    when 'DELETE' then 'select event_id, state, -1 as sign from before_rows'
    else 'select event_id, state, 1 as sign from after_rows union all select event_id, state, -1 from before_rows' end;
  filled uuid[];
begin
  execute 'with rows as (' || changed || '), deltas as (
      select event_id, coalesce(sum(sign) filter (where state = ''registered''), 0)::int as delta
      from rows group by 1
    ), known as (
      select d.* from deltas d join events.events e on e.id = d.event_id order by 1
    ), counted as (
      insert into events.taken as t (event_id, registered) select event_id, delta from known where delta <> 0
      on conflict (event_id) do update set registered = t.registered + excluded.registered
      returning event_id, registered
    ), stamped as (
      insert into events.stamps as s (event_id, page, calendar) select event_id, 1, 0 from known
      on conflict (event_id) do update set page = s.page + 1
    )
    select array_agg(c.event_id) from counted c join known k on k.event_id = c.event_id
    join events.events e on e.id = c.event_id
    where (c.registered >= e.capacity) <> (c.registered - k.delta >= e.capacity)' into filled;
  if cardinality(filled) > 1000 then
    update events.revision set number = number + 1, whole = number + 1;
  elsif filled is not null then
    perform events.stamp(filled);
  end if;
  return null;
end $$;

create function events.read_anew() returns trigger language plpgsql as $$
begin
  update events.revision set number = number + 1, whole = number + 1;
  return null;
end $$;

drop trigger raise_revision on events.types;
drop trigger raise_revision on events.events;
drop trigger raise_revision on events.registrations;
create trigger read_anew after insert or update or delete or truncate on events.types
  for each statement execute function events.read_anew();
create trigger read_anew after truncate on events.events for each statement execute function events.read_anew();

do $$
declare kept record;
begin
  for kept in select * from (values ('events', 'stamp_events'), ('registrations', 'count_taken')) as t (name, act)
  loop
    execute format('create trigger %2$s_on_insert after insert on events.%1$I
      referencing new table as after_rows for each statement execute function events.%2$s()', kept.name, kept.act);
    execute format('create trigger %2$s_on_update after update on events.%1$I
      referencing old table as before_rows new table as after_rows
      for each statement execute function events.%2$s()', kept.name, kept.act);
    execute format('create trigger %2$s_on_delete after delete on events.%1$I
      referencing old table as before_rows for each statement execute function events.%2$s()', kept.name, kept.act);
  end loop;
end $$;
