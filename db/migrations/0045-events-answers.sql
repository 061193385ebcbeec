-- What the item that an event was made from stands for: a need, or else an area of need, and in the plan of which
-- circle. Kept beside the event, so that the chain from needs to what came of them finds events at once.
alter table events.events
  add column item_circle uuid,
  add column item_need uuid,
  add column item_area text;

create function events.note_item() returns trigger language plpgsql as $$
begin
  select c.leading_id, i.need_id, case when i.need_id is null then i.need_area end
  into new.item_circle, new.item_need, new.item_area
  from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id where i.id = new.plan_item_id;
  return new;
end $$;
create trigger note_item_on_insert before insert on events.events
  for each row when (new.plan_item_id is not null) execute function events.note_item();
create trigger note_item_on_update before update of plan_item_id on events.events
  for each row when (new.plan_item_id is distinct from old.plan_item_id) execute function events.note_item();

create function events.follow_item() returns trigger language plpgsql as $$
begin
  update events.events set item_need = new.need_id, item_area = case when new.need_id is null then new.need_area end
  where plan_item_id = new.id;
  return null;
end $$;
create trigger follow_item after update of need_id, need_area on plans.items for each row
  when ((new.need_id, new.need_area) is distinct from (old.need_id, old.need_area))
  execute function events.follow_item();

create function events.leave_item() returns trigger language plpgsql as $$
begin
  update events.events set item_circle = null, item_need = null, item_area = null where plan_item_id = old.id;
  return null;
end $$;
create trigger leave_item after delete on plans.items for each row execute function events.leave_item();

update events.events e
set item_circle = c.leading_id, item_need = i.need_id, item_area = case when i.need_id is null then i.need_area end
from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id where i.id = e.plan_item_id;

-- Each holds all that tells whether the event took place; of those found by their item's area only the ones that
-- are not found by their own.
drop index events.events_circle_need;
create index events_circle_need on events.events ((coalesce(leading_id, school_id)), need_area, starts_at)
  include (leading_id, school_id, ends_at, state, id);
create index events_item_need on events.events (item_need)
  include (item_circle, leading_id, school_id, need_area, starts_at, ends_at, state, id) where item_need is not null;
create index events_item_area on events.events (item_circle, item_area) where item_area is not null
  and (item_circle is distinct from coalesce(leading_id, school_id) or item_area is distinct from need_area);

-- The certificates of an event that hold, its id compared as bytes, and of which school somebody registered.
create index certificates_of_events on people.certificates (source_id collate "C") include (teacher_id)
  where source_kind = 'event' and revoked_at is null;
drop index events.registrations_teacher_once;
create unique index registrations_teacher_once on events.registrations (event_id, teacher_id) include (school_id)
  where state <> 'cancelled' and teacher_id is not null;
