create schema surveys;

-- What is asked. The field's own questionnaires have a code and belong to nobody; the others belong to a
-- school, a district, a region or, with none of them named, to the country.
create table surveys.questionnaires (
  id uuid primary key,
  code text constraint questionnaires_code_unique unique,
  school_id uuid references network.schools,
  district_kato text check (district_kato ~ '^[0-9]{9}$'),
  region_kato text check (region_kato ~ '^[0-9]{9}$'),
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  archived_at timestamptz,
  check (num_nonnulls(school_id, district_kato, region_kato) <= 1)
);

-- A version is written until it is published and never after: answers are read by the version they were given to.
create table surveys.versions (
  id uuid primary key,
  questionnaire_id uuid not null references surveys.questionnaires on delete cascade,
  number integer not null check (number >= 1),
  content jsonb not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  constraint versions_number_unique unique (questionnaire_id, number)
);
create unique index versions_one_draft on surveys.versions (questionnaire_id) where published_at is null;

create function surveys.keep_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a questionnaire does not change' using errcode = 'restrict_violation';
end $$;
create trigger keep_published before update on surveys.versions
  for each row when (old.published_at is not null) execute function surveys.keep_published();

-- One asking of a questionnaire: of whom, from when until when, and whether by name.
create table surveys.rounds (
  id uuid primary key,
  version_id uuid not null references surveys.versions,
  title_kk text not null check (title_kk <> ''),
  title_ru text not null check (title_ru <> ''),
  mode text not null check (mode in ('named', 'anonymous', 'open')),
  -- What it is for: needs of a circle, feedback after an event, what was applied a month later, a study, anything else.
  purpose text not null check (purpose in ('needs', 'event', 'follow_up', 'study', 'other')),
  subject_kind text,
  subject_id uuid,
  -- Who asks: a school, a district, a region or, with none of them named, the country.
  school_id uuid references network.schools,
  district_kato text check (district_kato ~ '^[0-9]{9}$'),
  region_kato text check (region_kato ~ '^[0-9]{9}$'),
  -- Whom: roles of respondents, kinds of schools; the schools themselves stand in round_schools.
  audience jsonb not null,
  opens_on date not null,
  closes_on date not null,
  closed_at timestamptz,
  open_code text constraint rounds_open_code_unique unique,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  -- Grows with everything that changes results; readers compare it with what they hold.
  revision bigint not null default 0,
  check (opens_on <= closes_on),
  check ((subject_kind is null) = (subject_id is null)),
  check (num_nonnulls(school_id, district_kato, region_kato) <= 1),
  check ((open_code is null) = (mode <> 'open'))
);
create index rounds_subject on surveys.rounds (subject_kind, subject_id);
create index rounds_school on surveys.rounds (school_id);
create index rounds_version on surveys.rounds (version_id);

-- The schools that are asked, with where they lay when the round was made, and how many were asked in each.
create table surveys.round_schools (
  round_id uuid not null references surveys.rounds on delete cascade,
  school_id uuid not null references network.schools,
  region_kato text not null,
  district_kato text not null,
  leading_id uuid,
  kind text not null,
  expected integer not null default 0 check (expected >= 0),
  answered integer not null default 0 check (answered >= 0),
  -- When its invitations were made, and when the coordinator last saw the links to print.
  invited_at timestamptz,
  links_shown_at timestamptz,
  primary key (round_id, school_id)
);
create index round_schools_school on surveys.round_schools (school_id);

-- A single-use link. Of an anonymous round it knows that it was used, not what was answered nor when.
create table surveys.invitations (
  id uuid primary key,
  round_id uuid not null references surveys.rounds on delete cascade,
  school_id uuid not null references network.schools,
  teacher_id uuid references people.teachers on delete set null,
  email text,
  language text check (language in ('kk', 'ru', 'en')),
  -- As whom the person answers; null asks.
  role text check (role in ('teacher', 'head', 'pupil', 'parent', 'other')),
  token_hash text not null constraint invitations_token_unique unique,
  is_used boolean not null default false,
  reminded_on date,
  constraint invitations_teacher_once unique (round_id, teacher_id)
);
create index invitations_school on surveys.invitations (round_id, school_id);
create index invitations_teacher on surveys.invitations (teacher_id);

-- What is filled but not yet sent, found again by the same link on any device; sending takes it away.
create table surveys.drafts (
  key_hash text primary key,
  round_id uuid not null references surveys.rounds on delete cascade,
  role text check (role in ('teacher', 'head', 'pupil', 'parent', 'other')),
  school_id uuid references network.schools,
  answers jsonb not null,
  page integer not null default 0 check (page >= 0),
  saved_at timestamptz not null
);
create index drafts_round on surveys.drafts (round_id);

-- One sent form. By an open link the id comes with the form, so that sending again is the same sending.
-- Of an anonymous round nothing leads to the person: no invitation, no account, an id that no draft
-- knew, and only the day.
create table surveys.responses (
  id uuid primary key,
  place bigint generated always as identity constraint responses_place_unique unique,
  round_id uuid not null references surveys.rounds on delete cascade,
  school_id uuid references network.schools,
  role text not null check (role in ('teacher', 'head', 'pupil', 'parent', 'other')),
  invitation_id uuid constraint responses_invitation_once unique references surveys.invitations on delete set null,
  user_id uuid references accounts.users on delete set null,
  language text not null check (language in ('kk', 'ru', 'en')),
  answers jsonb not null,
  sent_on date not null,
  sent_at timestamptz
);
create index responses_round on surveys.responses (round_id, place);
create unique index responses_user_once on surveys.responses (round_id, user_id) where user_id is not null;

-- Open answers laid under themes by a person.
create table surveys.themes (
  id uuid primary key,
  round_id uuid not null references surveys.rounds on delete cascade,
  question text not null,
  name text not null check (name <> ''),
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  constraint themes_name_unique unique (round_id, question, name)
);
create table surveys.themed (
  theme_id uuid not null references surveys.themes on delete cascade,
  response_id uuid not null references surveys.responses on delete cascade,
  primary key (theme_id, response_id)
);
create index themed_response on surveys.themed (response_id);
