-- Takes a form that was filled in, once: a link that was used, or an id that was taken, changes nothing.
-- Each statement sees what was committed before it began, so a page saved in the meantime leaves no draft
-- behind. The row of the round, which all its respondents touch, is held from the last statement only.
create function surveys.take_response(
  response surveys.responses, used_link uuid, draft_key text
) returns void language plpgsql as $$
declare
  is_new boolean;
begin
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
  delete from surveys.drafts where key_hash = draft_key;
  if is_new then
    update surveys.rounds set revision = revision + 1 where id = response.round_id;
  end if;
end $$;
