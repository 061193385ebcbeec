create table accounts.providers (
  id uuid primary key,
  name_kk text not null check (name_kk <> ''),
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  issuer text not null,
  client_id text not null,
  sealed_secret text not null,
  email_claim text not null default 'email',
  trusts_emails boolean not null default false,
  is_on boolean not null default false,
  created_at timestamptz not null,
  constraint providers_client_unique unique (issuer, client_id)
);

create table accounts.provider_links (
  id uuid primary key,
  provider_id uuid not null references accounts.providers on delete cascade,
  subject text not null,
  user_id uuid not null references accounts.users on delete cascade,
  linked_at timestamptz not null,
  constraint provider_links_subject_unique unique (provider_id, subject),
  constraint provider_links_user_unique unique (provider_id, user_id)
);
create index provider_links_user on accounts.provider_links (user_id);

-- One sign-in on its way to a provider and back; subject and user_id are there once only the password is missing.
create table accounts.provider_sign_ins (
  token_hash text primary key,
  provider_id uuid not null references accounts.providers on delete cascade,
  state text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  subject text,
  user_id uuid references accounts.users on delete cascade,
  vouched boolean not null default false
);

-- Vouched: the identity provider itself asked for a second factor.
alter table accounts.sessions add column vouched boolean not null default false;
