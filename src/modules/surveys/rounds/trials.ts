import { randomUUID } from "node:crypto";
import { now, today } from "#test/app.ts";
import { makeInvitedRound, makeQuestionnaire } from "#test/make-surveys-of-circle.ts";
import type { Form, Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { schoolsSeen } from "../results/access.ts";
import { scopeOfAsked } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /surveys": "sign-in yes yes yes yes yes yes yes yes",
    "GET /surveys/rounds/new": "sign-in yes no yes yes yes yes no no",
    "POST /surveys/rounds/new": "sign-in yes no own own own own no no",
    "GET /surveys/rounds/:id": "sign-in yes own own own own own own no",
    "POST /surveys/rounds/:id/reminder": "sign-in no no no no own own no no",
    "POST /surveys/rounds/:id/prolonging": "sign-in no no no no own own no no",
    "POST /surveys/rounds/:id/closing": "sign-in no no no no own own no no",
    "POST /surveys/rounds/:id/expected": "sign-in no no no no own own own no",
    "POST /surveys/rounds/:id/links": "sign-in no no no no own own own no",
  },
  records: {
    "/surveys/rounds/:id": makeInvitedRound,
  },
  forms: {
    "/surveys/rounds/new": roundForm,
    "/surveys/rounds/:id/reminder": () => ({ id: randomUUID() }),
    "/surveys/rounds/:id/prolonging": { closesOn: "2100-01-02" },
    "/surveys/rounds/:id/closing": {},
    "/surveys/rounds/:id/expected": ({ school }) => ({ school: school.id, expected: "7" }),
    "/surveys/rounds/:id/links": ({ school }) => ({ school: school.id }),
  },
  variants: {
    "/surveys/rounds/new": [{ role: "leading_director" }],
    "/surveys/rounds/:id/reminder": [{ prepare: withLetters }],
    "/surveys/rounds/:id/prolonging": [{ prepare: withLetters }],
    "/surveys/rounds/:id/closing": [
      { prepare: withLetters },
      { name: "while somebody answers", prepare: withDraft },
    ],
  },
  lists: [
    {
      name: "schools asked in a round",
      places: "schools",
      may: (person, place) => {
        const owner = { place: null, districtKato: null, regionKato: null };
        const seen = schoolsSeen(person, { round: { asked: { schools: [place] } }, owner });
        return seen === null || seen?.has(place.schoolId) === true;
      },
      scope: scopeOfAsked,
      rowsNameLeading: true,
    },
  ],
};

async function roundForm(subject: Subject, world: World): Promise<Form> {
  return {
    id: randomUUID(),
    titleKk: "Сауал",
    titleRu: "Анкета",
    mode: "open",
    purpose: "needs",
    roles: "teacher",
    schools: subject.leading.id,
    opensOn: today,
    closesOn: today,
    questionnaire: await makeQuestionnaire(subject, world),
  };
}

/** A round with answers that are begun and not sent. */
async function withDraft({ world, pattern, subject }: Setting): Promise<Sent> {
  const roundId = await makeInvitedRound(subject, world);
  const draft = { key_hash: randomUUID(), round_id: roundId, answers: "{}", saved_at: now };
  await world.app.db.insertInto("surveys.drafts").values(draft).execute();
  return { path: pattern.replace(":id", roundId) };
}

/** A round with a link in somebody's letter. */
async function withLetters({ world, pattern, subject }: Setting): Promise<Sent> {
  const roundId = await makeInvitedRound(subject, world);
  const id = randomUUID();
  await world.app.db
    .insertInto("surveys.invitations")
    .values({
      id,
      round_id: roundId,
      school_id: subject.partner.id,
      role: "teacher",
      email: `${id}@test.example`,
      language: "kk",
      token_hash: id,
    })
    .execute();
  return { path: pattern.replace(":id", roundId) };
}
