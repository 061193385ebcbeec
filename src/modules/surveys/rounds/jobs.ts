import { z } from "zod";
import { dayOf, showDay } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { idField } from "#lib/forms.ts";
import type { JobTools, Task } from "#lib/jobs.ts";
import { sendMails } from "#lib/mail.ts";
import { sqlOf } from "#lib/rows.ts";
import { inLanguage, languages, named } from "#lib/texts.ts";
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
import { isLastCall, stateOf, tokenOf } from "./rules.ts";
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

const lettersAtOnce = 500;
const addresseeRow = z.strictObject({
  id: z.string(),
  email: z.string(),
  language: z.enum(languages).nullable(),
  wrote: z.boolean(),
});
type Addressee = z.infer<typeof addresseeRow>;

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

async function takeAddressees(
  tx: Db,
  { roundId, today }: { roundId: string; today: string },
): Promise<Addressee[]> {
  const { rows } = await sqlOf(addresseeRow)`
    with due as (
      select id, reminded_on from surveys.invitations
      where round_id = ${roundId} and not is_used and email is not null
        and (reminded_on is null or reminded_on < ${today}::date)
      order by id limit ${lettersAtOnce} for update skip locked
    )
    update surveys.invitations i set reminded_on = ${today}::date from due where due.id = i.id
    returning i.id, i.email, i.language, due.reminded_on is not null as wrote`.execute(tx);
  return rows;
}

export const tasks: readonly Task[] = [invite, letters, lastCall, end];
