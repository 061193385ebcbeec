-- One device is signed out by what names its session and opens nothing.
alter table accounts.sessions add column id uuid not null default gen_random_uuid();
alter table accounts.sessions add constraint sessions_id_once unique (id);
