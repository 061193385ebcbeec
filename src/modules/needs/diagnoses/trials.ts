import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { makeRound } from "#test/make-surveys.ts";
import type { Form, Subject, World } from "#test/roles-world.ts";
import { replacing, type Sent, type Setting, type Trials } from "#test/trials.ts";
import { canSeeDiagnosis, scopeOfDiagnoses } from "./access.ts";

const day = "2026-02-01";

export const trials: Trials = {
  who: {
    "GET /needs": "sign-in yes yes yes yes yes yes yes no",
    "POST /needs": "sign-in yes no own own own own no no",
    "GET /needs/:id": "sign-in yes own own own own own own no",
    "POST /needs/:id/rounds": "sign-in yes no own own own own no no",
    "GET /needs/:id/focus": "sign-in yes no own own own own no no",
    "POST /needs/:id/focus": "sign-in yes no own own own own no no",
    "GET /needs/:id/findings": "sign-in yes no own own own own no no",
    "POST /needs/:id/findings": "sign-in yes no own own own own no no",
    "GET /needs/:id/offers": "sign-in yes no own own own own no no",
    "POST /needs/:id/offers": "sign-in yes no own own own own no no",
    "GET /needs/:id/swot/:school": "sign-in yes no own own own own no no",
    "POST /needs/:id/swot/:school": "sign-in yes no own own own own no no",
    "GET /needs/:id/order": "sign-in yes no own own own own no no",
    "POST /needs/:id/order": "sign-in yes no own own own own no no",
  },
  records: {
    "/needs/:id": makeDiagnosis,
    "/needs/:id/swot/:school": async (subject, world) => [
      await makeDiagnosis(subject, world),
      subject.leading.id,
    ],
  },
  forms: {
    "/needs": ({ leading }) => ({ id: randomUUID(), leadingId: leading.id, halfYear: "2026-1" }),
    "/needs/:id/rounds": {},
    "/needs/:id/focus": () => ({ id: randomUUID(), heldOn: day, aim: "Басымдық", people: "6" }),
    "/needs/:id/findings": ({ partner }) => ({
      id: randomUUID(),
      schoolId: partner.id,
      area: "ict",
      source: "audit",
      practice: "weak",
      evidence: "Аз",
      foundOn: day,
    }),
    "/needs/:id/offers": { areas: "ict" },
    "/needs/:id/swot/:school": () => ({ id: randomUUID(), strengths: "Тәжірибе" }),
    "/needs/:id/order": { rank_ict: "1" },
  },
  variants: {
    "/needs/:id/rounds": [
      { prepare: withRound },
      { name: "in the place of another", prepare: withOtherRound },
    ],
    "/needs/:id/focus": [{}, { name: "with votes", prepare: withVotes }],
    "/needs/:id/offers": [{}, again({ areas: "formative" })],
    "/needs/:id/swot/:school": [{}, again({ strengths: "Басқа" })],
  },
  lists: [
    {
      name: "diagnoses of needs",
      places: "schools",
      may: (person, place) => canSeeDiagnosis(person, [place]),
      scope: scopeOfDiagnoses,
      rowsNameLeading: true,
    },
  ],
};

async function withVotes({ makeForm }: Setting): Promise<Sent> {
  return { form: { ...(await makeForm()), votes_ict: "3" } };
}

function again(first: Form) {
  return { name: "in the place of another", prepare: replacing(first) };
}

let made = 0;

/** A circle looks at its needs once in a half-year, so each comes in a year of its own. */
async function makeDiagnosis({ leading }: Subject, { app: { db } }: World): Promise<string> {
  const id = randomUUID();
  made += 1;
  await db
    .insertInto("needs.diagnoses")
    .values({ id, leading_id: leading.id, half_year: `${2030 + made}-1`, made_at: now })
    .execute();
  await db
    .insertInto("needs.findings")
    .values({
      id: randomUUID(),
      diagnosis_id: id,
      school_id: leading.id,
      area: "ict",
      source: "audit",
      practice: "weak",
      evidence: "Аз",
      found_on: "2026-01-01",
      made_at: now,
    })
    .execute();
  return id;
}

async function withRound({ world, subject }: Setting): Promise<Sent> {
  const { leading, partner } = subject;
  const schools = [leading, partner];
  const { id } = await makeRound(world.app.db, { schools, schoolId: leading.id });
  return { form: { rounds: id } };
}

async function withOtherRound(setting: Setting): Promise<Sent> {
  const path = await setting.makePath();
  const { form = {} } = await withRound(setting);
  await setting.asker.post(path, form);
  return { ...(await withRound(setting)), path };
}
