create table network.imports (
  id uuid primary key,
  kind text not null check (kind in ('schools', 'statuses', 'partnerships', 'sizes')),
  state text not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'written', 'failed')),
  file_id uuid not null references core.files,
  region_kato text,
  as_of date not null,
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  rows_total integer not null default 0,
  rows_bad integer not null default 0,
  rows_new integer not null default 0,
  rows_changed integer not null default 0,
  rows_same integer not null default 0,
  job_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  written_at timestamptz
);

create table network.import_rows (
  import_id uuid not null references network.imports on delete cascade,
  number integer not null,
  cells jsonb not null,
  outcome text not null check (outcome in ('bad', 'new', 'changed', 'same')),
  problems jsonb not null default '[]',
  primary key (import_id, number)
);
create index import_rows_outcome on network.import_rows (import_id, outcome, number);
