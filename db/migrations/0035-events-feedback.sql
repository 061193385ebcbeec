-- An event's visitors are asked once after it and once more a month later.
create unique index rounds_event_once on surveys.rounds (subject_id, purpose) where subject_kind = 'event';

-- When those registered were reminded of it.
alter table events.events add column reminded_at timestamptz;
