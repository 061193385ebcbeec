import { randomUUID } from "node:crypto";
import { asset } from "#lib/assets.ts";
import {
  makeCertificate,
  makeCertificateList,
  makeImport,
  makeInvitation,
  makeJob,
  makeLink,
  makeMerge,
  makeOffer,
  makePair,
  makePasskey,
  makePeopleImport,
  makeProvider,
  makeRecommendation,
  makeRequest,
  makeResetToken,
  makeTraining,
  nominationOf,
  roleIn,
  staffOf,
  statusOf,
  waitingFor,
} from "./roles-makers.ts";
import { recordsOfNeeds } from "./roles-needs.ts";
import { recordsOfSurveys } from "./roles-surveys.ts";
import { recordsOfWork } from "./roles-work.ts";
import { makeUser, type Subject, type World } from "./roles-world.ts";

async function recordOfSurveys(world: World, subject: Subject, pattern: string): Promise<string[]> {
  const found = recordsOfSurveys(world.app.db).find(([fits]) => fits.test(pattern));
  return (await found?.[1](subject, pattern)) ?? [];
}

async function recordOfNeeds(world: World, subject: Subject, pattern: string): Promise<string[]> {
  const records = [...recordsOfNeeds(world.app.db), ...recordsOfWork(world.app.db)];
  const found = records.find(([fits]) => fits.test(pattern));
  return (await found?.[1](subject, pattern)) ?? [];
}

type Records = (world: World, subject: Subject, pattern: string) => Promise<string[]> | string[];

/** The records that the parameters of an address stand for; the first line that fits it counts. */
const parameters: [RegExp, Records][] = [
  [/^\/assets\//, () => [asset("main.css").replace("/assets/", "")]],
  [/^\/people\/imports\/templates\//, () => ["teachers.csv"]],
  [/\/templates\//, () => ["schools.csv"]],
  [/\/documents\//, () => ["nis-2019"]],
  [/^\/(needs|plans|surveys\/rounds\/:id\/results)/, recordOfNeeds],
  [/^\/events\/:/, recordOfNeeds],
  [/^\/calendar\/my\/:/, () => [`${randomUUID()}.${"a".repeat(32)}.ics`]],
  [/^\/(surveys|s)\/.*:/, recordOfSurveys],
  [/\/regions\/:/, (_world, { region }) => [region]],
  [/\/circle/, (_world, { leading }) => [leading.id]],
  [
    /\/schools\/:school/,
    async (world, { school }) => [school.id, await statusOf(world, school.id)],
  ],
  [/\/schools\/:id/, (_world, { school }) => [school.id]],
  [/\/partnerships\/:/, (_world, { partnership }) => [partnership]],
  [/\/statuses\/:/, async (world, { school }) => [await statusOf(world, school.id)]],
  [
    /\/nominations\/:/,
    async (world, subject, pattern) => [
      (await nominationOf(world, subject, waitingFor(pattern))).nomination,
    ],
  ],
  [/\/files\/:/, async (world, subject) => [(await nominationOf(world, subject, "reviewed")).file]],
  [/^\/certificates\/status/, () => ["0"]],
  [
    /^\/certificates\/:/,
    async (world, subject, pattern) => {
      const file = /:(pdf|json|svg)$/.exec(pattern)?.[1];
      const number = await makeCertificate(world, subject);
      return [file ? `${number}.${file}` : number];
    },
  ],
  [/\/certificates\/lists\/:/, async (world, { by }) => [await makeCertificateList(world, by)]],
  [/\/accounts\/joining\/:/, async (world, subject) => [await makeRequest(world, subject)]],
  [
    /\/people\/support-offers\/:/,
    async (world, subject) => [await makeOffer(world, subject), "withdraw"],
  ],
  [
    /\/people\/recommendations\/:/,
    async (world, subject) => [await makeRecommendation(world, subject)],
  ],
  [
    /\/people\/teachers\/:/,
    async (world, subject, pattern) => [(await staffOf(world, subject, pattern)).id],
  ],
  [/\/trainings\/:/, async (world, subject) => [(await makeTraining(world, subject)).act]],
  [/\/cascade\/:/, async (world, subject) => [(await makeTraining(world, subject)).trainer]],
  [
    /\/people\/methodical-team\/:/,
    async (world, subject, pattern) => [(await staffOf(world, subject, pattern)).id],
  ],
  [/^\/people\/imports\/:/, async (world, { by }) => [await makePeopleImport(world, by)]],
  [/\/duplicates\/merges\/:/, async (world, subject) => [await makeMerge(world, subject)]],
  [/\/duplicates\/:/, async (world, subject) => [await makePair(world, subject)]],
  [/\/imports\/:/, async (world, { by }) => [await makeImport(world, by)]],
  [/\/jobs\/:/, async (world, { by }) => [await makeJob(world, by)]],
  [/^\/account\/passkeys\/:/, async (world, { by }) => [await makePasskey(world, by)]],
  [/^\/account\/providers\/:/, async (world, { by }) => [await makeLink(world, by)]],
  [/\/providers\/:|\/sign-in\/with\/:/, async (world) => [await makeProvider(world)]],
  [/\/users\/:/, async (world, { partner }) => [(await makeUser(world, partner.id)).userId]],
  [/\/roles\/:/, async (world, subject) => [await roleIn(world, subject)]],
  [
    /^\/accounts\/invitations\/:/,
    async (world, subject) => [(await makeInvitation(world, subject)).id],
  ],
  [/^\/invitations\/:/, async (world, subject) => [(await makeInvitation(world, subject)).token]],
  [/^\/password-reset\/:/, async (world, subject) => [await makeResetToken(world, subject)]],
];

export async function addressOf(world: World, pattern: string, subject: Subject): Promise<string> {
  const records = parameters.find(([fits]) => pattern.includes(":") && fits.test(pattern))?.[1];
  const values = (await records?.(world, subject, pattern)) ?? [];
  const path = values.reduce((made, value) => made.replace(/:\w+/, value), pattern);
  const left = /:\w+/.exec(path)?.[0];
  if (left)
    throw new Error(`${pattern}: test/roles-addresses.ts says no record that ${left} stands for`);
  return path;
}
