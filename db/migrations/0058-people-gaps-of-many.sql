-- Most schools never held most measures: such a gap lasts as long as anybody teaches there and is found once for all
-- of them. Only a measure that was held takes its days out of that.
create or replace function people.fresh_gaps(ids uuid[])
returns table (school_id uuid, measure text, during daterange, teachers integer) language sql stable as $$
  with measures as (
    select unnest(array['certified', 'level1', 'level2', 'level3', 'active', 'assessment_coordinator',
      'methods_trainer', 'research_trainer', 'task_expert', 'reached']) as measure
  ), courses as materialized (
    select s.school_id, s.measure, s.day, sum(s.delta) over course as present, lead(s.day) over course as until
    from people.school_steps s
    where s.school_id = any (ids) and (s.measure = 'teachers' or s.measure in (select measure from measures))
    window course as (partition by s.school_id, s.measure order by s.day)
  ), staffed as materialized (
    select school_id, daterange(day, until) as during, present as teachers
    from courses where measure = 'teachers' and present > 0
  ), whole as materialized (
    select school_id, range_agg(during) as during, max(teachers)::int as teachers from staffed group by 1
  ), held as materialized (
    select school_id, measure, range_agg(daterange(day, until)) as during
    from courses where measure <> 'teachers' and present <> 0 group by 1, 2
  ), parted as materialized (
    select h.school_id, h.measure, w.during - h.during as during from held h join whole w using (school_id)
  )
  select w.school_id, m.measure, unnest(w.during), w.teachers
  from whole w cross join measures m
  where not exists (select from held h where h.school_id = w.school_id and h.measure = m.measure)
  union all
  select school_id, measure, unnest(during), teachers from (
    select p.school_id, p.measure, p.during, max(s.teachers)::int as teachers
    from parted p join staffed s on s.school_id = p.school_id and s.during && p.during
    group by 1, 2, 3
  ) most
$$;

-- A country's counts are sorted in memory.
alter function people.refresh_counts(uuid[]) set work_mem = '64MB';
