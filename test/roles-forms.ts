import { randomUUID } from "node:crypto";
import { offerSecret } from "#modules/accounts/second-factor/actions.ts";
import { codeAt } from "#modules/accounts/second-factor/rules.ts";
import { now, today } from "./app.ts";
import { makeTeacher, makeTrainer } from "./make-people.ts";
import { makeJoinCode, makeStaff, staffOf } from "./roles-makers.ts";
import { formsOfNeeds } from "./roles-needs.ts";
import { formsOfSurveys } from "./roles-surveys.ts";
import { formsOfWork } from "./roles-work.ts";
import { type Form, makeUser, password, type Subject, type World } from "./roles-world.ts";

type FormMaker = ((subject: Subject) => Form | Promise<Form>) & {
  /** Whether the form is the same whoever's it is. */
  isFree: boolean;
};

const schoolForm = ({ district }: Subject): Form => ({
  id: randomUUID(),
  code: `N-${randomUUID().slice(0, 8)}`,
  name_kk: "Жаңа мектеп",
  name_ru: "Новая школа",
  kind: "general",
  districtKato: district,
});
const activityForm = ({ leading }: Subject): Form => ({
  id: randomUUID(),
  kind: "event",
  titleKk: "Семинар",
  titleRu: "Семинар",
  fromDay: today,
  untilDay: today,
  issuedOn: today,
  ground: "Бұйрық № 5",
  organiser: "school",
  organiserCode: leading.code,
  signer1Name: "Азат Омар",
  signer1Kk: "Директор",
  signer1Ru: "Директор",
});
const providerForm = (_subject: Subject, world: World): Form => ({
  nameKk: "Жүйе",
  nameRu: "Система",
  nameEn: "Provider",
  issuer: world.provider.issuer,
  clientId: randomUUID(),
  clientSecret: password,
});
const loginIn = async (world: World, schoolId: string) =>
  `${(await makeUser(world, schoolId)).userId}@test.example`;
const order = { orderNumber: "125", orderDate: "2026-02-20", startsOn: today };
const teacherOf = ({ partner }: Subject) => ({ role: "teacher", schoolCode: partner.code });

const postForm = ({ school }: Subject) => ({
  postId: randomUUID(),
  school: school.code,
  position: "teacher",
  since: today,
});

const offerForm = async ({ school, leading }: Subject, world: World): Promise<Form> => {
  const { id: trainer } = await makeTeacher(world.app.db, { schoolId: leading.id });
  await makeTrainer(world.app.db, { teacherId: trainer });
  const direction = "methods_trainer";
  return { id: randomUUID(), schoolId: school.id, trainerId: trainer, direction };
};

/** Some forms name records that have to be made first. */
export function formFor(pattern: string, world: World): FormMaker | undefined {
  const { db } = world.app;
  const found = forms[pattern] ?? formsOfWork(db)[pattern] ?? formsOfSurveys(db)[pattern];
  if (!found) return undefined;
  const isFree = found.length === 0;
  return Object.assign((subject: Subject) => found(subject, world), { isFree });
}

