-- Whose a number is shows only to those who keep both records: until they say whether the two are one person, each bears it.
alter table people.teachers drop constraint teachers_iin_unique;
create index teachers_by_iin on people.teachers (iin_hash) where iin_hash is not null;
