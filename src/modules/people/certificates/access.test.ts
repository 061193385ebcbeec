import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { certificateWith } from "#test/certificate.ts";
import { guest } from "#test/people-of-roles.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  personOfRole,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import {
  canAmend,
  canIssue,
  canIssueSomewhere,
  canIssueTo,
  canSeeCertificate,
  kindsToIssue,
  scopeOfCertificates,
} from "./access.ts";
import type { Kind } from "./schema.ts";

const { leading, partner, otherRegion } = placesBySchool;
type Organiser = Parameters<typeof canIssue>[1]["organiser"];
const country: Organiser = { schoolId: null, regionKato: null, districtKato: null };
const region = { ...country, regionKato: "r1" };
const district = { ...region, districtKato: "d1" };

const issuers = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: inRegion,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: ["leading"],
  leading_coordinator: ["leading"],
  partner_coordinator: nowhere,
  teacher: nowhere,
};

describe("a certificate", () => {
  it.each(["course", "event"] as const)(
    "of a %s is issued by the leading school that held it and by those above the organiser",
    (kind) => {
      expect(schoolsWhere((actor, organiser) => canIssue(actor, { kind, organiser }))).toEqual(
        issuers,
      );
    },
  );

  it.each(["trainer", "contest"] as const)(
    "of a %s is issued from above the schools alone",
    (kind) => {
      expect(schoolsWhere((actor, organiser) => canIssue(actor, { kind, organiser }))).toEqual({
        ...issuers,
        leading_director: nowhere,
        leading_coordinator: nowhere,
      });
    },
  );

  it("in the name of a district, a region or the country is issued by who answers for all of it", () => {
    const issue = (organiser: Organiser) =>
      whoMayInCircle((actor) => canIssue(actor, { kind: "event", organiser }));
    const above = ["national", "cpm_trainer", "regional"];
    expect(issue(district)).toEqual([...above, "methodologist"]);
    expect(issue(region)).toEqual(above);
    expect(issue({ ...region, regionKato: "r2" })).toEqual(["national"]);
    expect(issue(country)).toEqual(["national"]);
  });

  it("is amended by whoever may issue such a one, not by its holder", () => {
    const amends = (kind: Kind) =>
      whoMayInCircle((actor) =>
        canAmend(actor, certificateWith({ kind, holderUserId: "somebody" })),
      );
    const above = ["national", "cpm_trainer", "regional", "methodologist"];
    expect(amends("course")).toEqual([...above, "leading_director", "leading_coordinator"]);
    expect(amends("contest")).toEqual(above);
  });
});

describe("the kinds that somebody issues", () => {
  it("are all above the schools, and what a leading school holds in it", () => {
    const all = ["course", "trainer", "event", "contest"];
    for (const role of ["national", "cpm_trainer", "regional", "methodologist"] as const)
      expect(kindsToIssue(personOfRole(role)), role).toEqual(all);
    for (const role of ["leading_director", "leading_coordinator"] as const)
      expect(kindsToIssue(personOfRole(role)), role).toEqual(["course", "event"]);
    for (const role of ["partner_coordinator", "teacher"] as const)
      expect(kindsToIssue(personOfRole(role)), role).toEqual([]);
    expect(kindsToIssue(guest)).toEqual([]);
  });

  it("are none for partners, teachers and guests", () => {
    expect(whoMayInCircle(canIssueSomewhere)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
    ]);
  });
});

describe("the holder", () => {
  it("of a territory's certificate is one of its own people", () => {
    const toPartner = (actor: Actor, organiser: CirclePlace) =>
      canIssueTo(actor, { kind: "event", organiser }, partner);
    expect(schoolsWhere(toPartner)).toEqual(issuers);
    const farAway = (actor: Actor) =>
      canIssueTo(actor, { kind: "event", organiser: leading }, otherRegion);
    expect(whoMayInCircle(farAway)).toEqual([
      "national",
      "leading_director",
      "leading_coordinator",
    ]);
  });

  it("lies in the territory of who issues, unless a leading school issues to whoever came", () => {
    const toAnyone = (actor: Actor, holder: CirclePlace) =>
      canIssueTo(actor, { kind: "event", organiser: leading }, holder);
    expect(schoolsWhere(toAnyone)).toEqual({
      ...issuers,
      leading_director: everywhere,
      leading_coordinator: everywhere,
    });
  });

  it("of what a leading school held is whoever came, but only of the kinds it issues", () => {
    const holder = (kind: Kind) =>
      whoMayInCircle((actor) => canIssueTo(actor, { kind, organiser: leading }, otherRegion));
    expect(holder("course")).toEqual(["national", "leading_director", "leading_coordinator"]);
    expect(holder("trainer")).toEqual(["national"]);
  });

  it("does not lend a person with two roles the kinds of the one at the place of the other", () => {
    const { grants, ...person } = personOfRole("leading_director");
    const methodologistElsewhere = personOfRole("methodologist", otherRegion).grants;
    const both = { ...person, grants: [...grants, ...methodologistElsewhere] };
    expect(canIssue(both, { kind: "contest", organiser: leading })).toBe(false);
    expect(canIssueTo(both, { kind: "contest", organiser: leading }, otherRegion)).toBe(false);
    expect(canIssue(both, { kind: "contest", organiser: otherRegion })).toBe(true);
  });
});

describe("a certificate that was given", () => {
  const { organiser } = certificateWith();

  it("is seen by those who might have issued it, of whatever kind it is", () => {
    const given = (kind: Kind) => (actor: Actor, place: CirclePlace) =>
      canSeeCertificate(actor, certificateWith({ kind, organiser: { ...organiser, ...place } }));
    expect(schoolsWhere(given("event"))).toEqual(issuers);
    expect(schoolsWhere(given("contest"))).toEqual(issuers);
  });

  it("is seen by its holder and by who issued it, in whatever role they are now", () => {
    const teacher = personOfRole("teacher");
    const sees = (changes: Parameters<typeof certificateWith>[0]) =>
      canSeeCertificate(teacher, certificateWith(changes));
    expect(sees({ holderUserId: teacher.userId })).toBe(true);
    expect(sees({ issuedBy: teacher.userId })).toBe(true);
    expect(sees({ holderUserId: "a colleague", issuedBy: "the director" })).toBe(false);
    expect(canSeeCertificate(guest, certificateWith())).toBe(false);
  });

  it("is listed to who issues, a leading school's with its circle's", () => {
    expect(schoolsListed(scopeOfCertificates)).toEqual({
      ...issuers,
      leading_director: inCircle,
      leading_coordinator: inCircle,
    });
    expect(whoMayInCircle((actor) => scopeOfCertificates(actor) === null)).toEqual([
      "guest",
      "partner_coordinator",
      "teacher",
    ]);
  });
});
