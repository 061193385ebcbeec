-- A form from a file of which not all can be taken waits here for its sender's word; one for each person.
create table surveys.waiting_forms (
  id uuid primary key,
  made_by uuid not null constraint waiting_forms_one_each unique references accounts.users on delete cascade,
  made_at timestamptz not null,
  -- In whose name it is to be, as forms name an owner.
  owner_key text not null,
  file_name text not null,
  draft jsonb not null,
  findings jsonb not null
);
