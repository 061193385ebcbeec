import { counted, doer, type OfPerson, told } from "#lib/of-person.ts";

export const columns: OfPerson["columns"] = {
  "events.attendance.recorded_by": doer,
  "events.events.made_by": doer,
  "events.feeds.user_id": told("deleted"),
  "events.materials.added_by": doer,
  "events.registrations.email": told("emptied"),
  "events.registrations.family_name": told("emptied"),
  "events.registrations.given_name": told("emptied"),
  "events.registrations.made_by": doer,
  "events.registrations.patronymic": told("emptied"),
  "events.registrations.teacher_id": counted,
  "events.registrations.user_id": counted,
  "events.series.made_by": doer,
  "events.sessions.speaker": told("emptied"),
  "events.sessions.teacher_id": counted,
  "events.speakers.about": told("emptied"),
  "events.speakers.name": told("emptied"),
  "events.speakers.teacher_id": counted,
};
