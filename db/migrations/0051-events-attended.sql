-- What history tells of attendance is called attended, as everywhere else.
update core.history
set changes = (changes - 'came') || jsonb_build_object('attended', changes -> 'came')
where subject_kind = 'event' and act = 'attendanceMarked' and changes ? 'came';
