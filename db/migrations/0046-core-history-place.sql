-- Acts of one moment keep the order they were done in.
create sequence core.history_place;
alter table core.history add column place bigint not null default nextval('core.history_place');
alter sequence core.history_place owned by core.history.place;
