-- The end that a status or a partnership had before an act gave it an earlier one, null where it had none: a closing
-- that is taken back gives it back.
alter table network.statuses add column cut_until date;
alter table network.partnerships add column cut_until date;
