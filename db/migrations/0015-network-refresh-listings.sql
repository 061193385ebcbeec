create function network.refresh_listings(ids uuid[]) returns void language sql as $$
  delete from network.listings where school_id = any (ids);

  insert into network.listings
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
  where t.until is not null;

  insert into network.lexemes
  select distinct unnest(tsvector_to_array(words)) from network.listings where school_id = any (ids)
  on conflict do nothing;
$$;
