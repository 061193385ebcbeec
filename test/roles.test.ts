import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Role, roles } from "#lib/actor.ts";
import { asset } from "#lib/assets.ts";
import { keepFile } from "#lib/files.ts";
import { hashPassword } from "#lib/passwords.ts";
import { rootPath } from "#lib/root.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { offerSecret } from "#modules/accounts/second-factor/actions.ts";
import { codeAt } from "#modules/accounts/second-factor/rules.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { criteria } from "#modules/network/nominations/schema.ts";
import { issueCertificates } from "#modules/people/certificates/actions.ts";
import { now, openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeAct, makePost, makeTeacher, makeTrainer } from "#test/make-people.ts";
import { openProvider } from "#test/oidc.ts";
import { formsOfNeeds, recordsOfNeeds } from "#test/roles-needs.ts";
import { formsOfSurveys, recordsOfSurveys } from "#test/roles-surveys.ts";
import { formsOfWork, recordsOfWork } from "#test/roles-work.ts";

const inside = { region: "150000000", district: "156000000" };
const outside = { region: "110000000", district: "111000000" };
const columns = ["guest", ...roles] as const;
type Column = (typeof columns)[number];
type Cell = "yes" | "own" | "no" | "sign-in";
type Form = Record<string, string | File>;
type Place = typeof inside | typeof outside;

const soon = new Date(now.getTime() + 3_600_000);
const password = "берік құпиясөз 2026";
let app: TestApp;
let passwordHash: string;
let provider: Awaited<ReturnType<typeof openProvider>>;

beforeAll(async () => {
  app = await openTestApp();
  passwordHash = await hashPassword(password);
  await loadDocuments(app.db, now);
  provider = await openProvider([]);
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

describe("what each role may do", () => {
  it("is written down for every address of the product, and for no other", () => {
    expect([...written().keys()].sort()).toEqual(addresses().sort());
  });

  it.each(columns)(
    "is for %s what docs/roles/routes.md says",
    { timeout: 120_000 },
    async (column) => {
      const table = written();
      const said = new Map([...table].map(([address, cells]) => [address, cells[column]]));
      const found = new Map<string, string | undefined>();
      for (const address of table.keys()) found.set(address, await tryOut(address, column));

      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said));
    },
  );
});

function addresses(): string[] {
  const served = app.app.routes.filter(({ method }) => method !== "ALL");
  return [...new Set(served.map(({ method, path }) => `${method} ${withoutPatterns(path)}`))];
}

function withoutPatterns(path: string): string {
  return path.replaceAll(/\{(?:[^{}]|\{[^{}]*\})*\}/g, "");
}

function written(): Map<string, Partial<Record<Column, string>>> {
  const lines = readFileSync(rootPath("docs", "roles", "routes.md"), "utf8").split("\n");
  const rows = lines.filter((line) => /^\| (GET|POST) \|/.test(line));
  return new Map(
    rows.map((line) => {
      const [method, path, ...cells] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [
        `${method} ${path}`,
        Object.fromEntries(columns.map((name, at) => [name, cells[at]])),
      ];
    }),
  );
}

/** Asks for what is the role's own and for what is not; both at once where nothing tells them apart. */
async function tryOut(address: string, role: Column): Promise<Cell | string> {
  const [method = "", pattern = ""] = address.split(" ");
  const trial = { method, pattern, role };
  const mine = await ask(trial, inside);
  const form = formFor(pattern);
  const isOwned =
    pattern.includes("/:") || (method === "POST" && form !== undefined && form.length > 0);
  if (role === "guest" || !isOwned) return mine;
  const foreign = await ask(trial, outside);
  if (mine === "yes" && foreign === "no") return "own";
  return mine === foreign ? mine : `${mine} for one's own, ${foreign} for others'`;
}

type Trial = { method: string; pattern: string; role: Column };

async function ask({ method, pattern, role }: Trial, place: Place): Promise<Cell | string> {
  // Reading leaves no trace, so only an act needs records that nobody touched before.
  const { asker, subjects } = method === "GET" ? await readerOf(role) : await newcomer(role);
  const subject = await subjects(place);
  const path = await addressOf(pattern, subject);
  if (method === "GET") return meaningOf(await asker.get(path), pattern);
  await app.db.deleteFrom("core.rate_limits").execute();
  const form = (await formFor(pattern)?.(subject)) ?? {};
  return meaningOf(await asker.post(path, form), pattern);
}

