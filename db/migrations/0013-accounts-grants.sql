-- A role holds for one scope and one period: the country, a region or district by KATO, or a school.
create table accounts.grants (
  id uuid primary key,
  user_id uuid not null references accounts.users on delete cascade,
  role text not null check (role in ('national', 'cpm_trainer', 'regional', 'methodologist',
    'leading_director', 'leading_coordinator', 'partner_coordinator', 'teacher')),
  region_kato text check (region_kato ~ '^[0-9]{9}$'),
  district_kato text check (district_kato ~ '^[0-9]{9}$'),
  school_id uuid references network.schools on delete cascade,
  during daterange not null check (not isempty(during)),
  given_by uuid,
  scope text generated always as (coalesce(school_id::text, district_kato, region_kato, 'country')) stored,
  constraint grants_scope_fits_role check (
    case role
      when 'national' then num_nonnulls(region_kato, district_kato, school_id) = 0
      when 'cpm_trainer' then region_kato is not null and num_nonnulls(district_kato, school_id) = 0
      when 'regional' then region_kato is not null and num_nonnulls(district_kato, school_id) = 0
      when 'methodologist' then district_kato is not null and num_nonnulls(region_kato, school_id) = 0
      else school_id is not null and num_nonnulls(region_kato, district_kato) = 0
    end),
  constraint grants_one_at_a_time exclude using gist (user_id with =, role with =, scope with =, during with &&)
);
create index grants_user on accounts.grants (user_id);

create table accounts.invitations (
  id uuid primary key,
  token_hash text not null unique,
  email text,
  phone text,
  role text not null,
  region_kato text,
  district_kato text,
  school_id uuid references network.schools on delete cascade,
  language text not null check (language in ('kk', 'ru', 'en')),
  invited_by uuid not null references accounts.users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid references accounts.users on delete cascade,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  check (email is not null or phone is not null)
);
