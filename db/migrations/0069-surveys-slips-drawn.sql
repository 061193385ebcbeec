-- How many slips a school has drawn in all: whoever draws them could answer by them, so who asks sees the number.
alter table surveys.round_schools add column slips integer not null default 0
  constraint round_schools_slips_check check (slips >= 0);
-- How many the school was known to ask when it was invited, whatever it said later.
alter table surveys.round_schools add column known integer;
update surveys.round_schools set known = expected where invited_at is not null;
update surveys.round_schools a set slips = (select count(*) from surveys.invitations i
  where i.round_id = a.round_id and i.school_id = a.school_id and i.email is null)
from surveys.rounds r where r.id = a.round_id and r.mode = 'anonymous' and a.links_shown_at is not null;
