import {
  ahead,
  attend,
  makeDrafts,
  makeEventOf,
  register,
  yesterday,
} from "#test/make-events-of-circle.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id/cancellation": "sign-in yes own own own own own no no",
    "GET /events/:id/publication": "sign-in yes own own own own own no no",
    "POST /events/:id/cancellation": "sign-in yes own own own own own no no",
    "POST /events/:id/holding": "sign-in yes own own own own own no no",
    "POST /events/:id/publication": "sign-in yes own own own own own no no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
    "/events/:id/publication": (subject, { app }) =>
      makeEventOf(app.db, subject, { startsAt: ahead, state: "draft" }),
    "/events/:id/holding": (subject, { app }) =>
      makeEventOf(app.db, subject, { startsAt: yesterday }),
  },
  forms: {
    "/events/:id/cancellation": { reason: "Карантин" },
    "/events/:id/holding": {},
    "/events/:id/publication": {},
  },
  variants: {
    "/events/:id/cancellation": [{ prepare: withPeople }],
    "/events/:id/holding": [{ prepare: withThoseWhoCame }],
    "/events/:id/publication": [{}, { name: "a whole series", prepare: ofSeries }],
  },
};

async function ofSeries({ world, pattern, subject }: Setting): Promise<Sent> {
  const [first = ""] = await makeDrafts(world.app.db, subject);
  return { path: pattern.replace(":id", first), form: { whole: "yes" } };
}

async function withPeople({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: ahead });
  await register(db, { eventId, subject });
  return { path: pattern.replace(":id", eventId) };
}

async function withThoseWhoCame({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: yesterday });
  await attend(db, { eventId, registrationId: await register(db, { eventId, subject }) });
  return { path: pattern.replace(":id", eventId) };
}
