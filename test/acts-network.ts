import { randomUUID } from "node:crypto";
import type { Sent, Setting, Variant } from "./acts.ts";
import { today } from "./app.ts";
import { runWaitingJobs } from "./jobs.ts";
import { addressOf } from "./roles-addresses.ts";
import { formFor } from "./roles-forms.ts";
import type { Form } from "./roles-world.ts";

const farDistrict = "111000000";

async function facts({ world, subject }: Setting): Promise<Form> {
  const school = await world.app.db
    .selectFrom("network.schools")
    .where("id", "=", subject.school.id)
    .select(["code", "name_kk", "name_ru", "kind", "languages", "locality"])
    .executeTakeFirstOrThrow();
  return {
    id: subject.school.id,
    code: school.code,
    name_kk: school.name_kk,
    name_ru: school.name_ru,
    kind: school.kind,
    languages: school.languages.join(","),
    locality: school.locality ?? "",
    districtKato: subject.district,
  };
}

async function renamed(setting: Setting): Promise<Sent> {
  const form = await facts(setting);
  return { form: { ...form, name_kk: "Басқа атау", name_ru: "Другое название" } };
}

async function moved(setting: Setting): Promise<Sent> {
  return { form: { ...(await facts(setting)), districtKato: farDistrict } };
}

async function untouched(setting: Setting): Promise<Sent> {
  return { form: await facts(setting) };
}

async function refusal(): Promise<Sent> {
  return { form: { decision: "refuse", text: "Тәжірибе аз" } };
}

/** A file of sizes of the own school, sent, and matched and checked where asked. */
async function uploaded({ asker, subject }: Setting): Promise<string> {
  const id = randomUUID();
  const lines = ["code,year,pupils,teachers", `${subject.school.code},2025,300,20`];
  const file = new File([lines.join("\n")], "sizes.csv");
  await asker.post("/network/imports", { id, kind: "sizes", asOf: today, file });
  return `/network/imports/${id}`;
}

const columns = { code: "0", year: "1", pupils: "2", teachers: "3" };

async function toCheck(setting: Setting): Promise<Sent> {
  return { path: `${await uploaded(setting)}/columns`, form: columns };
}

async function toWrite(setting: Setting): Promise<Sent> {
  const path = await uploaded(setting);
  await setting.asker.post(`${path}/columns`, columns);
  await runWaitingJobs(setting.world.app);
  return { path: `${path}/writing`, form: {} };
}

async function again({ world, pattern, subject, asker }: Setting): Promise<Sent> {
  const path = await addressOf(world, pattern, subject);
  const form = (await formFor(pattern, world)?.(subject)) ?? {};
  await asker.post(path, form);
  return { path, form };
}

export const variantsOfNetwork: Record<string, Variant[]> = {
  "/network/platforms/regions/:kato": [{}],
  "/network/schools/new": [{}, { name: "sent twice", prepare: again }],
  "/network/schools/:id/edit": [
    { name: "another name", prepare: renamed },
    { name: "another district", prepare: moved },
    { name: "a partner school, another district", school: "partner", prepare: moved },
    { name: "the same facts", prepare: untouched },
  ],
  "/network/schools/:id/close": [
    { name: "a leading school" },
    { name: "a partner school", school: "partner" },
    { name: "a school outside circles", school: "free" },
  ],
  "/network/schools/:school/status/:id/end": [
    { name: "a leading school" },
    { name: "a partner school", school: "partner" },
  ],
  "/network/nominations/:id/decision": [{ name: "granted" }, { name: "refused", prepare: refusal }],
  "/network/partnerships/:id/end": [{}, { name: "sent twice", prepare: again, refused: true }],
  "/network/imports/:id/columns": [{ prepare: toCheck }],
  "/network/imports/:id/writing": [{ prepare: toWrite }],
};
