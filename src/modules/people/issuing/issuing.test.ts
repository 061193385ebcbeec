import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runJob } from "#lib/job-runner.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { foldedName } from "../certificates/queries.ts";
import { tasks } from "./jobs.ts";

let app: TestApp;
const aktobe = "150000000";
const atyrauDistrict = "234200000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const activity = {
  kind: "course",
  titleKk: "Сабақты зерттеу",
  titleRu: "Исследование урока",
  hours: "72",
  fromDay: "2026-01-12",
  untilDay: "2026-01-23",
  organiser: "other",
  organiserKk: "ПШО филиалы",
  organiserRu: "Филиал ЦПМ",
  territory: aktobe,
  signer1Name: "Ғалия Қасымжанова",
  signer1Kk: "Директор",
  signer1Ru: "Директор",
  issuedOn: today,
  ground: "№ 15 бұйрық, 23.01.2026",
};
const person = { familyName: "Әлиева", givenName: "Күләш", patronymic: "Өмірқызы" };

async function makeTeacher(
  schoolId: string,
  { name = person, userId = null }: { name?: typeof person; userId?: string | null } = {},
): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("people.teachers")
    .values({
      id,
      family_name: name.familyName,
      given_name: name.givenName,
      user_id: userId,
      patronymic: name.patronymic,
      folded: foldedName(name),
    })
    .execute();
  await app.db
    .insertInto("people.posts")
    .values({
      id: randomUUID(),
      teacher_id: id,
      school_id: schoolId,
      during: "[2020-09-01,)",
      position: "teacher",
    })
    .execute();
  return id;
}

function certificatesOf(sourceId: string) {
  return app.db
    .selectFrom("people.certificates")
    .where("source_id", "=", sourceId)
    .orderBy("place")
    .selectAll()
    .execute();
}

describe("issuing one certificate", () => {
  it("finds the teacher in the school, writes a letter in their language, and does it once", async () => {
    const school = await makeSchool(app.db);
    const holder = await app.signInAs("teacher", { schoolId: school.id });
    const teacherId = await makeTeacher(school.id, { userId: holder.userId });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const form = { ...activity, ...person, id: randomUUID(), schoolCode: school.code };

    const first = await trainer.post("/people/certificates/new", form);
    const again = await trainer.post("/people/certificates/new", form);

    expect(first.status).toBe(303);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    const [certificate, ...others] = await certificatesOf(form.id);
    expect(others).toEqual([]);
    expect(certificate).toMatchObject({ teacher_id: teacherId, hours: 72, region_kato: aktobe });
    expect(certificate?.number).toMatch(/^KZ-2026-/);
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", `${holder.userId}@test.example`)
      .select(["subject", "body"])
      .execute();
    expect(letters).toHaveLength(1);
    expect(letters[0]?.subject).toBe("Сізге сертификат берілді");
    expect(letters[0]?.body).toContain(`/certificates/${certificate?.number}/full`);
  });

  it("keeps only the name of somebody whom no school knows", async () => {
    const national = await app.signInAs("national");
    const form = { ...activity, ...person, id: randomUUID(), territory: "country" };
    await national.post("/people/certificates/new", form);
    expect(await certificatesOf(form.id)).toMatchObject([
      { teacher_id: null, family_name: "Әлиева", region_kato: null },
    ]);
  });

  it("refuses what is not one's own to give, and keeps what was typed", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const strange = await makeSchool(app.db, { district: atyrauDistrict });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const fill = (changes: object) => ({ ...activity, ...person, id: randomUUID(), ...changes });
    const ofSchool = { organiser: "school", organiserCode: school.code };

    const elsewhere = await trainer.post(
      "/people/certificates/new",
      fill({ territory: "230000000" }),
    );
    const stranger = await trainer.post(
      "/people/certificates/new",
      fill({ schoolCode: strange.code }),
    );
    const trainerKind = await coordinator.post(
      "/people/certificates/new",
      fill({ ...ofSchool, kind: "trainer" }),
    );
    const anybody = await coordinator.post(
      "/people/certificates/new",
      fill({ ...ofSchool, kind: "event", schoolCode: strange.code }),
    );

    const page = await elsewhere.text();
    expect(elsewhere.status).toBe(422);
    expect(page).toContain("такой сертификат вы выдать не можете");
    expect(page).toContain("№ 15 бұйрық, 23.01.2026");
    expect(await stranger.text()).toContain("Эта школа не на вашей территории");
    expect(trainerKind.status).toBe(422);
    expect(anybody.status).toBe(303);
  });

  it("says what is wrong with days, signatures and a missing ground", async () => {
    const national = await app.signInAs("national");
    const wrong = {
      ...activity,
      ...person,
      id: randomUUID(),
      ground: "",
      signer2Name: "Азат",
      untilDay: "2026-01-01",
      validUntil: "2025-01-01",
    };
    const first = await (await national.post("/people/certificates/new", wrong)).text();
    const mended = { ...wrong, ground: "№ 1" };
    const second = await (await national.post("/people/certificates/new", mended)).text();
    const early = { ...activity, ...person, id: randomUUID(), issuedOn: "2026-03-02" };
    const third = await (await national.post("/people/certificates/new", early)).text();

    expect(first).toContain('href="#ground"');
    for (const field of ["untilDay", "validUntil", "signer2Kk", "signer2Ru"])
      expect(second).toContain(`href="#${field}"`);
    expect(third).toContain("не может быть позже сегодняшней");
  });
});

