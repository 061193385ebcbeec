import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Need = { leadingId: string; schoolId: string; halfYear: string; isLagging: boolean };

async function makeNeed({ leadingId, schoolId, halfYear, isLagging }: Need): Promise<void> {
  const id = randomUUID();
  const at = new Date("2026-02-01");
  await app.db
    .insertInto("needs.diagnoses")
    .values({ id, leading_id: leadingId, half_year: halfYear, made_at: at })
    .execute();
  await app.db
    .insertInto("needs.needs")
    .values({
      id: randomUUID(),
      diagnosis_id: id,
      school_id: schoolId,
      area: "ict",
      rank: 1,
      share_high: 55,
      is_lagging: isLagging,
      confirmed_at: at,
    })
    .execute();
}

it("counts each school by its latest diagnosis and opens into the schools, within one's territory", async () => {
  const district = "111000000";
  const [lagging, mended, far] = [
    await makeSchool(app.db, { district }),
    await makeSchool(app.db, { district }),
    await makeSchool(app.db, { district: "150000000" }).catch(() => makeSchool(app.db)),
  ];
  const own = { leadingId: lagging.id, schoolId: lagging.id };
  await makeNeed({ ...own, halfYear: "2025-2", isLagging: true });
  const before = { leadingId: mended.id, schoolId: mended.id };
  await makeNeed({ ...before, halfYear: "2025-1", isLagging: true });
  await makeNeed({ ...before, halfYear: "2025-2", isLagging: false });
  await makeNeed({ leadingId: far.id, schoolId: far.id, halfYear: "2025-2", isLagging: true });
  const national = await app.signInAs("national", {}, "ru");
  const member = await app.signInAs("partner_coordinator", { schoolId: lagging.id }, "ru");
  const teacher = await app.signInAs("teacher", { schoolId: lagging.id });

  const whole = await (await national.get("/needs/lagging?area=ict")).text();
  const part = await (await member.get("/needs/lagging?area=ict")).text();

  expect(whole).toMatch(/area=ict[^"]*#schools">2</);
  expect(whole).toContain(`school=${lagging.id}`);
  expect(whole).toContain(`school=${far.id}`);
  expect(whole).not.toContain(`school=${mended.id}`);
  expect(part).toMatch(/area=ict[^"]*#schools">1</);
  expect(part).not.toContain(`school=${far.id}`);
  expect((await teacher.get("/needs/lagging")).status).toBe(403);
});
