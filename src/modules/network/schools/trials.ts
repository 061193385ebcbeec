import { randomUUID } from "node:crypto";
import type { Form, Subject } from "#test/roles-world.ts";
import { replacing, type Sent, type Setting, sentTwice, type Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/schools": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools.csv": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools.xlsx": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools.geojson": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools/new": "sign-in yes no yes yes no no no no",
    "POST /network/schools/new": "sign-in yes no own own no no no no",
    "GET /network/schools/:id/edit": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/edit": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/sizes": "sign-in yes no own own own own own no",
    "GET /network/schools/:id": "yes yes yes yes yes yes yes yes yes",
  },
  records: { "/network/schools/:id": ({ school }) => school.id },
  forms: {
    "/network/schools/new": schoolForm,
    "/network/schools/:id/edit": schoolForm,
    "/network/schools/:id/sizes": { year: "2026", pupils: "500", teachers: "40" },
  },
  variants: {
    "/network/schools/new": [{}, { name: "sent twice", prepare: sentTwice }],
    "/network/schools/:id/edit": [
      { name: "another name", prepare: renamed },
      { name: "another district", narrowest: "national", prepare: moved },
      {
        name: "a partner school, another district",
        narrowest: "national",
        school: "partner",
        prepare: moved,
      },
      { name: "the same facts", prepare: untouched },
    ],
    "/network/schools/:id/sizes": [
      {},
      { name: "in the place of others", prepare: replacing({ pupils: "400" }) },
    ],
  },
};

const farDistrict = "111000000";

function schoolForm({ district }: Subject): Form {
  return {
    id: randomUUID(),
    code: `N-${randomUUID().slice(0, 8)}`,
    name_kk: "Жаңа мектеп",
    name_ru: "Новая школа",
    kind: "general",
    districtKato: district,
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
