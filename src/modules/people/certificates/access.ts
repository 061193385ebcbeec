import { type Actor, type Grant, holds, isSelf, type Place } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import { type Certificate, type Kind, kinds, type Organiser } from "./schema.ts";

type Lying = Pick<Organiser, "schoolId" | "regionKato" | "districtKato">;
type Issue = { kind: Kind; organiser: Lying };

/** Each issues for organisers of their own territory; a leading school for what it holds itself. */
export function canIssue(actor: Actor, issue: Issue): boolean {
  return holds(actor, (grant) => issues(grant, issue));
}

/** A territory certifies its own people; a leading school whoever came to it. */
export function canIssueTo(actor: Actor, issue: Issue, holder: Place): boolean {
  return holds(actor, (grant) => issues(grant, issue) && reaches(grant, holder));
}

export function canIssueSomewhere(actor: Actor): boolean {
  return kindsToIssue(actor).length > 0;
}

export function kindsToIssue(actor: Actor): Kind[] {
  return kinds.filter((kind) => holds(actor, (grant) => givesKind(grant, kind)));
}

/** Whose certificates somebody who issues may list: those of organisers in their territory. */
export function scopeOfCertificates(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => kinds.some((kind) => givesKind(grant, kind)));
}

/** The holder, who issued it, and those who might have. */
export function canSeeCertificate(actor: Actor, certificate: Certificate): boolean {
  return (
    isSelf(actor, certificate.holderUserId) ||
    isSelf(actor, certificate.issuedBy) ||
    holds(actor, (grant) => overOrganiser(grant, certificate.organiser))
  );
}

/** Whoever may issue such a certificate may also take it back or put another in its place. */
export function canAmend(actor: Actor, certificate: Certificate): boolean {
  return canIssue(actor, certificate);
}

function issues(grant: Grant, { kind, organiser }: Issue): boolean {
  return givesKind(grant, kind) && overOrganiser(grant, organiser);
}

function givesKind(grant: Grant, kind: Kind): boolean {
  switch (grant.role) {
    case "national":
    case "regional":
    case "cpm_trainer":
    case "methodologist":
      return true;
    case "leading_director":
    case "leading_coordinator":
      return kind === "event" || kind === "course";
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}

function overOrganiser(grant: Grant, organiser: Lying): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "regional":
    case "cpm_trainer":
      return organiser.regionKato === grant.regionKato;
    case "methodologist":
      return organiser.districtKato === grant.districtKato;
    case "leading_director":
    case "leading_coordinator":
      return organiser.schoolId === grant.schoolId;
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}

function reaches(grant: Grant, holder: Place): boolean {
  switch (grant.role) {
    case "national":
    case "leading_director":
    case "leading_coordinator":
      return true;
    case "regional":
    case "cpm_trainer":
      return holder.regionKato === grant.regionKato;
    case "methodologist":
      return holder.districtKato === grant.districtKato;
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}
