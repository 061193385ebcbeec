import { askOften, type Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import { contentOf } from "../questionnaires/queries.ts";
import type { Question } from "../questionnaires/schema.ts";
import { areAnswersShown } from "./access.ts";
import { askedSchools, emptyResponseIndex, extended } from "./rules.ts";
import {
  type AskedRound,
  type AskedSchools,
  answeredRow,
  askedRoundRow,
  askedSchoolRow,
  type NamedSchool,
  namesRow,
  type ResponseIndex,
} from "./schema.ts";

/** The round with its questionnaire and its schools, or 404. */
export async function getAskedRound(db: Db, id: string): Promise<AskedRound> {
  const [found] = await askOften(
    db,
    sqlOf(askedRoundRow)`
      select r.id, r.title_kk as name_kk, r.title_ru as name_ru, r.mode, r.revision, r.closes_on as "closesOn",
        r.closed_at as "closedAt", r.version_id as "versionId",
        r.school_id as "schoolId", r.district_kato as "districtKato", r.region_kato as "regionKato",
        n.number as network,
        (select count(*)::int from surveys.round_schools s where s.round_id = r.id) as schools
      from surveys.rounds r, network.revision n where r.id = ${id}`,
  );
  if (!found) throw new NotFound();
  const { versionId, schools, network, ...round } = found;
  const [content, asked, names] = await Promise.all([
    contentOf(db, versionId),
    keptAsked(db, { id, state: String(schools) }),
    keptNames(db, { id, state: `${schools} ${network}` }),
  ]);
  return { ...round, content, asked, names };
}

const mostRounds = 20;

type Wanted = { id: string; state: string };

/** Makes a reading of a round that is done once until its state is another. */
function keptOfRound<Value>(read: (db: Db, id: string) => Promise<Value>) {
  const shelves = new WeakMap<Db, Map<string, { state: string; reading: Promise<Value> }>>();
  return (db: Db, { id, state }: Wanted): Promise<Value> => {
    const shelf = shelves.get(db) ?? new Map();
    shelves.set(db, shelf);
    const kept = shelf.get(id);
    if (kept?.state === state) return kept.reading;
    const reading = read(db, id);
    reading.catch(() => shelf.delete(id));
    shelve(shelf, id, { state, reading });
    return reading;
  };
}

/** What was shelved longest ago makes room. */
function shelve<Value>(shelf: Map<string, Value>, key: string, value: Value): void {
  shelf.delete(key);
  if (shelf.size >= mostRounds) shelf.delete(shelf.keys().next().value ?? "");
  shelf.set(key, value);
}

/** Schools are added to a round and neither taken out nor placed elsewhere. */
const keptAsked = keptOfRound(async (db, id) => {
  const { rows } = await sqlOf(askedSchoolRow)`
    select school_id as "schoolId", region_kato as "regionKato", district_kato as "districtKato",
      leading_id as "leadingId", kind
    from surveys.round_schools where round_id = ${id} order by school_id`.execute(db);
  return askedSchools(rows);
});

const keptNames = keptOfRound(async (db, id) => {
  const { rows } = await sqlOf(namesRow)`
    select id, name_kk, name_ru from network.schools
    where id in (select school_id from surveys.round_schools where round_id = ${id}
      union select leading_id from surveys.round_schools where round_id = ${id})
    order by name_kk collate network.by_name, id`.execute(db);
  return new Map(rows.map((row, place): [string, NamedSchool] => [row.id, { place, ...row }]));
});

type KeptIndex = { revision: number; asked: AskedSchools; reading: Promise<ResponseIndex> };

const registers = new WeakMap<Db, Map<string, KeptIndex>>();

/**
 * All closed answers of the round as of its revision or a later one, where they are shown on the day; only those sent since
 * are read.
 */
export async function responseIndexOf(
  db: Db,
  { round, today }: { round: AskedRound; today: string },
): Promise<ResponseIndex | null> {
  return areAnswersShown(round, today) ? keptIndexOf(db, round) : null;
}

function keptIndexOf(db: Db, round: AskedRound): Promise<ResponseIndex> {
  const shelf = registers.get(db) ?? new Map<string, KeptIndex>();
  registers.set(db, shelf);
  const { id, revision, asked } = round;
  const kept = shelf.get(id);
  if (kept && kept.revision >= revision && kept.asked === asked) return kept.reading;
  const reading = renewedRegister(db, { round, before: kept?.reading });
  reading.catch(() => shelf.delete(id));
  shelve(shelf, id, { revision, asked, reading });
  return reading;
}

type Renewing = { round: AskedRound; before: Promise<ResponseIndex> | undefined };

/** Read as of one moment, a part at a time, so that others are answered meanwhile. */
async function renewedRegister(db: Db, { round, before }: Renewing): Promise<ResponseIndex> {
  const old = await before?.catch(() => undefined);
  const register = old?.asked === round.asked ? old : emptyResponseIndex(round);
  if (db.isTransaction) return readAll(db, { round, register });
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((tx) => readAll(tx, { round, register }));
}

async function readAll(tx: Db, { round, register }: IndexedRound): Promise<ResponseIndex> {
  const total = await countSent(tx, round.id);
  const read = await readOn(tx, { round, register });
  const whole = read.count < total ? await withLate(tx, { round, register: read }) : read;
  // Answers that were taken away leave no trace in what was read before.
  return whole.count === total ? whole : readOn(tx, { round, register: emptyResponseIndex(round) });
}

type IndexedRound = { round: AskedRound; register: ResponseIndex };

const rowsAtOnce = 4_000;

function questionsOf({ content }: AskedRound): Question[] {
  return content.sections.flatMap((section) => section.questions);
}

/** With what was sent after the last one the register knows. */
async function readOn(tx: Db, { round, register }: IndexedRound): Promise<ResponseIndex> {
  const { rows } = await sqlOf(answeredRow)`
    select place, school_id, role, answers from surveys.responses
    where round_id = ${round.id} and place > ${register.lastPlace}
    order by place limit ${rowsAtOnce}`.execute(tx);
  if (rows.length === 0) return register;
  const more = extended(register, { questions: questionsOf(round), rows });
  return rows.length < rowsAtOnce ? more : readOn(tx, { round, register: more });
}

/** With what was sent before others that were read already, and came to be seen after them. */
async function withLate(tx: Db, { round, register }: IndexedRound): Promise<ResponseIndex> {
  const known = [...register.sent.subarray(0, register.count)];
  const { rows } = await sqlOf(answeredRow)`
    select place, school_id, role, answers from surveys.responses
    where round_id = ${round.id} and place <> all (${known}::bigint[]) order by place`.execute(tx);
  return rows.length === 0 ? register : extended(register, { questions: questionsOf(round), rows });
}

async function countSent(tx: Db, roundId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("surveys.responses")
    .where("round_id", "=", roundId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
