-- Without names a form half filled in belongs to the browser that began it; of one link there may be several, and all go
-- once the link is used. What was begun before under the link alone was there for whoever held it.
delete from surveys.drafts d using surveys.invitations i, surveys.rounds r
where i.token_hash = d.key_hash and r.id = i.round_id and r.mode = 'anonymous';
alter table surveys.drafts add column invitation_id uuid
  constraint drafts_invitation_id_fkey references surveys.invitations (id) on delete cascade;
update surveys.drafts d set invitation_id = i.id from surveys.invitations i where i.token_hash = d.key_hash;
create index drafts_invitation on surveys.drafts (invitation_id) where invitation_id is not null;

-- Nothing is taken once the round was ended, however long the answer was on its way: false.
drop function surveys.take_response(surveys.responses, uuid, text);
create function surveys.take_response(
  response surveys.responses, used_link uuid, draft_key text
) returns boolean language plpgsql as $$
declare
  is_new boolean;
begin
  perform from surveys.rounds where id = response.round_id and closed_at is null for no key update;
  if not found then
    return false;
  end if;
  with used as (
    update surveys.invitations set is_used = true where id = used_link and not is_used returning id
  ), sent as (
    insert into surveys.responses
      (id, round_id, school_id, role, invitation_id, language, answers, sent_on, sent_at)
    select response.id, response.round_id, response.school_id, response.role, response.invitation_id,
      response.language, response.answers, response.sent_on, response.sent_at
    where used_link is null or exists (select from used)
    on conflict (id) do nothing returning id
  ), counted as (
    update surveys.round_schools set answered = answered + 1
    where round_id = response.round_id and school_id = response.school_id and exists (select from sent)
  )
  select exists (select from sent) into is_new;
  delete from surveys.drafts where key_hash = draft_key or invitation_id = used_link;
  if is_new then
    update surveys.rounds set revision = revision + 1 where id = response.round_id;
  end if;
  return true;
end $$;
