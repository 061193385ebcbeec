-- One row for each long piece of work a person can watch; the queue itself is graphile-worker's.
create table core.jobs (
  id uuid primary key,
  task text not null,
  payload jsonb not null,
  started_by uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  steps_done integer not null default 0 check (steps_done >= 0),
  steps_total integer not null default 0 check (steps_total >= 0),
  result_path text,
  failure text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index jobs_started_by on core.jobs (started_by, created_at desc);

-- A worker that stops beating is dead, and its jobs are taken over.
create table core.workers (
  id text primary key,
  beat_at timestamptz not null
);

create table core.rate_limits (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
