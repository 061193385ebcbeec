create schema events;

-- What kinds of event the network holds; mode says whether such a one can be held online.
create table events.types (
  place smallint not null constraint types_place_unique unique,
  code text primary key,
  group_code text not null check (group_code in ('learning', 'lesson', 'coaching', 'outreach', 'exchange',
    'research', 'assessment', 'community', 'contest', 'reporting')),
  mode text not null check (mode in ('offline', 'online', 'both')),
  name_kk text not null,
  name_ru text not null,
  name_en text not null
);
insert into events.types (place, code, group_code, mode, name_kk, name_ru, name_en) values
  (1, 'seminar', 'learning', 'both', 'Семинар', 'Семинар', 'Seminar'),
  (2, 'training_seminar', 'learning', 'both', 'Оқыту семинары', 'Обучающий семинар', 'Training seminar'),
  (3, 'practicum', 'learning', 'offline', 'Практикум-семинар', 'Семинар-практикум', 'Seminar-practicum'),
  (4, 'seminar_training', 'learning', 'offline', 'Семинар-тренинг', 'Семинар-тренинг', 'Seminar-training'),
  (5, 'standing_seminar', 'learning', 'both', 'Тұрақты жұмыс істейтін семинар', 'Постоянно действующий семинар', 'Standing seminar'),
  (6, 'online_seminar', 'learning', 'online', 'Онлайн семинар', 'Онлайн-семинар', 'Online seminar'),
  (7, 'webinar', 'learning', 'online', 'Вебинар', 'Вебинар', 'Webinar'),
  (8, 'training', 'learning', 'both', 'Тренинг', 'Тренинг', 'Training'),
  (9, 'master_class', 'learning', 'both', 'Шеберлік сыныбы', 'Мастер-класс', 'Master class'),
  (10, 'outreach_master_class', 'outreach', 'offline', 'Көшпелі шеберлік сыныбы', 'Выездной мастер-класс', 'Outreach master class'),
  (11, 'coaching_individual', 'coaching', 'both', 'Жеке коучинг', 'Индивидуальный коучинг', 'Individual coaching'),
  (12, 'coaching_group', 'coaching', 'both', 'Топтық коучинг', 'Групповой коучинг', 'Group coaching session'),
  (13, 'mentoring_session', 'coaching', 'both', 'Тәлімгерлік кездесу', 'Наставническая встреча', 'Mentoring session'),
  (14, 'consultation', 'coaching', 'both', 'Кеңес беру', 'Консультация', 'Consultation'),
  (15, 'outreach_consultation', 'outreach', 'offline', 'Көшпелі кеңес', 'Выездная консультация', 'Outreach consultation'),
  (16, 'consultation_line', 'coaching', 'online', 'Тұрақты кеңес желісі', 'Постоянно действующая консультационная линия', 'Standing consultation line'),
  (17, 'open_lesson', 'lesson', 'both', 'Ашық сабақ', 'Открытый урок', 'Open lesson'),
  (18, 'online_lesson', 'lesson', 'online', 'Онлайн сабақ', 'Онлайн-урок', 'Online lesson'),
  (19, 'panorama_lesson', 'lesson', 'both', 'Панорамалық сабақ', 'Панорамный урок', 'Panorama lesson'),
  (20, 'team_teaching', 'lesson', 'offline', 'Командалық оқыту сабағы', 'Урок командного преподавания', 'Team-teaching lesson'),
  (21, 'micro_teaching', 'lesson', 'both', 'Микрооқыту', 'Микропреподавание', 'Micro-teaching'),
  (22, 'lesson_observation', 'lesson', 'both', 'Сабақты бақылау', 'Наблюдение урока', 'Lesson observation with feedback'),
  (23, 'research_lesson', 'research', 'both', 'Зерттеу сабағы', 'Исследовательский урок', 'Research lesson'),
  (24, 'open_door_day', 'exchange', 'offline', 'Ашық есік күні', 'День открытых дверей', 'Open-door day'),
  (25, 'methodical_day', 'outreach', 'offline', 'Әдістемелік күн', 'Методический день в партнёрской школе', 'Methodical day'),
  (26, 'outreach_session', 'outreach', 'offline', 'Көшпелі сессия', 'Выездная сессия', 'Outreach session'),
  (27, 'methodical_landing', 'outreach', 'offline', 'Әдістемелік десант', 'Методический десант', 'Methodical landing'),
  (28, 'methodical_bridge', 'exchange', 'online', 'Әдістемелік көпір', 'Методический мост', 'Methodical bridge'),
  (29, 'pedagogical_quest', 'exchange', 'offline', 'Педагогикалық квест', 'Педагогический квест', 'Pedagogical quest'),
  (30, 'dialogue_platform', 'exchange', 'both', 'Диалог алаңы', 'Диалоговая площадка', 'Dialogue platform'),
  (31, 'professional_meeting', 'exchange', 'offline', 'Кәсіби кездесу', 'Профессиональная встреча', 'Professional meeting'),
  (32, 'conference', 'exchange', 'both', 'Конференция', 'Конференция', 'Conference'),
  (33, 'regional_forum', 'exchange', 'both', 'Жетекші мектептердің аймақтық форумы', 'Региональный форум ведущих школ', 'Regional forum of leading schools'),
  (34, 'decade', 'exchange', 'offline', 'Онкүндік', 'Декада', 'Ten-day subject programme'),
  (35, 'weekly_classes', 'learning', 'offline', 'Апталық сабақтар', 'Недельные занятия', 'Week of classes'),
  (36, 'yearly_review', 'reporting', 'both', 'Жылдық және жартыжылдық шолу', 'Годовой и полугодовой обзор', 'Yearly and half-year review'),
  (37, 'in_school_course', 'learning', 'both', 'Мектепішілік курс', 'Внутришкольный курс', 'In-school course'),
  (38, 'distance_course', 'learning', 'online', 'Қашықтықтан оқыту курсы', 'Дистанционный курс', 'Distance course'),
  (39, 'mooc', 'learning', 'online', 'Жаппай ашық онлайн курс', 'Массовый открытый онлайн-курс', 'Massive open online course'),
  (40, 'qualification_course', 'learning', 'offline', 'Біліктілікті арттыру курсы', 'Курс повышения квалификации', 'Professional development course'),
  (41, 'moderation_meeting', 'assessment', 'both', 'Модерация тобының отырысы', 'Заседание группы модерации', 'Moderation group meeting'),
  (42, 'parents_lecture', 'community', 'both', 'Ата-аналар лекторийі', 'Родительский лекторий', 'Parents’ lecture'),
  (43, 'fathers_club', 'community', 'offline', 'Әкелер клубы', 'Клуб отцов', 'Fathers'' club'),
  (44, 'olympiad', 'contest', 'both', 'Олимпиада', 'Олимпиада', 'Olympiad'),
  (45, 'resource_contest', 'contest', 'online', 'Үздік ресурс байқауы', 'Конкурс лучших ресурсов', 'Best-resource contest'),
  (46, 'best_leading_school', 'contest', 'offline', '«Үздік жетекші мектеп» байқауы', 'Конкурс «Лучшая ведущая школа»', 'Contest “Best leading school”'),
  (47, 'best_association', 'contest', 'offline', '«Үздік бірлестік» байқауы', 'Конкурс «Лучшее объединение»', 'Monthly contest “Best association”'),
  (48, 'smart_blogger', 'contest', 'online', '«Смарт-блогер» байқауы', 'Конкурс «Смарт-блогер»', 'Contest “Smart blogger”'),
  (49, 'reflection_meeting', 'exchange', 'both', 'Ұжымдық рефлексия', 'Коллективная рефлексия', 'Collective reflection'),
  (50, 'pedagogical_council', 'reporting', 'offline', 'Педагогикалық кеңес', 'Педагогический совет', 'Pedagogical council'),
  (51, 'august_conference', 'reporting', 'offline', 'Тамыз кеңесі', 'Августовское совещание', 'August conference'),
  (52, 'focus_group', 'research', 'both', 'Фокус-топ', 'Фокус-группа', 'Focus group'),
  (53, 'audit', 'research', 'offline', 'Мектеп аудиті', 'Аудит школы', 'School audit'),
  (54, 'social_practice', 'community', 'offline', 'Әлеуметтік тәжірибе', 'Социальная практика', 'Social practice');

