create table network.statuses (
  id uuid primary key,
  school_id uuid not null references network.schools on delete cascade,
  status text not null check (status in ('nis', 'pilot', 'leading', 'partner')),
  during daterange not null check (not isempty(during)),
  order_number text,
  order_date date,
  end_reason text,
  note text,
  constraint statuses_one_at_a_time exclude using gist (school_id with =, during with &&)
);

-- A leading status is confirmed anew for each school year, named by the year it begins in.
create table network.status_confirmations (
  status_id uuid not null references network.statuses on delete cascade,
  school_year integer not null check (school_year between 2000 and 2100),
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  note text,
  primary key (status_id, school_year)
);
