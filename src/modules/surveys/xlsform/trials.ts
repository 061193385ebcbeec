import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { writeWorkbook } from "#lib/xlsx.ts";
import { now } from "#test/app.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /surveys/questionnaires/import": "sign-in yes no yes yes yes yes no no",
    "POST /surveys/questionnaires/import": "sign-in yes no yes yes yes yes no no",
    "GET /surveys/questionnaires/imports/:id": "sign-in own no own own own own no no",
    "POST /surveys/questionnaires/imports/:id": "sign-in own no own own own own no no",
  },
  records: { "/surveys/questionnaires/imports/:id": makeWaiting },
  forms: {
    "/surveys/questionnaires/import": async () => ({ id: randomUUID(), file: await xlsForm() }),
    "/surveys/questionnaires/imports/:id": {},
  },
};

/** A file of a person's own that waits for a word; in whose name it would be is the person's to choose. */
async function makeWaiting({ by }: Subject, { app: { db } }: World): Promise<string> {
  const id = randomUUID();
  const words = { kk: "", ru: "", en: "" };
  const draft = { title: words, intro: words, thanks: words, roles: [], sections: [] };
  await db.deleteFrom("surveys.waiting_forms").where("made_by", "=", by).execute();
  const { rows } = await sql<{ key: string }>`
    select case role when 'national' then 'country' when 'regional' then 'region:' || region_kato
      when 'methodologist' then 'district:' || district_kato else 'school:' || school_id end as key
    from accounts.grants where user_id = ${by} limit 1`.execute(db);
  await db
    .insertInto("surveys.waiting_forms")
    .values({
      id,
      made_by: by,
      made_at: now,
      owner_key: rows[0]?.key ?? "",
      file_name: "form.xlsx",
      draft: JSON.stringify(draft),
      findings: "[]",
    })
    .execute();
  return id;
}

async function xlsForm(): Promise<File> {
  const survey = {
    name: "survey",
    columns: ["type", "name", "label::Русский (ru)"],
    rows: [["text", "q1", "Что?"]],
  };
  return new File([await writeWorkbook([survey])], "form.xlsx");
}
