-- The public half of a key whose private half a device keeps; a count that does not rise tells of a copy.
create table accounts.passkeys (
  id uuid primary key,
  user_id uuid not null references accounts.users on delete cascade,
  credential_id text not null constraint passkeys_credential_unique unique,
  public_key bytea not null,
  sign_count bigint not null constraint passkeys_count_not_negative check (sign_count >= 0),
  transports text[] not null default '{}',
  is_backed_up boolean not null,
  name text not null constraint passkeys_name_not_empty check (name <> ''),
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_user on accounts.passkeys (user_id);

-- What a device is asked to sign: taken once, by the browser that holds the token, to add a key for that person or to sign in.
create table accounts.passkey_challenges (
  token_hash text primary key,
  challenge text not null,
  user_id uuid references accounts.users on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenges_expiry on accounts.passkey_challenges (expires_at);
