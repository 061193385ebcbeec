import { randomUUID } from "node:crypto";
import { keepFile } from "#lib/files.ts";
import { now, today } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

const columns = { code: "0", year: "1", pupils: "2", teachers: "3" };

export const trials: Trials = {
  who: {
    "GET /network/imports": "sign-in yes no yes yes no no no no",
    "POST /network/imports": "sign-in yes no yes yes no no no no",
    "GET /network/imports/templates/:name": "sign-in yes no yes yes no no no no",
    "GET /network/imports/:id/columns": "sign-in yes no own own no no no no",
    "POST /network/imports/:id/columns": "sign-in yes no own own no no no no",
    "GET /network/imports/:id": "sign-in yes no own own no no no no",
    "GET /network/imports/:id/corrections.xlsx": "sign-in yes no own own no no no no",
    "POST /network/imports/:id/writing": "sign-in yes no own own no no no no",
  },
  records: {
    "/network/imports/templates/:name": () => "schools.csv",
    "/network/imports/:id": makeImport,
  },
  forms: {
    "/network/imports": () => ({
      id: randomUUID(),
      kind: "sizes",
      asOf: today,
      file: new File(["code,year,pupils,teachers\nT-1,2025,10,2"], "sizes.csv"),
    }),
    "/network/imports/:id/columns": columns,
    "/network/imports/:id/writing": {},
  },
  variants: {
    "/network/imports/:id/columns": [{ prepare: toCheck }],
    "/network/imports/:id/writing": [{ prepare: toWrite }],
  },
};

async function makeImport({ by }: Subject, { app }: World): Promise<string> {
  const id = randomUUID();
  const bytes = Buffer.from("code,year,pupils,teachers");
  const sent = { id: randomUUID(), bytes, name: "file.csv", by: null, now };
  await app.db
    .insertInto("network.imports")
    .values({
      id,
      kind: "sizes",
      state: "checked",
      columns: JSON.stringify(Object.keys(columns)),
      mapping: JSON.stringify(columns),
      file_id: (await keepFile(app.db, app.files, sent)).id,
      as_of: today,
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

async function toCheck(setting: Setting): Promise<Sent> {
  return { path: `${await upload(setting)}/columns`, form: columns };
}

async function toWrite(setting: Setting): Promise<Sent> {
  const path = await upload(setting);
  await setting.asker.post(`${path}/columns`, columns);
  await runWaitingJobs(setting.world.app);
  return { path: `${path}/writing`, form: {} };
}

/** A file of sizes of the own school, sent, and not yet matched. */
async function upload({ asker, subject }: Setting): Promise<string> {
  const id = randomUUID();
  const lines = ["code,year,pupils,teachers", `${subject.school.code},2025,300,20`];
  const file = new File([lines.join("\n")], "sizes.csv");
  await asker.post("/network/imports", { id, kind: "sizes", asOf: today, file });
  return `/network/imports/${id}`;
}
