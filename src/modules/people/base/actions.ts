import type { Insertable, Updateable } from "kysely";
import type { PeoplePosts, PeopleTeachers } from "#db/types.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { endingOn } from "#lib/period.ts";

type NewTeacher = Omit<Insertable<PeopleTeachers>, "erased_at" | "merged_into">;

/** The row of a new record; the post it begins with is another row. */
export async function insertTeacher(tx: Db, teacher: NewTeacher): Promise<void> {
  await tx.insertInto("people.teachers").values(teacher).execute();
}

type WhoTheyAre = Partial<Omit<NewTeacher, "id" | "user_id" | "origin" | "created_at">>;

/** Writes the name, the years and the number anew. */
export async function rewriteTeacher(tx: Db, id: string, who: WhoTheyAre): Promise<void> {
  await updateTeacher(tx, id, who);
}

/** Says whose record it is. */
export async function setOwner(
  tx: Db,
  { teacherId, userId }: { teacherId: string; userId: string },
): Promise<void> {
  await updateTeacher(tx, teacherId, { user_id: userId });
}

export async function insertPost(tx: Db, post: Insertable<PeoplePosts>): Promise<void> {
  await tx.insertInto("people.posts").values(post).execute();
}

/** Writes anew what is known of the work. */
export async function rewritePost(
  tx: Db,
  id: string,
  changes: Updateable<PeoplePosts>,
): Promise<void> {
  await expectRows(tx.updateTable("people.posts").set(changes).where("id", "=", id), { most: 1 });
}

/** Ends the posts on the day, which each of them has to have begun before. */
export async function endPosts(
  tx: Db,
  { ids, endsOn }: { ids: readonly string[]; endsOn: string },
): Promise<void> {
  if (ids.length === 0) return;
  await expectRows(
    tx
      .updateTable("people.posts")
      .set({ during: endingOn(endsOn) })
      .where("id", "in", [...ids]),
    { most: ids.length },
  );
}

async function updateTeacher(
  tx: Db,
  id: string,
  changes: Updateable<PeopleTeachers>,
): Promise<void> {
  await expectRows(tx.updateTable("people.teachers").set(changes).where("id", "=", id), {
    most: 1,
  });
}
