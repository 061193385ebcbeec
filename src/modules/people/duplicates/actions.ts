import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows, inTransactionAnew, isContradicted } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { endingOn } from "#lib/period.ts";
import { sqlOf } from "#lib/rows.ts";
import { foldedName } from "#lib/search.ts";
import type { TeacherColumn } from "#lib/shown.ts";
import { placesOfTeacher } from "../base/queries.ts";
import type { Reason } from "../base/rules/roster.ts";
import { isShared } from "../identity-numbers/queries.ts";
import { canDecide, canPart } from "./access.ts";
import { getFillable, getMerge, getPair } from "./queries.ts";
import { filledBy, filledPosts, joinedCategories, keptOf, partedCategories } from "./rules.ts";
import {
  type DecisionForm,
  type Filled,
  type FilledPost,
  HeldCategory,
  Moved,
  type OtherNames,
  Removed,
} from "./schema.ts";

type PairAct = By & { id: string; columns: readonly TeacherColumn[] };

export type LikelyPair = { id: string; one: string; other: string; reason: Reason };

/** Asks those who keep both records of a pair whether they are of one person; what was answered stays. */
export async function openPairs(
  tx: Db,
  { pairs, now }: { pairs: readonly LikelyPair[]; now: Date },
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into people.duplicate_pairs (id, first_id, second_id, reason, found_at)
    select id, least(one, other), greatest(one, other), reason, ${now}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r (id uuid, one uuid, other uuid, reason text)
    on conflict on constraint duplicate_pairs_once do nothing`.execute(tx);
}

/**
 * Asks the same of each of these records and of every other that bears one of its numbers, and no more of those that bear
 * another; of a pair of which one is joined nothing is asked, so it waits as it is. Of many those of the same name come first.
 */
export async function pairBearers(
  tx: Db,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<void> {
  await sql`
    delete from people.duplicate_pairs p using people.teachers a, people.teachers b
    where p.reason = 'sameNumber' and p.decision is null and a.id = p.first_id and b.id = p.second_id
      and a.merged_into is null and b.merged_into is null
      and (p.first_id = any (${ids}::uuid[]) or p.second_id = any (${ids}::uuid[]))
      and not exists (select from ${bearersOf(sql`p.first_id`)} o where o.id = p.second_id)`.execute(
    tx,
  );
  await sql`
    insert into people.duplicate_pairs (id, first_id, second_id, reason, found_at)
    select gen_random_uuid(), first_id, second_id, 'sameNumber', ${now} from (
      select distinct least(t.id, likely.id) as first_id, greatest(t.id, likely.id) as second_id
      from people.teachers t cross join lateral (
        select o.id from people.teachers o
        where o.id in (select other.id from ${bearersOf(sql`t.id`)} other where other.id <> t.id) and ${isOpen}
        order by o.folded = t.folded desc, o.created_at, o.id limit ${mostPairs}) likely
      where t.id = any (${ids}::uuid[]) and t.merged_into is null) pairs
    on conflict on constraint duplicate_pairs_once do nothing`.execute(tx);
}

/** Of a number that hundreds bear by mistake nobody answers more. */
const mostPairs = 5;

/** Of the two nobody has said yet whether they are one. */
const isOpen = condition`not exists (select from people.duplicate_pairs said
  where said.first_id = least(t.id, o.id) and said.second_id = greatest(t.id, o.id) and said.decision is not null)`;

/**
 * The records that bear a number that this one bears: what a joined one bears, the one that it was joined with bears. Asked so
 * that both sides are found by an index: a list of many records is looked up at each of its parts.
 */
function bearersOf(id: RawBuilder<unknown>) {
  return sql`(select coalesce(other.merged_into, other.id) as id
    from (select iin_hash from people.teachers where id = ${id} and merged_into is null
      union all select iin_hash from people.teachers where merged_into = ${id}) own
    join people.teachers other on other.iin_hash = own.iin_hash)`;
}

/** Says of two records that they are of one person, and joins them, or that they are of two. */
export async function decidePair(
  db: Db,
  { person, id, form, now, columns }: PairAct & { form: DecisionForm },
): Promise<Result<null, { decision: "mergedAlready" }>> {
  return inTransactionAnew(db, async (tx) => {
    await tx
      .selectFrom("people.duplicate_pairs")
      .where("id", "=", id)
      .select("id")
      .forUpdate()
      .execute();
    const pair = await getPair(tx, id);
    const on = dayOf(now);
    const places = [
      { places: await placesOfTeacher(tx, { id: pair.first.id, on }) },
      { places: await placesOfTeacher(tx, { id: pair.second.id, on }) },
    ] as const;
    // Who may not decide learns of no pair.
    if (!canDecide(person, { isJoined: pair.decision === "same", records: places }))
      throw new NotFound();
    if (pair.decision !== null) return done(null);
    if (form.decision === "same") {
      const { keptId, mergedId } = keptOf(pair.first, pair.second);
      const two = { keptId, mergedId, pairId: id };
      const joined = await join(tx, { id: form.mergeId, ...two, person, now, columns });
      if (!joined) return refuse({ decision: "mergedAlready" } as const);
    }
    await expectRows(
      tx
        .updateTable("people.duplicate_pairs")
        .set({ decision: form.decision, decided_by: person.userId, decided_at: now })
        .where("id", "=", id),
      { most: 1 },
    );
    const subject = { kind: "duplicatePair", id };
    await record(tx, { at: now, by: person, act: `pair_${form.decision}`, subject });
    return done(null);
  });
}

type Two = { keptId: string; mergedId: string };
type Join = Two & PairAct & { pairId: string };

/** Moves everything to the kept record; false when either is no record of its own any more. */
async function join(
  tx: Db,
  { id, pairId, keptId, mergedId, person, now, columns }: Join,
): Promise<boolean> {
  const two = { keptId, mergedId };
  await lock(tx, two);
  const kept = await getFillable(tx, keptId);
  const merged = await getFillable(tx, mergedId);
  if (kept.mergedInto || merged.mergedInto) return false;
  const { first, second } = await getPair(tx, pairId);
  const [held, other] = first.id === keptId ? [first, second] : [second, first];
  const filled = { ...filledBy(kept, merged), posts: filledPosts(held.posts, other.posts) };
  const removed = { ...(await removeClashing(tx, two)), held: await joinCategories(tx, two) };
  const moved = { ...(await moveRows(tx, two)), elsewhere: await moveElsewhere(tx, two, columns) };
  await fill(tx, { ...two, filled });
  if (filled.name) await setNames(tx, keptId, filled.name.to);
  await tellPosts(tx, filled.posts);
  await expectRows(
    tx.updateTable("people.teachers").set({ merged_into: keptId }).where("id", "=", mergedId),
    { most: 1 },
  );
  await tx
    .insertInto("people.merges")
    .values({
      id,
      kept_id: keptId,
      merged_id: mergedId,
      made_by: person.userId,
      made_at: now,
      moved: JSON.stringify(moved),
      removed: JSON.stringify(removed),
      filled: JSON.stringify(filled),
    })
    .execute();
  await recordBoth(tx, { ...two, act: "teacherMerged", person, now });
  await pairBearers(tx, { ids: [keptId, mergedId], now });
  return true;
}

async function lock(tx: Db, { keptId, mergedId }: Two): Promise<void> {
  await tx
    .selectFrom("people.teachers")
    .where("id", "in", [keptId, mergedId])
    .orderBy("id")
    .select("id")
    .forUpdate()
    .execute();
}

type Part = "posts" | "courses" | "trainers";

/** What the kept record (k) has in the way of a row of the other one (m). */
const clashes: Record<Part, RawBuilder<boolean>> = {
  posts: condition`k.school_id = m.school_id and k.during && m.during`,
  trainers: condition`k.direction = m.direction and k.during && m.during`,
  courses: condition`k.programme = m.programme and k.completed_on = m.completed_on`,
};

const idRow = z.strictObject({ id: z.string() });
const removedRow = z.strictObject({ row: z.record(z.string(), z.unknown()) });

const restedOnRow = Removed.shape.restedOn.element.strict();
const recommendedRow = Moved.shape.recommended.unwrap().element.strict();

async function removeClashing(tx: Db, two: Two): Promise<Omit<Removed, "held">> {
  const { keptId, mergedId } = two;
  const posts = await takeOut(tx, { part: "posts", ...two });
  const trainers = await takeOut(tx, { part: "trainers", ...two });
  // A direction that rests on a course taken out rests on the kept record's same course meanwhile.
  const { rows: restedOn } = await sqlOf(restedOnRow)`
    update people.trainers r set course_id = k.id
    from people.courses m join people.courses k on k.teacher_id = ${keptId} and ${clashes.courses}
    where m.teacher_id = ${mergedId} and r.course_id = m.id
    returning r.id as "trainerId", m.id as "courseId"`.execute(tx);
  const courses = await takeOut(tx, { part: "courses", ...two });
  const { rows: acts } = await sqlOf(idRow)`
    delete from people.act_trainers m using people.act_trainers k
    where m.teacher_id = ${mergedId} and k.teacher_id = ${keptId} and k.act_id = m.act_id
    returning m.act_id as id`.execute(tx);
  // Both may be offered to one school for the same thing: the open offer of the kept record stays.
  const { rows: offers } = await sqlOf(removedRow)`
    delete from people.support_offers m using people.support_offers k
    where m.trainer_id = ${mergedId} and k.trainer_id = ${keptId}
      and (k.school_id, k.direction, k.half_year) = (m.school_id, m.direction, m.half_year)
      and k.state in ('proposed', 'accepted') and m.state in ('proposed', 'accepted')
    returning to_jsonb(m) as row`.execute(tx);
  return {
    posts,
    categories: [],
    trainers,
    courses,
    restedOn,
    acts: acts.map(({ id }) => id),
    offers: offers.map(({ row }) => row),
  };
}

/** Lets the kept record hold the categories of both; what each of the two held is handed back. */
async function joinCategories(tx: Db, { keptId, mergedId }: Two): Promise<Removed["held"]> {
  const kept = await takeCategories(tx, keptId);
  const merged = await takeCategories(tx, mergedId);
  await holdCategories(tx, keptId, joinedCategories(kept, merged));
  return { kept, merged };
}

async function takeCategories(tx: Db, id: string): Promise<HeldCategory[]> {
  const { rows } = await sqlOf(HeldCategory)`
    delete from people.categories where teacher_id = ${id}
    returning id, category, during::text as during`.execute(tx);
  return rows;
}

async function holdCategories(tx: Db, id: string, held: readonly HeldCategory[]): Promise<void> {
  await sql`
    insert into people.categories (id, teacher_id, category, during)
    select id, ${id}, category, during
    from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as r (id uuid, category text, during daterange)`.execute(
    tx,
  );
}

/** Joinings of before moved and took out rows of their own. */
async function partCategories(tx: Db, { keptId, mergedId, removed: { held } }: Undone) {
  if (!held) return;
  const parted = partedCategories(held, await takeCategories(tx, keptId));
  await holdCategories(tx, mergedId, parted.merged);
  await holdCategories(tx, keptId, parted.kept);
}

/** Tells work of the kept record as both tell it. */
async function tellPosts(tx: Db, posts: Filled["posts"]): Promise<void> {
  const told = posts.map(({ to }) => to);
  await expectRows(
    sql`
    update people.posts p set during = r.during, start_known = r."startKnown", subjects = r.subjects,
      grades = r.grades, languages = r.languages from ${postsIn(told)} where p.id = r.id`.execute(
      tx,
    ),
    { most: told.length },
  );
}

/** Work that was told anew meanwhile stays so; it may have ended. */
async function untellPosts(tx: Db, posts: Filled["posts"]): Promise<void> {
  const [was, told] = [posts.map(({ from }) => from), posts.map(({ to }) => to)];
  await expectRows(
    sql`
    update people.posts p set start_known = b."startKnown", subjects = b.subjects, grades = b.grades,
      languages = b.languages, during = ${endingOn(sql`upper(p.during)`, "b.during")}
    from ${postsIn(told)} join ${postsIn(was, "b")} on b.id = r.id
    where p.id = r.id and lower(p.during) is not distinct from lower(r.during)
      and p.start_known is not distinct from r."startKnown" and p.subjects = r.subjects
      and p.grades is not distinct from r.grades and p.languages = r.languages`.execute(tx),
    { most: posts.length },
  );
}

function postsIn(posts: readonly FilledPost[], name = "r"): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as ${sql.ref(name)} (id uuid,
    during daterange, "startKnown" text, subjects text[], grades int4range, languages text[])`;
}

