-- A nomination on which the CPM branch gave its opinion is reviewed.
alter table network.nominations drop constraint nominations_state_check;
drop index network.nominations_one_open_per_school;
update network.nominations set state = 'reviewed' where state = 'opined';
alter table network.nominations add constraint nominations_state_check
  check (state in ('proposed', 'submitted', 'reviewed', 'granted', 'refused', 'withdrawn'));
create unique index nominations_one_open_per_school on network.nominations (school_id)
  where state in ('proposed', 'submitted', 'reviewed');
