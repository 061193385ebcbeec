import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeAct, makePost, makeTeacher } from "#test/make-people.ts";
import {
  findPeople,
  listAncestors,
  listTrainedBy,
  listTrainersOf,
  treeFigures,
} from "./queries.ts";
import { sizeOf } from "./rules.ts";

let app: TestApp;
const programme = "practice_reflection";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A trainer of the centre, whom they trained in two schools, and whom those trained in turn. */
async function makeTree() {
  const here = await makeSchool(app.db);
  const there = await makeSchool(app.db, { district: "111000000" });
  const root = await makeTeacher(app.db, { familyName: "Орталықова" });
  const near = await makeTeacher(app.db, { familyName: "Жақынова", schoolId: here.id });
  const far = await makeTeacher(app.db, { familyName: "Алысова", schoolId: there.id });
  const leaf = await makeTeacher(app.db, { familyName: "Жапырақова", schoolId: there.id });
  const act = await makeAct(app.db, {
    trainers: [root.id],
    trained: [near.id, far.id],
    day: "2020-01-01",
  });
  await makeAct(app.db, { trainers: [far.id], trained: [leaf.id], day: "2020-03-01" });
  return { here, there, root, near, far, leaf, act };
}

describe("the tree of a cascade", () => {
  it("counts its levels, its people and schools, and the days from one level to the next", async () => {
    const { root } = await makeTree();

    const figures = await treeFigures(app.db, { programme, rootId: root.id, on: today });

    expect(figures).toEqual({
      schools: 2,
      levels: [
        { depth: 1, people: 2, days: null },
        { depth: 2, people: 1, days: 60 },
      ],
    });
    expect(sizeOf(figures)).toEqual({ depth: 2, width: 2, people: 3 });
  });

  it("counts somebody trained on two levels once, on the upper one", async () => {
    const { root, near, leaf } = await makeTree();
    await makeAct(app.db, { trainers: [root.id], trained: [leaf.id], day: "2022-01-01" });
    await makeAct(app.db, { trainers: [near.id], trained: [leaf.id], day: "2023-01-01" });

    const { levels } = await treeFigures(app.db, { programme, rootId: root.id, on: today });

    expect(levels.map(({ people }) => people)).toEqual([3]);
  });

  it("shows names within one's reach and schools in place of the others", async () => {
    const { root, here, there } = await makeTree();
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: here.id });
    const national = await app.signInAs("national");

    const html = await (await coordinator.get(`/people/cascade/${root.id}`)).text();
    const whole = await (await national.get(`/people/cascade/${root.id}`)).text();

    expect(html).toContain("Жақынова");
    for (const hidden of ["Орталықова", "Алысова"]) {
      expect(html).not.toContain(hidden);
      expect(whole).toContain(hidden);
    }
    expect(html).toContain(`Учитель, ${there.nameRu}`);
    expect(html).toContain("<h1>Тренер центра</h1>");
  });

  it("shows who works in a school that closed there, not where they worked before", async () => {
    const { there, far } = await makeTree();
    const left = await makeSchool(app.db);
    await makePost(app.db, {
      teacherId: far.id,
      schoolId: left.id,
      since: "2010-09-01",
      until: "2015-09-01",
    });
    const national = await app.signInAs("national");

    await national.post(`/network/schools/${there.id}/close`, { closedOn: "2026-02-01" });

    const person = (await findPeople(app.db, { ids: [far.id], on: today })).get(far.id);
    expect(person?.places.map(({ schoolId }) => schoolId)).toEqual([there.id]);
    expect(person?.school?.id).toBe(there.id);
  });

  it("unfolds by links alone and leads back up", async () => {
    const { root, far, leaf } = await makeTree();
    const national = await app.signInAs("national");
    const folded = await (await national.get(`/people/cascade/${root.id}`)).text();

    const link = /class="tree__fold" href="([^"]+)"/.exec(folded)?.[1]?.replaceAll("&amp;", "&");
    const unfolded = await (await national.get(link ?? "")).text();
    const below = await (await national.get(`/people/cascade/${far.id}`)).text();

    expect([folded.includes(leaf.id), unfolded.includes(leaf.id)]).toEqual([false, true]);
    expect(unfolded).toContain("скрыть обученных");
    expect(below).toContain(`/people/cascade/${root.id}?programme=${programme}`);
    expect(await listAncestors(app.db, { programme, id: leaf.id })).toEqual([root.id, far.id]);
  });

  it("shows a hundred at a time, those trained first before the others", async () => {
    const root = await makeTeacher(app.db);
    const crowd = await Promise.all(
      Array.from({ length: 101 }, (_, place) =>
        makeTeacher(app.db, { familyName: `Көпшілік${place}` }),
      ),
    );
    const last = crowd.at(-1)?.id ?? "";
    const first = crowd.slice(0, -1).map(({ id }) => id);
    await makeAct(app.db, { trainers: [root.id], trained: [last], day: "2022-01-01" });
    await makeAct(app.db, { trainers: [root.id], trained: first, day: "2021-01-01" });
    const national = await app.signInAs("national");

    const html = await (await national.get(`/people/cascade/${root.id}`)).text();
    const next = await (await national.get(`/people/cascade/${root.id}?page=2`)).text();

    expect(html.match(/id="p-/g)).toHaveLength(100);
    expect([html.includes(`p-${last}`), next.includes(`p-${last}`)]).toEqual([false, true]);
  });

  it("asks to sign in, and is not there for one who trained nobody", async () => {
    const { root, leaf } = await makeTree();
    const teacher = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });

    expect((await app.guest().get(`/people/cascade/${root.id}`)).status).toBe(303);
    expect((await teacher.get(`/people/cascade/${root.id}`)).status).toBe(200);
    expect((await teacher.get(`/people/cascade/${leaf.id}`)).status).toBe(404);
    expect((await teacher.get(`/people/cascade/${randomUUID()}`)).status).toBe(404);
  });
});

