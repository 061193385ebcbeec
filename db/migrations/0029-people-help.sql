-- A trainer is offered to a school where nobody holds a direction, for a half-year such as 2026-1.
create table people.help_offers (
  id uuid primary key,
  school_id uuid not null references network.schools on delete cascade,
  trainer_id uuid not null references people.teachers on delete cascade,
  direction text not null check (direction in
    ('assessment_coordinator', 'methods_trainer', 'research_trainer', 'task_expert')),
  half_year text not null check (half_year ~ '^[0-9]{4}-[12]$'),
  state text not null check (state in ('proposed', 'accepted', 'declined', 'done', 'withdrawn')),
  note text,
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz
);
create unique index help_offers_open on people.help_offers (school_id, trainer_id, direction, half_year)
  where state in ('proposed', 'accepted');
create index help_offers_trainer on people.help_offers (trainer_id, half_year);

-- Whom each trainer should take next, worked out for the country or a region.
create table people.recommendations (
  id uuid primary key,
  half_year text not null check (half_year ~ '^[0-9]{4}-[12]$'),
  region_kato text,
  job_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ready_at timestamptz,
  needs integer,
  taken integer,
  cost double precision,
  greedy_taken integer,
  greedy_cost double precision
);

create table people.recommended (
  recommendation_id uuid not null references people.recommendations on delete cascade,
  direction text not null,
  school_id uuid not null references network.schools on delete cascade,
  trainer_id uuid references people.teachers on delete cascade,
  trainer_school_id uuid references network.schools on delete cascade,
  region_kato text not null,
  teachers integer not null,
  small boolean not null,
  km double precision,
  -- What speaks for the pair: circle, district, language.
  grounds text[] not null default '{}',
  primary key (recommendation_id, direction, school_id)
);
create index recommended_region on people.recommended (recommendation_id, region_kato, teachers desc);
