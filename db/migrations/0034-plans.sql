create schema plans;

-- What a circle does in a half-year such as 2026-1, from September, or 2026-2, from January 2027: partners propose, the coordinator arranges, the director
-- of the leading school and the methodologist of the district approve.
create table plans.cyclogrammes (
  id uuid primary key,
  leading_id uuid not null references network.schools,
  half_year text not null check (half_year ~ '^[0-9]{4}-[12]$'),
  state text not null check (state in ('draft', 'submitted', 'agreed', 'approved', 'returned')),
  proposals_until date not null,
  return_reason text,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  submitted_at timestamptz,
  agreed_by uuid references accounts.users on delete set null,
  agreed_at timestamptz,
  approved_by uuid references accounts.users on delete set null,
  approved_at timestamptz,
  constraint cyclogrammes_once unique (leading_id, half_year),
  check ((state = 'returned') <= (return_reason is not null)),
  check ((state = 'approved') = (approved_at is not null))
);

-- One thing to do, in one week of the grid. It answers a need or says why it is there all the same.
create table plans.items (
  id uuid primary key,
  cyclogramme_id uuid not null references plans.cyclogrammes on delete cascade,
  school_id uuid not null references network.schools,
  state text not null check (state in ('proposed', 'accepted', 'declined', 'cancelled')),
  event_type text not null,
  title_kk text not null check (title_kk <> ''),
  title_ru text not null check (title_ru <> ''),
  week date check (extract(isodow from week) = 1),
  day date,
  hall text,
  responsible text not null check (responsible <> ''),
  teacher_id uuid references people.teachers on delete set null,
  need_id uuid references needs.needs on delete set null,
  need_area text references needs.areas,
  need_reason text,
  expected text not null default '',
  decline_reason text,
  -- Set when the plan had been approved before: such a change is marked wherever the plan is shown.
  changed_after text check (changed_after in ('added', 'moved', 'cancelled')),
  change_reason text,
  week_before date,
  proposed_by uuid references accounts.users on delete set null,
  proposed_at timestamptz not null,
  check (need_id is not null or need_area is not null or need_reason is not null),
  check (day is null or (week is not null and day >= week and day < week + 7)),
  check ((changed_after is null) = (change_reason is null)),
  check ((state = 'declined') <= (decline_reason is not null))
);
create index items_cyclogramme on plans.items (cyclogramme_id, week);
create index items_need on plans.items (need_id);
create index items_week on plans.items (week) where state = 'accepted';
