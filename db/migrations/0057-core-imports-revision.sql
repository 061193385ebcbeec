-- Raised when somebody is taken out of a table that waits: a check that read it before begins anew.
alter table core.imports add column revision integer not null default 0;