describe("issuing for a list", () => {
  it("takes chosen teachers and pasted names, each once, and shows what was given", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const chosen = await makeTeacher(school.id);
    const named = await makeTeacher(school.id, {
      name: { familyName: "Ұлықбек", givenName: "Һасан", patronymic: "Ғалиұлы" },
    });
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const offered = await director.get(`/people/certificates/new-list?school=${school.code}`);
    const form = {
      ...activity,
      id: randomUUID(),
      kind: "event",
      organiser: "school",
      organiserCode: school.code,
      school: school.code,
      teachers: [chosen],
      lines: `Ұлықбек Һасан Ғалиұлы; ${school.code}; 87\nОмар Азат\n\nӘлиева Күләш Өмірқызы;${school.code}`,
    };

    const sent = await director.post("/people/certificates/new-list", form);
    const again = await director.post("/people/certificates/new-list", form);
    await runWaitingJobs(app);
    const job = await director.get(sent.headers.get("location") ?? "");
    const result = await director.get(job.headers.get("location") ?? "");

    expect(await offered.text()).toContain("Әлиева Күләш Өмірқызы");
    expect(again.headers.get("location")).toBe(sent.headers.get("location"));
    expect(await result.text()).toContain("Выдано сертификатов: 3");
    const issued = await certificatesOf(form.id);
    expect(issued.map((one) => one.teacher_id)).toEqual([chosen, named, null]);
    expect(issued.map((one) => one.score)).toEqual([null, "87", null]);
  });

  it("loses nobody and doubles nobody when the job is killed in the middle and run again", async () => {
    const national = await app.signInAs("national");
    const form = {
      ...activity,
      id: randomUUID(),
      lines: Array.from({ length: 1200 }, (_, at) => `Омаров${letters(at)} Азат`).join("\n"),
    };
    const sent = await national.post("/people/certificates/new-list", form);
    const jobId = sent.headers.get("location")?.replace("/jobs/", "") ?? "";
    const [task] = tasks;
    if (!task) throw new Error("no task");
    const tools = { db: app.db, files: app.files, config: app.config, now: () => now };
    const dying = {
      ...task,
      run: (given: Parameters<typeof task.run>[0], payload: unknown) =>
        task.run({ ...given, progress: dieAfter(500) }, payload),
    };

    const killed = runJob(dying, { tools, payload: { jobId }, attempt: 1 });
    await expect(killed).rejects.toThrow("killed");
    const before = await certificatesOf(form.id);
    await runJob(task, { tools, payload: { jobId }, attempt: 2 });
    const after = await certificatesOf(form.id);

    expect(before).toHaveLength(500);
    expect(after).toHaveLength(1200);
    expect(new Set(after.map((one) => one.family_name)).size).toBe(1200);
    expect(after.slice(0, 500)).toEqual(before);
    const acts = await app.db
      .selectFrom("core.history")
      .where("act", "=", "certificateIssued")
      .where(
        "subject_id",
        "in",
        after.map(({ id }) => id),
      )
      .select("id")
      .execute();
    expect(acts).toHaveLength(1200);
  });

  it("names the line that is wrong, and needs somebody on the list", async () => {
    const school = await makeSchool(app.db);
    const far = await makeSchool(app.db, { district: atyrauDistrict });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });
    const send = async (lines: string) => {
      const form = { ...activity, id: randomUUID(), lines };
      return (await trainer.post("/people/certificates/new-list", form)).text();
    };
    expect(await send("Омар Азат\nОмар")).toContain("Строка 2: укажите фамилию и имя");
    expect(await send("Омар Азат\n омар  азат")).toContain("Строка 2: этот человек уже есть");
    expect(await send(`Омар Азат; ${school.code}\nОмар Азат; НЕТ-1`)).toContain(
      "Строка 2: школы с таким кодом нет",
    );
    expect(await send(`Омар Азат; ${far.code}`)).toContain("Строка 1: эта школа не на вашей");
    expect(await send("")).toContain('href="#lines"');
  });

  it("offers no teachers of other people's schools, chosen by their id either", async () => {
    const own = await makeSchool(app.db, { status: "leading" });
    const strange = await makeSchool(app.db);
    const stranger = await makeTeacher(strange.id);
    const director = await app.signInAs("leading_director", { schoolId: own.id });
    const page = await director.get(`/people/certificates/new-list?school=${strange.code}`);
    const form = {
      ...activity,
      id: randomUUID(),
      kind: "event",
      organiser: "school",
      organiserCode: own.code,
      school: strange.code,
      teachers: stranger,
    };
    const sent = await director.post("/people/certificates/new-list", form);
    expect(await page.text()).not.toContain("Әлиева");
    expect(sent.status).toBe(422);
  });

  it("shows a list to the one who made it only", async () => {
    const maker = await app.signInAs("national");
    const other = await app.signInAs("national");
    const form = { ...activity, id: randomUUID(), lines: "Омар Азат" };
    await maker.post("/people/certificates/new-list", form);
    await runWaitingJobs(app);
    const path = `/people/certificates/lists/${form.id}`;
    expect((await maker.get(path)).status).toBe(200);
    expect((await other.get(path)).status).toBe(404);
  });
});

/** A word for each number, for names carry no digits. */
function letters(number: number): string {
  return [...String(number)].map((digit) => "абвгдежзик".charAt(Number(digit))).join("");
}

/** Progress that stops the work once so many are done, as a killed process would. */
function dieAfter(most: number) {
  return async (done: number): Promise<void> => {
    if (done >= most) throw new Error("killed");
  };
}
