-- How the counts of a school change day by day: on this day so many more (or fewer) of the measure.
create table people.school_steps (
  school_id uuid not null references network.schools on delete cascade,
  measure text collate "C" not null,
  day date not null,
  delta integer not null,
  primary key (school_id, measure, day)
);

-- Where a school lay while its steps were last added up; what was added is taken away by the same rows.
create table people.school_areas (
  school_id uuid not null references network.schools on delete cascade,
  during daterange not null,
  region_kato text not null,
  district_kato text not null,
  circle_id uuid,
  small boolean not null,
  primary key (school_id, during)
);

-- The counts of an area: the deltas of its years, of the months of a year and of the days of a month.
-- What held on a day is the sum of the years before, the months before in its year and the days up to it in its month.
create table people.counts (
  area text collate "C" not null,
  measure text collate "C" not null,
  grain "char" not null check (grain in ('y', 'm', 'd')),
  at date not null,
  delta integer not null,
  primary key (area, grain, at, measure) include (delta)
);

-- Steps on their way into the counts; empty again before the transaction that wrote them ends.
create table people.pending_steps (
  school_id uuid not null,
  measure text collate "C" not null,
  day date not null,
  delta integer not null
);

-- Schools with teachers of whom none holds the measure, while that lasts.
create table people.gaps (
  school_id uuid not null references network.schools on delete cascade,
  measure text collate "C" not null,
  during daterange not null,
  region_kato text not null,
  district_kato text not null,
  circle_id uuid,
  small boolean not null,
  teachers integer not null,
  primary key (school_id, measure, during)
);
create index gaps_measure on people.gaps (measure, teachers desc, school_id);
create index gaps_region on people.gaps (region_kato, measure, teachers desc);
create index gaps_district on people.gaps (district_kato, measure, teachers desc);
create index gaps_circle on people.gaps (circle_id, measure);

-- A step counts in an area from when the school came to it until it left. A circle is small: it is added up when asked.
create function people.area_deltas()
returns table (area text, measure text, day date, delta bigint) language sql stable as $$
  with parts as materialized (
    select a.region_kato, a.district_kato, a.small, s.measure, edge.day, sum(edge.delta) as delta
    from people.pending_steps s
    join people.school_areas a on a.school_id = s.school_id and (upper_inf(a.during) or s.day < upper(a.during))
    cross join lateral (values
      (greatest(s.day, coalesce(lower(a.during), '-infinity')), s.delta),
      (case when not upper_inf(a.during) then upper(a.during) end, -s.delta)) edge (day, delta)
    where edge.day is not null
    group by 1, 2, 3, 4, 5
  ), regions as materialized (
    select region_kato, small, measure, day, sum(delta) as delta from parts group by 1, 2, 3, 4
  ), country as materialized (
    select small, measure, day, sum(delta) as delta from regions group by 1, 2, 3
  ), named as (
    select ('d:' || district_kato) collate "C" as area, measure, day, delta from parts
    union all select ('d:' || district_kato || '/small') collate "C", measure, day, delta from parts where small
    union all select ('r:' || region_kato) collate "C", measure, day, delta from regions
    union all select ('r:' || region_kato || '/small') collate "C", measure, day, delta from regions where small
    union all select 'kz' collate "C", measure, day, delta from country
    union all select 'kz/small' collate "C", measure, day, delta from country where small
  )
  select area, measure, day, sum(delta)::bigint from named group by 1, 2, 3 having sum(delta) <> 0
$$;

create function people.add_pending() returns void language sql as $$
  insert into people.counts (area, measure, grain, at, delta)
  select d.area, d.measure, g.grain, g.at, sum(d.delta)::int
  from people.area_deltas() d
  cross join lateral (values ('d'::"char", d.day), ('m', date_trunc('month', d.day)::date),
    ('y', date_trunc('year', d.day)::date)) g (grain, at)
  group by 1, 2, 3, 4 having sum(d.delta) <> 0
  -- Every writer takes the rows in one order, so that none waits for another in a ring.
  order by 1, 2, 3, 4
  on conflict (area, grain, at, measure) do update set delta = counts.delta + excluded.delta;
