-- Of two marks made in the same moment the one written later holds.
alter table plans.step_marks add column place bigint generated always as identity;
