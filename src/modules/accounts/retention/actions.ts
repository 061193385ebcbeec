import { condition } from "#lib/condition.ts";
import { alike, daysBefore, deletes, lasting, type Retentions } from "#lib/retention.ts";
import { joinLinkDays } from "../joining/schema.ts";

const asAccount = lasting("as long as the account, until the person asks to be forgotten");

/** For how long what belongs to accounts is kept. */
export const retentions: Retentions = {
  ...alike(
    [
      "accounts.grants",
      "accounts.passkeys",
      "accounts.provider_links",
      "accounts.recovery_codes",
      "accounts.second_factors",
      "accounts.users",
    ],
    asAccount,
  ),
  "accounts.invitations": {
    kept: "90 days after it was taken up, withdrawn or ran out",
    forget: deletes(
      "accounts.invitations",
      (now) => condition`coalesce(accepted_at, withdrawn_at, expires_at) < ${daysBefore(now, 90)}`,
    ),
  },
  "accounts.join_codes": lasting("until the school makes another or closes"),
  "accounts.join_forms": {
    kept: "2 days, as long as its link works",
    forget: deletes(
      "accounts.join_forms",
      (now) => condition`made_at <= ${daysBefore(now, joinLinkDays)}`,
    ),
  },
  "accounts.passkey_challenges": {
    kept: "until it runs out",
    forget: deletes("accounts.passkey_challenges", (now) => condition`expires_at <= ${now}`),
  },
  "accounts.password_resets": {
    kept: "7 days after the link ran out",
    forget: deletes(
      "accounts.password_resets",
      (now) => condition`expires_at < ${daysBefore(now, 7)}`,
    ),
  },
  "accounts.provider_sign_ins": {
    kept: "until it runs out",
    forget: deletes("accounts.provider_sign_ins", (now) => condition`expires_at <= ${now}`),
  },
  "accounts.providers": lasting("as long as somebody may sign in through it"),
  "accounts.requests": {
    kept: "a year after it was decided",
    forget: deletes("accounts.requests", (now) => condition`decided_at < ${daysBefore(now, 365)}`),
  },
  "accounts.sessions": {
    kept: "a day after it ended",
    forget: deletes("accounts.sessions", (now) => condition`expires_at < ${daysBefore(now, 1)}`),
  },
};
