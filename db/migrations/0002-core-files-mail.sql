-- The bytes live under their SHA-256 in FILES_URL; a row is one name somebody gave them.
create table core.files (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  name text not null check (name <> ''),
  uploaded_by uuid,
  uploaded_at timestamptz not null
);
create index files_sha256 on core.files (sha256);

create table core.mails (
  id uuid primary key,
  recipient text not null,
  language text not null check (language in ('kk', 'ru', 'en')),
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index mails_created on core.mails (created_at desc);
