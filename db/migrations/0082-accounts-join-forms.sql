-- What somebody wrote who asks to join a school: no account is opened before the link in a letter to that address was followed.
create table accounts.join_forms (
  id uuid primary key,
  token_hash text not null unique,
  school_id uuid not null references network.schools on delete cascade,
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  patronymic text,
  email text check (email = lower(email)),
  phone text check (phone ~ '^\+[0-9]{10,15}$'),
  language text not null check (language in ('kk', 'ru', 'en')),
  made_at timestamptz not null,
  -- The account that came of it: the link then leads nowhere else.
  user_id uuid references accounts.users on delete cascade,
  check (num_nonnulls(email, phone) = 1)
);
create index join_forms_made on accounts.join_forms (made_at);
create index join_forms_user on accounts.join_forms (user_id) where user_id is not null;
