-- Records of one school whose names are written in two ways are asked of too.
alter table people.duplicate_pairs drop constraint duplicate_pairs_reason_check;
alter table people.duplicate_pairs add constraint duplicate_pairs_reason_check
  check (reason in ('sameSchool', 'sameRegion', 'sameNumber', 'nearName'));
