-- A school's teachers join by its code, which its coordinator may change at any time.
create table accounts.join_codes (
  school_id uuid primary key references network.schools on delete cascade,
  code text not null constraint join_codes_unique unique check (code ~ '^[A-Z0-9]{8}$'),
  made_by uuid not null,
  made_at timestamptz not null
);

-- Somebody asks a school to confirm who they are, that they moved there, or to forget them.
create table accounts.requests (
  id uuid primary key,
  kind text not null check (kind in ('join', 'move', 'erase')),
  school_id uuid references network.schools on delete cascade,
  user_id uuid references accounts.users on delete set null,
  keeps_old boolean not null default false,
  since date not null,
  state text not null check (state in ('waiting', 'confirmed', 'refused')),
  reason text,
  made_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  check (kind = 'erase' or school_id is not null)
);
create unique index requests_one_waiting on accounts.requests (user_id, kind) where state = 'waiting';
create index requests_school on accounts.requests (school_id) where state = 'waiting';
