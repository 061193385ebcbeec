import { randomUUID } from "node:crypto";
import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id/programme": "sign-in yes own own own own own no no",
    "POST /events/:id/programme": "sign-in yes own own own own own no no",
    "POST /events/:id/programme/removal": "sign-in yes own own own own own no no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
  forms: {
    "/events/:id/programme": () => ({
      id: randomUUID(),
      kind: "talk",
      day: "2026-03-08",
      from: "10:00",
      until: "10:30",
      titleKk: "Әңгіме",
      titleRu: "Беседа",
    }),
    "/events/:id/programme/removal": () => ({ session: randomUUID() }),
  },
  variants: { "/events/:id/programme/removal": [{ prepare: ofSession }] },
};

/** One of two sessions. */
async function ofSession({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: ahead });
  const [session, other] = [randomUUID(), randomUUID()];
  const shared = {
    event_id: eventId,
    kind: "talk" as const,
    title_kk: "Әңгіме",
    title_ru: "Беседа",
    starts_at: ahead,
    ends_at: new Date(ahead.getTime() + 1_800_000),
  };
  await db
    .insertInto("events.sessions")
    .values([
      { id: session, ...shared },
      { id: other, ...shared },
    ])
    .execute();
  return { path: pattern.replace(":id", eventId), form: { session } };
}
