import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import {
  ahead,
  makeAttended,
  makeEventOf,
  register,
  yesterday,
} from "#test/make-events-of-circle.ts";
import { makeTeacher } from "#test/make-people.ts";
import type { Subject } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/mine": "sign-in yes yes yes yes yes yes yes yes",
    "GET /events/:id/registration": "sign-in yes yes yes yes yes yes yes yes",
    "POST /events/:id/registration": "sign-in no no no no no no no no",
    "POST /events/:id/registration/many/:school": "sign-in no no no no own own own no",
    "POST /events/:id/registration/:registration/cancel": "sign-in yes own own own own own own no",
    "GET /events/:id/people": "sign-in yes own own own own own no no",
    "GET /events/:id/people/:file": "sign-in yes own own own own own no no",
  },
  records: {
    "/events/:id": async (subject, { app }) =>
      (await makeAttended(app.db, subject, yesterday)).eventId,
    "/events/:id/people/:file": async (subject, { app }) => [
      (await makeAttended(app.db, subject, yesterday)).eventId,
      "people.csv",
    ],
    "/events/:id/registration/many/:school": async (subject, { app }) => [
      (await makeAttended(app.db, subject, ahead)).eventId,
      subject.school.id,
    ],
    "/events/:id/registration/:registration": async (subject, { app }) => {
      const { eventId, registrationId } = await makeAttended(app.db, subject, ahead);
      return [eventId, registrationId];
    },
  },
  forms: {
    "/events/:id/registration": () => ({ id: randomUUID() }),
    "/events/:id/registration/many/:school": async (subject, { app }) => ({
      teachers: await teacherOf(subject, app.db),
    }),
    "/events/:id/registration/:registration/cancel": {},
  },
  variants: {
    "/events/:id/registration": [{ role: "teacher", prepare: toRegister }],
    "/events/:id/registration/:registration/cancel": [
      {},
      { name: "while another waits", prepare: withWaiting },
    ],
  },
};

const teachers = new WeakMap<Subject, string>();

async function teacherOf(subject: Subject, db: Db): Promise<string> {
  const known = teachers.get(subject);
  if (known) return known;
  const { id } = await makeTeacher(db, { schoolId: subject.school.id });
  teachers.set(subject, id);
  return id;
}

async function toRegister({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  await makeTeacher(db, { schoolId: subject.partner.id, userId: subject.by });
  const id = await makeEventOf(db, subject, { startsAt: ahead });
  return { path: pattern.replace(":id", id), form: { id: randomUUID() } };
}

async function withWaiting({ world, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: ahead, capacity: 1 });
  const goes = await register(db, { eventId, subject });
  const waits = await register(db, { eventId, subject });
  const waiting = db.updateTable("events.registrations").where("id", "=", waits);
  await waiting.set({ state: "waiting" }).execute();
  return { path: `/events/${eventId}/registration/${goes}/cancel` };
}
