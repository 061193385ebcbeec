create table people.imports (
  id uuid primary key,
  kind text not null check (kind in ('teachers', 'courses', 'trainers', 'acts')),
  state text not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'written', 'failed')),
  file_name text not null check (file_name <> ''),
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  rows_total integer not null default 0,
  rows_bad integer not null default 0,
  rows_doubtful integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_same integer not null default 0,
  job_id uuid,
  made_by uuid not null references accounts.users on delete cascade,
  made_at timestamptz not null,
  written_at timestamptz
);
create index imports_made_by on people.imports (made_by, made_at desc);

-- The table a file held, a few thousand rows at a time; identification numbers are hashed before they come here.
-- The file itself is not kept, and these rows go once they are written.
create table people.import_pieces (
  import_id uuid not null references people.imports on delete cascade,
  place integer not null,
  rows jsonb not null,
  primary key (import_id, place)
);

-- What the check found. A row that was written is deleted in the same transaction, so a job that was killed
-- goes on where it stopped; rows to correct stay for the file of corrections.
create table people.import_rows (
  import_id uuid not null references people.imports on delete cascade,
  number integer not null,
  portion integer not null,
  cells jsonb not null,
  iin_hash text,
  outcome text not null check (outcome in ('bad', 'doubtful', 'new', 'changed', 'same')),
  problems jsonb not null default '[]',
  primary key (import_id, number)
);
create index import_rows_outcome on people.import_rows (import_id, outcome, number);
create index import_rows_portion on people.import_rows (import_id, portion);

-- Schools whose counts wait to be added up: once for all portions takes a third of the time.
create table people.import_schools (
  import_id uuid not null references people.imports on delete cascade,
  school_id uuid not null references network.schools on delete cascade,
  primary key (import_id, school_id)
);

-- Two records that may be of one person, until somebody who keeps both says so.
create table people.duplicate_pairs (
  id uuid primary key,
  first_id uuid not null references people.teachers on delete cascade,
  second_id uuid not null references people.teachers on delete cascade,
  reason text not null check (reason in ('sameSchool', 'sameRegion')),
  found_at timestamptz not null,
  decision text check (decision in ('same', 'different')),
  decided_by uuid references accounts.users on delete set null,
  decided_at timestamptz,
  constraint duplicate_pairs_once unique (first_id, second_id),
  check (first_id < second_id),
  check ((decision is null) = (decided_at is null))
);
create index duplicate_pairs_open on people.duplicate_pairs (found_at, id) where decision is null;
create index duplicate_pairs_second on people.duplicate_pairs (second_id);

-- A joining of two records, with all that is needed to take them apart again: which rows moved, which rows
-- were taken out because the kept record had their place, and which empty facts of the kept record were filled.
create table people.merges (
  id uuid primary key,
  kept_id uuid not null references people.teachers on delete cascade,
  merged_id uuid not null references people.teachers on delete cascade,
  moved jsonb not null,
  removed jsonb not null,
  filled jsonb not null,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  undone_by uuid references accounts.users on delete set null,
  undone_at timestamptz,
  check (kept_id <> merged_id)
);
-- A record is merged into one other at a time.
create unique index merges_standing on people.merges (merged_id) where undone_at is null;
create index merges_kept on people.merges (kept_id);
create index teachers_merged_into on people.teachers (merged_into) where merged_into is not null;
