import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { tokenOf } from "../base/rules.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";
import { endRound } from "./actions.ts";
import { getRound, listDueEnds } from "./queries.ts";

let app: TestApp;
let needs: string;
let parents: string;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
  [needs, parents] = await Promise.all([idOf("needs"), idOf("climate_parent")]);
});
afterAll(() => app.close());

async function idOf(code: string): Promise<string> {
  const query = app.db.selectFrom("surveys.questionnaires").where("code", "=", code);
  return (await query.select("id").executeTakeFirstOrThrow()).id;
}

/** A circle of one partner with three teachers, of whom one has an account and so an e-mail. */
async function makeCircle() {
  const leading = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
  const teacher = await app.signInAs("teacher", { schoolId: partner.id });
  await makeTeacher(app.db, { schoolId: partner.id, userId: teacher.userId });
  await makeTeacher(app.db, { schoolId: partner.id });
  await makeTeacher(app.db, { schoolId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
  const partners = await app.signInAs("partner_coordinator", { schoolId: partner.id });
  return { leading, partner, teacher, coordinator, partners };
}

type Circle = Awaited<ReturnType<typeof makeCircle>>;

const formFor = ({ leading, partner }: Circle) => ({
  id: randomUUID(),
  questionnaire: needs,
  titleKk: "Не керек?",
  titleRu: "Что нужно?",
  mode: "anonymous",
  purpose: "needs",
  roles: "teacher",
  schools: [leading.id, partner.id],
  opensOn: "2026-03-01",
  closesOn: "2026-03-20",
});

async function makeAsked(change: Record<string, string | string[]> = {}) {
  const circle = await makeCircle();
  const form = { ...formFor(circle), ...change };
  const made = await circle.coordinator.post("/surveys/rounds/new", form);
  await runWaitingJobs(app);
  return { ...circle, form, made, at: `/surveys/rounds/${form.id}` };
}

async function textOf(visitor: Visitor, path: string): Promise<string> {
  return (await visitor.get(path)).text();
}

async function askedOf(roundId: string) {
  const rows = await app.db
    .selectFrom("surveys.round_schools")
    .where("round_id", "=", roundId)
    .select(["school_id as schoolId", "expected", "answered"])
    .execute();
  return new Map(rows.map((row) => [row.schoolId, row]));
}

async function invitationsOf(roundId: string) {
  return app.db
    .selectFrom("surveys.invitations")
    .where("round_id", "=", roundId)
    .selectAll()
    .execute();
}

async function lettersTo(userId: string) {
  return app.db
    .selectFrom("core.mails")
    .where("recipient", "=", `${userId}@test.example`)
    .select(["subject", "body"])
    .execute();
}

/** The links on a sheet as it came. */
const linksOn = (html: string) =>
  [...html.matchAll(/aria-label="http:\/\/localhost(\/s\/[a-z0-9]+)"/g)].map(([, at]) => at ?? "");

const answers = async (at: string) => {
  const { rows } = await sql<{ rows: { code: string }[] }>`
    select content #> '{sections,0,questions,0,rows}' as rows from surveys.versions v
    where questionnaire_id = ${needs}`.execute(app.db);
  const grid = Object.fromEntries((rows[0]?.rows ?? []).map(({ code }) => [code, "high"]));
  const headers = { origin: "http://localhost", host: "localhost" };
  const body = JSON.stringify({ id: randomUUID(), language: "kk", answers: { items: grid } });
  return app.app.request(`${at}/whole`, { method: "POST", headers, body });
};

describe("a round without names", () => {
  it("is made once, asks as many as work in each school, and mails those who have e-mail", async () => {
    const { coordinator, form, made, partner, leading, teacher } = await makeAsked();
    const again = await coordinator.post("/surveys/rounds/new", form);
    await runWaitingJobs(app);

    expect([made.status, again.status]).toEqual([303, 303]);
    const asked = await askedOf(form.id);
    expect([asked.get(partner.id)?.expected, asked.get(leading.id)?.expected]).toEqual([3, 0]);
    const invitations = await invitationsOf(form.id);
    expect(invitations).toHaveLength(3);
    expect(invitations.map((one) => one.teacher_id)).toEqual([null, null, null]);
    const [letter, ...more] = await lettersTo(teacher.userId);
    expect(more).toEqual([]);
    const link = /\/s\/[a-z0-9]{16}/.exec(letter?.body ?? "")?.[0] ?? "";
    expect((await app.guest().get(link)).status).toBe(200);
  });

  it("shows the links of a school once, to its own coordinator, and none that was mailed", async () => {
    const { coordinator, partners, at, partner, form } = await makeAsked();
    const ask = (visitor: Visitor, more = {}) =>
      visitor.post(`${at}/links`, { school: partner.id, ...more });

    const foreign = await ask(coordinator);
    const sheet = await ask(partners);
    const html = await sheet.text();
    const second = await ask(partners);

    expect([foreign.status, sheet.status, second.status]).toEqual([403, 200, 422]);
    expect(linksOn(html)).toHaveLength(2);
    expect(sheet.headers.get("cache-control")).toBe("no-store");
    const mailed = (await invitationsOf(form.id)).filter(({ email }) => email !== null);
    for (const { id } of mailed) expect(html).not.toContain(tokenOf(app.config.SECRET, id));
    const renewed = linksOn(await (await ask(partners, { again: "yes" })).text());
    expect(renewed).toHaveLength(2);
    for (const link of linksOn(html)) expect((await app.guest().get(link)).status).toBe(404);
    for (const link of renewed) expect((await app.guest().get(link)).status).toBe(200);
  });

  it("tells who asks how many slips a school has drawn, and lets it draw no more without end", async () => {
    const { coordinator, partners, at, partner } = await makeAsked();
    const draw = () => partners.post(`${at}/links`, { school: partner.id, again: "yes" });
    await draw();
    expect(await textOf(coordinator, at)).toMatch(/Выдано листков/);
    await draw();
    expect(await textOf(coordinator, at)).toContain("4 (на 1 больше известного числа)");
    const statuses: number[] = [];
    for (let at = 0; at < 14; at++) statuses.push((await draw()).status);
    expect(statuses.slice(0, 11)).toEqual(Array(11).fill(200));
    expect(statuses.at(-1)).toBe(422);
    expect(await (await draw()).text()).toContain("слишком часто обновляла листки");
  });

  it("warns who asks by what was known, whatever the school says later", async () => {
    const { coordinator, partners, at, partner } = await makeAsked();
    await partners.post(`${at}/expected`, { school: partner.id, expected: "9" });
    await partners.post(`${at}/links`, { school: partner.id });
    expect(await textOf(coordinator, at)).toMatch(/на \d+ больше известного числа/);
  });

  it("throws no paper away where it has none to give", async () => {
    const { partners, at, partner } = await makeAsked();
    const ask = (more = {}) => partners.post(`${at}/links`, { school: partner.id, ...more });
    const [first, second] = linksOn(await (await ask()).text());
    expect((await answers(first ?? "")).status).toBe(200);
    await partners.post(`${at}/expected`, { school: partner.id, expected: "2" });

    // One has e-mail, one has answered.
    const again = await ask({ again: "yes" });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain("Раздавать нечего");
    expect((await app.guest().get(second ?? "")).status).toBe(200);
  });

  it("once over hands out no paper", async () => {
    const { coordinator, partners, at, partner, form } = await makeAsked();
    await coordinator.post(`${at}/closing`);
    await runWaitingJobs(app);

    const sheet = await partners.post(`${at}/links`, { school: partner.id, again: "yes" });
    expect(sheet.status).toBe(422);
    expect(await sheet.text()).toContain("Опрос уже завершён");
    expect(await invitationsOf(form.id)).toHaveLength(3);
  });

  it("that was asked on paper alone is cleared up once, though the job for it was lost", async () => {
    const { at, coordinator, form } = await makeAsked();
    const links = app.db.updateTable("surveys.invitations").set({ email: null });
    await links.where("round_id", "=", form.id).execute();
    await coordinator.post(`${at}/closing`);
    await app.db
      .updateTable("core.jobs")
      .set({ state: "failed" })
      .where("state", "=", "waiting")
      .execute();
    const isDue = async () =>
      (await listDueEnds(app.db, { now, most: 1_000 })).some(({ roundId }) => roundId === form.id);

    expect(await isDue()).toBe(true);
    await endRound(app.db, {
      round: await getRound(app.db, { id: form.id, on: "2026-03-01" }),
      now,
    });
    expect(await isDue()).toBe(false);
  });

  it("does not count a sheet with nothing on it as shown", async () => {
    const { coordinator, leading, at } = await makeAsked();
    const ask = () => coordinator.post(`${at}/links`, { school: leading.id });

    const nobody = await ask();
    await coordinator.post(`${at}/expected`, { school: leading.id, expected: "2" });

    expect(nobody.status).toBe(422);
    expect(linksOn(await (await ask()).text())).toHaveLength(2);
  });

  it("makes links for people its school adds, and none for those who answered", async () => {
    const { partners, at, partner } = await makeAsked();
    const ask = () => partners.post(`${at}/links`, { school: partner.id, again: "yes" });
    const [first] = linksOn(await (await ask()).text());
    expect((await answers(first ?? "")).status).toBe(200);
    await partners.post(`${at}/expected`, { school: partner.id, expected: "6" });

    // One has e-mail, one has answered.
    expect(linksOn(await (await ask()).text())).toHaveLength(4);
    expect(await textOf(partners, at)).toContain("1 из 6 (16\u00a0%)");
  });

  it("tells once how many its school asks, and no fewer than answered", async () => {
    const { partners, at, partner, form } = await makeAsked();
    const sheet = await partners.post(`${at}/links`, { school: partner.id });
    const [link] = linksOn(await sheet.text());
    expect((await answers(link ?? "")).status).toBe(200);

    for (const expected of ["6", "6", "0", "0"])
      await partners.post(`${at}/expected`, { school: partner.id, expected });

    expect((await askedOf(form.id)).get(partner.id)?.expected).toBe(1);
    const told = app.db.selectFrom("core.history").where("act", "=", "expectedChanged");
    const changes = told.where("subject_id", "=", form.id).orderBy("place").select("changes");
    expect(await changes.execute()).toEqual([
      { changes: { expected: { from: "3", to: "6" } } },
      { changes: { expected: { from: "6", to: "1" } } },
    ]);
  });

  it("reminds only those who have not answered, once a day, and tells nobody whom", async () => {
    const { coordinator, partners, teacher, at, form } = await makeAsked();
    const remind = async (visitor: Visitor) =>
      (await visitor.post(`${at}/reminder`, { id: randomUUID() })).status;

    const sameDay = await remind(coordinator);
    await runWaitingJobs(app);
    const [only, ...none] = await lettersTo(teacher.userId);
    await sql`update surveys.invitations set reminded_on = '2026-02-20'
      where round_id = ${form.id} and email is not null`.execute(app.db);
    await remind(coordinator);
    await runWaitingJobs(app);
    const [, second] = await lettersTo(teacher.userId);
    const link = /\/s\/[a-z0-9]{16}/.exec(only?.body ?? "")?.[0] ?? "";
    await answers(link);
    await sql`update surveys.invitations set reminded_on = '2026-02-20'
      where round_id = ${form.id} and email is not null`.execute(app.db);
    await remind(coordinator);
    await runWaitingJobs(app);

    expect([sameDay, await remind(partners)]).toEqual([303, 403]);
    expect(none).toEqual([]);
    expect(second?.subject).toContain("Не керек?");
    expect(second?.body).toContain(link);
    expect(await lettersTo(teacher.userId)).toHaveLength(2);
    expect(await textOf(coordinator, at)).not.toContain(`${teacher.userId}@`);
  });

  it("reminds by itself two days before its end those who have not answered, and not before", async () => {
    const { coordinator, teacher, at } = await makeAsked();
    const reminders = async () => (await lettersTo(teacher.userId)).slice(1);
    const prolong = (closesOn: string) => coordinator.post(`${at}/prolonging`, { closesOn });

    await prolong("2026-03-18");
    await runWaitingJobs(app, new Date("2026-03-15T05:00:00Z"));
    const early = await reminders();
    await prolong("2026-03-19");
    await runWaitingJobs(app, new Date("2026-03-17T04:00:00Z"));
    await prolong("2026-03-18");
    await runWaitingJobs(app, new Date("2026-03-17T05:00:00Z"));

    expect(early).toEqual([]);
    expect(await reminders()).toHaveLength(1);
    expect((await reminders())[0]?.subject).toContain("Не керек?");
    const page = await textOf(coordinator, at);
    expect(page.match(/Отправлено напоминание/g)).toHaveLength(1);
    expect(page).not.toContain(`${teacher.userId}@`);
  });

  it("reminds at once where its last day was moved so near that the hour for it is over", async () => {
    const { coordinator, teacher, at } = await makeAsked();
    await runWaitingJobs(app);
    await sql`update surveys.invitations set reminded_on = '2026-02-27' where email = ${`${teacher.userId}@test.example`}`.execute(
      app.db,
    );
    await sql`update surveys.rounds set opens_on = '2026-02-20' where id = ${at.slice(-36)}`.execute(
      app.db,
    );
    await coordinator.post(`${at}/prolonging`, { closesOn: "2026-03-02" });
    await runWaitingJobs(app);

    expect(await lettersTo(teacher.userId)).toHaveLength(2);
  });

  it("by itself reminds nobody who has answered", async () => {
    const { coordinator, teacher, at } = await makeAsked();
    await runWaitingJobs(app);
    const [only] = await lettersTo(teacher.userId);
    const link = /\/s\/[a-z0-9]{16}/.exec(only?.body ?? "")?.[0] ?? "";
    expect((await answers(link)).status).toBe(200);

    await coordinator.post(`${at}/prolonging`, { closesOn: "2026-03-18" });
    await runWaitingJobs(app, new Date("2026-03-17T05:00:00Z"));

    expect(await lettersTo(teacher.userId)).toHaveLength(1);
    expect(await textOf(coordinator, at)).not.toContain("Отправлено напоминание");
  });

  it("once over keeps nothing that could join an answer to a link: order, address or draft", async () => {
    const { coordinator, partners, at, partner, form } = await makeAsked();
    const sheet = await partners.post(`${at}/links`, { school: partner.id });
    const [first, second] = linksOn(await sheet.text());
    await answers(first ?? "");
    await app.guest().post(`${second}/1`, { asked: "items", "items.ict": "high" });
    await coordinator.post(`${at}/closing`);
    await runWaitingJobs(app);

    const { rows } = await sql<{ shared: number; addresses: number; drafts: number; used: number }>`
      select (select count(*)::int from surveys.responses r join surveys.invitations i on i.xmin = r.xmin
          where i.round_id = ${form.id} and r.round_id = ${form.id}) as shared,
        (select count(email)::int from surveys.invitations where round_id = ${form.id}) as addresses,
        (select count(*)::int from surveys.invitations where round_id = ${form.id} and is_used) as used,
        (select count(*)::int from surveys.drafts where round_id = ${form.id}) as drafts`.execute(
      app.db,
    );
    expect(rows).toEqual([{ shared: 0, addresses: 0, used: 1, drafts: 0 }]);
    expect((await answers(second ?? "")).status).toBe(410);
    expect((await answers(first ?? "")).status).toBe(200);
  });
});

describe("a round by name", () => {
  it("asks each person at work once, and each sees it on the own page", async () => {
    const { teacher, form, partner, partners } = await makeAsked({ mode: "named" });
    const invitations = await invitationsOf(form.id);
    const own = invitations.find(({ email }) => email !== null);

    const html = await textOf(teacher, "/surveys");

    expect(invitations.filter(({ teacher_id }) => teacher_id !== null)).toHaveLength(3);
    expect((await askedOf(form.id)).get(partner.id)?.expected).toBe(3);
    expect(html).toContain(`href="/s/${own?.id}"`);
    expect((await teacher.get(`/s/${own?.id}`)).status).toBe(200);
    expect(await textOf(partners, "/surveys")).not.toContain(`/s/${own?.id}`);
    expect(
      (await partners.post(`/surveys/rounds/${form.id}/links`, { school: partner.id })).status,
    ).toBe(422);
  });
});

describe("an open round", () => {
  it("has one link, asks nobody by letter, and counts parents as told", async () => {
    const change = { mode: "open", questionnaire: parents, roles: "parent", perSchool: "40" };
    const { coordinator, form, partner, at } = await makeAsked(change);

    const html = await textOf(coordinator, at);
    const link = /http:\/\/localhost(\/s\/[a-z0-9]{8})"/.exec(html)?.[1] ?? "";

    expect((await askedOf(form.id)).get(partner.id)?.expected).toBe(40);
    expect(await invitationsOf(form.id)).toEqual([]);
    expect(await textOf(app.guest(), link)).toContain("Что нужно?");
  });
});

describe("making a round", () => {
  it("is refused beside the field that is wrong", async () => {
    const circle = await makeCircle();
    const stranger = await makeSchool(app.db);
    const post = async (change: Record<string, string | string[]>) => {
      const form = { ...formFor(circle), ...change };
      const response = await circle.coordinator.post("/surveys/rounds/new", form);
      return response.status === 422 ? response.text() : `status ${response.status}`;
    };

    expect(await post({ opensOn: "2026-02-28" })).toContain("Этот день уже прошёл");
    expect(await post({ closesOn: "2026-02-01" })).toContain("не может быть раньше первого");
    expect(await post({ schools: stranger.id })).toContain("не подходит ни одна школа");
    expect(await post({ roles: "pupil" })).toContain("Выберите из списка");
    expect(await post({ questionnaire: parents, roles: "parent", mode: "named" })).toContain(
      "только учителей и директоров",
    );
    expect(await post({ questionnaire: parents, roles: "parent" })).toContain("Сколько родителей");
    expect(await post({ owner: `school:${circle.partner.id}` })).not.toContain("status");
    expect(await post({ questionnaire: randomUUID() })).toBe("status 404");
  });

  it("by a methodologist asks the schools of the district, by kind or of one circle", async () => {
    const district = "111000000";
    const leading = await makeSchool(app.db, { district, status: "leading" });
    const small = await makeSchool(app.db, { district, kind: "small", status: "partner" });
    await makeSchool(app.db, { district });
    await makePartnership(app.db, { leadingId: leading.id, partnerId: small.id });
    const methodologist = await app.signInAs("methodologist", { districtKato: district });
    const { schools: _, ...form } = formFor({ ...(await makeCircle()) });
    const askedBy = async (change: Record<string, string>) => {
      const id = randomUUID();
      await methodologist.post("/surveys/rounds/new", { ...form, id, ...change });
      return (await askedOf(id)).size;
    };

    expect(await askedBy({})).toBe(3);
    expect(await askedBy({ kinds: "small" })).toBe(1);
    expect(await askedBy({ circle: leading.code })).toBe(2);
  });

  it("is not for partners, trainers or teachers", async () => {
    const circle = await makeCircle();
    const others = [
      circle.partners,
      circle.teacher,
      await app.signInAs("cpm_trainer", { regionKato: "150000000" }),
    ];
    for (const other of others) {
      expect((await other.post("/surveys/rounds/new", formFor(circle))).status).toBe(403);
    }
  });
});

describe("a running round", () => {
  it("is seen by who asks and who is above, in part by the schools asked, by nobody else", async () => {
    const { coordinator, partners, teacher, leading, partner, at } = await makeAsked();
    const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" });
    const stranger = await app.signInAs("methodologist", { districtKato: "111000000" });

    for (const whole of [coordinator, methodologist])
      expect(await textOf(whole, at)).toContain(leading.nameRu);
    const part = await textOf(partners, at);
    expect(part).toContain(partner.nameRu);
    expect(part).not.toContain(`/network/schools/${leading.id}"`);
    expect(await textOf(partners, "/surveys")).toContain(at);
    for (const other of [teacher, stranger]) expect((await other.get(at)).status).toBe(404);
  });

  it("is prolonged and closed by who asks, with history, and by nobody else", async () => {
    const { coordinator, partners, at } = await makeAsked();
    const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" });

    for (const other of [partners, methodologist]) {
      expect((await other.post(`${at}/closing`)).status).toBe(403);
      expect((await other.post(`${at}/prolonging`, { closesOn: "2026-04-01" })).status).toBe(403);
    }
    const past = await coordinator.post(`${at}/prolonging`, { closesOn: "2026-02-01" });
    await coordinator.post(`${at}/prolonging`, { closesOn: "2026-04-01" });
    await coordinator.post(`${at}/closing`);
    await coordinator.post(`${at}/closing`);
    const late = await coordinator.post(`${at}/prolonging`, { closesOn: "2026-05-01" });
    const html = await textOf(coordinator, at);

    expect([past.status, late.status]).toEqual([422, 422]);
    expect(html).toContain("Завершён досрочно");
    expect(html).toContain("<ins>2026-04-01</ins>");
    expect(html.match(/Завершён досрочно/g)).toHaveLength(1);
  });

  it("is not cleared up before it is over", async () => {
    const { form } = await makeAsked();
    const round = await getRound(app.db, { id: form.id, on: "2026-03-01" });
    await endRound(app.db, { round, now });
    const addresses = (await invitationsOf(form.id)).filter(({ email }) => email !== null);
    expect(addresses).toHaveLength(1);
  });
});