-- Events made in one act and repeated at an even pace.
create table events.series (
  id uuid primary key,
  pace text not null check (pace in ('week', 'two_weeks', 'month')),
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null
);

-- The organiser is a school, a district, a region or the country. Where it lay on the day, and in whose
-- circle, is written down, so that the calendar of a past year reads as it was.
create table events.events (
  id uuid primary key,
  type text not null references events.types,
  title_kk text not null check (title_kk <> ''),
  title_ru text not null check (title_ru <> ''),
  title_en text,
  description_kk text not null default '',
  description_ru text not null default '',
  bring_kk text not null default '',
  bring_ru text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  form text not null check (form in ('face_to_face', 'online', 'hybrid')),
  organiser text not null check (organiser in ('school', 'district', 'region', 'country')),
  school_id uuid references network.schools,
  region_kato text check (region_kato ~ '^[0-9]{9}$'),
  district_kato text check (district_kato ~ '^[0-9]{9}$'),
  leading_id uuid references network.schools,
  -- The school it is held in, when it is held in a school.
  venue_id uuid references network.schools,
  place_kk text,
  place_ru text,
  room text,
  -- Shown to those who registered and to organisers, never to the public.
  online_url text,
  open_to text not null check (open_to in ('circle', 'district', 'region', 'everyone')),
  capacity integer check (capacity >= 1),
  small_first boolean not null default false,
  -- For how many days after it is published only small schools take places.
  small_days smallint check (small_days between 1 and 60),
  registration_until timestamptz,
  languages text[] not null default '{}',
  subjects text[] not null default '{}',
  grades int4range check (grades <@ int4range(0, 12)),
  hours smallint check (hours between 1 and 300),
  state text not null check (state in ('draft', 'published', 'cancelled', 'held')),
  cancel_reason text,
  -- SEQUENCE of iCalendar: grows with every change of a published event.
  sequence integer not null default 0 check (sequence >= 0),
  series_id uuid references events.series,
  -- Plans and areas of need are tables of later migrations.
  plan_item_id uuid,
  need_area text,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  constraint events_ordered check (ends_at > starts_at),
  constraint events_online_has_link check (form = 'face_to_face' or online_url is not null),
  constraint events_placed check (form = 'online' or venue_id is not null or place_kk is not null),
  constraint events_place_in_both check ((place_kk is null) = (place_ru is null)),
  constraint events_organiser_named check (case organiser
    when 'school' then num_nonnulls(school_id, region_kato, district_kato) = 3
    when 'district' then school_id is null and num_nonnulls(region_kato, district_kato) = 2
    when 'region' then num_nonnulls(school_id, district_kato) = 0 and region_kato is not null
    else num_nonnulls(school_id, region_kato, district_kato) = 0 end),
  constraint events_small_days check (small_first = (small_days is not null)),
  constraint events_reason check ((state = 'cancelled') = (cancel_reason is not null)),
  -- One room of one school takes one event at a time.
  constraint events_room_taken exclude using gist (venue_id with =, lower(room) with =,
    tstzrange(starts_at, ends_at) with &&) where (venue_id is not null and room is not null and state <> 'cancelled')
);
create index events_starts on events.events (starts_at);
create index events_school on events.events (school_id, starts_at);
create index events_leading on events.events (leading_id, starts_at);
create index events_district on events.events (district_kato, starts_at);
create index events_made_by on events.events (made_by);
create index events_plan_item on events.events (plan_item_id);
create index events_need on events.events (need_area, starts_at);

