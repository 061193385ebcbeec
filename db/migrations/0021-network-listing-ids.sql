-- The filters are counted and the order is kept in the web process; here a list is only read by its ids.
alter table network.listings add id bigint generated always as identity unique;
drop index network.listings_by_name_kk, network.listings_by_name_ru;
create index listings_by_name_kk on network.listings (name_kk collate network.by_name, school_id) include (id);
create index listings_by_name_ru on network.listings (name_ru collate network.by_name, school_id) include (id);
