create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create schema core;

-- Who did what to which record, written in the transaction of the act itself.
create table core.history (
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  user_id uuid,
  actor_label text not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  changes jsonb not null default '{}',
  primary key (id, at)
) partition by range (at);
create table core.history_before_2026 partition of core.history for values from (minvalue) to ('2026-01-01');
create table core.history_2026 partition of core.history for values from ('2026-01-01') to ('2027-01-01');
create table core.history_2027 partition of core.history for values from ('2027-01-01') to ('2028-01-01');
create table core.history_later partition of core.history for values from ('2028-01-01') to (maxvalue);
create index history_subject on core.history (subject_kind, subject_id, at desc);
