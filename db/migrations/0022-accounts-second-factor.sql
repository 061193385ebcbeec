-- The secret is sealed with a key made from the deployment's SECRET; a step no later than last_step is spent.
create table accounts.second_factors (
  user_id uuid primary key references accounts.users on delete cascade,
  sealed_secret text not null,
  last_step bigint not null,
  set_up_at timestamptz not null
);

create table accounts.recovery_codes (
  code_hash text primary key,
  user_id uuid not null references accounts.second_factors on delete cascade,
  used_at timestamptz
);
create index recovery_codes_user on accounts.recovery_codes (user_id);

-- A session that still waits for the code after the right password opens nothing.
alter table accounts.sessions add column awaits_code boolean not null default false;
