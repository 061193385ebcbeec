import { randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { type Files, keepFile } from "#lib/files.ts";
import { record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { stamp } from "../base/actions.ts";
import { lockedEventForOrganiser } from "../base/queries.ts";
import { hasTakenPlace } from "../base/rules.ts";
import type { Event } from "../base/schema.ts";
import { tellAt } from "./rules.ts";
import type { MaterialForm } from "./schema.ts";

type EventAct = By & { eventId: string };
type NewMaterial = EventAct & { form: MaterialForm; file: File | undefined; files: Files };

/** Adds a file or a link to the event; the same form sent twice adds it once. */
export async function addMaterial(
  db: Db,
  { person, eventId, form, file, files, now }: NewMaterial,
): Promise<Result<null, { file: string }>> {
  const hasFile = file !== undefined && file.size > 0;
  if (hasFile === (form.link !== undefined)) return refuse({ file: "fileOrLink" });
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id: eventId, person });
    const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : null;
    if (bytes)
      await keepFile(tx, files, { id: form.id, bytes, name: file?.name ?? "", by: person, now });
    const added = await tx
      .insertInto("events.materials")
      .values({
        id: form.id,
        event_id: eventId,
        title: form.title,
        shown_to: form.shownTo,
        file_id: bytes ? form.id : null,
        link: form.link ?? null,
        added_by: person.userId,
        added_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (added) await spread(tx, { person, event, now, title: form.title });
    return done(null);
  });
}

async function spread(tx: Db, added: Omit<Noted, "act">): Promise<void> {
  const { event, now } = added;
  await note(tx, { ...added, act: "materialAdded" });
  await tellLater(tx, { event, now });
}

/** Takes a material off the event; the file itself stays where backups look for it. */
export async function removeMaterial(
  db: Db,
  { person, eventId, materialId, now }: EventAct & { materialId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id: eventId, person });
    const removed = await tx
      .deleteFrom("events.materials")
      .where("id", "=", materialId)
      .where("event_id", "=", eventId)
      .returning("title")
      .executeTakeFirst();
    if (removed)
      await note(tx, { act: "materialRemoved", person, event, now, title: removed.title });
  });
}

export const sharingTask = "tell_of_event_materials";

type EventEnd = Pick<Event, "id" | "state" | "endsAt">;

/** A while after a material of a past event was added, the schools are told of all of them at once. */
export async function tellLater(
  tx: Db,
  { event, now }: { event: EventEnd; now: Date },
): Promise<void> {
  if (!hasTakenPlace(event, now)) return;
  const payload = { eventId: event.id };
  const job = { id: randomUUID(), task: sharingTask, payload, by: null, now };
  await startJob(tx, { ...job, runAt: tellAt(now) });
}

/** The titles of the materials that nobody was told of, the oldest first; from now on they count as told. */
export async function takeUntold(
  tx: Db,
  { eventId, now }: { eventId: string; now: Date },
): Promise<string[]> {
  const materials = await tx
    .updateTable("events.materials")
    .set({ told_at: now })
    .where("event_id", "=", eventId)
    .where("told_at", "is", null)
    .returning(["title", "added_at"])
    .execute();
  return materials
    .toSorted((one, other) => one.added_at.getTime() - other.added_at.getTime())
    .map(({ title }) => title);
}

type Noted = { act: string; person: Person; event: Event; now: Date; title: string };

async function note(tx: Db, { act, person, event, now, title }: Noted): Promise<void> {
  await stamp(tx, { id: event.id, now, isPublic: event.state === "published" });
  const isGone = act === "materialRemoved";
  const changes = { material: { from: isGone ? title : null, to: isGone ? null : title } };
  await record(tx, {
    at: now,
    by: person,
    act,
    changes,
    subject: { kind: "event", id: event.id },
  });
}
