import { randomUUID } from "node:crypto";
import { ahead, makeEventOf, register } from "#test/make-events-of-circle.ts";
import type { Form, Subject } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/new": "sign-in yes yes yes yes yes yes yes no",
    "POST /events/new": "sign-in yes own own own own own no no",
    "GET /events/:id/edit": "sign-in yes own own own own own no no",
    "POST /events/:id/edit": "sign-in yes own own own own own no no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
  forms: { "/events/new": eventForm, "/events/:id/edit": eventForm },
  variants: {
    "/events/new": [{}, { name: "a series", prepare: asSeries }],
    "/events/:id/edit": [{ prepare: withPeople }],
  },
};

function eventForm({ leading }: Subject): Form {
  return {
    id: randomUUID(),
    organiser: `school:${leading.id}`,
    type: "seminar",
    titleKk: "С",
    titleRu: "С",
    day: "2026-03-20",
    from: "10:00",
    until: "12:00",
    form: "face_to_face",
    placeKk: "Мектеп",
    placeRu: "Школа",
    openTo: "everyone",
    speakers: "Сынақова Әлия – дескрипторлар",
  };
}

async function asSeries({ subject }: Setting): Promise<Sent> {
  return { form: { ...eventForm(subject), pace: "week", times: "3" } };
}

async function withPeople({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: ahead });
  await register(db, { eventId, subject });
  return { path: pattern.replace(":id", eventId) };
}