async function takeOut(
  tx: Db,
  { part, keptId, mergedId }: Two & { part: Part },
): Promise<Record<string, unknown>[]> {
  const { rows } = await sqlOf(removedRow)`
    delete from ${sql.table(`people.${part}`)} m
    where m.teacher_id = ${mergedId} and exists (
      select from ${sql.table(`people.${part}`)} k where k.teacher_id = ${keptId} and ${clashes[part]})
    returning to_jsonb(m) as row`.execute(tx);
  return rows.map(({ row }) => row);
}

async function moveRows(tx: Db, { keptId, mergedId }: Two): Promise<Omit<Moved, "elsewhere">> {
  const move = async (part: Part | "certificates") => {
    const { rows } = await sqlOf(idRow)`
      update ${sql.table(`people.${part}`)} set teacher_id = ${keptId}
      where teacher_id = ${mergedId} returning id`.execute(tx);
    return rows.map(({ id }) => id);
  };
  const { rows: acts } = await sqlOf(idRow)`
    update people.act_trainers set teacher_id = ${keptId}
    where teacher_id = ${mergedId} returning act_id as id`.execute(tx);
  const { rows: offers } = await sqlOf(idRow)`
    update people.support_offers set trainer_id = ${keptId}
    where trainer_id = ${mergedId} returning id`.execute(tx);
  const { rows: recommended } = await sqlOf(recommendedRow)`
    update people.recommended set trainer_id = ${keptId} where trainer_id = ${mergedId}
    returning recommendation_id as "recommendationId", direction, school_id as "schoolId"`.execute(
    tx,
  );
  const { rows: merged } = await sqlOf(idRow)`
    update people.teachers set merged_into = ${keptId}
    where merged_into = ${mergedId} returning id`.execute(tx);
  return {
    posts: await move("posts"),
    categories: [],
    courses: await move("courses"),
    trainers: await move("trainers"),
    certificates: await move("certificates"),
    acts: acts.map(({ id }) => id),
    offers: offers.map(({ id }) => id),
    recommended,
    merged: merged.map(({ id }) => id),
  };
}

