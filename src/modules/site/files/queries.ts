import type { Db } from "#lib/db.ts";
import { findMaterialOfFile } from "#modules/events/materials/queries.ts";
import { getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { findNominationOfFile } from "#modules/network/nominations/queries.ts";
import type { FileOwner } from "./access.ts";

/** Which record a file was handed in with. */
export async function findOwnerOfFile(
  db: Db,
  { fileId, today }: { fileId: string; today: string },
): Promise<FileOwner> {
  const nomination = await findNominationOfFile(db, fileId);
  if (nomination) {
    return {
      kind: "nomination",
      place: await getPlaceOfSchool(db, { id: nomination.schoolId, on: today }),
    };
  }
  const imported = await db
    .selectFrom("network.imports")
    .where("file_id", "=", fileId)
    .select("made_by")
    .executeTakeFirst();
  if (imported) return { kind: "import", madeBy: imported.made_by };
  const material = await findMaterialOfFile(db, fileId);
  if (material) return { kind: "material", material };
  const file = await db
    .selectFrom("core.files")
    .where("id", "=", fileId)
    .select("uploaded_by")
    .executeTakeFirst();
  return { kind: "nothing", uploadedBy: file?.uploaded_by ?? null };
}
