-- Of work whose first day nobody told its year is kept, or the day of a list that names the person; empty where the day is known.
alter table people.posts add column start_known text
  constraint posts_start_known_check check (start_known in ('year', 'listed'));
alter table people.posts
  add constraint posts_start_check check (start_known is null or lower(during) is not null);