/** What other areas keep by the record goes to the kept one; of each column the rows that went. */
async function moveElsewhere(
  tx: Db,
  { keptId, mergedId }: Two,
  columns: readonly TeacherColumn[],
): Promise<Moved["elsewhere"]> {
  const moved: Moved["elsewhere"] = [];
  for (const { table, column, stays } of columns) {
    const led = sql.ref(column);
    const { rows } = await sqlOf(idRow)`
      update ${sql.table(table)} m set ${led} = ${keptId} where m.${led} = ${mergedId}
        and not exists (select from ${sql.table(table)} k where k.${led} = ${keptId} and ${stays ?? none})
      returning m.id`.execute(tx);
    if (rows.length > 0) moved.push({ table, column, ids: rows.map(({ id }) => id) });
  }
  return moved;
}

const none = condition`false`;

/** The number and the account can stand in one record only, so they leave the other one first. */
async function fill(tx: Db, { keptId, mergedId, filled }: Two & { filled: Filled }): Promise<void> {
  await expectRows(
    sql`
    update people.teachers set iin_hash = case when ${filled.iinHash}::text is null then iin_hash end,
      user_id = case when ${filled.userId}::uuid is null then user_id end
    where id = ${mergedId}`.execute(tx),
    { most: 1 },
  );
  await expectRows(
    sql`
    update people.teachers t set birth_year = coalesce(birth_year, ${filled.birthYear}::int2),
      working_since = coalesce(working_since, ${filled.workingSince}::int2),
      iin_hash = coalesce(iin_hash, ${filled.iinHash}), user_id = coalesce(user_id, ${filled.userId}::uuid),
      shares_number = ${isShared({ hash: sql`coalesce(t.iin_hash, ${filled.iinHash})`, id: sql`t.id` })}
    where id = ${keptId}`.execute(tx),
    { most: 1 },
  );
}

