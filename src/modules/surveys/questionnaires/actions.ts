import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import type { SurveysQuestionnaires } from "#db/types.ts";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { type Change, record } from "#lib/history.ts";
import { ownerKey, ownersOf } from "./access.ts";
import { findDraft, findPublished } from "./queries.ts";
import { contentOf, draftOf, emptyDraft } from "./rules/publishing.ts";
import type { Content, CopyForm, Draft, Fault, NewForm, Owner } from "./schema.ts";

/** The owner a form names; the only one there is when it names none. */
export function chosenOwner(person: Person, key: string | undefined): Owner | undefined {
  const owners = ownersOf(person);
  return key === undefined && owners.length === 1
    ? owners[0]
    : owners.find((owner) => ownerKey(owner) === key);
}

export async function makeQuestionnaire(
  db: Db,
  { person, form, now }: By & { form: NewForm },
): Promise<Result<{ id: string }, { owner: "notOffered" }>> {
  const owner = chosenOwner(person, form.owner);
  if (!owner) return refuse({ owner: "notOffered" });
  const draft = emptyDraft({ kk: form.titleKk, ru: form.titleRu });
  const made = { id: form.id, owner, draft, act: "questionnaireMade" };
  await keepNew(db, { person, now, ...made });
  return done({ id: form.id });
}

/** A published one taken as a draft of one's own. */
export async function copyQuestionnaire(
  db: Db,
  { person, form, content, now }: By & { form: CopyForm; content: Content },
): Promise<Result<{ id: string }, { owner: "notOffered" }>> {
  const owner = chosenOwner(person, form.owner);
  if (!owner) return refuse({ owner: "notOffered" });
  const made = { id: form.id, owner, draft: draftOf(content), act: "questionnaireCopied" };
  await keepNew(db, { person, now, ...made });
  return done({ id: form.id });
}

type DraftAct = By & {
  id: string;
  owner: Owner;
  draft: Draft;
  act: string;
  changes?: Record<string, Change>;
};

async function keepNew(db: Db, kept: DraftAct): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertNew(tx, kept);
  });
}

/** A draft of its own, inside the act that brings it; sending the same form twice makes one. */
export async function insertNew(tx: Db, kept: DraftAct): Promise<void> {
  const { person, now, id, owner, draft, act, changes = {} } = kept;
  const row = { id, ...columnsOf(owner), made_by: person.userId, made_at: now };
  if (!(await insertQuestionnaire(tx, row))) return;
  await insertVersion(tx, { questionnaireId: id, number: 1, content: draft, now });
  const subject = { kind: "questionnaire", id };
  await record(tx, { at: now, by: person, act, subject, changes });
}

/** The row of a questionnaire; false when there is one of this id or code already. */
export async function insertQuestionnaire(
  tx: Db,
  questionnaire: Insertable<SurveysQuestionnaires>,
): Promise<boolean> {
  const made = await tx
    .insertInto("surveys.questionnaires")
    .values(questionnaire)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export function columnsOf(owner: Owner) {
  return {
    school_id: owner.kind === "school" ? owner.schoolId : null,
    district_kato: owner.kind === "district" ? owner.districtKato : null,
    region_kato: owner.kind === "region" ? owner.regionKato : null,
  };
}

type NewVersion = {
  questionnaireId: string;
  number: number;
  content: Draft | Content;
  now: Date;
  isPublished?: boolean;
};

/** The row of a version; there is one draft at a time, so that the second changes nothing. */
export async function insertVersion(
  tx: Db,
  { questionnaireId, number, content, now, isPublished = false }: NewVersion,
): Promise<void> {
  await tx
    .insertInto("surveys.versions")
    .values({
      id: randomUUID(),
      questionnaire_id: questionnaireId,
      number,
      content: JSON.stringify(content),
      changed_at: now,
      published_at: isPublished ? now : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Begins the next version from the published one; with one begun already, nothing happens. */
export async function startDraft(
  db: Db,
  { person, id, from, now }: By & { id: string; from: { number: number; content: Content } },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await findDraft(tx, { questionnaireId: id })) return;
    const draft = draftOf(from.content);
    await insertVersion(tx, { questionnaireId: id, number: from.number + 1, content: draft, now });
    await record(tx, {
      at: now,
      by: person,
      act: "draftStarted",
      subject: { kind: "questionnaire", id },
    });
  });
}

type Part<Refusal> = {
  id: string;
  /** What of the draft is touched, for the history. */
  part: string;
  change: (draft: Draft) => Result<Draft, Refusal>;
};

/** Writes the draft anew; two who write at once do it one after the other. */
export async function changeDraft<Refusal>(
  db: Db,
  { person, now, id, part, change }: By & Part<Refusal>,
): Promise<Result<Draft, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const found = await findDraft(tx, { questionnaireId: id, locked: true });
    if (!found) throw new NotFound();
    const changed = change(found.draft);
    if (!changed.ok) return changed;
    const content = JSON.stringify(changed.value);
    // The database keeps the fields in an order of its own, so that it alone can tell whether they are the same.
    const written = await expectRows(
      tx
        .updateTable("surveys.versions")
        .set({ content, changed_at: now })
        .where("id", "=", found.id)
        .where(condition`content is distinct from ${content}::jsonb`),
      { most: 1 },
    );
    if (written === 0) return changed;
    await record(tx, {
      at: now,
      by: person,
      act: "draftChanged",
      subject: { kind: "questionnaire", id },
      changes: { part: { from: null, to: part } },
    });
    return changed;
  });
}

/** Publishes the draft: from now on it can be asked and never changes. */
export async function publishDraft(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<{ number: number }, Fault[]>> {
  return db.transaction().execute(async (tx) => {
    const found = await findDraft(tx, { questionnaireId: id, locked: true });
    if (!found) return publishedBefore(tx, id);
    const content = contentOf(found.draft);
    if (!content.ok) return content;
    await expectRows(
      tx
        .updateTable("surveys.versions")
        .set({ content: JSON.stringify(content.value), published_at: now, changed_at: now })
        .where("id", "=", found.id),
      { most: 1 },
    );
    await record(tx, {
      at: now,
      by: person,
      act: "published",
      subject: { kind: "questionnaire", id },
      changes: { version: { from: null, to: String(found.number) } },
    });
    return done({ number: found.number });
  });
}

/** Without a draft there is what was published last, also where the same was sent a moment ago. */
async function publishedBefore(tx: Db, id: string): Promise<Result<{ number: number }, never>> {
  const published = await findPublished(tx, { questionnaireId: id });
  if (!published) throw new NotFound();
  return done({ number: published.number });
}

/** Takes it off the lists; rounds that ask it stay. */
export async function archiveQuestionnaire(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const archived = await tx
      .updateTable("surveys.questionnaires")
      .set({ archived_at: now })
      .where("id", "=", id)
      .where("archived_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!archived) return;
    await record(tx, {
      at: now,
      by: person,
      act: "archived",
      subject: { kind: "questionnaire", id },
    });
  });
}
