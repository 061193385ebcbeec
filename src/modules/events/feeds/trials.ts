import { randomUUID } from "node:crypto";
import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import { sentTwice, type Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /calendar.atom": "yes yes yes yes yes yes yes yes yes",
    "GET /calendar.ics": "yes yes yes yes yes yes yes yes yes",
    "GET /calendar/embed": "yes yes yes yes yes yes yes yes yes",
    "GET /events/:ics": "yes yes yes yes yes yes yes yes yes",
    "GET /calendar/my": "sign-in yes yes yes yes yes yes yes yes",
    "POST /calendar/my/renewal": "sign-in yes yes yes yes yes yes yes yes",
    "GET /calendar/my/:signed": "no no no no no no no no no",
  },
  records: {
    "/events/:ics": async (subject, { app }) =>
      `${await makeEventOf(app.db, subject, { startsAt: ahead })}.ics`,
    "/calendar/my/:signed": () => `${randomUUID()}.${"a".repeat(32)}.ics`,
  },
  forms: { "/calendar/my/renewal": {} },
  variants: {
    "/calendar/my/renewal": [{}, { name: "once more", prepare: sentTwice }],
  },
};