// Every form sent here is right, so one that comes back was refused because of who sent it.
function meaningOf(response: Response, pattern: string): Cell | string {
  const signsIn = response.headers.get("location")?.startsWith("/sign-in") ?? false;
  if (signsIn && pattern !== "/password-reset/:token") return "sign-in";
  if ([200, 303].includes(response.status)) return "yes";
  return [403, 404, 422].includes(response.status) ? "no" : `status ${response.status}`;
}

const readers = new Map<Column, ReturnType<typeof newcomer>>();

function readerOf(role: Column): ReturnType<typeof newcomer> {
  const reader = readers.get(role) ?? newcomer(role);
  readers.set(role, reader);
  return reader;
}

/** A person of the role at home, and the subjects of their acts: at home, and far away. */
async function newcomer(role: Column): Promise<{
  asker: Visitor;
  subjects: (place: Place) => Promise<Subject>;
}> {
  const home = await makeSchools(inside);
  const own = role === "partner_coordinator" || role === "teacher" ? "partner" : "leading";
  const signedIn = role === "guest" ? null : await app.signInAs(role, scopeOf(role, home));
  if (signedIn) await givePassword(signedIn.userId);
  const { userId: by } = signedIn ?? (await makeUser(home.partner.id));
  const near = { ...inside, ...home, school: home[own], by };
  let away: Promise<Subject> | undefined;
  const subjects = async (place: Place): Promise<Subject> => {
    if (place === inside) return near;
    away ??= farAway(home.partner.id, own);
    return away;
  };
  return { asker: signedIn ?? app.guest(), subjects };
}

async function farAway(strangerSchool: string, own: "leading" | "partner"): Promise<Subject> {
  const { userId } = await makeUser(strangerSchool);
  const schools = await makeSchools(outside);
  return { ...outside, ...schools, school: schools[own], by: userId };
}

async function makeUser(schoolId: string): Promise<{ userId: string }> {
  const { userId } = await app.signInAs("teacher", { schoolId });
  await givePassword(userId);
  return { userId };
}

async function givePassword(userId: string): Promise<void> {
  await app.db
    .updateTable("accounts.users")
    .set({ password_hash: passwordHash })
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

async function makeSchools({ district }: Place) {
  const leading = await makeSchool(app.db, { district, status: "leading" });
  const partner = await makeSchool(app.db, { district, status: "partner" });
  const free = await makeSchool(app.db, { district });
  const partnership = await makePartnership(app.db, {
    leadingId: leading.id,
    partnerId: partner.id,
  });
  return { leading, partner, free, partnership };
}

type Subject = Place &
  Schools & {
    /** The school the role belongs to, or stands for. */
    school: { id: string; code: string };
    /** Who has made what is one's own by having made it. */
    by: string;
  };
type NominationState = "proposed" | "submitted" | "opined";

const nominations = new WeakMap<Subject, ReturnType<typeof makeNomination>>();

/** A school has one open nomination at a time. */
function nominationOf(subject: Subject, state: NominationState) {
  const nomination = nominations.get(subject) ?? makeNomination(subject, state);
  nominations.set(subject, nomination);
  return nomination;
}

async function makeNomination({ partner, by }: Subject, state: NominationState) {
  const [nomination, file] = [randomUUID(), await makeFile("дәлел")];
  await app.db
    .insertInto("network.nominations")
    .values({
      ...{ id: nomination, school_id: partner.id, state, reason: "Тәжірибесі мол" },
      ...{ proposed_at: now, proposed_by: by },
    })
    .execute();
  await app.db
    .insertInto("network.nomination_evidence")
    .values(
      criteria.map((criterion) => ({
        ...{ nomination_id: nomination, criterion, body: "Дәлел" },
        file_id: criterion === "leadership" ? file : null,
        ...{ written_at: now, written_by: by },
      })),
    )
    .execute();
  return { nomination, file };
}

/** The state a nomination must be in for the act. */
function waitingFor(pattern: string): NominationState {
  if (pattern.endsWith("/opinion")) return "submitted";
  return pattern.endsWith("/decision") ? "opined" : "proposed";
}

async function makeFile(text: string): Promise<string> {
  const file = { id: randomUUID(), bytes: Buffer.from(text), name: "file.csv", by: null, now };
  return (await keepFile(app.db, app.files, file)).id;
}

async function makeImport(by: string): Promise<string> {
  const id = randomUUID();
  const columns = JSON.stringify(["code", "year", "pupils", "teachers"]);
  const mapping = JSON.stringify({ code: "0", year: "1", pupils: "2", teachers: "3" });
  await app.db
    .insertInto("network.imports")
    .values({
      ...{ id, kind: "sizes", state: "checked", columns, mapping },
      file_id: await makeFile("code,year,pupils,teachers"),
      as_of: today,
      made_by: by,
      made_at: now,
    })
    .execute();
  return id;
}

async function makePeopleImport(by: string): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("people.imports")
    .values({
      ...{ id, kind: "courses", state: "checked", file_name: "courses.csv" },
      columns: JSON.stringify(["programme", "completed_on"]),
      mapping: JSON.stringify({ programme: "0", completed_on: "1" }),
      ...{ made_by: by, made_at: now },
    })
    .execute();
  return id;
}

