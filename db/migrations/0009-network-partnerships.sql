create table network.partnerships (
  id uuid primary key,
  leading_id uuid not null references network.schools on delete cascade,
  partner_id uuid not null references network.schools on delete cascade,
  -- 'circle' is the partner's own leading school; 'chain' is further help across districts.
  kind text not null default 'circle' check (kind in ('circle', 'chain')),
  during daterange not null check (not isempty(during)),
  reason text,
  end_reason text,
  check (leading_id <> partner_id),
  constraint partnerships_pair_once exclude using gist (leading_id with =, partner_id with =, during with &&),
  constraint partnerships_one_circle exclude using gist (partner_id with =, during with &&) where (kind = 'circle')
);
create index partnerships_leading on network.partnerships (leading_id);