/** Takes two records apart as they were; what the kept one got since stays with it. */
export async function undoMerge(
  db: Db,
  { person, id, now, columns }: PairAct,
): Promise<Result<null, { undo: "laterMerge" | "changedSince" }>> {
  try {
    return await inTransactionAnew(db, (tx) => part(tx, { person, id, now, columns }));
  } catch (error) {
    // What was told of the kept record meanwhile and what stood before cannot both stand.
    if (isContradicted(error) || isOfNoDay(error)) return refuse({ undo: "changedSince" });
    throw error;
  }
}

/** Work that would end on the very day on which it would begin. */
function isOfNoDay(error: unknown): boolean {
  return (
    error instanceof Error && "constraint" in error && error.constraint === "posts_during_check"
  );
}

async function part(
  tx: Db,
  { person, id, now, columns }: PairAct,
): Promise<Result<null, { undo: "laterMerge" }>> {
  const { keptId, mergedId } = await getMerge(tx, id);
  await lock(tx, { keptId, mergedId });
  const merge = await getMerge(tx, id);
  const places = await placesOfTeacher(tx, { id: keptId, on: dayOf(now) });
  if (!canPart(person, { places })) throw new NotFound();
  if (merge.undoneAt !== null) return done(null);
  if (merge.keptMergedInto !== null || merge.hasLater)
    return refuse({ undo: "laterMerge" } as const);
  await expectRows(
    tx.updateTable("people.teachers").set({ merged_into: null }).where("id", "=", mergedId),
    { most: 1 },
  );
  await giveBack(tx, merge);
  await giveBackElsewhere(tx, merge, columns);
  await untellPosts(tx, merge.filled.posts);
  await partCategories(tx, merge);
  await putBack(tx, merge);
  await empty(tx, merge);
  await expectRows(
    tx
      .updateTable("people.merges")
      .set({ undone_at: now, undone_by: person.userId })
      .where("id", "=", id),
    { most: 1 },
  );
  await reopenPair(tx, merge);
  await pairBearers(tx, { ids: [keptId, mergedId], now });
  await recordBoth(tx, { keptId, mergedId, act: "mergeUndone", person, now });
  return done(null);
}

