import { byHand, counted, doer, type OfPerson, told } from "#lib/of-person.ts";

export const columns: OfPerson["columns"] = {
  "plans.cyclogrammes.agreed_by": doer,
  "plans.cyclogrammes.approved_by": doer,
  "plans.cyclogrammes.made_by": doer,
  "plans.developments.agreed_by": doer,
  "plans.developments.approved_by": doer,
  "plans.developments.made_by": doer,
  "plans.items.proposed_by": doer,
  "plans.items.responsible": told("emptied"),
  "plans.items.teacher_id": counted,
  "plans.step_marks.marked_by": doer,
  "plans.steps.checked_by": byHand("who checks a step"),
  "plans.steps.gathered_by": byHand("who gathers what a step gives"),
  "plans.steps.proposed_by": doer,
  "plans.steps.responsible": byHand("who answers for a step"),
};
