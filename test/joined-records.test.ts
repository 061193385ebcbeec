import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makePersonEverywhere } from "#test/make-everywhere.ts";
import { makeTeacher } from "#test/make-people.ts";

/** The columns that lead to a record and do not follow it when it is joined to another, each with why. */
const standing: Record<string, string> = {
  "people.duplicate_pairs.first_id": "says of which two records it is asked",
  "people.duplicate_pairs.second_id": "says of which two records it is asked",
  "people.merges.kept_id": "says what was joined to what",
  "people.merges.merged_id": "says what was joined to what",
  "people.reach.teacher_id": "counted anew from what moves",
};
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Every column that leads to a record of a teacher, by "schema.table.column". */
async function listLeading(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select n.nspname || '.' || c.relname as table, a.attname as column
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any (f.conkey)
    where f.contype = 'f' and f.confrelid = 'people.teachers'::regclass order by 1, 2`.execute(
    app.db,
  );
  return rows;
}

async function countLeading(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column } of await listLeading()) {
    const name = `${table}.${column}`;
    if (name in standing) continue;
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(
      app.db,
    );
    counts[name] = rows[0]?.count ?? 0;
  }
  return counts;
}

describe("a record joined to another", () => {
  it("takes with it whatever leads to it in any table, and gets it back", async () => {
    const { teacherIds } = await makePersonEverywhere(app);
    const [mergedId = ""] = teacherIds;
    await app.db
      .updateTable("people.teachers")
      .set({ user_id: null, iin_hash: null })
      .where("id", "=", mergedId)
      .execute();
    const school = await makeSchool(app.db);
    const { userId } = await app.signInAs("teacher", { schoolId: school.id });
    const kept = await makeTeacher(app.db, { schoolId: school.id, userId });
    const before = await countLeading(mergedId);
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);

    const national = await app.signInAs("national");
    const [first_id = "", second_id = ""] = [mergedId, kept.id].sort();
    const id = randomUUID();
    await app.db
      .insertInto("people.duplicate_pairs")
      .values({ id, first_id, second_id, reason: "sameSchool", found_at: new Date() })
      .execute();
    const mergeId = randomUUID();
    const joined = await national.post(`/people/duplicates/${id}`, { mergeId, decision: "same" });
    expect(joined.status).toBe(303);
    const left = Object.entries(await countLeading(mergedId)).filter(([, count]) => count > 0);
    expect(left).toEqual([]);

    const undone = await national.post(`/people/duplicates/merges/${mergeId}/undoing`);
    expect(undone.status).toBe(303);
    expect(await countLeading(mergedId)).toEqual(before);
  });
});