/** Two records of the role's own school that may be of one person. */
async function makePair(subject: Subject): Promise<string> {
  const [one, other] = [await makeStaff(subject, null), await makeStaff(subject, null)];
  const [first = one.id, second = other.id] = [one.id, other.id].sort();
  const id = randomUUID();
  await app.db
    .insertInto("people.duplicate_pairs")
    .values({ id, first_id: first, second_id: second, reason: "sameSchool", found_at: now })
    .execute();
  return id;
}

async function makeMerge(subject: Subject): Promise<string> {
  const [kept, merged] = [await makeStaff(subject, null), await makeTeacher(app.db)];
  const id = randomUUID();
  const nothing = { posts: [], categories: [], courses: [], trainers: [], acts: [] };
  await app.db
    .updateTable("people.teachers")
    .set({ merged_into: kept.id })
    .where("id", "=", merged.id)
    .execute();
  await app.db
    .insertInto("people.merges")
    .values({
      ...{ id, kept_id: kept.id, merged_id: merged.id, made_at: now },
      moved: JSON.stringify({ ...nothing, certificates: [], merged: [] }),
      removed: JSON.stringify({ ...nothing, restedOn: [] }),
      filled: JSON.stringify({ birthYear: null, workingSince: null, iinHash: null, userId: null }),
    })
    .execute();
  return id;
}

async function makeJob(by: string): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("core.jobs")
    .values({
      id,
      task: "check_import",
      payload: "{}",
      state: "failed",
      started_by: by,
      created_at: now,
    })
    .execute();
  return id;
}

async function makeCertificate({ leading, region, district, by }: Subject): Promise<string> {
  const activity = {
    ...{ kind: "event" as const, titleKk: "Семинар", titleRu: "Семинар", titleEn: null },
    ...{ hours: null, form: null, placeKk: null, placeRu: null, signatories: [], result: null },
    ...{ fromDay: today, untilDay: today, issuedOn: today, validUntil: null, ground: "№ 5" },
    organiser: {
      ...{ schoolId: leading.id, kk: "Мектеп", ru: "Школа" },
      ...{ regionKato: region, districtKato: district },
    },
  };
  const named = { familyName: "Омар", givenName: "Азат", patronymic: null, score: null };
  const [issued] = await issueCertificates(app.db, {
    ...{ activity, source: { kind: "manual", id: randomUUID() } },
    holders: [{ ...named, key: "holder", teacherId: null }],
    by: { kind: "person", userId: by, name: "", grants: [] },
    ...{ now, publicUrl: app.config.PUBLIC_URL },
  });
  return issued?.number ?? "";
}

async function makeCertificateList(by: string): Promise<string> {
  const id = randomUUID();
  const activity = {
    ...{ kind: "event", titleKk: "Семинар", titleRu: "Семинар", titleEn: null, hours: null },
    ...{ form: null, placeKk: null, placeRu: null, signatories: [], result: null },
    ...{ fromDay: today, untilDay: today, issuedOn: today, validUntil: null, ground: "№ 5" },
    organiser: { schoolId: null, kk: "Орталық", ru: "Центр", regionKato: null, districtKato: null },
  };
  await app.db
    .insertInto("people.certificate_lists")
    .values({
      ...{ id, activity: JSON.stringify(activity), holders: "[]", holders_count: 1 },
      ...{ job_id: randomUUID(), made_by: by, made_at: now },
    })
    .execute();
  return id;
}