type Undone = Two & { moved: Moved; removed: Removed; filled: Filled };

async function giveBack(tx: Db, { keptId, mergedId, moved }: Undone): Promise<void> {
  for (const part of ["posts", "categories", "courses", "trainers", "certificates"] as const) {
    await expectRows(
      sql`update ${sql.table(`people.${part}`)} set teacher_id = ${mergedId}
      where teacher_id = ${keptId} and id = any (${moved[part]}::uuid[])`.execute(tx),
      { most: moved[part].length },
    );
  }
  await expectRows(
    sql`update people.act_trainers set teacher_id = ${mergedId}
    where teacher_id = ${keptId} and act_id = any (${moved.acts}::uuid[])`.execute(tx),
    { most: moved.acts.length },
  );
  await expectRows(
    sql`update people.support_offers set trainer_id = ${mergedId}
    where trainer_id = ${keptId} and id = any (${moved.offers}::uuid[])`.execute(tx),
    { most: moved.offers.length },
  );
  await expectRows(
    sql`
    update people.recommended r set trainer_id = ${mergedId}
    from jsonb_to_recordset(${JSON.stringify(moved.recommended)}::jsonb)
      as was ("recommendationId" uuid, direction text, "schoolId" uuid)
    where r.trainer_id = ${keptId} and r.recommendation_id = was."recommendationId"
      and r.direction = was.direction and r.school_id = was."schoolId"`.execute(tx),
    { most: moved.recommended?.length ?? 0 },
  );
  await expectRows(
    sql`update people.teachers set merged_into = ${mergedId}
    where merged_into = ${keptId} and id = any (${moved.merged}::uuid[])`.execute(tx),
    { most: moved.merged.length },
  );
}

/** Rows that were deleted meanwhile, or led elsewhere, stay so. */
async function giveBackElsewhere(
  tx: Db,
  { keptId, mergedId, moved }: Undone,
  columns: readonly TeacherColumn[],
): Promise<void> {
  for (const { table, column } of columns) {
    const went = moved.elsewhere.find((one) => one.table === table && one.column === column);
    const ids = went?.ids ?? [];
    await expectRows(
      sql`update ${sql.table(table)} set ${sql.ref(column)} = ${mergedId}
      where ${sql.ref(column)} = ${keptId} and id = any (${ids}::uuid[])`.execute(tx),
      { most: ids.length },
    );
  }
}

