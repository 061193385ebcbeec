import { randomUUID } from "node:crypto";
import { makeProvider } from "#test/make-accounts.ts";
import { type Form, password, type Subject, type World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /accounts/providers": "sign-in yes no no no no no no no",
    "GET /accounts/providers/new": "sign-in yes no no no no no no no",
    "POST /accounts/providers/new": "sign-in yes no no no no no no no",
    "GET /accounts/providers/:id": "sign-in yes no no no no no no no",
    "POST /accounts/providers/:id": "sign-in yes no no no no no no no",
    "POST /accounts/providers/:id/on": "sign-in yes no no no no no no no",
    "POST /accounts/providers/:id/off": "sign-in yes no no no no no no no",
  },
  records: { "/accounts/providers/:id": (_subject, world) => makeProvider(world) },
  forms: {
    "/accounts/providers/new": (subject, world) => ({
      id: randomUUID(),
      ...providerForm(subject, world),
    }),
    "/accounts/providers/:id": providerForm,
    "/accounts/providers/:id/on": {},
    "/accounts/providers/:id/off": {},
  },
  variants: { "/accounts/providers/:id/on": [{ prepare: whileOff }] },
};

function providerForm(_subject: Subject, { provider }: World): Form {
  return {
    nameKk: "Жүйе",
    nameRu: "Система",
    nameEn: "Provider",
    issuer: provider.issuer,
    clientId: randomUUID(),
    clientSecret: password,
  };
}

async function whileOff({ world, pattern }: Setting): Promise<Sent> {
  const id = await makeProvider(world);
  const provider = world.app.db.updateTable("accounts.providers").where("id", "=", id);
  await provider.set({ is_on: false }).execute();
  return { path: pattern.replace(":id", id) };
}
