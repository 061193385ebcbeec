-- What a certificate says is kept as it was issued: later changes of names or schools do not reach it.
create table people.certificates (
  id uuid primary key,
  number text not null constraint certificates_number_unique unique
    check (number ~ '^KZ-[0-9]{4}-[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}$'),
  kind text not null check (kind in ('course', 'trainer', 'event', 'contest')),
  teacher_id uuid references people.teachers,
  -- The teacher's id, or what the source calls somebody who is no registered teacher.
  holder_key text not null check (holder_key <> ''),
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  patronymic text,
  folded text not null,
  title_kk text not null check (title_kk <> ''),
  title_ru text not null check (title_ru <> ''),
  title_en text,
  hours smallint check (hours between 1 and 1000),
  from_day date not null,
  until_day date not null,
  form text check (form in ('face_to_face', 'online', 'mixed')),
  organiser_school_id uuid references network.schools,
  organiser_kk text not null check (organiser_kk <> ''),
  organiser_ru text not null check (organiser_ru <> ''),
  region_kato text check (region_kato ~ '^[0-9]{9}$'),
  district_kato text check (district_kato ~ '^[0-9]{9}$'),
  place_kk text,
  place_ru text,
  signatories jsonb not null,
  result text check (result in ('heard', 'passed')),
  score text,
  issued_on date not null,
  valid_until date,
  ground text not null check (ground <> ''),
  source_kind text not null,
  source_id text not null,
  issued_by uuid references accounts.users on delete set null,
  issued_at timestamptz not null,
  replaces uuid constraint certificates_replaced_once unique references people.certificates,
  revoked_at timestamptz,
  revoked_reason text check (revoked_reason <> ''),
  -- Which bit of the status lists tells of its badge.
  place bigint generated always as identity constraint certificates_place_unique unique,
  check (from_day <= until_day),
  check (valid_until is null or valid_until >= issued_on),
  check ((revoked_at is null) = (revoked_reason is null)),
  check (replaces <> id)
);
-- Issuing the same thing twice finds the first certificate; a replacement stands beside what it replaces.
create unique index certificates_once on people.certificates (source_kind, source_id, kind, holder_key)
  where replaces is null;
create index certificates_teacher on people.certificates (teacher_id);
create index certificates_newest on people.certificates (issued_on desc, place desc);
create index certificates_region on people.certificates (region_kato, issued_on desc, place desc);
create index certificates_school on people.certificates (organiser_school_id);
create index certificates_folded on people.certificates using gin (folded gin_trgm_ops);
create index certificates_revoked on people.certificates (place) where revoked_at is not null;

-- Many certificates of one activity, issued by a job; its own id makes a second run find what the first issued.
create table people.certificate_lists (
  id uuid primary key,
  activity jsonb not null,
  holders jsonb not null,
  holders_count integer not null check (holders_count between 1 and 10000),
  job_id uuid not null,
  made_by uuid not null references accounts.users on delete cascade,
  made_at timestamptz not null
);

-- Keys that sign badges; a retired one stays public, so that what it signed can still be checked.
create table people.issuer_keys (
  id text primary key,
  public_key text not null,
  private_key_encrypted text not null,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index issuer_keys_one_in_use on people.issuer_keys ((true)) where retired_at is null;
