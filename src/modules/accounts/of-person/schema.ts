import { doer, kept, type OfPerson, told, untold, wayIn } from "#lib/of-person.ts";

const emptyAccount = kept("the account stays as an empty row that acts of history point at");

const writtenToJoin = untold("the account that came of it says the same", "deleted");

export const columns: OfPerson["columns"] = {
  "accounts.grants.given_by": doer,
  "accounts.grants.user_id": told("deleted"),
  "accounts.invitations.accepted_by": told(emptyAccount),
  "accounts.invitations.email": told("emptied"),
  "accounts.invitations.invited_by": doer,
  "accounts.invitations.phone": told("emptied"),
  "accounts.join_codes.made_by": doer,
  "accounts.join_forms.email": writtenToJoin,
  "accounts.join_forms.family_name": writtenToJoin,
  "accounts.join_forms.given_name": writtenToJoin,
  "accounts.join_forms.patronymic": writtenToJoin,
  "accounts.join_forms.phone": writtenToJoin,
  "accounts.join_forms.user_id": wayIn,
  "accounts.passkey_challenges.user_id": wayIn,
  "accounts.passkeys.name": told("deleted"),
  "accounts.passkeys.user_id": told("deleted"),
  "accounts.password_resets.user_id": wayIn,
  "accounts.provider_links.subject": told("deleted"),
  "accounts.provider_links.user_id": told("deleted"),
  "accounts.provider_sign_ins.subject": wayIn,
  "accounts.provider_sign_ins.user_id": wayIn,
  "accounts.recovery_codes.user_id": wayIn,
  "accounts.requests.decided_by": doer,
  "accounts.requests.reason": told("emptied"),
  "accounts.requests.user_id": told(emptyAccount),
  "accounts.second_factors.user_id": wayIn,
  "accounts.sessions.device": told("deleted"),
  "accounts.sessions.user_id": told("deleted"),
  "accounts.users.email": told("emptied"),
  "accounts.users.family_name": told("emptied"),
  "accounts.users.given_name": told("emptied"),
  "accounts.users.id": told(emptyAccount),
  "accounts.users.password_hash": untold("whoever had it could try passwords on it", "emptied"),
  "accounts.users.patronymic": told("emptied"),
  "accounts.users.phone": told("emptied"),
};
