import { randomUUID } from "node:crypto";
import type { Grant } from "#lib/actor.ts";
import { today } from "#test/app.ts";
import { issueCertificate } from "#test/make-certificates.ts";
import type { Trials } from "#test/trials.ts";
import { canIssue, canIssueTo, scopeOfCertificates } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /people/certificates": "sign-in yes yes yes yes yes yes no no",
    "GET /certificates": "yes yes yes yes yes yes yes yes yes",
    "GET /certificates/:number": "yes yes yes yes yes yes yes yes yes",
    "GET /certificates/:number/full": "sign-in yes own own own own own own own",
    "GET /certificates/:pdf": "sign-in yes own own own own own own own",
    "POST /certificates/:number/revoke": "sign-in yes own own own own own no no",
    "GET /certificates/:number/replace": "sign-in yes own own own own own no no",
    "POST /certificates/:number/replace": "sign-in yes own own own own own no no",
  },
  records: {
    "/certificates/:number": issueCertificate,
    "/certificates/:pdf": async (subject, world) => `${await issueCertificate(subject, world)}.pdf`,
  },
  forms: {
    "/certificates/:number/revoke": { reason: "Қате берілген" },
    "/certificates/:number/replace": () => ({
      id: randomUUID(),
      familyName: "Омар",
      givenName: "Азат",
      titleKk: "Семинар",
      titleRu: "Семинар",
      issuedOn: today,
      ground: "Бұйрық № 6",
    }),
  },
  lists: [
    {
      name: "teachers to certify",
      places: "schools",
      may: (person, place) =>
        person.grants.some((grant) =>
          canIssueTo(person, { kind: "event", organiser: seatOf(grant) }, place),
        ),
      scope: scopeOfCertificates,
      rowsNameLeading: true,
      except: {
        why: "a leading school certifies whoever came to it, but is offered the names of its circle only",
        is: (grant, place) =>
          (grant.role === "leading_director" || grant.role === "leading_coordinator") &&
          ![place.schoolId, place.leadingId].includes(grant.schoolId),
      },
    },
    {
      name: "certificates issued",
      places: "any",
      may: (person, organiser) => canIssue(person, { kind: "event", organiser }),
      scope: scopeOfCertificates,
      rowsNameLeading: false,
    },
  ],
};

/** The organiser that somebody in that role stands for. */
function seatOf(grant: Grant) {
  return {
    regionKato: "regionKato" in grant ? grant.regionKato : null,
    districtKato: "districtKato" in grant ? grant.districtKato : null,
    schoolId: "schoolId" in grant ? grant.schoolId : null,
  };
}
