-- What was done with the open answers of a round is told with the rest of its history.
update core.history set subject_kind = 'survey_round' where subject_kind = 'round';