-- The programme: what happens inside the event, when, in which room and who leads it.
create table events.sessions (
  id uuid primary key,
  event_id uuid not null references events.events on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room text,
  kind text not null check (kind in ('welcome', 'open_lesson', 'master_class', 'workshop', 'talk', 'discussion',
    'tour', 'break', 'feedback')),
  title_kk text not null check (title_kk <> ''),
  title_ru text not null check (title_ru <> ''),
  teacher_id uuid references people.teachers on delete set null,
  speaker text,
  subject text,
  grade smallint check (grade between 0 and 11),
  language text check (language in ('kk', 'ru', 'en', 'ug', 'uz', 'tg')),
  aim text,
  constraint sessions_ordered check (ends_at > starts_at)
);
create index sessions_event on events.sessions (event_id, starts_at);
create index sessions_teacher on events.sessions (teacher_id);

create table events.speakers (
  id uuid primary key,
  event_id uuid not null references events.events on delete cascade,
  place smallint not null,
  name text not null check (name <> ''),
  about text not null default '',
  teacher_id uuid references people.teachers on delete set null,
  constraint speakers_place_unique unique (event_id, place)
);
create index speakers_teacher on events.speakers (teacher_id);

create table events.materials (
  id uuid primary key,
  event_id uuid not null references events.events on delete cascade,
  title text not null check (title <> ''),
  file_id uuid references core.files,
  link text,
  shown_to text not null check (shown_to in ('everyone', 'registered')),
  added_by uuid references accounts.users on delete set null,
  added_at timestamptz not null,
  constraint materials_one_source check (num_nonnulls(file_id, link) = 1)
);
create index materials_event on events.materials (event_id);
create index materials_file on events.materials (file_id);