const staff = new WeakMap<Subject, Promise<{ id: string; postId: string }>>();

/** Somebody of the role's own school; for taking on, one who left it. */
function staffOf(subject: Subject, pattern: string) {
  if (pattern.endsWith("/posts")) return makeStaff(subject, today);
  const known = staff.get(subject) ?? makeStaff(subject, null);
  staff.set(subject, known);
  return known;
}

async function makeStaff({ school }: Subject, until: string | null) {
  const { id } = await makeTeacher(app.db);
  const postId = await makePost(app.db, { teacherId: id, schoolId: school.id, until });
  return { id, postId };
}

/** A training in the role's own school, led by and for its own people. */
async function makeTraining(subject: Subject) {
  const [trainer, trained] = [await makeStaff(subject, null), await makeStaff(subject, null)];
  const people = { trainers: [trainer.id], trained: [trained.id] };
  const act = await makeAct(app.db, { ...people, schoolId: subject.school.id });
  return { act, trainer: trainer.id };
}

async function makeRequest({ school, partner }: Subject): Promise<string> {
  const id = randomUUID();
  const { userId } = await makeUser(partner.id);
  const asked = { kind: "join" as const, state: "waiting" as const, since: today, made_at: now };
  await app.db
    .insertInto("accounts.requests")
    .values({ id, school_id: school.id, user_id: userId, ...asked })
    .execute();
  return id;
}

const joinCodes = { ours: "ABCD2345", theirs: "WXYZ6789" };

async function makeJoinCode(subject: Subject): Promise<string> {
  const code = subject.region === inside.region ? joinCodes.ours : joinCodes.theirs;
  await app.db.deleteFrom("accounts.join_codes").where("code", "=", code).execute();
  await app.db
    .insertInto("accounts.join_codes")
    .values({ school_id: subject.free.id, code, made_by: subject.by, made_at: now })
    .execute();
  return code;
}

/** A trainer of the leading school, offered to the role's own school. */
async function makeOffer({ school, leading, by }: Subject): Promise<string> {
  const id = randomUUID();
  const { id: trainer } = await makeTeacher(app.db, { schoolId: leading.id });
  await makeTrainer(app.db, { teacherId: trainer });
  await app.db
    .insertInto("people.help_offers")
    .values({
      ...{ id, school_id: school.id, trainer_id: trainer, direction: "methods_trainer" },
      ...{ half_year: "2025-2", state: "proposed", made_by: by, made_at: now },
    })
    .execute();
  return id;
}

async function makeRecommendation({ region, partner, leading, by }: Subject): Promise<string> {
  const id = randomUUID();
  const { id: trainer } = await makeTeacher(app.db, { schoolId: leading.id });
  await makeTrainer(app.db, { teacherId: trainer });
  await app.db
    .insertInto("people.recommendations")
    .values({
      ...{ id, half_year: "2025-2", region_kato: region, job_id: randomUUID() },
      ...{ made_by: by, made_at: now, ready_at: now },
    })
    .execute();
  await app.db
    .insertInto("people.recommended")
    .values({
      ...{ recommendation_id: id, direction: "methods_trainer", school_id: partner.id },
      ...{ trainer_id: trainer, region_kato: region, teachers: 9, small: true },
    })
    .execute();
  return id;
}

async function makeInvitation({ partner, by }: Subject) {
  const [id, token] = [randomUUID(), newToken()];
  await app.db
    .insertInto("accounts.invitations")
    .values({
      ...{ id, token_hash: hashToken(token), email: `${id}@test.example`, language: "kk" },
      ...{ role: "teacher", school_id: partner.id, invited_by: by },
      ...{ created_at: now, expires_at: soon },
    })
    .execute();
  return { id, token };
}

async function makeResetToken({ partner }: Subject): Promise<string> {
  const token = newToken();
  const { userId } = await makeUser(partner.id);
  await app.db
    .insertInto("accounts.password_resets")
    .values({ token_hash: hashToken(token), user_id: userId, expires_at: soon })
    .execute();
  return token;
}

async function makeProvider(): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("accounts.providers")
    .values({
      ...{ id, name_kk: "Жүйе", name_ru: "Система", name_en: "Provider", created_at: now },
      ...{ issuer: provider.issuer, client_id: id, sealed_secret: "-", is_on: true },
    })
    .execute();
  return id;
}

