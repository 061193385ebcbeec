-- Five inter-regional platforms since 2020; the national team says which region belongs to which.
create table network.platforms (
  number integer primary key check (number between 1 and 5),
  name_kk text not null,
  name_ru text not null,
  name_en text not null
);
insert into network.platforms
select n, n || '-аймақтық алаң', n || '-я межрегиональная площадка', 'Inter-regional platform ' || n
from generate_series(1, 5) as n;

create table network.platform_regions (
  id uuid primary key,
  platform integer not null references network.platforms,
  region_kato text not null,
  during daterange not null check (not isempty(during)),
  constraint platform_regions_one_at_a_time exclude using gist (region_kato with =, during with &&)
);
