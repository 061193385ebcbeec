import { randomUUID } from "node:crypto";
import { keepFile } from "#lib/files.ts";
import { criteria } from "#modules/network/nominations/schema.ts";
import { now } from "./app.ts";
import type { Subject, World } from "./roles-world.ts";

/** What a nomination waits for. */
export type NominationState = "proposed" | "submitted" | "reviewed";
type Place = { subject: Subject; state: NominationState };

const nominations = new WeakMap<Subject, ReturnType<typeof makeNomination>>();

/** A school has one open nomination at a time. */
export function nominationOf(world: World, { subject, state }: Place) {
  const nomination = nominations.get(subject) ?? makeNomination(world, { subject, state });
  nominations.set(subject, nomination);
  return nomination;
}

async function makeNomination({ app }: World, { subject: { partner, by }, state }: Place) {
  const nomination = randomUUID();
  const bytes = Buffer.from("дәлел");
  const sent = { id: randomUUID(), bytes, name: "file.csv", by: null, now };
  const { id: file } = await keepFile(app.db, app.files, sent);
  await app.db
    .insertInto("network.nominations")
    .values({
      id: nomination,
      school_id: partner.id,
      state,
      reason: "Тәжірибесі мол",
      proposed_at: now,
      proposed_by: by,
    })
    .execute();
  await app.db
    .insertInto("network.nomination_evidence")
    .values(
      criteria.map((criterion) => ({
        nomination_id: nomination,
        criterion,
        body: "Дәлел",
        file_id: criterion === "leadership" ? file : null,
        written_at: now,
        written_by: by,
      })),
    )
    .execute();
  return { nomination, file };
}
