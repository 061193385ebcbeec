-- What somebody did and what was written to them is found at once, for the file of their own data and to forget them.
create index history_user on core.history (user_id, at) where user_id is not null;
create index mails_recipient on core.mails (recipient);
