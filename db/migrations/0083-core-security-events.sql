-- Who came in and who was kept out; changes of power stand in the history of the accounts.
create table core.security_events (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  act text not null check (act in ('signedIn', 'signInRefused', 'signedOut', 'forbidden')),
  -- How somebody came in, or why not; of what was forbidden the address without its ids.
  detail text not null,
  user_id uuid references accounts.users on delete set null,
  visitor text not null,
  device text not null
);
create index security_events_at on core.security_events (at desc, id);
create index security_events_user on core.security_events (user_id, at desc) where user_id is not null;

-- What the page of security asks of the history, whoever it is of.
create index history_of_accounts on core.history (at desc) where subject_kind in ('user', 'invitation', 'provider', 'joinCode');