async function makePasskey(by: string): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("accounts.passkeys")
    .values({
      ...{ id, user_id: by, credential_id: id, public_key: Buffer.from("-"), sign_count: 0 },
      ...{ is_backed_up: false, name: "Телефон", made_at: now },
    })
    .execute();
  return id;
}

async function makeLink(by: string): Promise<string> {
  const id = randomUUID();
  const link = { id, provider_id: await makeProvider(), user_id: by, linked_at: now };
  await app.db
    .insertInto("accounts.provider_links")
    .values({ ...link, subject: "s" })
    .execute();
  return id;
}

async function statusOf(schoolId: string): Promise<string> {
  const query = app.db.selectFrom("network.statuses").where("school_id", "=", schoolId);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}

async function roleIn({ partner }: Subject): Promise<string> {
  const { userId } = await makeUser(partner.id);
  const query = app.db.selectFrom("accounts.grants").where("user_id", "=", userId);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}

async function recordOfSurveys(subject: Subject, pattern: string): Promise<string[]> {
  const found = recordsOfSurveys(app.db).find(([fits]) => fits.test(pattern));
  return (await found?.[1](subject, pattern)) ?? [];
}

async function recordOfNeeds(subject: Subject, pattern: string): Promise<string[]> {
  const records = [...recordsOfNeeds(app.db), ...recordsOfWork(app.db)];
  const found = records.find(([fits]) => fits.test(pattern));
  return (await found?.[1](subject, pattern)) ?? [];
}

