import { type Role, roles } from "#lib/actor.ts";
import { hashPassword } from "#lib/passwords.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { type JsonVisitor, now, type TestApp } from "./app.ts";
import { makePartnership, makeSchool } from "./make.ts";
import type { openProvider } from "./oidc.ts";

/** The columns of docs/roles/routes.md. */
export const columns = ["guest", ...roles] as const;
export type Column = (typeof columns)[number];
export const inside = { region: "150000000", district: "156000000" };
export const outside = { region: "110000000", district: "111000000" };
export const password = "берік құпиясөз 2026";
export type Form = Record<string, string | File>;
export type Place = { region: string; district: string };
export type World = {
  app: TestApp;
  provider: Awaited<ReturnType<typeof openProvider>>;
  passwordHash: string;
};

/** What every person, school and record of a trial stands in. */
export async function openWorld(
  app: TestApp,
  provider: Awaited<ReturnType<typeof openProvider>>,
): Promise<World> {
  await loadDocuments(app.db, now);
  return { app, provider, passwordHash: await hashPassword(password) };
}

/** A person of the role at home, and the subjects of their acts: at home, and far away. */
export async function newcomer(
  world: World,
  role: Column,
): Promise<{
  asker: JsonVisitor;
  subjects: (place: Place) => Promise<Subject>;
}> {
  const home = await makeSchools(world, inside);
  const own = role === "partner_coordinator" || role === "teacher" ? "partner" : "leading";
  const signedIn = role === "guest" ? null : await world.app.signInAs(role, scopeOf(role, home));
  if (signedIn) await givePassword(world, signedIn.userId);
  const { userId: by } = signedIn ?? (await makeUser(world, home.partner.id));
  const near = { ...inside, ...home, school: home[own], by };
  let away: Promise<Subject> | undefined;
  const subjects = async (place: Place): Promise<Subject> => {
    if (place === inside) return near;
    away ??= farAway(world, home.partner.id, own);
    return away;
  };
  return { asker: signedIn ?? world.app.guest(), subjects };
}

async function farAway(
  world: World,
  strangerSchool: string,
  own: "leading" | "partner",
): Promise<Subject> {
  const { userId } = await makeUser(world, strangerSchool);
  const schools = await makeSchools(world, outside);
  return { ...outside, ...schools, school: schools[own], by: userId };
}

/** The subjects of somebody else's acts, in a circle of their own. */
export async function strangersIn(world: World, place: Place): Promise<Subject> {
  const schools = await makeSchools(world, place);
  const { userId } = await signInNational(world);
  return { ...place, ...schools, school: schools.leading, by: userId };
}

export async function signInNational(
  world: World,
): Promise<Awaited<ReturnType<TestApp["signInAs"]>>> {
  const person = await world.app.signInAs("national");
  await givePassword(world, person.userId);
  return person;
}

export async function makeUser(world: World, schoolId: string): Promise<{ userId: string }> {
  const { userId } = await world.app.signInAs("teacher", { schoolId });
  await givePassword(world, userId);
  return { userId };
}

async function givePassword(world: World, userId: string): Promise<void> {
  await world.app.db
    .updateTable("accounts.users")
    .set({ password_hash: world.passwordHash })
    .where("id", "=", userId)
    .execute();
}

function scopeOf(role: Role, { leading, partner }: Schools) {
  switch (role) {
    case "national":
      return {};
    case "cpm_trainer":
    case "regional":
      return { regionKato: inside.region };
    case "methodologist":
      return { districtKato: inside.district };
    case "leading_director":
    case "leading_coordinator":
      return { schoolId: leading.id };
    case "partner_coordinator":
    case "teacher":
      return { schoolId: partner.id };
  }
}

type Schools = Awaited<ReturnType<typeof makeSchools>>;

async function makeSchools(world: World, { district }: Place) {
  const leading = await makeSchool(world.app.db, { district, status: "leading" });
  const partner = await makeSchool(world.app.db, { district, status: "partner" });
  const free = await makeSchool(world.app.db, { district });
  const partnership = await makePartnership(world.app.db, {
    leadingId: leading.id,
    partnerId: partner.id,
  });
  return { leading, partner, free, partnership };
}

export type Subject = Place &
  Schools & {
    /** The school the role belongs to, or stands for. */
    school: { id: string; code: string };
    /** Who has made what is one's own by having made it. */
    by: string;
  };
