import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { check, teacher } from "#test/people-imports.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

const columns = { programme: "0", completed_on: "1" };

export const trials: Trials = {
  who: {
    "GET /people/imports": "sign-in yes no yes yes yes yes yes no",
    "POST /people/imports": "sign-in yes no yes yes yes yes yes no",
    "GET /people/imports/templates/:name": "sign-in yes no yes yes yes yes yes no",
    "GET /people/imports/:id/columns": "sign-in yes no own own own own own no",
    "POST /people/imports/:id/columns": "sign-in yes no own own own own own no",
    "GET /people/imports/:id": "sign-in yes no own own own own own no",
    "GET /people/imports/:id/corrections.xlsx": "sign-in yes no own own own own own no",
    "POST /people/imports/:id/writing": "sign-in yes no own own own own own no",
  },
  records: {
    "/people/imports/templates/:name": () => "teachers.csv",
    "/people/imports/:id": makeImport,
  },
  forms: {
    "/people/imports": () => ({
      id: randomUUID(),
      kind: "teachers",
      file: new File(["code,family_name,given_name\nT-1,Омар,Азат"], "teachers.csv"),
    }),
    "/people/imports/:id/columns": columns,
    "/people/imports/:id/writing": {},
  },
  variants: {
    "/people/imports/:id/columns": [{ prepare: toCheck }],
    "/people/imports/:id/writing": [{ prepare: toWrite }],
  },
};

async function makeImport({ by }: Subject, { app }: World): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("people.imports")
    .values({
      id,
      kind: "courses",
      state: "checked",
      file_name: "courses.csv",
      columns: JSON.stringify(Object.keys(columns)),
      mapping: JSON.stringify(columns),
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

async function toCheck({ asker, subject }: Setting): Promise<Sent> {
  const id = randomUUID();
  const lines = [
    "code,family_name,given_name,position",
    `${subject.school.code},Омар,Азат,teacher`,
  ];
  const file = new File([lines.join("\n")], "teachers.csv");
  await asker.post("/people/imports", { id, kind: "teachers", file });
  const form = { code: "0", family_name: "1", given_name: "2", position: "3" };
  return { path: `/people/imports/${id}/columns`, form };
}

async function toWrite({ world, asker, subject }: Setting): Promise<Sent> {
  const rows = [teacher(subject.school.code)];
  const path = await check(world.app, asker, { rows });
  return { path: `${path}/writing`, form: {} };
}
