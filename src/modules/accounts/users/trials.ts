import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { giveFactor } from "#test/make-accounts.ts";
import { makeUser, type Subject, type World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { canGive, scopeOfUsers } from "./access.ts";

export const trials: Trials = {
  who: {
    "POST /accounts/users/:id/second-factor/reset": "sign-in yes no no no no no no no",
    "GET /accounts/users": "sign-in yes no yes yes yes yes no no",
    "GET /accounts/users/:id": "sign-in yes no own own own own no no",
    "POST /accounts/users/:id/roles": "sign-in yes no own own own own no no",
    "POST /accounts/roles/:id/end": "sign-in yes no own own own own no no",
    "POST /accounts/users/:id/block": "sign-in yes no no no no no no no",
    "POST /accounts/users/:id/unblock": "sign-in yes no no no no no no no",
  },
  records: {
    "/accounts/users/:id": async ({ partner }, world) => (await makeUser(world, partner.id)).userId,
    "/accounts/roles/:id": makeRole,
  },
  forms: {
    "/accounts/users/:id/second-factor/reset": {},
    "/accounts/users/:id/roles": ({ partner }) => ({
      id: randomUUID(),
      role: "partner_coordinator",
      schoolCode: partner.code,
    }),
    "/accounts/roles/:id/end": {},
    "/accounts/users/:id/block": {},
    "/accounts/users/:id/unblock": {},
  },
  variants: {
    "/accounts/roles/:id/end": [{}, { name: "not yet begun", prepare: notBegun }],
    "/accounts/users/:id/second-factor/reset": [{ prepare: ofOneWithFactor }],
    "/accounts/users/:id/unblock": [{ prepare: ofBlocked }],
  },
  lists: [
    {
      name: "people with a role in a school",
      places: "schools",
      may: (person, place) => canGive(person, "teacher", { kind: "school", ...place }),
      scope: scopeOfUsers,
      rowsNameLeading: true,
    },
  ],
};

async function makeRole({ partner }: Subject, world: World): Promise<string> {
  const { userId } = await makeUser(world, partner.id);
  const grants = world.app.db.selectFrom("accounts.grants").where("user_id", "=", userId);
  return (await grants.select("id").executeTakeFirstOrThrow()).id;
}

async function notBegun({ world, makePath }: Setting): Promise<Sent> {
  const path = await makePath();
  const grant = path.split("/").at(-2) ?? "";
  const grants = world.app.db.updateTable("accounts.grants").where("id", "=", grant);
  await grants.set({ during: "[2026-09-01,)" }).execute();
  return { path };
}

async function ofOneWithFactor({ world, pattern, subject }: Setting): Promise<Sent> {
  const { userId } = await makeUser(world, subject.partner.id);
  await giveFactor(world, userId);
  return { path: pattern.replace(":id", userId) };
}

async function ofBlocked({ world, pattern, subject }: Setting): Promise<Sent> {
  const { userId } = await makeUser(world, subject.partner.id);
  const user = world.app.db.updateTable("accounts.users").where("id", "=", userId);
  await user.set({ blocked_at: now }).execute();
  return { path: pattern.replace(":id", userId) };
}