/** The records that the parameters of an address stand for; the first line that fits it counts. */
const parameters: [RegExp, (subject: Subject, pattern: string) => Promise<string[]> | string[]][] =
  [
    [/^\/assets\//, () => [asset("main.css").replace("/assets/", "")]],
    [/^\/people\/imports\/templates\//, () => ["teachers.csv"]],
    [/\/templates\//, () => ["schools.csv"]],
    [/\/documents\//, () => ["nis-2019"]],
    [/^\/(needs|plans|surveys\/rounds\/:id\/results)/, recordOfNeeds],
    [/^\/events\/:/, recordOfNeeds],
    [/^\/calendar\/my\/:/, () => [`${randomUUID()}.${"a".repeat(32)}.ics`]],
    [/^\/(surveys|s)\/.*:/, recordOfSurveys],
    [/\/regions\/:/, ({ region }) => [region]],
    [/\/circle/, ({ leading }) => [leading.id]],
    [/\/schools\/:school/, async ({ school }) => [school.id, await statusOf(school.id)]],
    [/\/schools\/:id/, ({ school }) => [school.id]],
    [/\/partnerships\/:/, ({ partnership }) => [partnership]],
    [/\/statuses\/:/, async ({ school }) => [await statusOf(school.id)]],
    [
      /\/nominations\/:/,
      async (subject, pattern) => [(await nominationOf(subject, waitingFor(pattern))).nomination],
    ],
    [/\/files\/:/, async (subject) => [(await nominationOf(subject, "opined")).file]],
    [/^\/certificates\/status/, () => ["0"]],
    [
      /^\/certificates\/:/,
      async (subject, pattern) => {
        const file = /:(pdf|json|svg)$/.exec(pattern)?.[1];
        const number = await makeCertificate(subject);
        return [file ? `${number}.${file}` : number];
      },
    ],
    [/\/certificates\/lists\/:/, async ({ by }) => [await makeCertificateList(by)]],
    [/\/accounts\/joining\/:/, async (subject) => [await makeRequest(subject)]],
    [/\/people\/help\/offers\/:/, async (subject) => [await makeOffer(subject), "withdraw"]],
    [/\/people\/recommendations\/:/, async (subject) => [await makeRecommendation(subject)]],
    [/\/people\/teachers\/:/, async (subject, pattern) => [(await staffOf(subject, pattern)).id]],
    [/\/trainings\/:/, async (subject) => [(await makeTraining(subject)).act]],
    [/\/cascade\/:/, async (subject) => [(await makeTraining(subject)).trainer]],
    [/\/people\/active\/:/, async (subject, pattern) => [(await staffOf(subject, pattern)).id]],
    [/^\/people\/imports\/:/, async ({ by }) => [await makePeopleImport(by)]],
    [/\/duplicates\/merges\/:/, async (subject) => [await makeMerge(subject)]],
    [/\/duplicates\/:/, async (subject) => [await makePair(subject)]],
    [/\/imports\/:/, async ({ by }) => [await makeImport(by)]],
    [/\/jobs\/:/, async ({ by }) => [await makeJob(by)]],
    [/^\/account\/passkeys\/:/, async ({ by }) => [await makePasskey(by)]],
    [/^\/account\/providers\/:/, async ({ by }) => [await makeLink(by)]],
    [/\/providers\/:|\/sign-in\/with\/:/, async () => [await makeProvider()]],
    [/\/users\/:/, async ({ partner }) => [(await makeUser(partner.id)).userId]],
    [/\/roles\/:/, async (subject) => [await roleIn(subject)]],
    [/^\/accounts\/invitations\/:/, async (subject) => [(await makeInvitation(subject)).id]],
    [/^\/invitations\/:/, async (subject) => [(await makeInvitation(subject)).token]],
    [/^\/password-reset\/:/, async (subject) => [await makeResetToken(subject)]],
  ];

async function addressOf(pattern: string, subject: Subject): Promise<string> {
  const records = parameters.find(([fits]) => pattern.includes(":") && fits.test(pattern))?.[1];
  const values = (await records?.(subject, pattern)) ?? [];
  return values.reduce((path, value) => path.replace(/:\w+/, value), pattern);
}

const schoolForm = ({ district }: Subject): Form => ({
  id: randomUUID(),
  code: `N-${randomUUID().slice(0, 8)}`,
  name_kk: "Жаңа мектеп",
  name_ru: "Новая школа",
  kind: "general",
  districtKato: district,
});
const activityForm = ({ leading }: Subject): Form => ({
  ...{ id: randomUUID(), kind: "event", titleKk: "Семинар", titleRu: "Семинар" },
  ...{ fromDay: today, untilDay: today, issuedOn: today, ground: "Бұйрық № 5" },
  ...{ organiser: "school", organiserCode: leading.code },
  ...{ signer1Name: "Азат Омар", signer1Kk: "Директор", signer1Ru: "Директор" },
});
const providerForm = (): Form => ({
  ...{ nameKk: "Жүйе", nameRu: "Система", nameEn: "Provider" },
  ...{ issuer: provider.issuer, clientId: randomUUID(), clientSecret: password },
});
const loginIn = async (schoolId: string) => `${(await makeUser(schoolId)).userId}@test.example`;
const order = { orderNumber: "125", orderDate: "2026-02-20", startsOn: today };
const teacherOf = ({ partner }: Subject) => ({ role: "teacher", schoolCode: partner.code });

const postForm = ({ school }: Subject) => ({
  ...{ postId: randomUUID(), school: school.code, position: "teacher", since: today },
});

const offerForm = async ({ school, leading }: Subject): Promise<Form> => {
  const { id: trainer } = await makeTeacher(app.db, { schoolId: leading.id });
  await makeTrainer(app.db, { teacherId: trainer });
  const direction = "methods_trainer";
  return { id: randomUUID(), schoolId: school.id, trainerId: trainer, direction };
};

/** Some forms name records that have to be made first. */
function formFor(pattern: string) {
  return forms[pattern] ?? formsOfWork(app.db)[pattern] ?? formsOfSurveys(app.db)[pattern];
}

/** A right form for every act that needs one. */
const forms: Record<string, (subject: Subject) => Form | Promise<Form>> = {
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
  "/join": async (subject) => ({
    ...{ id: randomUUID(), code: await makeJoinCode(subject), familyName: "Омар" },
    ...{ givenName: "Азат", contact: `${randomUUID()}@test.example`, password },
  }),
  "/account/joining": async (subject) => ({
    ...{ id: randomUUID(), code: await makeJoinCode(subject), since: today },
  }),
  "/account/erasure": () => ({ id: randomUUID() }),
  "/accounts/joining/:id/confirm": () => ({ record: "new" }),
  "/accounts/joining/:id/refuse": () => ({ reason: "Мектепте жұмыс істемейді" }),
  "/people/help/offers": offerForm,
  "/people/help/offers/:id/:step": () => ({ reason: "Кестеге сай емес" }),
  "/people/recommendations": ({ region }) => ({ id: randomUUID(), regionKato: region }),
  "/people/recommendations/:id/offers": ({ partner }) => ({
    ...{ schoolId: partner.id, direction: "methods_trainer" },
  }),
  "/people/teachers/new": (subject) => ({
    ...{ id: randomUUID(), familyName: "Омар", givenName: "Азат" },
    ...postForm(subject),
  }),
  "/people/teachers/:id/edit": () => ({
    ...{ id: randomUUID(), familyName: "Омар", givenName: "Азат" },
  }),
  "/people/teachers/:id/posts": postForm,
  "/people/teachers/:id/leaving": async (subject) => ({
    ...{ postId: (await staffOf(subject, "")).postId, until: today },
  }),
  "/people/teachers/:id/categories": () => ({
    ...{ categoryId: randomUUID(), category: "expert", categorySince: today },
  }),
  "/people/teachers/:id/courses": () => ({
    ...{ courseId: randomUUID(), programme: "ict", completedOn: "2024-05-20" },
  }),
  "/people/trainings/new": async (subject) => ({
    ...{ id: randomUUID(), programme: "subject", school: subject.school.code, hours: "10" },
    ...{ from: today, until: today, exception: "Сынақ" },
    trainers: (await makeStaff(subject, null)).id,
    trained: (await makeStaff(subject, null)).id,
  }),
  "/people/trainings/:id/people": async (subject) => ({
    trained: (await makeStaff(subject, null)).id,
  }),
  "/people/trainings/:id/removal": () => ({ teacher: randomUUID() }),
  "/people/trainings/:id/deletion": () => ({ reason: "Қате жазылған" }),
  "/people/active/:id/directions": () => ({
    ...{ trainerId: randomUUID(), direction: "task_expert", since: today },
    ...{ reason: "Тәжірибесі мол", capacity: "2" },
  }),
  "/people/active/:id/ending": async (subject) => ({
    ...{ trainerId: await makeTrainer(app.db, { teacherId: (await staffOf(subject, "")).id }) },
    until: today,
  }),
  "/people/certificates/new": (subject) => ({
    ...activityForm(subject),
    ...{ familyName: "Омар", givenName: "Азат" },
  }),
  "/people/certificates/new-list": (subject) => ({
    ...activityForm(subject),
    lines: "Омар Азат\nӘлиева Күләш",
  }),
  "/certificates/:number/revoke": () => ({ reason: "Қате берілген" }),
  "/certificates/:number/replace": () => ({
    ...{ id: randomUUID(), familyName: "Омар", givenName: "Азат", titleKk: "Семинар" },
    ...{ titleRu: "Семинар", issuedOn: today, ground: "Бұйрық № 6" },
  }),
  "/people/badges/keys": () => ({ inUse: "key-0" }),
  "/network/imports": () => ({
    id: randomUUID(),
    kind: "sizes",
    asOf: today,
    file: new File(["code,year,pupils,teachers\nT-1,2025,10,2"], "sizes.csv"),
  }),
  "/people/imports": () => ({
    ...{ id: randomUUID(), kind: "teachers" },
    file: new File(["code,family_name,given_name\nT-1,Омар,Азат"], "teachers.csv"),
  }),
  "/people/imports/:id/columns": () => ({ programme: "0", completed_on: "1" }),
  "/people/duplicates/:id": () => ({ mergeId: randomUUID(), decision: "same" }),
  "/network/imports/:id/columns": () => ({ code: "0", year: "1", pupils: "2", teachers: "3" }),
  "/sign-in": async ({ partner }) => ({ login: await loginIn(partner.id), password }),
  "/account/second-factor/set-up": ({ by }) => {
    const { secret, sealed } = offerSecret(app.config.SECRET, { userId: by, sealed: undefined });
    return { secret: sealed, code: codeAt(secret, now) };
  },
  "/account/second-factor/recovery-codes": () => ({ password }),
  "/account/second-factor/off": () => ({ password }),
  "/account/passkeys/new": () => ({ name: "Телефон", password }),
  "/account/passkeys/:id": (subject) => ({ name: `Телефон ${subject.region}` }),
  "/account/passkeys/:id/removal": () => ({ password }),
  "/accounts/providers/new": () => ({ id: randomUUID(), ...providerForm() }),
  "/accounts/providers/:id": providerForm,
  "/password-reset": async ({ partner }) => ({ login: await loginIn(partner.id) }),
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
