-- What the record said before in the fields that a checked row changes; null where it changes none.
alter table core.import_rows add column was jsonb;
