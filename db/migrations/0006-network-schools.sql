create table network.schools (
  id uuid primary key,
  code text not null constraint schools_code_unique unique check (code ~ '^[A-Z0-9-]{3,20}$'),
  name_kk text not null check (name_kk <> ''),
  name_ru text not null check (name_ru <> ''),
  kind text not null check (kind in
    ('general', 'gymnasium', 'lyceum', 'school_gymnasium', 'school_lyceum', 'small', 'boarding', 'nis', 'other')),
  languages text[] not null default '{}' check (languages <@ array['kk', 'ru', 'en', 'ug', 'uz', 'tg']),
  locality text check (locality in ('urban', 'rural')),
  address text,
  lon double precision check (lon between 46 and 88),
  lat double precision check (lat between 40 and 56),
  -- 'exact' was measured, 'district' is only the inner point of the school's district.
  position text not null default 'district' check (position in ('exact', 'district')),
  phone text,
  email text,
  website text,
  open_during daterange not null check (not isempty(open_during)),
  origin text not null default 'own' check (origin in ('own', 'import', 'documents', 'demo', 'generated')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table network.school_places (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references network.schools on delete cascade,
  district_id integer not null references network.districts,
  during daterange not null check (not isempty(during)),
  constraint school_places_one_at_a_time exclude using gist (school_id with =, during with &&)
);
create index school_places_district on network.school_places (district_id);

create table network.school_sizes (
  school_id uuid not null references network.schools on delete cascade,
  year integer not null check (year between 1990 and 2100),
  pupils integer check (pupils >= 0),
  teachers integer check (teachers >= 0),
  primary key (school_id, year)
);
