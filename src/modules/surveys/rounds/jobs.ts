import { z } from "zod";
import { dayOf, showDay } from "#lib/dates.ts";
import { idField } from "#lib/forms.ts";
import type { JobTools, Task } from "#lib/jobs.ts";
import { sendMails } from "#lib/mail.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { tokenOf } from "../base/rules.ts";
import { takeAddressees } from "../invitations/actions.ts";
import {
  endRound,
  endTask,
  inviteSome,
  inviteTask,
  lastCallTask,
  lettersTask,
  noteReminder,
  startLetters,
} from "./actions.ts";
import {
  countNotInvited,
  getRound,
  listDueEnds,
  listDueInviting,
  listDueLastCalls,
  listDueLetters,
} from "./queries.ts";
import { isLastCall, stateOf } from "./rules.ts";
import type { Round } from "./schema.ts";
import { texts } from "./texts.ts";

const Payload = z.object({ roundId: idField("survey round") });

async function open({ db, now }: JobTools, payload: unknown) {
  const { roundId } = Payload.parse(payload);
  const round = await getRound(db, { id: roundId, on: dayOf(now()) });
  return { round, resultPath: `/surveys/rounds/${roundId}` };
}

const invite: Task = {
  name: inviteTask,
  due: listDueInviting,
  run: async (tools, payload) => {
    const { db, config, now, progress } = tools;
    const { round, resultPath } = await open(tools, payload);
    const total = await countNotInvited(db, round.id);
    let invited = 0;
    for (;;) {
      const some = await inviteSome(db, { round, secret: config.SECRET, now: now() });
      if (some === 0) break;
      invited += some;
      await progress(invited, total);
    }
    await startLetters(db, { round, now: now() });
    return { resultPath };
  },
};

const letters: Task = {
  name: lettersTask,
  due: listDueLetters,
  run: async (tools, payload) => {
    const { round, resultPath } = await open(tools, payload);
    if (stateOf(round, dayOf(tools.now())) !== "open") return { resultPath };
    while ((await writeSome(tools, round)) > 0);
    return { resultPath };
  },
};

/** Near its end a round reminds by itself; one whose last day was moved away waits for that day. */
const lastCall: Task = {
  name: lastCallTask,
  due: listDueLastCalls,
  run: async (tools, payload) => {
    const { round, resultPath } = await open(tools, payload);
    if (!isLastCall(round, dayOf(tools.now()))) return { resultPath };
    let written = 0;
    for (let some = -1; some !== 0; written += some) some = await writeSome(tools, round);
    if (written > 0) await noteReminder(tools.db, { round, now: tools.now() });
    return { resultPath };
  },
};

const end: Task = {
  name: endTask,
  due: listDueEnds,
  run: async (tools, payload) => {
    const { round, resultPath } = await open(tools, payload);
    await endRound(tools.db, { round, now: tools.now() });
    return { resultPath };
  },
};

/** Writes to the next of those who have not answered and got no letter today. */
async function writeSome({ db, config, now }: JobTools, round: Round): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const addressees = await takeAddressees(tx, { roundId: round.id, today: dayOf(now()) });
    await sendMails(
      tx,
      addressees.map(({ id, email, language: known, wrote }) => {
        const language = known ?? "kk";
        const t = inLanguage(texts, language);
        const about = {
          title: named(round, language),
          link: `${config.PUBLIC_URL}/s/${tokenOf(config.SECRET, id)}?lang=${language}`,
          until: showDay(round.closesOn, language),
          isAnonymous: round.mode === "anonymous",
        };
        const subject = wrote ? t.reminderSubject(about.title) : t.letterSubject(about.title);
        return { to: email, language, subject, body: t.letterBody(about), now: now() };
      }),
    );
    return addressees.length;
  });
}

export const tasks: readonly Task[] = [invite, letters, lastCall, end];
