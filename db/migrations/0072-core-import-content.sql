-- By what a file that was sent and written before is known when it comes again: a keyed hash of all of it.
alter table core.imports add column content_hash text;
create index imports_content on core.imports (made_by, content_hash) where content_hash is not null;
