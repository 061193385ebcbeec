create schema people;

-- A person of the network: a teacher of one or two schools, a trainer of the centre, or somebody who left.
create table people.teachers (
  id uuid primary key,
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  patronymic text,
  birth_year smallint check (birth_year between 1930 and 2015),
  -- Keyed hash of the individual identification number, for matching only; the number itself is never kept.
  iin_hash text constraint teachers_iin_unique unique,
  user_id uuid constraint teachers_user_unique unique references accounts.users on delete set null,
  working_since smallint check (working_since between 1950 and 2100),
  origin text not null default 'own' check (origin in ('own', 'import', 'joined', 'demo', 'generated')),
  merged_into uuid references people.teachers,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  -- The name as search sees it: folded words, each with a space before it.
  folded text not null default ''
);
create index teachers_folded on people.teachers using gin (folded gin_trgm_ops);
-- Lists go in the order of the folded names, so that a beginning of a family name is one stretch of them.
create index teachers_by_name on people.teachers (folded collate "C", id);

create table people.posts (
  id uuid primary key,
  teacher_id uuid not null references people.teachers on delete cascade,
  school_id uuid not null references network.schools on delete cascade,
  during daterange not null check (not isempty(during)),
  position text not null check (position in ('teacher', 'head', 'deputy', 'psychologist', 'other')),
  subjects text[] not null default '{}',
  grades int4range,
  languages text[] not null default '{}' check (languages <@ array['kk', 'ru', 'en', 'ug', 'uz', 'tg']),
  constraint posts_one_in_a_school exclude using gist (teacher_id with =, school_id with =, during with &&)
);
create index posts_school on people.posts (school_id, teacher_id);
create index posts_teacher on people.posts (teacher_id);

create table people.categories (
  id uuid primary key,
  teacher_id uuid not null references people.teachers on delete cascade,
  category text not null check (category in ('intern', 'teacher', 'moderator', 'expert', 'researcher', 'master',
    'none', 'second', 'first', 'highest')),
  during daterange not null check (not isempty(during)),
  constraint categories_one_at_a_time exclude using gist (teacher_id with =, during with &&)
);

create table people.programmes (
  code text primary key,
  kind text not null check (kind in ('level', 'school', 'course')),
  level smallint unique check (level between 1 and 3),
  direction text check (direction in
    ('assessment_coordinator', 'methods_trainer', 'research_trainer', 'task_expert')),
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  place smallint not null unique
);
insert into people.programmes (place, code, kind, level, direction, name_kk, name_ru, name_en) values
  (1, 'level1', 'level', 1, null, 'Бірінші (ілгері) деңгей курсы', 'Курс первого (продвинутого) уровня', 'First (advanced) level course'),
  (2, 'level2', 'level', 2, null, 'Екінші (негізгі) деңгей курсы', 'Курс второго (основного) уровня', 'Second (intermediate) level course'),
  (3, 'level3', 'level', 3, null, 'Үшінші (базалық) деңгей курсы', 'Курс третьего (базового) уровня', 'Third (basic) level course'),
  (4, 'practice_reflection', 'school', null, 'methods_trainer', '«Тәжірибедегі рефлексия»', '«Рефлексия в практике»', '“Reflection in practice”'),
  (5, 'practice_research', 'school', null, 'research_trainer', '«Мұғалім тәжірибесіндегі зерттеу»', '«Исследование в практике учителя»', '“Research in teacher practice”'),
  (6, 'assessment', 'school', null, 'assessment_coordinator', 'Критериалды бағалау үйлестірушісі', 'Координатор критериального оценивания', 'Criteria-based assessment coordinator'),
  (7, 'tasks', 'school', null, 'task_expert', 'Тапсырмалар әзірлеу және бағалау сараптамасы', 'Разработка заданий и экспертиза оценивания', 'Task development and assessment expertise'),
  (8, 'subject', 'course', null, null, 'Жаңартылған мазмұн бойынша пәндік курс', 'Предметный курс по обновлённому содержанию', 'Subject course on the updated content'),
  (9, 'teaching', 'course', null, null, 'Тиімді оқыту және оқу', 'Эффективное преподавание и обучение', 'Effective teaching and learning'),
  (10, 'leadership', 'course', null, null, 'Мектеп басшыларының көшбасшылығы', 'Лидерство руководителей школы', 'Leadership of school heads'),
  (11, 'teacher_leadership', 'course', null, null, 'Мектептегі мұғалім көшбасшылығы', 'Лидерство учителя в школе', 'Teacher leadership in school'),
  (12, 'ict', 'course', null, null, 'АКТ құзыреттілігі', 'ИКТ-компетентность', 'ICT competence'),
  (13, 'other', 'course', null, null, 'Басқа курс', 'Другой курс', 'Other course');