/** A training that was deleted meanwhile does not come back with its courses. */
async function putBack(tx: Db, { mergedId, removed }: Undone): Promise<void> {
  await sql`
    insert into people.courses select (jsonb_populate_record(r, jsonb_build_object('act_id',
      (select a.id from people.training_acts a where a.id = r.act_id)))).*
    from jsonb_populate_recordset(null::people.courses, ${JSON.stringify(removed.courses)}::jsonb) r`.execute(
    tx,
  );
  for (const part of ["posts", "categories", "trainers"] as const) {
    await sql`insert into ${sql.table(`people.${part}`)} select * from jsonb_populate_recordset(
      null::${sql.table(`people.${part}`)}, ${JSON.stringify(removed[part])}::jsonb)`.execute(tx);
  }
  await sql`insert into people.support_offers select * from jsonb_populate_recordset(
    null::people.support_offers, ${JSON.stringify(removed.offers)}::jsonb) on conflict do nothing`.execute(
    tx,
  );
  await expectRows(
    sql`
    update people.trainers r set course_id = was."courseId"
    from jsonb_to_recordset(${JSON.stringify(removed.restedOn)}::jsonb) as was ("trainerId" uuid, "courseId" uuid)
    where r.id = was."trainerId"`.execute(tx),
    { most: removed.restedOn.length },
  );
  await sql`
    insert into people.act_trainers (act_id, teacher_id)
    select id, ${mergedId} from people.training_acts where id = any (${removed.acts}::uuid[])`.execute(
    tx,
  );
}

async function setNames(tx: Db, id: string, { givenName, patronymic }: OtherNames): Promise<void> {
  const { familyName } = await getFillable(tx, id);
  const folded = foldedName(familyName, givenName, patronymic);
  const names = { given_name: givenName, patronymic, folded };
  const named = tx.updateTable("people.teachers").set(names).where("id", "=", id);
  await expectRows(named, { most: 1 });
}

/** The names that the joining gave go, unless they were changed meanwhile. */
async function unname(tx: Db, { keptId, filled }: Undone): Promise<void> {
  const { givenName, patronymic } = await getFillable(tx, keptId);
  const { name } = filled;
  if (name && name.to.givenName === givenName && name.to.patronymic === patronymic)
    await setNames(tx, keptId, name.from);
  if (filled.patronymic !== null && patronymic === filled.patronymic)
    await setNames(tx, keptId, { givenName, patronymic: null });
}

/** A filled fact that was changed meanwhile stays with the kept record. */
async function empty(tx: Db, undone: Undone): Promise<void> {
  const { keptId, mergedId, filled } = undone;
  await unname(tx, undone);
  await expectRows(
    sql`
    update people.teachers set birth_year = nullif(birth_year, ${filled.birthYear}::int2),
      working_since = nullif(working_since, ${filled.workingSince}::int2),
      iin_hash = nullif(iin_hash, ${filled.iinHash}), user_id = nullif(user_id, ${filled.userId}::uuid)
    where id = ${keptId}`.execute(tx),
    { most: 1 },
  );
  await expectRows(
    sql`
    update people.teachers t set iin_hash = coalesce(iin_hash, ${filled.iinHash}),
      shares_number = ${isShared({ hash: sql`coalesce(t.iin_hash, ${filled.iinHash})`, id: sql`t.id` })},
      user_id = coalesce(user_id, (select u.id from accounts.users u where u.id = ${filled.userId}::uuid
        and not exists (select from people.teachers o where o.user_id = u.id)))
    where id = ${mergedId}`.execute(tx),
    { most: 1 },
  );
}

async function reopenPair(tx: Db, { keptId, mergedId }: Two): Promise<void> {
  const [first = keptId, second = mergedId] = [keptId, mergedId].sort();
  await expectRows(
    tx
      .updateTable("people.duplicate_pairs")
      .set({ decision: null, decided_by: null, decided_at: null })
      .where("first_id", "=", first)
      .where("second_id", "=", second),
    { most: 1 },
  );
}

type Recorded = Two & { act: string; person: Person; now: Date };

async function recordBoth(tx: Db, { keptId, mergedId, act, person, now }: Recorded): Promise<void> {
  for (const [id, other] of [
    [keptId, mergedId],
    [mergedId, keptId],
  ] as const) {
    const changes = { record: { from: null, to: other } };
    await record(tx, { at: now, by: person, act, subject: { kind: "teacher", id }, changes });
  }
}
