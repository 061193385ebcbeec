-- Rows that follow others by themselves stand on nothing: whoever takes an import back asks nobody about them.
comment on table network.listings is 'derived: schools with their names, statuses and circles, by days';
comment on table people.counts is 'derived: counts of teachers by areas and days';
comment on table people.counted_later is 'derived: schools whose counts wait to be added up, once for all portions';
comment on table people.pending_steps is 'derived: steps on their way into the counts';
comment on table people.reach is 'derived: how many a trainer trained in a programme, and how many were reached in turn';
comment on table people.school_areas is 'derived: where a school lies, by days';
comment on table people.school_steps is 'derived: how the counts of a school change, by days';
