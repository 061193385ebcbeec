import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { issueCertificate } from "#test/make-certificates.ts";
import type { Trials } from "#test/trials.ts";

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
};