$$;

-- On which days how many of a school's teachers began and ceased to hold each measure; a person counts once.
create function people.fresh_steps(ids uuid[])
returns table (school_id uuid, measure text, day date, delta bigint) language sql stable as $$
  with held as (
    select school_id, 'teachers' as measure, range_agg(during) as days
    from people.posts where school_id = any (ids) group by school_id, teacher_id
    union all
    select p.school_id, h.measure, range_agg(p.during * h.during)
    -- One school or all of them: people are looked up one by one ("offset 0" keeps the planner from reading all courses).
    from people.posts p
    cross join lateral (select * from people.holdings where teacher_id = p.teacher_id offset 0) h
    where h.during && p.during and p.school_id = any (ids) group by p.school_id, h.measure, p.teacher_id
  ), edges as (
    select h.school_id, h.measure, edge.day, edge.delta
    from held h, unnest(h.days) stretch
    cross join lateral (values (coalesce(lower(stretch), '-infinity'), 1), (upper(stretch), -1)) edge (day, delta)
    where edge.day is not null
  )
  select school_id, measure, day, sum(delta) from edges group by 1, 2, 3 having sum(delta) <> 0
$$;

create function people.fresh_gaps(ids uuid[])
returns table (school_id uuid, measure text, during daterange, teachers integer) language sql stable as $$
  with days as (
    select distinct school_id, day from people.school_steps where school_id = any (ids)
  ), measures as (
    select unnest(array['certified', 'level1', 'level2', 'level3', 'active', 'assessment_coordinator',
      'methods_trainer', 'research_trainer', 'task_expert', 'reached']) as measure
  ), totals as (
    select d.school_id, d.day, m.measure,
      sum(coalesce(t.delta, 0)) over course as teachers, sum(coalesce(s.delta, 0)) over course as held,
      lead(d.day) over course as until
    from days d cross join measures m
    left join people.school_steps t on t.school_id = d.school_id and t.day = d.day and t.measure = 'teachers'
    left join people.school_steps s on s.school_id = d.school_id and s.day = d.day and s.measure = m.measure
    window course as (partition by d.school_id, m.measure order by d.day)
  )
  select school_id, measure, unnest(range_agg(daterange(day, until))), max(teachers)::int
  from totals where teachers > 0 and held = 0 group by 1, 2
$$;

-- Adds the pending steps to the counts of their areas and to the steps of their schools.
create function people.take_pending() returns void language plpgsql as $$
begin
  if exists (select from people.pending_steps offset 10000) then analyze people.pending_steps; end if;
  perform people.add_pending();
  insert into people.school_steps select * from people.pending_steps
  on conflict (school_id, measure, day) do update set delta = school_steps.delta + excluded.delta;
  delete from people.school_steps s using people.pending_steps p
  where s.school_id = p.school_id and s.measure = p.measure and s.day = p.day and s.delta = 0;
  delete from people.pending_steps;
end $$;

create function people.fresh_areas(ids uuid[])
returns setof people.school_areas language sql stable as $$
  select school_id, daterange(nullif(lower(during), '-infinity'), nullif(upper(during), 'infinity')), region_kato,
    district_kato, coalesce(leading_id, case when status = 'leading' then school_id end), kind = 'small'
  from network.listings where school_id = any (ids)
$$;

-- Adds to the counts of their areas what these schools come to now beyond what they came to before.
create function people.refresh_counts(wanted uuid[]) returns void language plpgsql as $$
declare
  ids uuid[];
  moved uuid[];
  stepped uuid[];
