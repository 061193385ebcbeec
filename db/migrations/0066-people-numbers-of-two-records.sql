-- Whose a number is shows only to those who keep both records: until they say whether the two are one person, each bears it.
-- The first is known by it alone; whoever comes after shares it, so that two who write at once cannot both be the first.
alter table people.teachers add column shares_number boolean not null default false;
alter table people.teachers drop constraint teachers_iin_unique;
create unique index teachers_iin_unique on people.teachers (iin_hash) where not shares_number;
create index teachers_by_iin on people.teachers (iin_hash) where iin_hash is not null;
