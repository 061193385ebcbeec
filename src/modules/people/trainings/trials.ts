import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { makeStaff, makeTraining } from "#test/make-staff.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/trainings": "sign-in yes yes yes yes yes yes yes no",
    "GET /people/trainings/new": "sign-in yes yes yes yes yes yes yes no",
    "POST /people/trainings/new": "sign-in yes no own own own own own no",
    "GET /people/trainings/:id": "sign-in yes yes yes yes yes yes yes yes",
    "GET /people/trainings/:id/people": "sign-in yes no own own own own own no",
    "POST /people/trainings/:id/people": "sign-in yes no own own own own own no",
    "POST /people/trainings/:id/removal": "sign-in yes no own own own own own no",
    "POST /people/trainings/:id/deletion": "sign-in yes no own own own own own no",
  },
  records: {
    "/people/trainings/:id": async (subject, world) => (await makeTraining(subject, world)).act,
  },
  forms: {
    "/people/trainings/new": async (subject, world) => ({
      id: randomUUID(),
      programme: "subject",
      school: subject.school.code,
      hours: "10",
      from: today,
      until: today,
      exception: "Сынақ",
      trainers: (await makeStaff(subject, world)).id,
      trained: (await makeStaff(subject, world)).id,
    }),
    "/people/trainings/:id/people": async (subject, world) => ({
      trained: (await makeStaff(subject, world)).id,
    }),
    "/people/trainings/:id/removal": () => ({ teacher: randomUUID() }),
    "/people/trainings/:id/deletion": { reason: "Қате жазылған" },
  },
  variants: { "/people/trainings/:id/removal": [{ prepare: ofTrained }] },
};

async function ofTrained({ world, pattern, subject }: Setting): Promise<Sent> {
  const { act, trained } = await makeTraining(subject, world);
  return { path: pattern.replace(":id", act), form: { teacher: trained } };
}