begin
  select array_agg(school_id order by school_id) into ids from (
    select school_id from people.posts where school_id = any (wanted)
    union select school_id from people.school_steps where school_id = any (wanted)
  ) known;
  if ids is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(locked::text, 24)) from unnest(ids) locked;
  -- After a long write the planner still believes the tables small, and would go through them row by row.
  if cardinality(ids) > 100 then analyze people.posts, people.courses, people.trainers; end if;

  -- A school that lies elsewhere now is taken out of where it lay, with all it had.
  select array_agg(distinct school_id) into moved from (
    (select * from people.fresh_areas(ids) except all select * from people.school_areas where school_id = any (ids))
    union all
    (select * from people.school_areas where school_id = any (ids) except all select * from people.fresh_areas(ids))
  ) differing;
  if moved is not null then
    insert into people.pending_steps
    select school_id, measure, day, -delta from people.school_steps where school_id = any (moved);
    perform people.add_pending();
    delete from people.pending_steps;
    delete from people.school_steps where school_id = any (moved);
    delete from people.school_areas where school_id = any (moved);
    insert into people.school_areas select * from people.fresh_areas(moved);
  end if;
  if cardinality(ids) > 100 then analyze people.school_areas; end if;

  insert into people.pending_steps
  select school_id, measure, day, sum(delta) from (
    select * from people.fresh_steps(ids)
    union all select school_id, measure, day, -delta from people.school_steps
      where school_id = any (ids) and measure not like 'without:%'
  ) both_sides group by 1, 2, 3 having sum(delta) <> 0;
  select array_agg(distinct school_id) into stepped from people.pending_steps;
  perform people.take_pending();

  ids := coalesce(stepped, '{}') || coalesce(moved, '{}');
  if cardinality(ids) > 100 then analyze people.school_steps; end if;
  delete from people.gaps where school_id = any (ids);
  insert into people.gaps
  select g.school_id, g.measure, g.during * a.during, a.region_kato, a.district_kato, a.circle_id, a.small, g.teachers
  from people.fresh_gaps(ids) g join people.school_areas a on a.school_id = g.school_id and a.during && g.during;

  -- Schools without anybody are counted as people are: one for each school, while it lasts.
  insert into people.pending_steps
  select school_id, measure, day, sum(delta) from (
    select g.school_id, ('without:' || g.measure) collate "C" as measure, edge.day, edge.delta
    from (select school_id, measure, unnest(range_agg(during)) as during from people.gaps
      where school_id = any (ids) group by 1, 2) g
    cross join lateral (values (coalesce(lower(g.during), '-infinity'), 1),
      (case when not upper_inf(g.during) then upper(g.during) end, -1)) edge (day, delta)
    where edge.day is not null
    union all select school_id, measure, day, -delta from people.school_steps
      where school_id = any (ids) and measure like 'without:%'
  ) both_sides group by 1, 2, 3 having sum(delta) <> 0;
  perform people.take_pending();
end $$;

create function people.keep_counts() returns trigger language plpgsql as $$
declare
  ids uuid[];
  changed text := case tg_op
    when 'INSERT' then 'select %1$I as id from after_rows'
    when 'DELETE' then 'select %1$I as id from before_rows'
    else 'select %1$I as id from before_rows union select %1$I from after_rows' end;
begin
  -- A long import adds everything up once, at its end.
  if current_setting('people.counts_later', true) = 'on' then return null; end if;
  if tg_argv[0] = 'teacher_id' then
    changed := 'select p.school_id as id from (' || format(changed, 'teacher_id') || ') c join people.posts p on p.teacher_id = c.id';
  else
    changed := format(changed, 'school_id');
  end if;
  execute 'select array_agg(distinct id) from (' || changed || ') rows' into ids;
  if ids is not null then perform people.refresh_counts(ids); end if;
  return null;
end $$;

do $$
declare kept record;
begin
  for kept in select * from (values ('people', 'posts', 'school_id'), ('people', 'courses', 'teacher_id'),
    ('people', 'trainers', 'teacher_id'), ('network', 'listings', 'school_id')) as t (home, name, key)
  loop
    execute format('create trigger keep_counts_on_insert after insert on %I.%I
      referencing new table as after_rows for each statement execute function people.keep_counts(%L)', kept.home, kept.name, kept.key);
    execute format('create trigger keep_counts_on_update after update on %I.%I
      referencing old table as before_rows new table as after_rows for each statement
      execute function people.keep_counts(%L)', kept.home, kept.name, kept.key);
    execute format('create trigger keep_counts_on_delete after delete on %I.%I
      referencing old table as before_rows for each statement execute function people.keep_counts(%L)', kept.home, kept.name, kept.key);
  end loop;
end $$;
