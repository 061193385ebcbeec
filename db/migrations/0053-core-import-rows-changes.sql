-- What a checked row changes of what is kept, field by field from what to what; null where it changes nothing.
alter table core.import_rows add column changes jsonb;