-- One training: who led it and, through people.courses, whom they trained.
create table people.training_acts (
  id uuid primary key,
  programme text not null references people.programmes,
  school_id uuid references network.schools,
  place text,
  from_day date not null,
  until_day date not null,
  hours smallint not null check (hours between 1 and 1000),
  -- Why somebody was allowed to train before being trained in the programme.
  exception text,
  made_at timestamptz not null default now(),
  made_by uuid,
  check (from_day <= until_day)
);
create index training_acts_school on people.training_acts (school_id);

create table people.act_trainers (
  act_id uuid not null references people.training_acts on delete cascade,
  teacher_id uuid not null references people.teachers on delete cascade,
  primary key (act_id, teacher_id)
);
create index act_trainers_teacher on people.act_trainers (teacher_id);

-- A course somebody passed; act_id is the training act it was passed in, when that is known.
create table people.courses (
  id uuid primary key,
  teacher_id uuid not null references people.teachers on delete cascade,
  programme text not null references people.programmes,
  completed_on date not null,
  valid_until date,
  hours smallint check (hours between 1 and 1000),
  provider text,
  certificate_number text,
  act_id uuid references people.training_acts on delete cascade,
  check (valid_until is null or valid_until >= completed_on),
  constraint courses_once unique (teacher_id, programme, completed_on)
);
create index courses_act on people.courses (act_id);
create index courses_certificate on people.courses (certificate_number);

-- The methodological active: a direction a person holds, and the course it rests on.
create table people.trainers (
  id uuid primary key,
  teacher_id uuid not null references people.teachers on delete cascade,
  direction text not null check (direction in
    ('assessment_coordinator', 'methods_trainer', 'research_trainer', 'task_expert')),
  during daterange not null check (not isempty(during)),
  course_id uuid references people.courses on delete set null,
  -- How many schools the trainer can take in half a year.
  capacity smallint not null default 2 check (capacity between 0 and 20),
  constraint trainers_one_at_a_time exclude using gist (teacher_id with =, direction with =, during with &&)
);
create index trainers_teacher on people.trainers (teacher_id);
create index trainers_direction on people.trainers (direction);

create view people.links as
  select a.programme, t.teacher_id as trainer_id, c.teacher_id as trained_id, a.id as act_id, a.until_day as day
  from people.training_acts a
  join people.act_trainers t on t.act_id = a.id
  join people.courses c on c.act_id = a.id;

-- Everything a person is counted by beside being a teacher, with the days it holds.
create view people.holdings as
  select teacher_id, programme as measure, daterange(completed_on, valid_until, '[]') as during from people.courses
  union all
  select c.teacher_id, 'certified', daterange(c.completed_on, c.valid_until, '[]') from people.courses c
  join people.programmes p on p.code = c.programme and p.kind = 'level'
  union all
  select teacher_id, 'reached', daterange(completed_on, null) from people.courses
  union all
  select teacher_id, direction, during from people.trainers
  union all
  select teacher_id, 'active', during from people.trainers;
