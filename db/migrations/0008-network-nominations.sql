-- The way to a leading status: proposal, evidence, opinion of the CPM branch, decision with an order.
create table network.nominations (
  id uuid primary key,
  school_id uuid not null references network.schools on delete cascade,
  state text not null check (state in ('proposed', 'submitted', 'opined', 'granted', 'refused', 'withdrawn')),
  reason text not null check (reason <> ''),
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  submitted_at timestamptz,
  opinion text check (opinion in ('for', 'against')),
  opinion_text text,
  opinion_at timestamptz,
  opinion_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_text text,
  order_number text,
  order_date date,
  starts_on date,
  status_id uuid references network.statuses,
  check (state <> 'granted' or (order_number is not null and order_date is not null and status_id is not null))
);
create unique index nominations_one_open_per_school on network.nominations (school_id)
  where state in ('proposed', 'submitted', 'opined');

create table network.nomination_evidence (
  nomination_id uuid not null references network.nominations on delete cascade,
  criterion text not null check (criterion in
    ('leadership', 'trainers', 'research', 'results', 'network_plan', 'partners', 'base', 'support')),
  body text not null check (body <> ''),
  file_id uuid references core.files,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (nomination_id, criterion)
);
