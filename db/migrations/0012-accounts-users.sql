create schema accounts;

create table accounts.users (
  id uuid primary key,
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  patronymic text,
  email text constraint users_email_unique unique check (email = lower(email)),
  phone text constraint users_phone_unique unique check (phone ~ '^\+[0-9]{10,15}$'),
  password_hash text,
  language text not null default 'kk' check (language in ('kk', 'ru', 'en')),
  is_demo boolean not null default false,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  blocked_at timestamptz,
  created_at timestamptz not null default now(),
  check (email is not null or phone is not null)
);

create table accounts.sessions (
  token_hash text primary key,
  user_id uuid not null references accounts.users on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null default ''
);
create index sessions_user on accounts.sessions (user_id);

create table accounts.password_resets (
  token_hash text primary key,
  user_id uuid not null references accounts.users on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
