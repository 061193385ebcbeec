alter table network.regions add words tsvector not null default '';
alter table network.districts add words tsvector not null default '';
alter table network.schools add words tsvector not null default '';

-- Every school once for each period in which nothing a list shows of it changed; kept by triggers.
create table network.listings (
  school_id uuid not null references network.schools on delete cascade,
  during daterange not null,
  district_id integer not null,
  district_kato text not null,
  region_kato text not null,
  status text,
  leading_id uuid,
  kind text not null,
  locality text,
  languages text[] not null,
  name_kk text not null,
  name_ru text not null,
  words tsvector not null,
  primary key (school_id, during)
);
create index listings_region on network.listings (region_kato);
create index listings_district on network.listings (district_kato);
create index listings_leading on network.listings (leading_id);
create index listings_words on network.listings using gin (words);

-- All words of the listings, to find the nearest to a mistyped one.
create table network.lexemes (word text primary key);
create index lexemes_near on network.lexemes using gin (word gin_trgm_ops);
create index lexemes_prefix on network.lexemes (word text_pattern_ops);
