-- How many people a trainer trained in a programme, and how many were reached through them in turn.
create table people.reach (
  teacher_id uuid not null references people.teachers on delete cascade,
  programme text not null references people.programmes,
  trained integer not null,
  reached integer not null,
  primary key (teacher_id, programme)
);
create index reach_most on people.reach (programme, reached desc, teacher_id);
create index training_acts_newest on people.training_acts (until_day desc, id);

create function people.fresh_reach(ids uuid[])
returns table (teacher_id uuid, programme text, trained bigint, reached bigint) language sql stable as $$
  with recursive below as (
    select l.trainer_id as top, l.programme, l.trained_id as id, true as is_own
    from people.links l where l.trainer_id = any (ids)
    union
    select b.top, b.programme, l.trained_id, false
    from below b join people.links l on l.trainer_id = b.id and l.programme = b.programme
  )
  select top, programme, count(distinct id) filter (where is_own), count(distinct id) filter (where id <> top)
  from below group by 1, 2
$$;

-- The trainers and everybody above them, in any programme.
create function people.with_those_above(ids uuid[]) returns uuid[] language sql stable as $$
  with recursive above as (
    select given.id, p.code as programme from unnest(ids) given (id) cross join people.programmes p
    union
    select l.trainer_id, l.programme
    from above a join people.links l on l.trained_id = a.id and l.programme = a.programme
  )
  select array_agg(distinct id) from above
$$;

create function people.refresh_reach(ids uuid[]) returns void language plpgsql as $$
begin
  -- One at a time: two trainings below the same person must not each miss the other.
  perform pg_advisory_xact_lock(hashtext('people.reach'));
  ids := people.with_those_above(ids);
  delete from people.reach r where r.teacher_id = any (ids);
  insert into people.reach (teacher_id, programme, trained, reached) select * from people.fresh_reach(ids);
end $$;

create function people.keep_reach() returns trigger language plpgsql as $$
declare
  ids uuid[];
  changed text := case tg_op
    when 'INSERT' then 'select %1$I as id from after_rows'
    when 'DELETE' then 'select %1$I as id from before_rows'
    else 'select %1$I as id from before_rows union select %1$I from after_rows' end;
begin
  -- A long import adds everything up once, at its end.
  if current_setting('people.counts_later', true) = 'on' then return null; end if;
  changed := format(changed, tg_argv[0]);
  if tg_argv[0] = 'act_id' then
    changed := 'select t.teacher_id as id from (' || changed || ') c join people.act_trainers t on t.act_id = c.id';
  end if;
  execute 'select array_agg(distinct id) from (' || changed || ') rows' into ids;
  if ids is not null then perform people.refresh_reach(ids); end if;
  return null;
end $$;

-- Fired before the triggers of the counts (names in order), so that locks are taken in one order.
do $$
declare kept record;
begin
  for kept in select * from (values ('courses', 'act_id'), ('act_trainers', 'teacher_id')) as t (name, key)
  loop
    execute format('create trigger count_reach_on_insert after insert on people.%I
      referencing new table as after_rows for each statement execute function people.keep_reach(%L)', kept.name, kept.key);
    execute format('create trigger count_reach_on_update after update on people.%I
      referencing old table as before_rows new table as after_rows for each statement
      execute function people.keep_reach(%L)', kept.name, kept.key);
    execute format('create trigger count_reach_on_delete after delete on people.%I
      referencing old table as before_rows for each statement execute function people.keep_reach(%L)', kept.name, kept.key);
  end loop;
end $$;

select people.refresh_reach(array(select distinct teacher_id from people.act_trainers));

-- Written over one expression, these keep periods apart as before but are no longer taken for a quick way to
-- a person's or a school's rows: read by its second column, such an index is gone through from end to end.
alter table people.posts drop constraint posts_one_in_a_school;
alter table people.posts add constraint posts_one_in_a_school
  exclude using gist ((teacher_id::text || school_id::text) with =, during with &&);
alter table people.trainers drop constraint trainers_one_at_a_time;
alter table people.trainers add constraint trainers_one_at_a_time
  exclude using gist ((teacher_id::text || direction) with =, during with &&);
