-- A listing that says the same stays, and one of which only a name changed is changed: people are not counted anew for it.
create type network.listing as (
  school_id uuid,
  during daterange,
  district_id integer,
  district_kato text,
  region_kato text,
  status text,
  leading_id uuid,
  kind text,
  locality text,
  languages text[],
  name_kk text,
  name_ru text,
  words tsvector
);

create function network.fresh_listings(ids uuid[]) returns setof network.listing language sql stable as $$
  with periods as (
    select id as school_id, open_during as during from network.schools where id = any (ids)
    union all select school_id, during from network.school_places where school_id = any (ids)
    union all select school_id, during from network.statuses where school_id = any (ids)
    union all select partner_id, during from network.partnerships where partner_id = any (ids) and kind = 'circle'
  ), bounds as (
    select school_id, coalesce(lower(during), '-infinity') as day from periods
    union select school_id, coalesce(upper(during), 'infinity') from periods
  ), stretches as (
    select school_id, day, lead(day) over (partition by school_id order by day) as until from bounds
  )
  select s.id, daterange(t.day, t.until), d.id, d.kato, d.region_kato, st.status, p.leading_id,
    s.kind, s.locality, s.languages, s.name_kk, s.name_ru, s.words || d.words || rw.words
  from stretches t
  join network.schools s on s.id = t.school_id and s.open_during @> t.day
  join network.school_places pl on pl.school_id = s.id and pl.during @> t.day
  join network.districts d on d.id = pl.district_id
  -- A region keeps being found by the names it bore before.
  left join lateral (
    select array_to_tsvector(coalesce(array_agg(distinct word), '{}')) as words
    from network.regions r, unnest(tsvector_to_array(r.words)) as word where r.kato = d.region_kato
  ) rw on true
  left join network.statuses st on st.school_id = s.id and st.during @> t.day
  left join network.partnerships p on p.partner_id = s.id and p.kind = 'circle' and p.during @> t.day
  where t.until is not null
$$;

create or replace function network.refresh_listings(ids uuid[]) returns void language plpgsql as $$
declare
  fresh network.listing[];
begin
  -- Whoever writes of the same school waits, and then sees what was written before.
  perform from network.schools where id = any (ids) order by id for no key update;
  fresh := array(select f from network.fresh_listings(ids) f);

  delete from network.listings l
  where school_id = any (ids) and not exists (
    select from unnest(fresh) f where f.school_id = l.school_id and f.during = l.during);

  update network.listings l set district_id = f.district_id, district_kato = f.district_kato,
    region_kato = f.region_kato, status = f.status, leading_id = f.leading_id, kind = f.kind, locality = f.locality,
    languages = f.languages, name_kk = f.name_kk, name_ru = f.name_ru, words = f.words
  from unnest(fresh) f
  where l.school_id = f.school_id and l.during = f.during
    and (l.district_id, l.district_kato, l.region_kato, l.status, l.leading_id, l.kind, l.locality, l.languages,
      l.name_kk, l.name_ru, l.words)
    is distinct from (f.district_id, f.district_kato, f.region_kato, f.status, f.leading_id, f.kind, f.locality,
      f.languages, f.name_kk, f.name_ru, f.words);

  insert into network.listings (school_id, during, district_id, district_kato, region_kato, status, leading_id, kind,
    locality, languages, name_kk, name_ru, words)
  select f.* from unnest(fresh) f
  where not exists (
    select from network.listings l where l.school_id = f.school_id and l.during = f.during);

  insert into network.lexemes
  select distinct unnest(tsvector_to_array(words)) from network.listings where school_id = any (ids)
  on conflict do nothing;
end $$;

-- A school is in one listing on a day, whoever writes.
alter table network.listings add constraint listings_one_a_day
  exclude using gist (school_id with =, during with &&);

create or replace function people.keep_counts() returns trigger language plpgsql as $$
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
  elsif tg_table_name = 'listings' and tg_op = 'UPDATE' then
    -- What counts is where a school lies and what it is, not its name.
    changed := 'select school_id as id from before_rows b full join after_rows a using (school_id, during)
      where (b.region_kato, b.district_kato, b.status, b.leading_id, b.kind)
        is distinct from (a.region_kato, a.district_kato, a.status, a.leading_id, a.kind)';
  else
    changed := format(changed, 'school_id');
  end if;
  execute 'select array_agg(distinct id) from (' || changed || ') rows' into ids;
  if ids is not null then perform people.refresh_counts(ids); end if;
  return null;
end $$;
