-- Kazakh alphabetical order in which "school 2" comes before "school 10".
create collation network.by_name (provider = icu, locale = 'kk-u-kn-true');
create index listings_by_name_kk on network.listings (name_kk collate network.by_name, school_id);
create index listings_by_name_ru on network.listings (name_ru collate network.by_name, school_id);
