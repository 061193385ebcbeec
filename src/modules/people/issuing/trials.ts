import { randomUUID } from "node:crypto";
import { now, today } from "#test/app.ts";
import { activity } from "#test/make-certificates.ts";
import type { Form, Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/certificates/new": "sign-in yes yes yes yes yes yes no no",
    "POST /people/certificates/new": "sign-in yes own own own own own no no",
    "GET /people/certificates/new-list": "sign-in yes yes yes yes yes yes no no",
    "POST /people/certificates/new-list": "sign-in yes own own own own own no no",
    "GET /people/certificates/lists/:id": "sign-in own own own own own own no no",
  },
  records: { "/people/certificates/lists/:id": makeList },
  forms: {
    "/people/certificates/new": (subject) => ({
      ...activityForm(subject),
      familyName: "Омар",
      givenName: "Азат",
    }),
    "/people/certificates/new-list": (subject) => ({
      ...activityForm(subject),
      lines: "Омар Азат\nӘлиева Күләш",
    }),
  },
};

async function makeList({ by }: Subject, { app }: World): Promise<string> {
  const id = randomUUID();
  const organiser = {
    schoolId: null,
    kk: "Орталық",
    ru: "Центр",
    regionKato: null,
    districtKato: null,
  };
  await app.db
    .insertInto("people.certificate_lists")
    .values({
      id,
      activity: JSON.stringify({ ...activity, organiser }),
      holders: "[]",
      holders_count: 1,
      job_id: randomUUID(),
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

function activityForm({ leading }: Subject): Form {
  return {
    id: randomUUID(),
    kind: "event",
    titleKk: "Семинар",
    titleRu: "Семинар",
    fromDay: today,
    untilDay: today,
    issuedOn: today,
    ground: "Бұйрық № 5",
    organiser: "school",
    organiserCode: leading.code,
    signer1Name: "Азат Омар",
    signer1Kk: "Директор",
    signer1Ru: "Директор",
  };
}
