import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id/materials": "sign-in yes own own own own own no no",
    "POST /events/:id/materials": "sign-in yes own own own own own no no",
    "POST /events/:id/materials/removal": "sign-in yes own own own own own no no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
  forms: {
    "/events/:id/materials": () => ({
      id: randomUUID(),
      title: "Слайдтар",
      shownTo: "everyone",
      link: "https://example.org/slides",
    }),
    "/events/:id/materials/removal": () => ({ material: randomUUID() }),
  },
  variants: { "/events/:id/materials/removal": [{ prepare: ofMaterial }] },
};

/** One of two materials. */
async function ofMaterial({ world, pattern, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const eventId = await makeEventOf(db, subject, { startsAt: ahead });
  const [material, other] = [randomUUID(), randomUUID()];
  const shared = {
    event_id: eventId,
    link: "https://example.org",
    shown_to: "everyone" as const,
    added_at: now,
  };
  await db
    .insertInto("events.materials")
    .values([
      { id: material, title: "Слайдтар", ...shared },
      { id: other, title: "Парақ", ...shared },
    ])
    .execute();
  return { path: pattern.replace(":id", eventId), form: { material } };
}
