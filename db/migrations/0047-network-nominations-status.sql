-- A status that would begin after its school closes, or gives way on its first day, is taken away; the decision stays.
alter table network.nominations
  drop constraint nominations_check,
  drop constraint nominations_status_id_fkey,
  add constraint nominations_granted_by_order
    check (state <> 'granted' or (order_number is not null and order_date is not null)),
  add constraint nominations_status_id_fkey foreign key (status_id) references network.statuses on delete set null;
