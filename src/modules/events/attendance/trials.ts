import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import {
  attend,
  begun,
  makeAttended,
  makeEventOf,
  register,
  yesterday,
} from "#test/make-events-of-circle.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { codeAt } from "./rules.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id/attendance": "sign-in yes own own own own own no no",
    "POST /events/:id/attendance": "sign-in yes own own own own own no no",
    "GET /events/:id/door": "sign-in yes own own own own own no no",
    "POST /events/:id/certificates": "sign-in yes own own own own own no no",
    "POST /events/:id/attendance/captures": "sign-in no no no no no no no no",
    "GET /here": "sign-in yes yes yes yes yes yes yes yes",
    "GET /events/:id/here": "sign-in yes yes yes yes yes yes yes yes",
    "POST /events/:id/here": "sign-in no no no no no no no no",
    "POST /events/:id/here/captures": "sign-in no no no no no no no no",
  },
  records: {
    "/events/:id": async (subject, { app }) =>
      (await makeAttended(app.db, subject, yesterday)).eventId,
  },
  forms: {
    "/events/:id/attendance": {},
    "/events/:id/certificates": {
      ground: "№ 5",
      signerName: "Азат",
      signerKk: "Директор",
      signerRu: "Директор",
    },
    "/events/:id/attendance/captures": {},
    "/events/:id/here": () => ({ id: randomUUID(), code: "AAAAAAAA" }),
    "/events/:id/here/captures": {},
  },
  variants: {
    "/events/:id/attendance": [{ prepare: ofList }],
    "/events/:id/attendance/captures": [{ role: "leading_coordinator", prepare: ofCaptures }],
    "/events/:id/here": [{ role: "teacher", prepare: toBeHere }],
    "/events/:id/here/captures": [{ role: "teacher", prepare: toHaveBeenHere }],
  },
};

async function ofList({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: begun });
  const present = await register(db, { eventId, subject });
  const away = await register(db, { eventId, subject });
  await attend(db, { eventId, registrationId: away });
  return { path: pattern.replace(":id", eventId), form: { people: present, shown: away } };
}

async function ofCaptures({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: begun });
  const registrationId = await register(db, { eventId, subject });
  await register(db, { eventId, subject });
  const capture = { captureId: randomUUID(), registrationId, capturedAt: begun.toISOString() };
  const json = JSON.stringify({ captures: [capture] });
  return { path: pattern.replace(":id", eventId), json };
}

async function toBeHere({ world, subject }: Setting) {
  const { app } = world;
  const eventId = await makeEventOf(app.db, subject, { startsAt: begun });
  await register(app.db, { eventId, subject, userId: subject.by });
  const code = codeAt(app.config.SECRET, { eventId, at: now });
  return { path: `/events/${eventId}/here`, form: { id: randomUUID(), code } };
}

async function toHaveBeenHere(setting: Setting): Promise<Sent> {
  const { path, form } = await toBeHere(setting);
  return { path: `${path}/captures`, json: JSON.stringify(form) };
}
