create schema network;

-- A region or district is one row for each period in which its name and borders stood.
create table network.regions (
  id integer generated always as identity primary key,
  kato text not null check (kato ~ '^[0-9]{9}$'),
  kind text not null check (kind in ('oblast', 'city')),
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  centre_kk text,
  centre_ru text,
  centre_en text,
  during daterange not null check (not isempty(during)),
  constraint regions_one_at_a_time exclude using gist (kato with =, during with &&)
);

create table network.districts (
  id integer generated always as identity primary key,
  kato text not null check (kato ~ '^[0-9]{9}$'),
  region_kato text not null,
  kind text not null check (kind in ('city', 'district', 'cityDistrict')),
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  during daterange not null check (not isempty(during)),
  constraint districts_one_at_a_time exclude using gist (kato with =, during with &&)
);
create index districts_region on network.districts (region_kato);

create table network.district_successions (
  from_id integer not null references network.districts,
  to_id integer not null references network.districts,
  primary key (from_id, to_id)
);
