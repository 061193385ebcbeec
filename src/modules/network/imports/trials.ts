import { randomUUID } from "node:crypto";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeImport, placesOf } from "#test/make-imports.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

const row = { code: "T-1", year: "2025", pupils: "10", teachers: "2" };
const columns = placesOf(Object.keys(row));

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
    "POST /network/imports/:id/undo": "sign-in yes no own own no no no no",
  },
  records: {
    "/network/imports/templates/:name": () => "schools.csv",
    "/network/imports/:id": ({ by }, { app }) =>
      makeImport(app, { by, desk: "network", kind: "sizes", row }),
  },
  forms: {
    "/network/imports": () => ({
      id: randomUUID(),
      kind: "sizes",
      file: new File(["code,year,pupils,teachers\nT-1,2025,10,2"], "sizes.csv"),
    }),
    "/network/imports/:id/columns": columns,
    "/network/imports/:id/writing": {},
    "/network/imports/:id/undo": {},
  },
  variants: {
    "/network/imports/:id/columns": [{ prepare: toCheck }],
    "/network/imports/:id/writing": [{ prepare: toWrite }],
    "/network/imports/:id/undo": [{ prepare: toUndo }],
  },
};

async function toCheck(setting: Setting): Promise<Sent> {
  return { path: `${await upload(setting)}/columns`, form: columns };
}

async function toWrite(setting: Setting): Promise<Sent> {
  const path = await upload(setting);
  await setting.asker.post(`${path}/columns`, columns);
  await runWaitingJobs(setting.world.app);
  return { path: `${path}/writing`, form: {} };
}

async function toUndo(setting: Setting): Promise<Sent> {
  const { path = "" } = await toWrite(setting);
  await setting.asker.post(path, {});
  await runWaitingJobs(setting.world.app);
  return { path: path.replace("/writing", "/undo"), form: {} };
}

/** A file of sizes of the own school, sent, and not yet matched. */
async function upload({ asker, subject }: Setting): Promise<string> {
  const id = randomUUID();
  const lines = ["code,year,pupils,teachers", `${subject.school.code},2025,300,20`];
  const file = new File([lines.join("\n")], "sizes.csv");
  await asker.post("/network/imports", { id, kind: "sizes", file });
  return `/network/imports/${id}`;
}