/** A right form for every act that needs one. */
const forms: Record<string, (subject: Subject, world: World) => Form | Promise<Form>> = {
  ...formsOfNeeds,
  "/network/platforms/regions/:kato": () => ({ id: randomUUID(), platform: "2", startsOn: today }),
  "/network/schools/new": schoolForm,
  "/network/schools/:id/edit": schoolForm,
  "/network/schools/:id/close": () => ({ closedOn: today }),
  "/network/schools/:id/sizes": () => ({ year: "2026", pupils: "500", teachers: "40" }),
  "/network/schools/:id/circle/new": ({ free }) => ({
    id: randomUUID(),
    partnerCode: free.code,
    kind: "circle",
    startsOn: today,
  }),
  "/network/partnerships/:id/end": () => ({ endsOn: today, reason: "Мерзімі бітті" }),
  "/network/schools/:school/status/:id/end": () => ({ endsOn: today, reason: "Бұйрық" }),
  "/network/nominations/new": ({ partner }) => ({
    id: randomUUID(),
    schoolCode: partner.code,
    reason: "Тәжірибесі мол",
  }),
  "/network/nominations/:id/evidence": () => ({ leadership: "Жаңа дәлел" }),
  "/network/nominations/:id/opinion": () => ({ opinion: "for", text: "Мектеп дайын" }),
  "/network/nominations/:id/decision": () => ({ decision: "grant", ...order }),
  "/join": async (subject, world) => ({
    id: randomUUID(),
    code: await makeJoinCode(world, subject),
    familyName: "Омар",
    givenName: "Азат",
    contact: `${randomUUID()}@test.example`,
    password,
  }),
  "/account/joining": async (subject, world) => ({
    id: randomUUID(),
    code: await makeJoinCode(world, subject),
    since: today,
  }),
  "/account/erasure": () => ({ id: randomUUID() }),
  "/accounts/joining/:id/confirm": () => ({ record: "new" }),
  "/accounts/joining/:id/refuse": () => ({ reason: "Мектепте жұмыс істемейді" }),
  "/people/support-offers": offerForm,
  "/people/support-offers/:id/:step": () => ({ reason: "Кестеге сай емес" }),
  "/people/recommendations": ({ region }) => ({ id: randomUUID(), regionKato: region }),
  "/people/recommendations/:id/offers": ({ partner }) => ({
    schoolId: partner.id,
    direction: "methods_trainer",
  }),
  "/people/teachers/new": (subject) => ({
    id: randomUUID(),
    familyName: "Омар",
    givenName: "Азат",
    ...postForm(subject),
  }),
  "/people/teachers/:id/edit": () => ({
    id: randomUUID(),
    familyName: "Омар",
    givenName: "Азат",
  }),
  "/people/teachers/:id/posts": postForm,
  "/people/teachers/:id/leaving": async (subject, world) => ({
    postId: (await staffOf(world, subject, "")).postId,
    until: today,
  }),
  "/people/teachers/:id/categories": () => ({
    categoryId: randomUUID(),
    category: "expert",
    categorySince: today,
  }),
  "/people/teachers/:id/courses": () => ({
    courseId: randomUUID(),
    programme: "ict",
    completedOn: "2024-05-20",
  }),
  "/people/trainings/new": async (subject, world) => ({
    id: randomUUID(),
    programme: "subject",
    school: subject.school.code,
    hours: "10",
    from: today,
    until: today,
    exception: "Сынақ",
    trainers: (await makeStaff(world, subject, null)).id,
    trained: (await makeStaff(world, subject, null)).id,
  }),
  "/people/trainings/:id/people": async (subject, world) => ({
    trained: (await makeStaff(world, subject, null)).id,
  }),
  "/people/trainings/:id/removal": () => ({ teacher: randomUUID() }),
  "/people/trainings/:id/deletion": () => ({ reason: "Қате жазылған" }),
  "/people/methodical-team/:id/directions": () => ({
    trainerId: randomUUID(),
    direction: "task_expert",
    since: today,
    reason: "Тәжірибесі мол",
    capacity: "2",
  }),
  "/people/methodical-team/:id/ending": async (subject, world) => ({
    trainerId: await makeTrainer(world.app.db, {
      teacherId: (await staffOf(world, subject, "")).id,
    }),
    until: today,
  }),
  "/people/certificates/new": (subject) => ({
    ...activityForm(subject),
    familyName: "Омар",
    givenName: "Азат",
  }),
  "/people/certificates/new-list": (subject) => ({
    ...activityForm(subject),
    lines: "Омар Азат\nӘлиева Күләш",
  }),
  "/certificates/:number/revoke": () => ({ reason: "Қате берілген" }),
  "/certificates/:number/replace": () => ({
    id: randomUUID(),
    familyName: "Омар",
    givenName: "Азат",
    titleKk: "Семинар",
    titleRu: "Семинар",
    issuedOn: today,
    ground: "Бұйрық № 6",
  }),
  "/people/badges/keys": () => ({ inUse: "key-0" }),
  "/network/imports": () => ({
    id: randomUUID(),
    kind: "sizes",
    asOf: today,
    file: new File(["code,year,pupils,teachers\nT-1,2025,10,2"], "sizes.csv"),
  }),
  "/people/imports": () => ({
    id: randomUUID(),
    kind: "teachers",
    file: new File(["code,family_name,given_name\nT-1,Омар,Азат"], "teachers.csv"),
  }),
  "/people/imports/:id/columns": () => ({ programme: "0", completed_on: "1" }),
  "/people/duplicates/:id": () => ({ mergeId: randomUUID(), decision: "same" }),
  "/network/imports/:id/columns": () => ({ code: "0", year: "1", pupils: "2", teachers: "3" }),
  "/sign-in": async ({ partner }, world) => ({ login: await loginIn(world, partner.id), password }),
  "/account/second-factor/set-up": ({ by }, world) => {
    const { secret, sealed } = offerSecret(world.app.config.SECRET, {
      userId: by,
      sealed: undefined,
    });
    return { secret: sealed, code: codeAt(secret, now) };
  },
  "/account/second-factor/recovery-codes": () => ({ password }),
  "/account/second-factor/off": () => ({ password }),
  "/account/passkeys/new": () => ({ name: "Телефон", password }),
  "/account/passkeys/:id": (subject) => ({ name: `Телефон ${subject.region}` }),
  "/account/passkeys/:id/removal": () => ({ password }),
  "/accounts/providers/new": (subject, world) => ({
    id: randomUUID(),
    ...providerForm(subject, world),
  }),
  "/accounts/providers/:id": providerForm,
  "/password-reset": async ({ partner }, world) => ({ login: await loginIn(world, partner.id) }),
  "/password-reset/:token": () => ({ password: "жаңа берік құпиясөз" }),
  "/account/password": () => ({ current: password, password: "жаңа берік құпиясөз" }),
  "/accounts/invitations/new": (subject) => ({
    id: randomUUID(),
    contact: `${randomUUID()}@test.example`,
    language: "kk",
    ...teacherOf(subject),
  }),
  "/invitations/:token": () => ({ familyName: "Омар", givenName: "Азат", password }),
  "/accounts/users/:id/roles": (subject) => ({
    id: randomUUID(),
    ...teacherOf(subject),
    role: "partner_coordinator",
  }),
};
