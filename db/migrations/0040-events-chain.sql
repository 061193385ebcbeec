-- The school of who came, as the registration has it, so that who came to an event is counted by school at once.
alter table events.attendance add column school_id uuid;
update events.attendance a set school_id = r.school_id from events.registrations r where r.id = a.registration_id;
create index attendance_by_school on events.attendance (event_id, school_id);

create function events.note_school() returns trigger language plpgsql as $$
begin
  select school_id into new.school_id from events.registrations where id = new.registration_id;
  return new;
end $$;
create trigger note_school before insert on events.attendance
  for each row when (new.school_id is null) execute function events.note_school();

-- A need of a circle is looked for among the circle's own events.
create index events_circle_need on events.events ((coalesce(leading_id, school_id)), need_area, starts_at);
create index certificates_source on people.certificates (source_kind, source_id);
