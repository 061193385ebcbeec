import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { dayOf } from "#lib/dates.ts";
import { askOften, type Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import type { Problems } from "#lib/forms.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Language } from "#lib/texts.ts";
import type { Answers, Role } from "../questionnaires/schema.ts";
import { isAskedOf, isTaken, unknownSchools } from "./queries.ts";
import { problemsWith, settle, standingOf } from "./rules.ts";
import type { OpenRound, StartForm } from "./schema.ts";

type Who = { role: Role; schoolId: string };

/** Who answers: as whom and from which school, as far as the link does not say. */
export async function whoAnswers(
  db: Db,
  { asked, form }: { asked: OpenRound; form: StartForm },
): Promise<Result<Who, Problems>> {
  const { roundId, roles, invitationId } = asked;
  const role = asked.role ?? form.role ?? null;
  const schoolId = asked.schoolId ?? form.school ?? null;
  const isOfRound =
    invitationId !== null || (schoolId !== null && (await isAskedOf(db, { roundId, schoolId })));
  if (role !== null && roles.includes(role) && schoolId !== null && isOfRound)
    return done({ role, schoolId });
  return refuse({
    ...(role !== null && roles.includes(role) ? {} : { role: "needed" }),
    ...(isOfRound ? {} : { school: "needed" }),
  });
}

type Begun = { asked: OpenRound; draftKey: string; who: Who; now: Date };

/** Remembers who answers, so that it is asked once. */
export async function beginDraft(db: Db, { asked, draftKey, who, now }: Begun): Promise<void> {
  await askOften(
    db,
    sql`
      insert into surveys.drafts (key_hash, round_id, invitation_id, role, school_id, answers, saved_at)
      values (${draftKey}, ${asked.roundId}, ${asked.invitationId}, ${who.role}, ${who.schoolId}, '{}', ${now})
      on conflict (key_hash) do update
      set role = excluded.role, school_id = excluded.school_id, saved_at = excluded.saved_at`,
  );
}

type Saved = {
  asked: OpenRound;
  /** What the page showed: an answer to it that is not among `answers` was taken back. */
  codes: readonly string[];
  answers: Answers;
  page: number;
  now: Date;
};

/**
 * Keeps what one page says. Two devices that fill two pages at once lose neither, and a link that is used
 * at the same moment, which waits for this or is waited for, leaves no draft behind.
 */
export async function saveAnswers(
  db: Db,
  { asked, codes, answers, page, now }: Saved,
): Promise<void> {
  const stillGood = sql`exists (select from (select id from surveys.invitations
    where id = ${asked.invitationId}::uuid and not is_used for share) good)`;
  await askOften(
    db,
    sql`
      insert into surveys.drafts as d (key_hash, round_id, invitation_id, role, school_id, answers, page, saved_at)
      select ${asked.draftKey}, ${asked.roundId}::uuid, ${asked.invitationId}::uuid, ${asked.role}, ${asked.schoolId}::uuid,
        ${JSON.stringify(answers)}::jsonb, ${page}::int, ${now}::timestamptz
      where ${asked.invitationId}::uuid is null or ${stillGood}
      on conflict (key_hash) do update set answers = (d.answers - ${[...codes]}::text[]) || excluded.answers,
        page = greatest(d.page, excluded.page), saved_at = excluded.saved_at`,
  );
}

/** What is wrong with all the answers together, and those that count. */
export async function checkAll(
  db: Db,
  { asked, answers, today }: { asked: OpenRound; answers: Answers; today: string },
): Promise<{ answers: Answers; problems: Problems }> {
  const settled = settle(asked.content, answers, today);
  const questions = settled.sections.flatMap((section) => section.questions);
  const problems = problemsWith(questions, { answers: settled.answers, today });
  const schools = questions.flatMap(({ kind, code }) => {
    const answer = settled.answers[code];
    return kind === "school" && typeof answer === "string" && !problems[code]
      ? [{ code, answer }]
      : [];
  });
  const unknown = await unknownSchools(
    db,
    schools.map(({ answer }) => answer),
  );
  for (const { code, answer } of schools) if (unknown.has(answer)) problems[code] = "noSuchSchool";
  return { answers: settled.answers, problems };
}

type Sending = {
  asked: OpenRound;
  /** The form's own id; a single-use link needs none, for it is used once. */
  id: string;
  language: Language;
  /** Null where nothing is filled in: what was sent before is answered, and nothing new is taken. */
  answers: Answers | null;
  /** As whom and from where, when neither the link nor a draft says it. */
  told: StartForm;
  now: Date;
};
type Refusal = { why: "closed" } | { why: "notBegun" } | { why: "wrong"; problems: Problems };

/** Takes the form, once: a link that was used and an id that was taken are answered as if sent just now. */
export async function sendResponse(db: Db, sending: Sending): Promise<Result<null, Refusal>> {
  const { asked, id, now } = sending;
  const today = dayOf(now);
  const standing = standingOf(asked, today);
  if (standing === "used" || (await isSentBefore(db, { asked, id }))) return done(null);
  if (standing !== "open") return refuse({ why: "closed" });
  if (sending.answers === null) return refuse({ why: "notBegun" });
  const who = await whoAnswers(db, { asked, form: sending.told });
  const { answers, problems } = await checkAll(db, { asked, answers: sending.answers, today });
  const wrong = { ...(who.ok ? {} : who.refusal), ...problems };
  if (!who.ok || Object.keys(wrong).length > 0) return refuse({ why: "wrong", problems: wrong });
  const isKept = await keepResponse(db, { ...sending, answers, who: who.value });
  return isKept ? done(null) : refuse({ why: "closed" });
}

function isSentBefore(
  db: Db,
  { asked, id }: { asked: OpenRound; id: string },
): Promise<boolean> | false {
  return asked.invitationId === null && isTaken(db, { id, roundId: asked.roundId });
}

const takenRow = z.strictObject({ taken: z.boolean() });

/** False where the round was ended meanwhile. */
async function keepResponse(
  db: Db,
  { asked, answers, who, language, now, ...sending }: Sending & { who: Who; answers: Answers },
): Promise<boolean> {
  const { invitationId, roundId, draftKey, mode } = asked;
  const isNamed = mode === "named";
  const response = {
    // Without names the id must not be one that a page, a draft or a device ever knew.
    id: invitationId === null ? sending.id : randomUUID(),
    round_id: roundId,
    school_id: who.schoolId,
    role: who.role,
    language,
    answers,
    sent_on: dayOf(now),
    sent_at: isNamed ? now : null,
    invitation_id: isNamed ? invitationId : null,
  };
  const [answer] = await askOften(
    db,
    sqlOf(takenRow)`
      select surveys.take_response(
        jsonb_populate_record(null::surveys.responses, ${JSON.stringify(response)}::jsonb),
        ${invitationId}::uuid, ${draftKey}) as taken`,
  );
  return answer?.taken ?? false;
}

/** The id of what is sent by an open link: the same for the same draft, and not to be told from its key. */
export function responseIdOf(draftSecret: string): string {
  const hex = createHash("sha256").update(`response ${draftSecret}`).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}

/** What somebody answered stays counted and leads to nobody; inside the caller's transaction. */
export async function forgetWhoAnswered(tx: Db, userId: string): Promise<void> {
  await tx
    .updateTable("surveys.responses")
    .set({ user_id: null })
    .where("user_id", "=", userId)
    .execute();
}

/** What was begun and not sent goes when the round is over. */
export async function dropDrafts(tx: Db, roundId: string): Promise<void> {
  await tx.deleteFrom("surveys.drafts").where("round_id", "=", roundId).execute();
}
