-- Rounds that ended long ago and of which nothing is left need no clearing up.
update surveys.rounds r set cleared_at = coalesce(r.closed_at, r.closes_on + interval '1 day')
where r.cleared_at is null and (r.closed_at is not null or r.closes_on < current_date)
  and not exists (select from surveys.drafts d where d.round_id = r.id)
  and (r.mode <> 'anonymous' or not exists (select from surveys.invitations i
    where i.round_id = r.id and (i.email is not null or i.teacher_id is not null)));

-- The first number that anybody knew or gave; where nobody knew any there is none yet.
alter table surveys.round_schools rename column expected_when_invited to first_expected;
update surveys.round_schools set first_expected = nullif(expected, 0) where first_expected = 0;
