-- When it had been taken back, of a registration that stands again because its person was noted as there: a note made by mistake
-- takes it back once more.
alter table events.registrations add column cancelled_before timestamptz,
  add constraint registrations_cancelled_before check (state <> 'cancelled' or cancelled_before is null);
