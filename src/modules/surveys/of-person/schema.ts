import { doer, kept, type OfPerson, told, untold } from "#lib/of-person.ts";

const unsent = "it is found by a link alone, and goes when the form is sent or the round ends";
const answers = "answers stay counted without the name of who gave them";

export const columns: OfPerson["columns"] = {
  "surveys.drafts.answers": untold(unsent, kept(unsent)),
  "surveys.invitations.email": told("emptied"),
  "surveys.invitations.teacher_id": told("emptied"),
  "surveys.questionnaires.made_by": doer,
  "surveys.responses.answers": told(kept(answers)),
  "surveys.responses.user_id": told("emptied"),
  "surveys.rounds.made_by": doer,
  "surveys.themes.made_by": doer,
  "surveys.waiting_forms.draft": untold("it is the sender's own file, read", "deleted"),
  "surveys.waiting_forms.file_name": told("deleted"),
  "surveys.waiting_forms.made_by": told("deleted"),
};
