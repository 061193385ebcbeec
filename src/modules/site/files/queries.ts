import type { Db } from "#lib/db.ts";
import type { FileKeeper, FileReader } from "#lib/shown.ts";

/** Who may read the file, as the area says whose record it was handed in with. */
export async function findReader(
  db: Db,
  { id, today, keepers }: { id: string; today: string; keepers: readonly FileKeeper[] },
): Promise<{ reader: FileReader | null; uploadedBy: string | null }> {
  for (const keeper of keepers) {
    const reader = await keeper(db, { id, today });
    if (reader) return { reader, uploadedBy: null };
  }
  const file = await db
    .selectFrom("core.files")
    .where("id", "=", id)
    .select("uploaded_by")
    .executeTakeFirst();
  return { reader: null, uploadedBy: file?.uploaded_by ?? null };
}