describe("where a cascade begins", () => {
  it("lists those nobody trained apart from school trainers, each with whom they reached", async () => {
    const { root, far } = await makeTree();
    const national = await app.signInAs("national");

    const html = await (await national.get(`/people/cascade?programme=${programme}`)).text();

    const [starts = "", top = ""] = html.split('id="top"');
    expect([starts.includes(root.id), starts.includes(far.id)]).toEqual([true, false]);
    expect([top.includes(root.id), top.includes(far.id)]).toEqual([false, true]);
  });
});

describe("for a teacher's page", () => {
  it("tells whom the person trained and who trained them", async () => {
    const { root, near, far, act } = await makeTree();

    const { total, links } = await listTrainedBy(app.db, { teacherId: root.id, limit: 1 });
    const trainers = await listTrainersOf(app.db, near.id);

    expect([total, links.length]).toEqual([2, 1]);
    expect([near.id, far.id]).toContain(links[0]?.id);
    expect(trainers).toMatchObject([{ id: root.id, actId: act, day: "2020-01-01", programme }]);
  });

  it("tells where somebody works now, or worked last, and that the centre's trainers never did", async () => {
    const { root, near, here, there } = await makeTree();
    const left = await makeTeacher(app.db);
    await makePost(app.db, {
      teacherId: left.id,
      schoolId: here.id,
      since: "2010-01-01",
      until: "2015-01-01",
    });
    await makePost(app.db, {
      teacherId: left.id,
      schoolId: there.id,
      since: "2015-01-01",
      until: "2020-01-01",
    });

    const people = await findPeople(app.db, { ids: [root.id, near.id, left.id], on: today });

    expect(people.get(root.id)).toMatchObject({ hasWorked: false, school: null, places: [] });
    expect(people.get(near.id)).toMatchObject({ position: "teacher", school: { id: here.id } });
    expect(people.get(left.id)?.places.map(({ schoolId }) => schoolId)).toEqual([there.id]);
  });
});
