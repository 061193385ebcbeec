import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { Dispute, disputes, Topic, topics } from "./schema.ts";

export type Document = Awaited<ReturnType<typeof getDocument>>;
export type Figure = Awaited<ReturnType<typeof listFigures>>[number];

/** The documents, newest first, with how many figures of each topic they print. */
export async function listDocuments(db: Db) {
  const documents = await db
    .selectFrom("network.documents")
    .selectAll()
    .orderBy("dated", "desc")
    .orderBy("code")
    .execute();
  const counts = await db
    .selectFrom("network.published_figures")
    .select(["document_code", "topic"])
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .groupBy(["document_code", "topic"])
    .execute();
  return documents.map((document) => ({
    ...document,
    topics: topics.flatMap((topic) =>
      counts
        .filter((row) => row.document_code === document.code && row.topic === topic)
        .map(({ count }) => ({ topic, count })),
    ),
  }));
}

export async function getDocument(db: Db, code: string) {
  const document = await db
    .selectFrom("network.documents")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  if (!document) throw new NotFound();
  return document;
}

/** What one document prints, topic by topic, in the order of the print. */
export async function listFigures(db: Db, documentCode: string) {
  const rows = await figures(db).where("document_code", "=", documentCode).execute();
  return rows.map((row) => ({ ...row, topic: Topic.parse(row.topic) }));
}

/** The figures that speak of the same thing and disagree, with the document that prints each. */
export async function listDisputes(db: Db) {
  const rows = await figures(db).where("disputed", "is not", null).execute();
  const documents = new Map((await listDocuments(db)).map((document) => [document.code, document]));
  return disputes.map((dispute) => ({
    dispute: Dispute.parse(dispute),
    figures: rows
      .filter((row) => row.disputed === dispute)
      .flatMap((row) => {
        const document = documents.get(row.document_code);
        return document ? [{ ...row, document }] : [];
      }),
  }));
}

/** The four published figures that tell the network's size at a glance. */
export async function homeFigures(db: Db) {
  return figures(db)
    .where((eb) =>
      eb.or([
        eb
          .and({ document_code: "nis-2019", topic: "network" })
          .and("code", "in", ["schools_all", "leading", "partners"]),
        eb.and({ document_code: "bilimdi-el-2021", topic: "network", code: "leading" }),
      ]),
    )
    .execute();
}

function figures(db: Db) {
  return db.selectFrom("network.published_figures").selectAll().orderBy("place");
}
