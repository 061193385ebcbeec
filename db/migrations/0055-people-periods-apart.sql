-- Periods of one person at one school are kept apart by a number made of the two: compared as texts of 72 letters, a
-- country's list of teachers took four times as long. Over one expression, as before, the index is no way to rows.
alter table people.posts drop constraint posts_one_in_a_school;
alter table people.posts add constraint posts_one_in_a_school
  exclude using gist (hashtextextended(teacher_id::text || school_id::text, 0) with =, during with &&);
alter table people.trainers drop constraint trainers_one_at_a_time;
alter table people.trainers add constraint trainers_one_at_a_time
  exclude using gist (hashtextextended(teacher_id::text || direction, 0) with =, during with &&);
