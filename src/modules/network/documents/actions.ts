import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { readReference } from "#lib/root.ts";
import { Published } from "./schema.ts";

/** Brings the published documents and their figures into the database; safe to repeat. */
export async function loadDocuments(db: Db, now: Date): Promise<void> {
  const published = Published.parse(readReference("published-figures.json"));
  await db.transaction().execute(async (tx) => {
    // Two processes that start together must not both find the tables empty.
    await sql`select pg_advisory_xact_lock(hashtext('network.documents'))`.execute(tx);
    const written = (await writeDocuments(tx, published)) + (await writeFigures(tx, published));
    if (written === 0) return;
    const subject = { kind: "documents", id: "reference" };
    await record(tx, { at: now, by: null, act: "documentsLoaded", subject });
  });
}

async function writeDocuments(db: Db, { documents }: Published): Promise<number> {
  const [result] = await db
    .insertInto("network.documents")
    .values(
      documents.map((document) => ({
        code: document.code,
        title_kk: document.titleKk,
        title_ru: document.titleRu,
        title_en: document.titleEn,
        dated: document.dated,
        date_is_approximate: document.approximate,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return Number(result?.numInsertedOrUpdatedRows ?? 0);
}

async function writeFigures(db: Db, { figures }: Published): Promise<number> {
  const [result] = await db
    .insertInto("network.published_figures")
    .values(
      figures.map((figure) => ({
        document_code: figure.document,
        topic: figure.topic,
        code: figure.code,
        region_kato: figure.regionKato,
        as_of: figure.asOf,
        value: figure.value,
        value_text: figure.text,
        label_kk: figure.kk,
        label_ru: figure.ru,
        label_en: figure.en,
        note_kk: figure.note?.kk ?? null,
        note_ru: figure.note?.ru ?? null,
        note_en: figure.note?.en ?? null,
        disputed: figure.disputed,
        place: figure.place,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return Number(result?.numInsertedOrUpdatedRows ?? 0);
}
