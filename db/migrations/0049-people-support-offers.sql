-- Offers of help are called support offers, as their pages are, with all that names them; what was kept follows.
alter table people.help_offers rename to support_offers;
do $$ declare before text; begin
  for before in select conname from pg_constraint where conrelid = 'people.support_offers'::regclass loop
    execute format('alter table people.support_offers rename constraint %I to %I',
      before, replace(before, 'help_offers', 'support_offers'));
  end loop;
end $$;
alter index people.help_offers_open rename to support_offers_open;
alter index people.help_offers_trainer rename to support_offers_trainer;

update core.history set
  subject_kind = 'support_offer',
  act = case when act = 'helpOffered' then 'supportOffered' else regexp_replace(act, '^help\.', 'support.') end
where subject_kind = 'help_offer';

-- The queue has its tables only after the first start.
update core.jobs set task = 'recommend_support' where task = 'recommend_help';
do $$ begin
  if to_regclass('graphile_worker._private_tasks') is not null then
    update graphile_worker._private_tasks set identifier = 'recommend_support' where identifier = 'recommend_help';
  end if;
end $$;
