-- Adds to the counts of their areas what these schools come to now beyond what they came to before.
create or replace function people.refresh_counts(wanted uuid[]) returns void language plpgsql as $$
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
  -- A country of schools would fill the server's table of locks: it is added up by one writer alone.
  if cardinality(ids) > 500 then
    perform pg_advisory_xact_lock(24, 0);
  else
    perform pg_advisory_xact_lock_shared(24, 0);
    perform pg_advisory_xact_lock(hashtextextended(locked::text, 24)) from unnest(ids) locked;
  end if;
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
