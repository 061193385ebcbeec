-- How a school, or a circle together, means to become better over some school years (2026 is 2026/2027): what it found
-- of itself, its priorities, the steps to them, and what came of each.
create table plans.developments (
  id uuid primary key,
  kind text not null check (kind in ('school', 'joint')),
  -- Of a joint plan, the leading school of the circle.
  school_id uuid not null references network.schools,
  first_year smallint not null check (first_year between 2013 and 2100),
  last_year smallint not null,
  state text not null check (state in ('draft', 'submitted', 'agreed', 'approved', 'returned')),
  audit text not null default '',
  diagnosis_id uuid references needs.diagnoses on delete set null,
  monitoring text not null default '',
  return_reason text,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  submitted_at timestamptz,
  agreed_by uuid references accounts.users on delete set null,
  agreed_at timestamptz,
  approved_by uuid references accounts.users on delete set null,
  approved_at timestamptz,
  constraint developments_once unique (school_id, kind, first_year),
  check (last_year between first_year and first_year + 4),
  check ((state = 'returned') <= (return_reason is not null)),
  check ((state = 'approved') = (approved_at is not null)),
  check (kind = 'joint' or state <> 'agreed')
);

create table plans.priorities (
  id uuid primary key,
  development_id uuid not null references plans.developments on delete cascade,
  place smallint not null check (place >= 1),
  name text not null check (name <> '')
);
create index priorities_development on plans.priorities (development_id, place);

-- One step to a priority. In a joint plan partner schools propose steps, and the leading school takes them in or not.
create table plans.steps (
  id uuid primary key,
  development_id uuid not null references plans.developments on delete cascade,
  priority_id uuid not null references plans.priorities,
  school_id uuid not null references network.schools,
  state text not null check (state in ('proposed', 'accepted', 'declined')),
  area text references needs.areas,
  own_area text,
  criteria text not null check (criteria <> ''),
  step text not null check (step <> ''),
  responsible text not null check (responsible <> ''),
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  resource text not null default '',
  gathered_by text not null default '',
  checked_by text not null default '',
  result text not null default '',
  decline_reason text,
  proposed_by uuid references accounts.users on delete set null,
  proposed_at timestamptz not null,
  constraint steps_area check (area is not null or own_area is not null),
  check ((state = 'declined') <= (decline_reason is not null))
);
create index steps_development on plans.steps (development_id);
create index steps_priority on plans.steps (priority_id);

-- How far a step has come, as somebody marked it; the newest mark holds, and none means it has not begun.
create table plans.step_marks (
  id uuid primary key,
  step_id uuid not null references plans.steps on delete cascade,
  mark text not null check (mark in ('not_begun', 'going', 'done', 'moved', 'cancelled')),
  note text not null default '',
  moved_until date,
  marked_by uuid references accounts.users on delete set null,
  marked_at timestamptz not null,
  check (mark not in ('moved', 'cancelled') or note <> ''),
  check ((mark = 'moved') = (moved_until is not null))
);
create index step_marks_step on plans.step_marks (step_id, marked_at);
