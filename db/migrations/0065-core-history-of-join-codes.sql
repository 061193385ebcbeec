-- A school's code for joining is of no concern to guests, who read what was done with the school.
update core.history set subject_kind = 'joinCode' where act = 'joinCodeChanged';
