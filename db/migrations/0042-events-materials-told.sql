-- When the coordinators of those who came were written to about it; null while they wait to be.
alter table events.materials add column told_at timestamptz;
update events.materials set told_at = added_at;