-- Who comes. The queue for a place that falls free goes by place, small schools first when the event says so.
create table events.registrations (
  id uuid primary key,
  event_id uuid not null references events.events on delete cascade,
  teacher_id uuid references people.teachers on delete set null,
  user_id uuid references accounts.users on delete set null,
  family_name text not null check (family_name <> ''),
  given_name text not null check (given_name <> ''),
  patronymic text,
  email text,
  school_id uuid references network.schools,
  state text not null check (state in ('registered', 'waiting', 'cancelled')),
  place bigint generated always as identity,
  is_small boolean not null default false,
  made_by uuid references accounts.users on delete set null,
  made_at timestamptz not null,
  cancelled_at timestamptz,
  constraint registrations_cancelled check ((state = 'cancelled') = (cancelled_at is not null))
);
create unique index registrations_teacher_once on events.registrations (event_id, teacher_id)
  where state <> 'cancelled' and teacher_id is not null;
create unique index registrations_user_once on events.registrations (event_id, user_id)
  where state <> 'cancelled' and user_id is not null;
create index registrations_queue on events.registrations (event_id, state, place);
create index registrations_user on events.registrations (user_id);
create index registrations_teacher on events.registrations (teacher_id);
create index registrations_school on events.registrations (school_id);

create table events.attendance (
  event_id uuid not null references events.events on delete cascade,
  registration_id uuid not null references events.registrations on delete cascade,
  captured_at timestamptz not null,
  way text not null check (way in ('qr', 'list', 'offline', 'self')),
  capture_id uuid not null constraint attendance_capture_once unique,
  recorded_by uuid references accounts.users on delete set null,
  constraint attendance_once primary key (event_id, registration_id)
);
create index attendance_registration on events.attendance (registration_id);

-- The address of a person's own calendar is signed with this number; renewing it ends the old address.
create table events.feeds (
  user_id uuid primary key references accounts.users on delete cascade,
  number integer not null check (number >= 1),
  made_at timestamptz not null
);

-- Grows with every change of what the public pages of events show, so that a kept page is never stale.
create table events.revision (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into events.revision values (true, 1);

create function events.raise_revision() returns trigger language plpgsql as $$
begin
  update events.revision set number = number + 1;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['types', 'events', 'sessions', 'speakers', 'materials', 'registrations']
  loop
    execute format('create trigger raise_revision after insert or update or delete or truncate on events.%I
      for each statement execute function events.raise_revision()', name);
  end loop;
end $$;
