-- When a round that is over was cleared up: a round asked by slips alone leaves nothing else to tell it by.
alter table surveys.rounds add column cleared_at timestamptz;
create index rounds_not_cleared on surveys.rounds (closes_on) where cleared_at is null;

-- How many a school was expected to ask when it was invited, whatever was said later.
alter table surveys.round_schools rename column known to expected_when_invited;
update surveys.round_schools set expected_when_invited = expected
where invited_at is not null and expected_when_invited is null;
