import { randomUUID } from "node:crypto";
import { hashToken } from "#lib/tokens.ts";
import { now } from "#test/app.ts";
import { makeBegunQuestionnaire, makeInvitedRound } from "#test/make-surveys-of-circle.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /surveys/questionnaires/:id/preview": "sign-in yes own own own own own own own",
    "GET /s/:key": "yes yes yes yes yes yes yes yes yes",
    "POST /s/:key": "yes yes yes yes yes yes yes yes yes",
    "GET /s/:key/next": "yes yes yes yes yes yes yes yes yes",
    "GET /s/:key/:page": "yes yes yes yes yes yes yes yes yes",
    "POST /s/:key/:page": "yes yes yes yes yes yes yes yes yes",
    "GET /s/:key/check": "yes yes yes yes yes yes yes yes yes",
    "POST /s/:key/check": "yes yes yes yes yes yes yes yes yes",
    "GET /s/:key/thanks": "yes yes yes yes yes yes yes yes yes",
    "GET /s/:key/whole": "yes yes yes yes yes yes yes yes yes",
    "POST /s/:key/whole": "yes yes yes yes yes yes yes yes yes",
  },
  records: {
    "/surveys/questionnaires/:id": makeBegunQuestionnaire,
    "/s/:key": (subject, world) => makeLink(world, { subject, isUsed: false }),
    "/s/:key/:page": async (subject, world) => [
      await makeLink(world, { subject, isUsed: false }),
      "1",
    ],
    "/s/:key/whole": (subject, world) => makeLink(world, { subject, isUsed: true }),
  },
  forms: {
    "/s/:key": {},
    "/s/:key/:page": { asked: "works", works: "town" },
    "/s/:key/check": () => ({ id: randomUUID() }),
    "/s/:key/whole": {},
  },
  variants: { "/s/:key/whole": [{ prepare: whole }] },
};

let made = 0;

/** A link whose form is filled in and waits to be sent, or was sent already. */
async function makeLink(
  world: World,
  { subject, isUsed }: { subject: Subject; isUsed: boolean },
): Promise<string> {
  const { db } = world.app;
  made += 1;
  const token = `link${String(made).padStart(12, "0")}`;
  const roundId = await makeInvitedRound(subject, world);
  // Without names the draft is a browser's, and nobody here has one.
  await db.updateTable("surveys.rounds").set({ mode: "named" }).where("id", "=", roundId).execute();
  const answers = JSON.stringify({ needs: { formative: "low", ict: "high" } });
  await db
    .insertInto("surveys.invitations")
    .values({
      id: randomUUID(),
      round_id: roundId,
      school_id: subject.partner.id,
      role: "teacher",
      token_hash: hashToken(token),
      is_used: isUsed,
    })
    .execute();
  await db
    .insertInto("surveys.drafts")
    .values({ key_hash: hashToken(token), round_id: roundId, answers, saved_at: now })
    .execute();
  return token;
}

async function whole({ world, subject }: Setting): Promise<Sent> {
  const key = await makeLink(world, { subject, isUsed: false });
  const answers = { needs: { formative: "low", ict: "high" } };
  const json = JSON.stringify({ id: randomUUID(), language: "kk", answers });
  return { path: `/s/${key}/whole`, json };
}
