import { randomUUID } from "node:crypto";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeImport, placesOf } from "#test/make-imports.ts";
import { check, teacher } from "#test/people-imports.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

const row = { programme: "level3", completed_on: "2025-01-10" };
const columns = placesOf(Object.keys(row));

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
    "POST /people/imports/:id/undo": "sign-in yes no own own own own own no",
  },
  records: {
    "/people/imports/templates/:name": () => "teachers.csv",
    "/people/imports/:id": ({ by }, { app }) =>
      makeImport(app, { by, desk: "people", kind: "courses", row }),
  },
  forms: {
    "/people/imports": () => ({
      id: randomUUID(),
      kind: "teachers",
      file: new File(["code,family_name,given_name\nT-1,Омар,Азат"], "teachers.csv"),
    }),
    "/people/imports/:id/columns": columns,
    "/people/imports/:id/writing": {},
    "/people/imports/:id/undo": {},
  },
  variants: {
    "/people/imports/:id/columns": [{ prepare: toCheck }],
    "/people/imports/:id/writing": [{ prepare: toWrite }],
    "/people/imports/:id/undo": [{ prepare: toUndo }],
  },
};

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

async function toUndo(setting: Setting): Promise<Sent> {
  const { path = "" } = await toWrite(setting);
  await setting.asker.post(path, {});
  await runWaitingJobs(setting.world.app);
  return { path: path.replace("/writing", "/undo"), form: {} };
}
