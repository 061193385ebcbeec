create schema needs;

-- What teachers may need help with: the areas of the needs questionnaire, each with the direction of the
-- methodological active that answers it.
create table needs.areas (
  code text primary key,
  place smallint not null constraint areas_place_unique unique,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  direction text check (direction in
    ('assessment_coordinator', 'methods_trainer', 'research_trainer', 'task_expert'))
);
insert into needs.areas (place, code, name_kk, name_ru, name_en) values
  (1, 'subject', 'Пәнімнің мазмұнын білу', 'Знание содержания предмета', 'Subject knowledge'),
  (2, 'pedagogy', 'Пәнді оқыту әдістемесі', 'Методика преподавания предмета', 'Pedagogy of the subject'),
  (3, 'curriculum', 'Жаңартылған оқу бағдарламасы', 'Обновлённая учебная программа', 'Updated curriculum'),
  (4, 'formative', 'Қалыптастырушы бағалау және дескрипторлар', 'Формативное оценивание и дескрипторы', 'Formative assessment and descriptors'),
  (5, 'summative', 'Жиынтық бағалау және модерация', 'Суммативное оценивание и модерация', 'Summative assessment and moderation'),
  (6, 'progress', 'Оқушы ілгерілеуін қадағалау', 'Отслеживание динамики обученности', 'Tracking pupils'' progress'),
  (7, 'feedback', 'Сындарлы кері байланыс', 'Конструктивная обратная связь', 'Constructive feedback'),
  (8, 'selfregulation', 'Оқушының өзін-өзі реттеуі', 'Саморегуляция учеников', 'Pupils'' self-regulation'),
  (9, 'ict', 'Оқытуда АКТ қолдану', 'ИКТ в обучении', 'ICT skills for teaching'),
  (10, 'distance', 'Қашықтан сабақ өткізу', 'Дистанционный урок', 'Distance lesson'),
  (11, 'differentiation', 'Тапсырмаларды саралау', 'Дифференциация заданий', 'Differentiation'),
  (12, 'sen', 'Ерекше қажеттілігі бар балалармен жұмыс', 'Дети с особыми потребностями', 'Pupils with special needs'),
  (13, 'literacy', 'Функционалдық сауаттылық', 'Функциональная грамотность', 'Functional literacy'),
  (14, 'lessonstudy', 'Сабақты зерттеу', 'Исследование урока', 'Lesson Study'),
  (15, 'actionresearch', 'Іс-әрекеттегі зерттеу', 'Исследование в действии', 'Action Research'),
  (16, 'leadership', 'Мұғалім көшбасшылығы', 'Лидерство учителя', 'Teacher leadership'),
  (17, 'mentoring', 'Тәлімгерлік және коучинг', 'Наставничество и коучинг', 'Mentoring and coaching'),
  (18, 'management', 'Мектепті дамытуды жоспарлау', 'Планирование развития школы', 'School development planning'),
  (19, 'parents', 'Ата-аналармен жұмыс', 'Работа с родителями', 'Work with parents'),
  (20, 'upbringing', 'Тәрбие жұмысы', 'Воспитательная работа', 'Educational work'),
  (21, 'multigrade', 'Біріктірілген сыныпта оқыту', 'Преподавание в совмещённом классе', 'Teaching multi-grade classes'),
  (22, 'time', 'Уақытты басқару', 'Тайм-менеджмент', 'Time management');
update needs.areas set direction = 'methods_trainer'
where code in ('pedagogy', 'curriculum', 'selfregulation', 'differentiation', 'literacy', 'mentoring', 'multigrade');
update needs.areas set direction = 'assessment_coordinator'
where code in ('formative', 'summative', 'progress', 'feedback');
update needs.areas set direction = 'research_trainer' where code in ('lessonstudy', 'actionresearch');
update needs.areas set direction = 'task_expert' where code = 'subject';

-- One look at the needs of a circle in a half-year such as 2026-1, from September, or 2026-2, from January 2027; a school outside circles looks at its own.
create table needs.diagnoses (
  id uuid primary key,
  leading_id uuid not null references network.schools,
  half_year text not null check (half_year ~ '^[0-9]{4}-[12]$'),
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid references accounts.users on delete set null,
  constraint diagnoses_once unique (leading_id, half_year)
);

create table needs.diagnosis_rounds (
  diagnosis_id uuid not null references needs.diagnoses on delete cascade,
  round_id uuid not null references surveys.rounds on delete cascade,
  primary key (diagnosis_id, round_id)
);
create index diagnosis_rounds_round on needs.diagnosis_rounds (round_id);

-- A talk with six to eight people by the guide; names of those who took part are not kept.
create table needs.focus_groups (
  id uuid primary key,
  diagnosis_id uuid not null references needs.diagnoses on delete cascade,
  school_id uuid references network.schools,
  held_on date not null,
  aim text not null check (aim <> ''),
  people smallint not null check (people between 2 and 20),
  works text not null default '',
  hard text not null default '',
  help text not null default '',
  give text not null default '',
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null
);
create index focus_groups_diagnosis on needs.focus_groups (diagnosis_id);

-- What the group agreed on, with the votes each got.
create table needs.focus_themes (
  focus_group_id uuid not null references needs.focus_groups on delete cascade,
  area text not null references needs.areas,
  votes smallint not null check (votes between 1 and 20),
  primary key (focus_group_id, area)
);

create table needs.swots (
  id uuid primary key,
  diagnosis_id uuid not null references needs.diagnoses on delete cascade,
  school_id uuid not null references network.schools,
  strengths text not null default '',
  weaknesses text not null default '',
  opportunities text not null default '',
  threats text not null default '',
  strengths_opportunities text not null default '',
  weaknesses_opportunities text not null default '',
  strengths_threats text not null default '',
  weaknesses_threats text not null default '',
  took_part text[] not null default '{}' check (took_part <@ array['staff', 'pupils', 'parents']),
  changed_by uuid references accounts.users on delete set null,
  changed_at timestamptz not null,
  constraint swots_once unique (diagnosis_id, school_id)
);

-- How practice looks in a school where somebody came to see it: what an audit or a visit found of an area.
create table needs.findings (
  id uuid primary key,
  diagnosis_id uuid not null references needs.diagnoses on delete cascade,
  school_id uuid not null references network.schools,
  area text not null references needs.areas,
  source text not null check (source in ('audit', 'observation', 'results')),
  practice text not null check (practice in ('weak', 'fair', 'strong')),
  evidence text not null check (evidence <> ''),
  found_on date not null,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null
);
create index findings_diagnosis on needs.findings (diagnosis_id);

-- A need as it was confirmed: of one school, or of the circle as a whole. The computed rank stays beside
-- the one that people agreed on, with their reason when the two differ.
create table needs.needs (
  id uuid primary key,
  diagnosis_id uuid not null references needs.diagnoses on delete cascade,
  school_id uuid references network.schools,
  area text not null references needs.areas,
  computed_rank smallint check (computed_rank >= 1),
  rank smallint not null check (rank >= 1),
  share_high real check (share_high between 0 and 100),
  mean real,
  answered integer check (answered >= 0),
  votes smallint not null default 0,
  is_lagging boolean not null default false,
  reason text,
  confirmed_at timestamptz not null,
  constraint needs_once unique nulls not distinct (diagnosis_id, school_id, area)
);
create index needs_school on needs.needs (school_id);
create index needs_lagging on needs.needs (area, school_id) where is_lagging;

-- What a leading school says it can give, beside what its trainers can.
create table needs.offers (
  leading_id uuid not null references network.schools on delete cascade,
  area text not null references needs.areas,
  note text,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  primary key (leading_id, area)
);
