import { type Actor, type Grant, holds, isSelf, type Place, type Role } from "#lib/actor.ts";
import { covers, may, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import { type Certificate, type Kind, kinds, type Organiser } from "./schema.ts";

type Lying = Pick<Organiser, "schoolId" | "regionKato" | "districtKato">;
type Issue = { kind: Kind; organiser: Lying };

const gives: Record<Role, readonly Kind[]> = {
  national: kinds,
  cpm_trainer: kinds,
  regional: kinds,
  methodologist: kinds,
  leading_director: ["course", "event"],
  leading_coordinator: ["course", "event"],
  partner_coordinator: [],
  teacher: [],
};

/** Each issues for organisers of their own territory; a leading school for what it holds itself. */
export const issuesFor = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** A territory certifies its own people; a leading school whoever came to it. */
const issuesTo = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "country",
  leading_coordinator: "country",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** Whose certificates are listed, and among whom holders are looked for: only these have a circle. */
const lists = {
  ...issuesFor,
  leading_director: "circle",
  leading_coordinator: "circle",
} satisfies ReachByRole;

export function canIssue(actor: Actor, issue: Issue): boolean {
  return holds(actor, (grant) => issues(grant, issue));
}

export function canIssueTo(actor: Actor, issue: Issue, holder: Place): boolean {
  return holds(
    actor,
    (grant) => issues(grant, issue) && covers(issuesTo[grant.role], grant, holder),
  );
}

export function canIssueSomewhere(actor: Actor): boolean {
  return kindsToIssue(actor).length > 0;
}

export function kindsToIssue(actor: Actor): Kind[] {
  return kinds.filter((kind) => holds(actor, ({ role }) => gives[role].includes(kind)));
}

/** Whose certificates somebody who issues may list: those of organisers in their territory. */
export function scopeOfCertificates(actor: Actor): Scope | null {
  return scopeBy(actor, lists);
}

/** The holder, who issued it, and those who might have. */
export function canSeeCertificate(actor: Actor, certificate: Certificate): boolean {
  return (
    isSelf(actor, certificate.holderUserId) ||
    isSelf(actor, certificate.issuedBy) ||
    may(actor, issuesFor, certificate.organiser)
  );
}

/** Whoever may issue such a certificate may also take it back or put another in its place. */
export function canAmend(actor: Actor, certificate: Certificate): boolean {
  return canIssue(actor, certificate);
}

function issues(grant: Grant, { kind, organiser }: Issue): boolean {
  return gives[grant.role].includes(kind) && covers(issuesFor[grant.role], grant, organiser);
}
