-- With every filter beside the name a page of the list and the counts of its filters are read from the index alone.
drop index network.listings_by_name_kk, network.listings_by_name_ru;
create index listings_by_name_kk on network.listings (name_kk collate network.by_name, school_id)
  include (during, region_kato, district_kato, district_id, status, kind, locality, languages);
create index listings_by_name_ru on network.listings (name_ru collate network.by_name, school_id)
  include (during, region_kato, district_kato, district_id, status, kind, locality, languages);
